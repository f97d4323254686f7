//! What ties sentences together: quotations, attributions, pronouns and names. A cut may not part them.

use std::collections::{HashMap, HashSet};
use std::ops::Range;

use crate::model::{Lexicon, Part, Read, Script, Word, WordKind};

/// The ties among a script's sentences, counted through the whole story.
#[derive(Debug, Clone, Default, PartialEq)]
pub(super) struct Ties {
    /// Always stays.
    fixed: Vec<bool>,
    /// Goes only together with the next one.
    joined: Vec<bool>,
    /// Makes no sense without the one before.
    leans: Vec<bool>,
    /// (sentence, the one that introduces somebody it names or means)
    names: Vec<(usize, usize)>,
}

/// The paragraphs of a script with the number of their part.
pub(super) fn reads(script: &Script) -> impl Iterator<Item = (usize, &Read)> {
    script.parts.iter().enumerate().filter_map(|(at, part)| Some((at, read(part)?)))
}

/// A part's paragraph, if it is read.
pub(super) fn read(part: &Part) -> Option<&Read> {
    match part {
        Part::Read(read) | Part::Tag(read) => Some(read),
        Part::Cue(_) | Part::Sot(_) | Part::Super(_) => None,
    }
}

impl Ties {
    pub(super) fn of(script: &Script, lists: &Lexicon) -> Self {
        let mut ties = Self::default();
        let mut before: Option<Sentence> = None;
        for (part, read) in reads(script) {
            let quoted = open_after(read);
            for (at, range) in read.sentences.iter().enumerate() {
                let sentence = Sentence::new(read, range, quoted[at], lists);
                let leans = ties.leans_on(&sentence, before.as_ref());
                ties.leans.push(leans);
                ties.fixed.push(sentence.holds_cue || matches!(script.parts[part], Part::Tag(_)));
                ties.joined.push(sentence.goes_on);
                before = Some(sentence);
            }
            if bite_follows(script, part) {
                set_last(&mut ties.fixed);
            }
        }
        if let Some(lead) = ties.fixed.first_mut() {
            *lead = true;
        }
        ties.names = introductions(script);
        ties.names.extend(pronouns(script, lists));
        ties
    }

    /// Whether a sentence needs the one before; joins them where that one needs it in turn.
    fn leans_on(&mut self, sentence: &Sentence, before: Option<&Sentence>) -> bool {
        let Some(before) = before else { return false };
        let bare = sentence.quotes == Quotes::Everything;
        if bare && before.quotes == Quotes::Nothing {
            set_last(&mut self.joined);
        }
        bare || sentence.points_back
    }

    /// The stretches that go or stay as one, in order.
    pub(super) fn units(&self) -> Vec<Range<usize>> {
        let mut units = Vec::new();
        let mut start = 0;
        for at in 0..self.fixed.len() {
            if at + 1 == self.fixed.len() || !self.joined[at] {
                units.push(start..at + 1);
                start = at + 1;
            }
        }
        units
    }

    /// Whether a story of these sentences leaves nothing hanging.
    pub(super) fn hold(&self, kept: &[bool]) -> bool {
        let stands = |at: usize| {
            let leaning = kept[at] && self.leans[at] && at > 0 && !kept[at - 1];
            !leaning && (kept[at] || !self.fixed[at])
        };
        (0..kept.len()).all(stands) && self.names.iter().all(|&(named, first)| !kept[named] || kept[first])
    }
}

fn set_last(flags: &mut [bool]) {
    if let Some(last) = flags.last_mut() {
        *last = true;
    }
}

/// Whether the next thing on air after a part is a bite.
fn bite_follows(script: &Script, part: usize) -> bool {
    let next = script.parts[part + 1..].iter().find(|part| !matches!(part, Part::Super(_)));
    match next {
        Some(Part::Sot(_)) => true,
        Some(Part::Cue(cue)) => cue.seconds.is_some(),
        Some(Part::Read(_) | Part::Tag(_) | Part::Super(_)) | None => false,
    }
}

/// How much of a sentence is quotation.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Quotes {
    Nothing,
    Something,
    Everything,
}

/// What a sentence says about its neighbours.
struct Sentence {
    /// A quotation is still open at its end, or it ends in a colon.
    goes_on: bool,
    quotes: Quotes,
    /// It opens with a pronoun whose name stands before, or with a word that answers to it.
    points_back: bool,
    holds_cue: bool,
}

impl Sentence {
    fn new(read: &Read, range: &Range<usize>, open: bool, lists: &Lexicon) -> Self {
        let words = read.sentence(range);
        Self {
            goes_on: open || written(read, words).trim().ends_with(':'),
            quotes: quotes(read, words),
            points_back: points_back(read, words, lists),
            holds_cue: words.iter().any(|word| word.kind == WordKind::Cue),
        }
    }
}

fn quotes(read: &Read, words: &[Word]) -> Quotes {
    let written = written(read, words).trim();
    let mark = |c: char| matches!(c, '“' | '”' | '"');
    let whole = written.starts_with(mark) && written.ends_with(mark);
    match written.trim_matches(mark).contains(mark) {
        false if whole => Quotes::Everything,
        false if !written.contains(mark) => Quotes::Nothing,
        _ => Quotes::Something,
    }
}

/// A sentence as the article wrote it, with the marks around its words.
fn written<'a>(read: &'a Read, words: &[Word]) -> &'a str {
    let mut spans = words.iter().map(|word| &word.written).filter(|span| !span.is_empty());
    let Some(first) = spans.next() else { return "" };
    let last = spans.next_back().unwrap_or(first);
    let text = &read.written;
    let start = text[..first.start].rfind(char::is_whitespace).map_or(0, |at| at + 1);
    let end = text[last.end..].find(char::is_whitespace).map_or(text.len(), |at| last.end + at);
    text.get(start..end).unwrap_or_default()
}

/// For each sentence, whether a quotation is open after it: by the article's own marks, or by the
/// words QUOTE and END QUOTE where a script has both.
fn open_after(read: &Read) -> Vec<bool> {
    let closes = read.text.contains("END QUOTE") || read.text.contains("UNQUOTE");
    let (mut depth, mut spoken) = (false, false);
    let mut after = Vec::new();
    for range in &read.sentences {
        let words = read.sentence(range);
        depth = marks(written(read, words), depth);
        spoken = markers(read, words, spoken);
        after.push(depth || (closes && spoken));
    }
    after
}

/// Whether a quotation is open after a text, by its marks.
fn marks(text: &str, mut open: bool) -> bool {
    for mark in text.chars() {
        open = match mark {
            '“' => true,
            '”' => false,
            '"' => !open,
            _ => open,
        };
    }
    open
}

/// Whether a quotation is open after these words, by QUOTE and END QUOTE.
fn markers(read: &Read, words: &[Word], mut open: bool) -> bool {
    let mut ending = false;
    for word in words {
        let bare = read.page(word).trim_matches(|c: char| !c.is_alphanumeric());
        open = match bare {
            "QUOTE" => !ending,
            "UNQUOTE" => false,
            _ => open,
        };
        ending = bare == "END";
    }
    open
}

/// Whether a sentence opens with a pronoun whose name stands before, or with a word that answers to
/// what was said before. After an opening phrase (`In a statement, he …`) the pronoun may come late.
fn points_back(read: &Read, words: &[Word], lists: &Lexicon) -> bool {
    /// Words within which `other` and `also` answer to what stands before: `The three other men`.
    const NEAR: usize = 4;
    let mut far = 2;
    for (at, word) in words.iter().filter(|word| !word.said.is_empty()).enumerate() {
        let said = read.saying(word);
        let stem = said.split_once('\'').map_or(said, |(stem, _)| stem);
        let plays = |part: &str| lists.plays(stem, part);
        if at < far && plays("points-back")
            || at < 2 && plays("soon-back")
            || at < NEAR && plays("near-back")
            || at == 0 && plays("turns")
        {
            return true;
        }
        if at == 0 && plays("phrase") {
            far = 6;
        } else if at > 0 && is_name(read, word) {
            return false;
        }
        if at + 1 >= far.max(NEAR) {
            return false;
        }
    }
    false
}

/// Which sentence needs the one that names whom its pronoun means: the nearest before it with a name.
fn pronouns(script: &Script, lists: &Lexicon) -> Vec<(usize, usize)> {
    let names = names(script);
    let (mut last, mut needs) = (None, Vec::new());
    for (at, (read, range)) in sentences(script).enumerate() {
        let words = read.sentence(range);
        if means_somebody(read, words, lists, &names) {
            needs.extend(last.map(|naming| (at, naming)));
        }
        if words.iter().enumerate().any(|(place, word)| is_person(read, word, place, &names)) {
            last = Some(at);
        }
    }
    needs
}

/// Every sentence that is read, with its paragraph.
fn sentences(script: &Script) -> impl Iterator<Item = (&Read, &Range<usize>)> {
    reads(script).flat_map(|(_, read)| read.sentences.iter().map(move |range| (read, range)))
}

/// Whether a pronoun for a person stands in a sentence before any name: its name stands in an earlier one.
/// In a quotation it is the speaker's affair, so that only its first words count.
fn means_somebody(read: &Read, words: &[Word], lists: &Lexicon, names: &HashSet<&str>) -> bool {
    let far = if quotes(read, words) == Quotes::Nothing { words.len() } else { 2 };
    for (at, word) in words.iter().filter(|word| !word.said.is_empty()).take(far).enumerate() {
        let said = read.saying(word);
        if lists.plays(said.split_once('\'').map_or(said, |(stem, _)| stem), "somebody") {
            return true;
        }
        if is_person(read, word, at, names) {
            return false;
        }
    }
    false
}

/// Whether a word is a name where it stands: at a sentence's start only if it is one elsewhere.
fn is_person(read: &Read, word: &Word, at: usize, names: &HashSet<&str>) -> bool {
    is_name(read, word) && (at > 0 || names.contains(name(read, word)))
}

/// Words written as names within a sentence, where no capital stands but for one.
fn names(script: &Script) -> HashSet<&str> {
    let inner = sentences(script)
        .flat_map(|(read, range)| read.sentence(range).iter().skip(1).map(move |word| (read, word)));
    inner.filter(|(read, word)| is_name(read, word)).map(|(read, word)| name(read, word)).collect()
}

/// Whether a word is written as a name: a capital, then small letters.
fn is_name(read: &Read, word: &Word) -> bool {
    let mut letters =
        read.written.get(word.written.clone()).unwrap_or_default().chars().filter(|c| c.is_alphabetic());
    letters.next().is_some_and(char::is_uppercase) && letters.next().is_some_and(char::is_lowercase)
}

/// Who needs whose introduction: a name that first stands as the end of a longer one (`Ana Brandt`)
/// and later alone (`Brandt`).
fn introductions(script: &Script) -> Vec<(usize, usize)> {
    let mut first: HashMap<&str, (&str, usize)> = HashMap::new();
    let mut needs = Vec::new();
    for (at, (read, range)) in sentences(script).enumerate() {
        let mut before = "";
        for (place, word) in read.sentence(range).iter().enumerate() {
            let here = if place == 0 || is_name(read, word) { name(read, word) } else { "" };
            match first.get(here) {
                Some(&(title, introduced)) if title != before => needs.push((at, introduced)),
                Some(_) => {}
                None if before.is_empty() || here.is_empty() => {}
                None => {
                    first.insert(here, (before, at));
                }
            }
            before = if is_name(read, word) { here } else { "" };
        }
    }
    needs.retain(|(named, introduced)| named != introduced);
    needs
}

/// A name without the marks and the possessive around it.
fn name<'a>(read: &'a Read, word: &Word) -> &'a str {
    let written = read.written.get(word.written.clone()).unwrap_or_default();
    let bare = written.trim_matches(|c: char| !c.is_alphanumeric());
    bare.strip_suffix("’s").or_else(|| bare.strip_suffix("'s")).unwrap_or(bare)
}

#[cfg(test)]
mod tests {
    use super::Ties;
    use crate::compose::trial::{hints, read, script};
    use crate::model::Part;

    /// Whether a story may lose the sentences with these numbers.
    fn may_lose(paragraphs: &[&str], lost: &[usize]) -> bool {
        let story = script(paragraphs.iter().map(|page| Part::Read(read(page))).collect());
        let ties = Ties::of(&story, &hints());
        let kept: Vec<bool> = (0..ties.fixed.len()).map(|at| !lost.contains(&at)).collect();
        let whole =
            |unit: &std::ops::Range<usize>| kept[unit.clone()].iter().all(|one| *one == kept[unit.start]);
        ties.hold(&kept) && ties.units().iter().all(whole)
    }

    #[test]
    fn the_lead_stays() {
        assert!(!may_lose(&["Rain fell.", "Roads closed."], &[0]));
        assert!(may_lose(&["Rain fell.", "Roads closed."], &[1]));
    }

    #[test]
    fn a_quotation_goes_as_one() {
        let marks = ["Rain fell.", "“We lost it. We had no time,” Ana Brandt said.", "Roads closed."];
        assert!(!may_lose(&marks, &[1]) && !may_lose(&marks, &[2]));
        assert!(may_lose(&marks, &[1, 2]));
        let straight = ["Rain fell.", "\"We lost it. We had no time,\" Ana Brandt said."];
        assert!(!may_lose(&straight, &[2]) && may_lose(&straight, &[1, 2]));
        let markers =
            ["RAIN FELL.", "QUOTE, WE LOST IT. WE HAD NO TIME, END QUOTE, BRANDT SAID. ROADS CLOSED."];
        assert!(!may_lose(&markers, &[1]) && !may_lose(&markers, &[2]));
        assert!(may_lose(&markers, &[1, 2]) && may_lose(&markers, &[3]));
    }

    #[test]
    fn an_attribution_keeps_its_quotation_and_the_other_way_round() {
        let bare = ["Rain fell.", "Brandt was blunt. “We lost it.”"];
        assert!(!may_lose(&bare, &[2]) && !may_lose(&bare, &[1]) && may_lose(&bare, &[1, 2]));
        let second = ["Rain fell.", "“We lost it,” Brandt said. “We had no time.”"];
        assert!(may_lose(&second, &[2]), "the first quotation stands on its own");
        assert!(!may_lose(&second, &[1]));
    }

    #[test]
    fn a_pronoun_keeps_its_name() {
        let story = [
            "Rain fell.",
            "Brandt called for help. In all he waited for hours.",
            "Brandt said she would go.",
        ];
        assert!(!may_lose(&story, &[1]));
        assert!(may_lose(&story, &[1, 2]));
        assert!(may_lose(&story, &[2]));
        assert!(may_lose(&story, &[1, 2, 3]));
        assert!(!may_lose(&["Rain fell.", "Roads closed.", "But trains ran."], &[1]));
    }

    #[test]
    fn a_pronoun_keeps_its_name_across_sentences() {
        let story = ["Rain fell.", "The call came from Brandt.", "Roads closed.", "She waited for hours."];
        assert!(!may_lose(&story, &[1]) && !may_lose(&story, &[2]), "the sentence before, and the name");
        assert!(may_lose(&story, &[3]) && may_lose(&story, &[2, 3]) && may_lose(&story, &[1, 2, 3]));
        let late = ["Rain fell.", "The call came from Brandt.", "Roads closed because she waited."];
        assert!(!may_lose(&late, &[1]) && may_lose(&late, &[1, 2]));
        let own = ["Rain fell.", "The call came from Brandt.", "Crews asked Lee if he waited."];
        assert!(may_lose(&own, &[1]), "he is Lee");
        assert!(!may_lose(&["Rain fell.", "A man died.", "Three other men are safe."], &[1]));
    }

    #[test]
    fn a_name_keeps_its_introduction() {
        let story =
            ["Rain fell.", "The call came from Ana Brandt, the mayor.", "Roads closed.", "Crews met Brandt."];
        assert!(!may_lose(&story, &[1]));
        assert!(may_lose(&story, &[1, 3]));
        let again = ["Rain fell.", "The call came from Ana Brandt.", "Later Ana Brandt left."];
        assert!(may_lose(&again, &[1]));
    }
}
