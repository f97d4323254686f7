//! Lists run into one paragraph: bullets, and markers that count up.

use super::Splitter;
use crate::model::{Kind, Mark, Token};

impl Splitter<'_> {
    /// Whether a period belongs to a list's number.
    pub(super) fn is_marker(&self, at: usize, starts: &[bool]) -> bool {
        let Some(number) = at.checked_sub(1) else { return false };
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
            if matches!(token.kind, Kind::Word) && token.span.end > token.span.start + 1 {
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
            if wanted == Some(value) || (at == 0 && self.counts_on(at, value)) {
                starts[at] = true;
                wanted = Some(value + 1);
            }
        }
    }

    /// Whether the marker after this one stands somewhere behind.
    pub(super) fn counts_on(&self, at: usize, value: u32) -> bool {
        (at + 1..self.tokens.len()).any(|later| self.marker_value(later) == Some(value + 1))
    }

    /// The value of a marker: `2.`, `2)`, `2.)`, `b.` before a word with a capital.
    pub(super) fn marker_value(&self, at: usize) -> Option<u32> {
        let Token { span, kind, .. } = self.tokens.get(at)?;
        let value = match kind {
            Kind::Figures if span.end < span.start + 3 => self.word(at).parse().ok()?,
            Kind::Word if span.end == span.start + 1 => {
                self.word(at).bytes().next().filter(u8::is_ascii_lowercase)?.into()
            }
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
