//! Words that no scanner need look at, told before any does: most of a story.

use super::super::{address, initials};
use super::Scan;
use crate::model::{Kind, Letters, Mark, Sort, Sorts};

/// The lists that `ON_WORD` goes by where a word is neither initials nor stuck to anything.
const SCANNED: Sorts = Sorts::of(&[
    Sort::Special,
    Sort::Month,
    Sort::State,
    Sort::Numbered,
    Sort::Currency,
    Sort::Street,
    Sort::Direction,
    Sort::Zone,
]);

impl Scan<'_> {
    /// Small letters alone, and no sign or figure right behind: nothing to find.
    pub(super) fn plain(&self, at: usize) -> bool {
        let word = self.word(at);
        let letters = self.tokens[at].letters;
        let small = match letters {
            Letters::Small => true,
            Letters::Named => return false,
            Letters::Any => word.bytes().all(|byte| !byte.is_ascii_uppercase()),
        };
        // `w/o`, `y/y`: short words on a slash may be listed.
        let slashed = word.len() == 1 && self.is(at + 1, Mark::Slash)
            || word.len() < 3 && self.is(at + 1, Mark::Period);
        small
            && !slashed
            && (word.len() > 4 || !address::after_ordinal(self, at))
            && !matches!(
                self.kind(at + 1),
                Some(Kind::Figures | Kind::Mixed | Kind::Mark(Mark::Sign('$' | '&')))
            )
            && (letters == Letters::Small && !self.words.may_be_initials(word)
                || initials::small(word, self.words).is_none())
    }

    /// A capital and small letters in no list that a scanner goes by, nothing hung on them: nothing to find.
    pub(super) fn named(&self, at: usize) -> bool {
        let word = self.word(at);
        let shaped = self.tokens[at].letters == Letters::Named;
        let free = match self.kind(at + 1) {
            Some(Kind::Figures | Kind::Mixed) => false,
            // `Pub. L.`: a short word may be cut short.
            Some(Kind::Mark(Mark::Period)) if word.len() < 5 => false,
            Some(Kind::Mark(
                Mark::Comma | Mark::Period | Mark::Question | Mark::Semicolon | Mark::CloseQuote,
            )) => !self.glued(at + 2) || !self.glued(at + 1),
            _ => !self.glued(at + 1),
        };
        // Flights, Iphones: the list has one of them.
        let one = || word.strip_suffix('s').map(|one| self.words.sorts(one)).unwrap_or_default();
        shaped && free && !self.sorts(at).meets(SCANNED) && !one().meets(SCANNED)
    }
}
