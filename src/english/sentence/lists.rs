//! Lists run into one paragraph: bullets, and markers that count up.

use super::Splitter;
use crate::model::{Kind, Mark, Token};

/// The longest marker of letters, in bytes: `viii`.
const LONGEST: usize = 4;

/// How far the second marker of a list stands behind the first, in tokens.
const FAR: usize = 400;

/// What Roman numerals count from, so that none is taken for a figure or a letter.
const ROMAN: u32 = 1000;

impl Splitter<'_> {
    /// Whether a period belongs to a list's number.
    pub(super) fn is_marker(&self, at: usize, starts: &[bool]) -> bool {
        let Some(number) = at.checked_sub(1) else { return false };
        // "Q. What is it? A. A list."
        if starts[number] && matches!(self.word(number), "Q" | "A") {
            return true;
        }
        if starts[number] && self.is_roman(number) {
            return true;
        }
        let marker = matches!(self.tokens[number].kind, Kind::Figures)
            || (self.word(number).len() == 1
                && self.word(number).starts_with(|c: char| c.is_ascii_lowercase()));
        let bullet = number > 0
            && starts[number - 1]
            && matches!(self.mark(number - 1), Some(Mark::Sign(_) | Mark::Hyphen));
        marker && self.word(number).len() < 3 && (starts[number] || bullet)
    }

    /// Starts at a list's markers: bullets, and numbers or letters that count up from the first.
    pub(super) fn lists(&self, starts: &mut [bool]) {
        let mut wanted = None;
        for (at, token) in self.tokens.iter().enumerate() {
            if matches!(token.kind, Kind::Word) && token.span.end > token.span.start + LONGEST {
                continue;
            }
            if matches!(self.mark(at), Some(Mark::Sign('•' | '⁃' | '◦' | '‣' | '▪' | '●'))) {
                starts[at] = true;
                wanted = None;
                continue;
            }
            let Some(value) = self.marker_value(at) else { continue };
            let bullet_before =
                at > 0 && starts[at - 1] && matches!(self.mark(at - 1), Some(Mark::Sign(_) | Mark::Hyphen));
            if bullet_before {
                continue;
            }
            // "(a) This. (b) That."
            let open = at.checked_sub(1).filter(|&open| self.mark(open) == Some(Mark::OpenParen));
            let first = open.unwrap_or(at);
            // "(12) oversight; (13) review" goes on.
            let stopped = first == 0
                || matches!(
                    self.mark(first - 1),
                    Some(Mark::Period | Mark::Question | Mark::Exclamation | Mark::Colon)
                );
            if open.is_some() && !stopped {
                continue;
            }
            // "Steps: 1. Boil it. 2. Eat."
            let led =
                || self.mark(first - 1) == Some(Mark::Colon) && matches!(self.word(at), "1" | "a" | "i");
            let next =
                |last: u32| wanted == Some(value) || wanted == Some(last) && self.roman(at) == Some(last);
            if wanted.is_some_and(next) {
                starts[first] = true;
                wanted = wanted.map(|wanted| wanted + 1);
            } else if first == 0 || led() {
                let roman = self.roman(at).filter(|&value| self.counts_on(at, value));
                let Some(value) = roman.or_else(|| self.counts_on(at, value).then_some(value)) else {
                    continue;
                };
                starts[first] = true;
                wanted = Some(value + 1);
            }
        }
    }

    /// Whether the marker after this one stands somewhere behind.
    pub(super) fn counts_on(&self, at: usize, value: u32) -> bool {
        let later = at + 1..self.tokens.len().min(at + FAR);
        later.into_iter().any(|later| {
            self.marker_value(later) == Some(value + 1)
                || value > ROMAN && self.roman(later) == Some(value + 1) && self.marker_value(later).is_some()
        })
    }

    /// Whether a word is a Roman numeral in small letters, of two at least.
    fn is_roman(&self, at: usize) -> bool {
        self.word(at).len() > 1 && self.roman(at).is_some()
    }

    /// The value of a Roman numeral in small letters, apart from those of figures and letters.
    fn roman(&self, at: usize) -> Option<u32> {
        const NUMERALS: [&str; 10] = ["i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix", "x"];
        let word = self.word(at);
        if !word.starts_with(['i', 'v', 'x']) {
            return None;
        }
        let place = NUMERALS.iter().position(|numeral| *numeral == word)?;
        u32::try_from(place).ok().map(|place| ROMAN + 1 + place)
    }

    /// The value of a marker: `2.`, `2)`, `2.)`, `b.` before a word with a capital.
    pub(super) fn marker_value(&self, at: usize) -> Option<u32> {
        let Token { span, kind, .. } = self.tokens.get(at)?;
        if !matches!(self.mark(at + 1), Some(Mark::Period | Mark::CloseParen)) {
            return None;
        }
        let value = match kind {
            Kind::Figures if span.end < span.start + 3 => self.word(at).parse().ok()?,
            Kind::Word if span.end == span.start + 1 => {
                self.word(at).bytes().next().filter(u8::is_ascii_lowercase)?.into()
            }
            Kind::Word if self.is_roman(at) => self.roman(at)?,
            _ => return None,
        };
        let mut next = at + 1;
        while matches!(self.mark(next), Some(Mark::Period | Mark::CloseParen))
            && self.tokens[next].glued
            && next < at + 3
        {
            next += 1;
        }
        let spaced = self.tokens.get(next).is_some_and(|token| !token.glued);
        (next > at + 1 && spaced && self.capital(next)).then_some(value)
    }
}
