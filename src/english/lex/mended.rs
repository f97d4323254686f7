//! What writers and copying left wrong between words: lost spaces, single marks around speech, words put in.

use super::{Lexer, find_near};
use crate::model::{Kind, Mark, Sort, Token, sounds};

/// Takes single marks around what is said, as British agencies set them, for quotation marks:
/// `‘We are ready,’ he said`. They stand outside all double ones and hold their own punctuation.
pub(super) fn promote(tokens: &mut [Token]) {
    let mut quoted = 0_usize;
    let mut open: Option<usize> = None;
    for at in 0..tokens.len() {
        match tokens[at].kind {
            Kind::Mark(Mark::OpenQuote) => quoted += 1,
            Kind::Mark(Mark::CloseQuote) => quoted = quoted.saturating_sub(1),
            Kind::Mark(Mark::OpenSingle) if quoted == 0 => open = Some(at),
            Kind::Mark(Mark::CloseSingle) => {
                let Some(start) = open.take().filter(|_| quoted == 0) else { continue };
                let stopped = matches!(
                    tokens[at - 1].kind,
                    Kind::Mark(Mark::Comma | Mark::Period | Mark::Question | Mark::Exclamation)
                );
                let led = start == 0
                    || matches!(
                        tokens[start - 1].kind,
                        Kind::Mark(
                            Mark::Comma | Mark::Colon | Mark::Period | Mark::Question | Mark::Exclamation
                        )
                    );
                if stopped && led && at > start + 2 {
                    tokens[start].kind = Kind::Mark(Mark::OpenQuote);
                    tokens[at].kind = Kind::Mark(Mark::CloseQuote);
                }
            }
            _ => {}
        }
    }
}

/// How long an instruction is, those inside it included: `[TAKE [VO] NOW]`.
pub(super) fn cue_length(rest: &str, open: &str, close: &str) -> Option<usize> {
    let mut end = find_near(rest, close)?;
    let mut seen = 0;
    while open != close && rest[seen..end].contains(open) {
        seen = seen + rest[seen..end].find(open)? + open.len();
        match find_near(&rest[end + close.len()..], close) {
            Some(more) => end += close.len() + more,
            None => return Some(end),
        }
    }
    Some(end)
}

impl Lexer<'_> {
    /// Where a word ends that lost the space after it: `said[H.C. Shin]`, `306 to[108]`.
    pub(super) fn run_on(&self, start: usize, end: usize) -> Option<usize> {
        let next = self.byte(end);
        if next == b'.' {
            let initial = end - start > 2
                && self.bytes[end - 1].is_ascii_uppercase()
                && self.bytes[end - 2].is_ascii_lowercase()
                && self.byte(end + 1).is_ascii_uppercase()
                && self.byte(end + 2) == b'.';
            return initial.then_some(end - 1);
        }
        let word = &self.text[start..end];
        let before_figures = next.is_ascii_digit()
            && matches!(end - start, 2..=5)
            && word.bytes().all(|byte| byte.is_ascii_lowercase())
            && self.words.get(word, Sort::Function).is_some();
        (before_figures && self.letters(self.digits(end)) == self.digits(end)).then_some(end)
    }

    /// Whether a word follows letters with periods without its space: `U.S.Country`, `U.S.federal`, `5 p.m.The`.
    pub(super) fn lost_space(&self, start: usize, at: usize) -> bool {
        let raised = |at: usize| self.byte(at).is_ascii_uppercase();
        let half = self.is_half(start, at);
        let word = &self.text[at..self.letters(at)];
        let known = word.len() > 2 && self.byte(at + word.len()) != b'.' && sounds::is_word(word);
        raised(start) && raised(at) && word.len() > 2
            || known && raised(start)
            || half && word.len() > 1 && sounds::is_word(word)
    }

    /// Whether letters with periods are a half of the day.
    pub(super) fn is_half(&self, start: usize, end: usize) -> bool {
        matches!(self.bytes[start..end], [b'a' | b'p' | b'A' | b'P', b'.', b'm' | b'M', b'.'])
    }

    /// Whether letters stuck to figures are a word that lost its space: `34,000[While]`, `14th[through]`.
    pub(super) fn stray(&self, end: usize, letters: usize) -> Option<usize> {
        let word = &self.text[end..letters];
        let half =
            matches!(word, "a" | "p" | "A" | "P") && matches!(self.bytes[letters..], [b'.', b'm' | b'M', ..]);
        if half {
            return Some(end);
        }
        let is_word = |word: &str| {
            word.is_ascii()
                && sounds::is_word(word)
                && word[1..].bytes().all(|byte| byte.is_ascii_lowercase())
                && [Sort::Unit, Sort::Magnitude, Sort::Currency, Sort::Month]
                    .iter()
                    .all(|&sort| self.words.any_case_as(word, sort).is_none())
        };
        let suffix = word.get(..2).filter(|suffix| matches!(*suffix, "st" | "nd" | "rd" | "th"));
        if suffix.is_some() && word.len() > 5 && is_word(&word[2..]) {
            return Some(end + 2);
        }
        let named =
            self.text[self.at..end].contains(',') && word.starts_with(|c: char| c.is_ascii_uppercase());
        let long =
            word.len() > 3 || word.len() == 3 && (named || self.words.get(word, Sort::Function).is_some());
        (long && is_word(word)).then_some(end)
    }

    /// Whether brackets hold a word put into a sentence: `those [who] vote`.
    pub(super) fn put_in(&self, rest: &str) -> bool {
        let inside = self.tokens.last().is_some_and(|last| matches!(last.kind, Kind::Word));
        let small = rest[1..].starts_with(|c: char| c.is_ascii_lowercase());
        inside && small && !self.shouting && find_near(rest, "]").is_some_and(|end| end < 40)
    }
}
