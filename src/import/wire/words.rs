//! The lists by which lines about a story are known: words of theirs, and phrases.

use std::sync::LazyLock;

use aho_corasick::packed::Searcher;

use super::About;
use crate::model::letters::folded;

/// Words of the lines about a story: marks that end or turn a page, without the white space and signs
/// around them; words of a byline that are no names; words of a line with the date; what a service puts
/// before a slug; words of a script where a slug has names; and verbs, which a credit is without.
pub(super) static WORDS: LazyLock<Words> = LazyLock::new(|| {
    let list = || include_str!("../../../styles/reading/wire-words.tsv").lines();
    let of = |place: &str| {
        let rows = list().filter(|row| !row.starts_with('#')).filter_map(|row| row.split_once('\t'));
        rows.filter(|(_, of)| *of == place).map(|(word, _)| word).collect()
    };
    Words {
        months: of("month"),
        dated: of("date"),
        marks: of("mark"),
        lower: of("byline"),
        cycles: of("cycle"),
        said: of("said"),
        verbs: of("verb"),
    }
});

/// See [`WORDS`].
pub(super) struct Words {
    pub(super) months: Vec<&'static str>,
    pub(super) dated: Vec<&'static str>,
    pub(super) marks: Vec<&'static str>,
    pub(super) lower: Vec<&'static str>,
    pub(super) cycles: Vec<&'static str>,
    pub(super) said: Vec<&'static str>,
    pub(super) verbs: Vec<&'static str>,
}

/// A phrase with whether it tells at the start alone, and of what.
type Row = (&'static str, bool, About);

/// The list of phrases, in order, and a search for those that tell wherever they stand.
struct Phrases {
    rows: Vec<Row>,
    within: Option<Searcher>,
}

impl Phrases {
    /// The phrases that begin with that byte.
    fn opening(&self, first: u8) -> &[Row] {
        let start = self.rows.partition_point(|(phrase, ..)| phrase.as_bytes()[0] < first);
        let count = self.rows[start..].partition_point(|(phrase, ..)| phrase.as_bytes()[0] == first);
        &self.rows[start..start + count]
    }
}

static PHRASES: LazyLock<Phrases> = LazyLock::new(|| {
    let rows = include_str!("../../../styles/reading/wire.tsv").lines().filter(|row| !row.starts_with('#'));
    let rows: Vec<_> = rows
        .filter_map(|row| {
            let (phrase, rest) = row.split_once('\t')?;
            let (place, about) = rest.split_once('\t')?;
            Some((phrase, place == "start", About::of(about)?))
        })
        .collect();
    let within = rows.iter().filter(|(_, start, _)| !start).map(|(phrase, ..)| phrase);
    let within = Searcher::new(within);
    Phrases { rows, within }
});

/// The marks before a line that its first word may stand behind.
const MARKS: &[char] = &['_', '*', '[', ' '];

/// What the list of phrases says a line is about.
pub(super) fn phrase(text: &str) -> Option<About> {
    let plain = folded(text);
    let bare = plain.trim_start_matches(MARKS);
    // One look for all that may stand anywhere: hardly a line holds any.
    let within = PHRASES.within.as_ref().is_none_or(|within| within.find(&*plain).is_some());
    let rows = if within { &PHRASES.rows } else { PHRASES.opening(bare.bytes().next()?) };
    let says = |phrase: &str, start: bool| {
        if start { bare.starts_with(phrase) } else { within && plain.contains(phrase) }
    };
    let about = rows.iter().find(|(phrase, start, _)| says(phrase, *start)).map(|(.., about)| *about);
    about.filter(|about| *about != About::Credit || !is_told(text))
}

/// Whether a line tells something, as a sentence does and a credit does not: it has a verb before the
/// first sign that parts a credit from a caption.
pub(super) fn is_told(text: &str) -> bool {
    let head = text.split(['|', '/', '(', ':', ';']).next().unwrap_or(text);
    let head = head.find(". ").map_or(head, |at| &head[..at]);
    head.split_whitespace().any(|word| WORDS.verbs.contains(&word.trim_end_matches([',', '.', '!', '?'])))
}

#[cfg(test)]
mod tests {
    use super::{About, MARKS};

    #[test]
    fn the_list_is_sorted_and_known() {
        let rows: Vec<&str> = include_str!("../../../styles/reading/wire.tsv").lines().skip(1).collect();
        assert!(rows.is_sorted(), "sort styles/reading/wire.tsv");
        for row in rows {
            let cells: Vec<&str> = row.split('\t').collect();
            assert!(matches!(cells[1], "start" | "within") && About::of(cells[2]).is_some(), "{row}");
            assert!(!row.starts_with(MARKS), "{row}");
        }
        let rows: Vec<&str> =
            include_str!("../../../styles/reading/wire-words.tsv").lines().skip(1).collect();
        assert!(rows.is_sorted(), "sort styles/reading/wire-words.tsv");
        let known = |row: &&str| {
            row.split_once('\t').is_some_and(|(_, of)| {
                ["mark", "byline", "cycle", "said", "month", "date", "verb"].contains(&of)
            })
        };
        assert!(rows.iter().all(known));
    }
}
