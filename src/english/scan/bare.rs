//! Words that no scanner need look at, told before any does: most of a story.

use super::super::{address, initials};
use super::Scan;
use crate::model::{Kind, Letters, Mark, Sort, Sorts};

impl Scan<'_> {
    /// Small letters between words, told at a glance: what `plain` finds of most words.
    #[inline]
    pub(in crate::english) fn bare(&self, at: usize) -> bool {
        let word = self.word(at);
        let before = at.checked_sub(1).map(|before| &self.tokens[before].kind);
        self.tokens[at].letters == Letters::Small
            && matches!(self.kind(at + 1), Some(Kind::Word))
            && !(word.len() < 5 && matches!(before, Some(Kind::Mixed)))
            && word != "v"
            && !self.words.may_be_initials(word)
    }

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
            && word != "v"
            && (word.len() > 4 || !address::after_ordinal(self, at))
            && match self.kind(at + 1) {
                // Before figures a listed word may be a month, a street, a bill.
                Some(Kind::Figures | Kind::Mixed) => {
                    word.len() > 3 && !self.glued(at + 1) && self.sorts(at) == Sorts::default()
                }
                Some(Kind::Mark(Mark::Sign('$' | '&'))) => false,
                _ => true,
            }
            && (letters == Letters::Small && !self.words.may_be_initials(word)
                || initials::small(word, self.words).is_none() && !self.words.sorts(word).has(Sort::Special))
    }

    /// A capital and small letters with nothing hung on them: what it may be by the lists.
    pub(super) fn named(&self, at: usize) -> Option<Sorts> {
        let word = self.word(at);
        let short = || is_short(word) && !self.glued(at) && self.sorts(at).has(Sort::Function);
        let shaped = self.tokens[at].letters == Letters::Named || short();
        let free = match self.kind(at + 1) {
            Some(Kind::Figures | Kind::Mixed) => false,
            // `Pub. L.`: a short word may be cut short.
            Some(Kind::Mark(Mark::Period)) if word.len() < 5 => false,
            _ => !self.hung(at),
        };
        // Flights, Iphones: the list has one of them.
        let one = || word.strip_suffix('s').map(|one| self.words.sorts(one)).unwrap_or_default();
        (shaped && free).then(|| self.sorts(at).or(one()))
    }

    /// Figures without a point that stand between spaces: nothing they are is told by a mark in them.
    pub(super) fn alone(&self, at: usize) -> bool {
        !self.glued(at)
            && !self.hung(at)
            && self.word(at).bytes().all(|byte| byte.is_ascii_digit() || byte == b',')
    }

    /// Whether anything follows a token without a space, but for the mark that its phrase ends with.
    fn hung(&self, at: usize) -> bool {
        let ends = matches!(
            self.kind(at + 1),
            Some(Kind::Mark(
                Mark::Comma | Mark::Period | Mark::Question | Mark::Semicolon | Mark::CloseQuote
            ))
        );
        self.glued(at + 1) && (!ends || self.glued(at + 2))
    }
}

/// `In`, `We`: two letters, which a list has to vouch for.
fn is_short(word: &str) -> bool {
    matches!(word.as_bytes(), [first, last] if first.is_ascii_uppercase() && last.is_ascii_lowercase())
}
