//! What can be seen of a line on a pasted page, and how much each sight tells of prose.
//!
//! `benches/fit/page_lines.py` computes the same features and fits the weights.

use std::borrow::Cow;
use std::collections::HashMap;
use std::hash::BuildHasherDefault;
use std::ops::Range;
use std::rc::Rc;
use std::sync::LazyLock;

use crate::import::furniture;
use crate::import::lines::BULLETS;
use crate::model::letters;
use crate::model::lexicon::WordHasher;

/// A line or a paragraph of a page with what is seen of it alone.
#[derive(Debug, Clone)]
#[allow(clippy::struct_excessive_bools)] // each is a sight of its own; a line may show any of them
pub(super) struct Unit {
    /// The words, without a bullet.
    pub(super) text: String,
    pub(super) bullet: bool,
    pub(super) words: usize,
    /// Ends as a sentence does.
    pub(super) stop: bool,
    /// Ends so and is as long as one.
    pub(super) sentence: bool,
    pub(super) furniture: bool,
    pub(super) blank_before: bool,
    pub(super) blank_after: bool,
    /// The text in small letters.
    lower: String,
    /// Its words without the marks around them.
    plain: Vec<Range<usize>>,
    /// How many of them are function words.
    function: usize,
    /// Whether one says that somebody speaks, or names a month.
    said: bool,
    month: bool,
}

/// A short list looked up by words.
type List<T> = HashMap<&'static str, T, BuildHasherDefault<WordHasher>>;

static WEIGHTS: LazyLock<List<f64>> = LazyLock::new(|| {
    let rows =
        include_str!("../../../styles/reading/page-lines.tsv").lines().filter(|row| !row.starts_with('#'));
    rows.filter_map(|row| row.split_once('\t'))
        .filter_map(|(name, weight)| Some((name, weight.parse().ok()?)))
        .collect()
});

static KINDS: LazyLock<List<&str>> = LazyLock::new(|| {
    let rows =
        include_str!("../../../styles/reading/line-words.tsv").lines().filter(|row| !row.starts_with('#'));
    rows.filter_map(|row| row.split_once('\t')).collect()
});

/// The marks around a word that are no part of it.
const MARKS: &[char] =
    &['.', ',', ';', ':', '!', '?', '(', ')', '[', ']', '“', '”', '‘', '’', '"', '\'', '…'];

/// The words of a text without the marks around them; empty where there are but marks.
fn bare_words(text: &str) -> Vec<Range<usize>> {
    let is_mark = |c: char| !c.is_ascii_alphanumeric() && MARKS.contains(&c);
    let bare = |word: &str| {
        let start = word.as_ptr() as usize - text.as_ptr() as usize;
        let rest = word.trim_start_matches(is_mark);
        let start = start + word.len() - rest.len();
        start..start + rest.trim_end_matches(is_mark).len()
    };
    text.split_whitespace().map(bare).collect()
}

impl Unit {
    /// Looks at a line.
    pub(super) fn of(text: &str, blank_before: bool, blank_after: bool) -> Self {
        let rest = text.strip_prefix(BULLETS).filter(|rest| rest.starts_with(char::is_whitespace));
        let bare = rest.map_or(text, str::trim_start);
        let words = letters::words(bare);
        let stop = unquoted(bare).ends_with(['.', '!', '?', '…']);
        let lower = bare.to_lowercase();
        let plain = bare_words(&lower);
        let kinds = || plain.iter().filter_map(|word| KINDS.get(&lower[word.clone()]));
        let are = |kind: &str| kinds().filter(|known| **known == kind).count();
        let (function, said, month) = (are("function"), are("said") > 0, are("month") > 0);
        Self {
            text: bare.to_owned(),
            bullet: rest.is_some(),
            words,
            stop,
            sentence: stop && words >= 8,
            furniture: furniture::is(bare) || is_glued(bare),
            blank_before,
            blank_after,
            lower,
            plain,
            function,
            said,
            month,
        }
    }

    /// Lower-case words without the marks around them.
    pub(super) fn plain(&self) -> impl DoubleEndedIterator<Item = &str> + Clone {
        self.plain.iter().map(|word| &self.lower[word.clone()])
    }

    /// The text in small letters, with straight apostrophes.
    pub(super) fn folded(&self) -> Cow<'_, str> {
        letters::folded(self.text.trim_end_matches(['…', ':']))
    }

    /// Whether it names whose a picture is, or whose the words.
    pub(super) fn is_rights(&self) -> bool {
        ["©", "photo", "image"].iter().any(|part| self.lower.contains(part))
    }

    /// Whether it asks.
    pub(super) fn question(&self) -> bool {
        unquoted(&self.text).ends_with('?')
    }
}

/// Whether a word of furniture stands close before a title: `More:Mayor quits`.
fn is_glued(text: &str) -> bool {
    let parts = text
        .split_once(':')
        .filter(|(head, rest)| !head.contains(char::is_whitespace) && rest.starts_with(char::is_uppercase));
    parts.is_some_and(|(head, _)| furniture::is(&format!("{head}:")))
}

fn unquoted(text: &str) -> &str {
    text.trim_end_matches(['"', '\'', '”', '’', ')', ']'])
}

/// What is the same for every line of a page.
struct Page<'a> {
    units: &'a [Rc<Unit>],
    seen: HashMap<&'a str, usize>,
    /// The first and last long sentence, or sentence.
    body: (usize, usize),
    /// Words in sentences.
    total: f64,
}

/// For each line how much it looks like prose: above nothing for, below against.
pub(super) fn weigh(units: &[Rc<Unit>]) -> Vec<f64> {
    let mut seen = HashMap::new();
    for unit in units {
        *seen.entry(unit.text.as_str()).or_default() += 1;
    }
    let ends =
        |is: &dyn Fn(&Rc<Unit>) -> bool| Some((units.iter().position(is)?, units.iter().rposition(is)?));
    // A short story may have no long sentence.
    let body = ends(&|unit| unit.sentence && unit.words >= 20)
        .or_else(|| ends(&|unit| unit.sentence && !unit.furniture))
        .unwrap_or((units.len(), 0));
    let total: usize = units.iter().filter(|unit| unit.sentence).map(|unit| unit.words).sum();
    let page = Page { units, seen, body, total: total.max(1) as f64 };
    (0..units.len())
        .map(|at| page.features(at).into_iter().map(|(name, value)| weight(name) * value).sum())
        .collect()
}

fn weight(name: &str) -> f64 {
    WEIGHTS.get(name).copied().unwrap_or_default()
}

fn flag(yes: bool) -> f64 {
    f64::from(u8::from(yes))
}

/// The part of some lines of which something is so.
fn share<T>(items: impl IntoIterator<Item = T>, is: impl Fn(T) -> bool) -> f64 {
    let (mut count, mut yes) = (0, 0);
    for item in items {
        count += 1;
        yes += usize::from(is(item));
    }
    if count == 0 { 0.0 } else { yes as f64 / f64::from(count) }
}

impl Page<'_> {
    fn features(&self, at: usize) -> Vec<(&'static str, f64)> {
        let mut found = self.alone(at);
        found.extend(self.among(at));
        found
    }

    /// What a line shows by itself.
    fn alone(&self, at: usize) -> Vec<(&'static str, f64)> {
        let unit = &self.units[at];
        let text = unit.text.as_str();
        let first = text.chars().next().unwrap_or(' ');
        let digits = text.chars().filter(|c| c.is_numeric()).count();
        let titled = share(text.split_whitespace(), |word| word.starts_with(char::is_uppercase));
        let dated = digits > 0 && unit.month;
        let function = unit.function as f64 / unit.plain.len().max(1) as f64;
        vec![
            ("bias", 1.0),
            ("words", (1.0 + unit.words as f64).ln()),
            ("eight", flag(unit.words >= 8)),
            ("many", flag(unit.words >= 25)),
            ("stop", flag(unit.stop)),
            ("sentence", flag(unit.sentence)),
            ("question", flag(unit.question())),
            ("colon", flag(text.ends_with(':'))),
            ("furniture", flag(unit.furniture)),
            ("titled", titled),
            ("titled_short", flag(unit.words < 15) * titled),
            ("function", function),
            ("said", flag(unit.said)),
            ("digit", flag(digits > 0)),
            ("digits", digits as f64 / text.chars().count().max(1) as f64),
            ("marks", flag(text.contains(['|', '·', '›', '»', '>']))),
            ("caps", flag(text.chars().any(char::is_alphabetic) && !text.chars().any(char::is_lowercase))),
            ("bullet", flag(unit.bullet)),
            ("time", flag(dated || unit.plain().next_back() == Some("ago"))),
            ("lower", flag(first.is_lowercase())),
            ("quote", flag(['“', '"', '‘', '\''].contains(&first))),
            ("address", flag(["@", "http", "www.", ".com"].iter().any(|part| unit.lower.contains(part)))),
            ("by", flag(unit.plain().next() == Some("by"))),
            ("rights", flag(["©", "photo", "image"].iter().any(|part| unit.lower.contains(part)))),
        ]
    }

    /// What it shows beside the others.
    fn among(&self, at: usize) -> Vec<(&'static str, f64)> {
        let (unit, count) = (&self.units[at], self.units.len());
        let before = &self.units[at.saturating_sub(4)..at];
        let after = &self.units[at + 1..(at + 5).min(count)];
        let near = || before.iter().chain(after);
        let window = &self.units[at.saturating_sub(6)..(at + 7).min(count)];
        let mass: usize = window.iter().filter(|other| other.sentence).map(|other| other.words).sum();
        let gap = |units: &mut dyn Iterator<Item = &Rc<Unit>>| {
            units.take(11).position(|other| other.sentence).map_or(12, |steps| steps + 1)
        };
        let gap_before = gap(&mut self.units[..at].iter().rev());
        let gap_after = gap(&mut self.units[at + 1..].iter());
        let sentences = share(near(), |other| other.sentence);
        let short = share(near(), |other| other.words < 5);
        let late = at * 5 > count * 4;
        vec![
            ("repeat", flag(self.seen.get(unit.text.as_str()).is_some_and(|times| *times > 1))),
            ("early", flag(at * 10 < count)),
            ("late", flag(late)),
            ("prev_sentence", flag(before.last().is_some_and(|other| other.sentence))),
            ("next_sentence", flag(after.first().is_some_and(|other| other.sentence))),
            ("prev_share", share(before, |other| other.sentence)),
            ("next_share", share(after, |other| other.sentence)),
            ("prev_furniture", flag(before.last().is_some_and(|other| other.furniture))),
            ("next_furniture", flag(after.first().is_some_and(|other| other.furniture))),
            ("near_furniture", share(near(), |other| other.furniture)),
            ("near_short", short),
            ("gap_before", gap_before as f64 / 12.0),
            ("gap_after", gap_after as f64 / 12.0),
            ("before_body", flag(at < self.body.0)),
            ("after_body", flag(at > self.body.1)),
            ("blank_before", flag(unit.blank_before)),
            ("blank_after", flag(unit.blank_after)),
            ("mass", mass as f64 / self.total),
            ("sentence_share", flag(unit.sentence) * sentences),
            ("sentence_short", flag(unit.sentence) * short),
            ("between", flag(unit.words < 15 && gap_before <= 2 && gap_after <= 2)),
            ("sentence_late", flag(unit.sentence && late)),
        ]
    }
}

#[cfg(test)]
mod tests {
    use super::{Page, Unit, WEIGHTS, weigh};

    #[test]
    fn every_weight_has_its_feature_and_the_other_way_round() {
        let units = [Unit::of("The mayor has resigned.", true, true).into()];
        let page = Page { units: &units, seen: std::collections::HashMap::new(), body: (0, 0), total: 1.0 };
        let names: Vec<&str> = page.features(0).into_iter().map(|(name, _)| name).collect();
        assert!(names.iter().all(|name| WEIGHTS.contains_key(name)), "{names:?}");
        assert_eq!(names.len(), WEIGHTS.len());
    }

    #[test]
    fn prose_weighs_more_than_a_menu() {
        let prose = "The council voted on Monday to close the bridge for four months, the mayor said, after a report \
                     found cracks in its deck.";
        let texts = ["Home", "News", "Sign in", prose, prose, prose, "Most read", "Privacy policy"];
        let units: Vec<_> = texts.iter().map(|text| Unit::of(text, true, true).into()).collect();
        let weights = weigh(&units);
        assert!(weights[4] > 0.0 && weights[4] > weights[0] && weights[4] > weights[7], "{weights:?}");
    }
}
