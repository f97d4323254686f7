//! What ties sentences together: quotations, attributions, pronouns and names. A cut may not part them.

mod persons;
mod quotes;

use std::ops::Range;

use self::quotes::{Quotes, open_after, quotes, signs, written};
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
    /// (sentence, the one that introduces somebody it names or means), in order
    names: Vec<(usize, usize)>,
    /// The same by the introducing ones: (introducing, sentence)
    named: Vec<(usize, usize)>,
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
            let (tag, signs) = (is_tag(script, part), signs(read));
            for (at, range) in read.sentences.iter().enumerate() {
                let sentence = Sentence::new(read, range, quoted[at], lists);
                let leans = ties.leans_on(&sentence, before.as_ref());
                ties.leans.push(leans || signs);
                if signs && before.is_some() {
                    set_last(&mut ties.joined);
                }
                ties.fixed.push(sentence.holds_cue || tag);
                ties.joined.push(sentence.goes_on);
                before = Some(sentence);
            }
            if bite_follows(script, part) {
                set_last(&mut ties.fixed);
            }
        }
        let lead = lead(script);
        ties.fixed.iter_mut().take(lead + 1).for_each(|fixed| *fixed = true);
        ties.names = persons::introductions(script);
        ties.names.extend(persons::pronouns(script, lists));
        ties.named = ties.names.iter().map(|&(named, first)| (first, named)).collect();
        ties.names.sort_unstable();
        ties.named.sort_unstable();
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

    /// Whether a stretch may go from what is kept: nothing that stays needs it.
    pub(super) fn may_go(&self, kept: &[bool], unit: &Range<usize>) -> bool {
        let leaned_on = unit.end < kept.len() && kept[unit.end] && self.leans[unit.end];
        let stays = |named: usize| kept[named] && !unit.contains(&named);
        !self.fixed[unit.clone()].contains(&true)
            && !leaned_on
            && !within(&self.named, unit).iter().any(|&(_, named)| stays(named))
    }

    /// Whether a stretch that went may come back: what it needs is kept.
    pub(super) fn may_return(&self, kept: &[bool], unit: &Range<usize>) -> bool {
        let there = |first: usize| kept[first] || unit.contains(&first);
        (unit.start == 0 || !self.leans[unit.start] || kept[unit.start - 1])
            && within(&self.names, unit).iter().all(|&(_, first)| there(first))
    }

    /// Whether a story of these sentences leaves nothing hanging.
    #[cfg(test)]
    fn hold(&self, kept: &[bool]) -> bool {
        let stands = |at: usize| {
            let leaning = kept[at] && self.leans[at] && at > 0 && !kept[at - 1];
            !leaning && (kept[at] || !self.fixed[at])
        };
        (0..kept.len()).all(stands) && self.names.iter().all(|&(named, first)| !kept[named] || kept[first])
    }
}

/// The pairs whose first is in a stretch.
fn within<'a>(pairs: &'a [(usize, usize)], unit: &Range<usize>) -> &'a [(usize, usize)] {
    let from = pairs.partition_point(|(at, _)| *at < unit.start);
    let to = pairs.partition_point(|(at, _)| *at < unit.end);
    &pairs[from..to]
}

/// Which sentence is the lead: the first that ends as one does, for a label may stand above it.
fn lead(script: &Script) -> usize {
    /// Most labels above a lead.
    const LABELS: usize = 3;
    let ends = |(read, range): (&Read, &Range<usize>)| {
        let text = written(read, read.sentence(range)).trim_end();
        text.trim_end_matches(['”', '"', '’', '\'', ')', ']']).ends_with(['.', '!', '?', '…'])
    };
    persons::sentences(script).take(LABELS + 1).position(ends).unwrap_or(0)
}

fn set_last(flags: &mut [bool]) {
    if let Some(last) = flags.last_mut() {
        *last = true;
    }
}

/// Whether a part is the story's closing line: by its kind, or by the cue above it (`[TAG]`).
fn is_tag(script: &Script, part: usize) -> bool {
    let above = script.parts[..part].iter().rfind(|part| !matches!(part, Part::Super(_)));
    let cued = above.is_some_and(|above| match above {
        Part::Cue(cue) => {
            cue.text.split(|c: char| !c.is_alphanumeric()).any(|word| word.eq_ignore_ascii_case("tag"))
        }
        Part::Read(_) | Part::Tag(_) | Part::Sot(_) | Part::Super(_) => false,
    });
    cued || matches!(script.parts[part], Part::Tag(_))
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

/// Whether a sentence opens with a pronoun whose name stands before, or with a word that answers to
/// what was said before. After an opening phrase (`In a statement, he …`) the pronoun may come late.
fn points_back(read: &Read, words: &[Word], lists: &Lexicon) -> bool {
    /// Words within which `other` and `also` answer to what stands before: `The three other men`.
    const NEAR: usize = 4;
    let mut far = 2;
    for (at, word) in words.iter().filter(|word| !word.said.is_empty()).enumerate() {
        let plays = |part: &str| plays(read, word, lists, part);
        if at < far && plays("points-back")
            || at < 2 && plays("soon-back")
            || at < NEAR && plays("near-back")
            || at == 0 && plays("turns")
        {
            return true;
        }
        if at == 0 && plays("phrase") {
            far = 6;
        } else if at > 0 && persons::is_name(read, word) {
            return false;
        }
        if at + 1 >= far.max(NEAR) {
            return false;
        }
    }
    false
}

/// Whether a word is a hint that plays that part, with or without a possessive.
fn plays(read: &Read, word: &Word, lists: &Lexicon, part: &str) -> bool {
    let said = read.saying(word);
    lists.plays(said.split_once('\'').map_or(said, |(stem, _)| stem), part)
}

#[cfg(test)]
mod tests {
    use super::Ties;
    use crate::compose::trial::{cue, hints, read, script};
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
    fn what_may_go_and_return_leaves_nothing_hanging() {
        let story = script(
            [
                "Rain fell.",
                "Ana Brandt came. She left. Roads closed.",
                "“We lost it,” she said.",
                "Crews met Brandt.",
            ]
            .map(|page| Part::Read(read(page)))
            .into(),
        );
        let ties = Ties::of(&story, &hints());
        let (count, units) = (ties.fixed.len(), ties.units());
        for pattern in 0..1_u32 << count {
            let kept: Vec<bool> = (0..count).map(|at| pattern >> at & 1 == 1).collect();
            if !ties.hold(&kept) {
                continue;
            }
            for unit in &units {
                let mut after = kept.clone();
                after[unit.clone()].fill(!kept[unit.start]);
                let may =
                    if kept[unit.start] { ties.may_go(&kept, unit) } else { ties.may_return(&kept, unit) };
                assert_eq!(may, ties.hold(&after), "{kept:?} {unit:?}");
            }
        }
    }

    #[test]
    fn the_lead_stays() {
        assert!(!may_lose(&["Rain fell.", "Roads closed."], &[0]));
        assert!(may_lose(&["Rain fell.", "Roads closed."], &[1]));
        let labelled = ["Letter text", "Rain fell.", "Roads closed."];
        assert!(!may_lose(&labelled, &[1]) && may_lose(&labelled, &[2]));
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
    fn a_signature_goes_with_what_it_signs_and_a_tag_stays() {
        let signed = ["Rain fell.", "We will rebuild.", "— Ana Brandt", "Roads closed."];
        assert!(!may_lose(&signed, &[1]) && !may_lose(&signed, &[2]) && may_lose(&signed, &[1, 2]));
        let parts = vec![
            Part::Read(read("RAIN FELL.")),
            Part::Cue(cue("[KIM / TAG]")),
            Part::Read(read("BACK TO YOU.")),
        ];
        let ties = Ties::of(&script(parts), &hints());
        assert!(!ties.may_go(&[true, true], &(1..2)));
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
        let quoted = ["Rain fell.", "Ana Brandt came.", "Roads closed.", "“We lost it,” she said."];
        assert!(!may_lose(&quoted, &[1]) && may_lose(&quoted, &[2]) && may_lose(&quoted, &[1, 3]));
        let within = ["Rain fell.", "Brandt came.", "Roads closed.", "“He ran,” Ann Lee said."];
        assert!(may_lose(&within, &[1]), "who ran is the speaker's affair");
        assert!(!may_lose(&["Rain fell.", "A man died.", "“Help,” he said."], &[1]), "no name is seen");
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
