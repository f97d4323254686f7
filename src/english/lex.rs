//! Text to tokens: one pass over the bytes, ASCII by the fast way.

mod marks;
mod mended;
mod short;

use super::web;
use crate::model::{Kind, Letters, Lexicon, Mark, Span, Token};

/// Takes a text apart. `cues` are the style's cue delimiters; in a `shouting` text case tells nothing.
pub(super) fn lex(text: &str, words: &Lexicon, cues: &[(String, String)], shouting: bool) -> Vec<Token> {
    let mut lexer = Lexer {
        text,
        bytes: text.as_bytes(),
        at: 0,
        words,
        cues,
        shouting,
        tokens: Vec::with_capacity(text.len() / 5),
        quoted: 0,
        single: false,
        singles: 0,
        lettered_cues: cues.iter().any(|(open, _)| !open.starts_with(|c: char| !c.is_ascii_alphanumeric())),
        low: 0,
    };
    while lexer.at < text.len() {
        lexer.next();
    }
    if lexer.singles > 0 {
        mended::promote(&mut lexer.tokens);
    }
    lexer.tokens
}

struct Lexer<'a> {
    text: &'a str,
    bytes: &'a [u8],
    at: usize,
    words: &'a Lexicon,
    cues: &'a [(String, String)],
    shouting: bool,
    tokens: Vec<Token>,
    /// How many double quotation marks are open.
    quoted: u32,
    /// Whether a single quotation mark is open.
    single: bool,
    /// How many ever were.
    singles: usize,
    /// Whether an opening delimiter of the style begins with a letter or a figure.
    lettered_cues: bool,
    /// How many low marks („) are open, which “ closes: none or one.
    low: u8,
}

impl Lexer<'_> {
    fn next(&mut self) {
        let byte = self.bytes[self.at];
        if byte.is_ascii_whitespace() {
            self.at += 1;
            return;
        }
        if let Some((end, letters)) = self.bare_word() {
            return self.push_word(end, letters);
        }
        if self.fresh() && (self.web() || self.cue()) {
            return;
        }
        match byte {
            b'a'..=b'z' | b'A'..=b'Z' => self.word(),
            b'0'..=b'9' => self.figures(),
            0x80.. => self.other(),
            _ => self.sign(byte),
        }
    }

    /// End of a word of ASCII letters that nothing hangs on, as most words are, and how they stand.
    fn bare_word(&self) -> Option<(usize, Letters)> {
        let rest = &self.bytes[self.at..];
        let (&first, more) = rest.split_first().filter(|(first, _)| is_letter_byte(**first))?;
        let small = more.iter().position(|byte| !byte.is_ascii_lowercase()).unwrap_or(more.len());
        // Capitals inside: `USA`, `McCoy`.
        let raised = more.get(small).is_some_and(u8::is_ascii_uppercase);
        let inside =
            if raised { more[small..].iter().take_while(|&&byte| is_letter_byte(byte)).count() } else { 0 };
        let length = 1 + small + inside;
        let ends = match rest.get(length) {
            None | Some(b' ' | b'\n' | b',' | b';' | b')' | b'"' | b'?' | b'!') => true,
            Some(_) => false,
        };
        let letters = match (first.is_ascii_lowercase(), raised) {
            (true, false) => Letters::Small,
            (false, false) if length > 2 => Letters::Named,
            (true | false, _) => Letters::Any,
        };
        (ends && !self.lettered_cues).then_some((self.at + length, letters))
    }

    /// Whether a space-separated piece of text begins here, or something right after an opening mark.
    fn fresh(&self) -> bool {
        self.at == 0 || matches!(self.bytes[self.at - 1], b' ' | b'\n' | b'(' | b'"' | b'\'' | b']' | 0x80..)
    }

    fn push(&mut self, end: usize, kind: Kind) {
        let word = matches!(kind, Kind::Word);
        let letters = if word { Letters::of(&self.text[self.at..end]) } else { Letters::Any };
        self.push_as(end, kind, letters);
    }

    fn push_word(&mut self, end: usize, letters: Letters) {
        debug_assert_eq!(letters, Letters::of(&self.text[self.at..end]));
        self.push_as(end, Kind::Word, letters);
    }

    fn push_as(&mut self, end: usize, kind: Kind, letters: Letters) {
        let glued = self.tokens.last().is_some_and(|last| last.span.end == self.at) && self.at > 0;
        self.tokens.push(Token { span: Span::new(self.at, end), glued, kind, letters });
        self.at = end;
    }

    fn mark(&mut self, length: usize, mark: Mark) {
        self.push(self.at + length, Kind::Mark(mark));
    }

    fn byte(&self, at: usize) -> u8 {
        self.bytes.get(at).copied().unwrap_or(b' ')
    }

    fn char_at(&self, at: usize) -> Option<char> {
        self.text[at..].chars().next()
    }

    /// An address of the web or of mail, whole.
    fn web(&mut self) -> bool {
        let Some((start, end)) = web::find(self.text, self.at, self.words) else { return false };
        if start != self.at {
            return false;
        }
        let saying = web::read(&self.text[start..end], self.words);
        self.push(end, Kind::Said(Box::new(saying)));
        true
    }

    /// An instruction in the style's delimiters, but not an editor's brackets inside a quotation.
    fn cue(&mut self) -> bool {
        if self.bytes[self.at].is_ascii_alphanumeric() && !self.lettered_cues {
            return false;
        }
        let rest = &self.text[self.at..];
        for (open, close) in self.cues {
            if !rest.starts_with(open.as_str())
                || (open == "[" && (self.editorial(rest) || self.put_in(rest)))
            {
                continue;
            }
            if let Some(length) = mended::cue_length(&rest[open.len()..], open, close) {
                self.push(self.at + open.len() + length + close.len(), Kind::Cue);
                return true;
            }
        }
        false
    }

    fn editorial(&self, rest: &str) -> bool {
        self.quoted > 0 || ["[sic]", "[SIC]", "[...", "[…"].iter().any(|open| rest.starts_with(open))
    }

    /// Letters, with apostrophes between them; with digits behind them, a mixed thing.
    fn word(&mut self) {
        let start = self.at;
        let mut end = self.letters(start);
        if let Some(end) = self.run_on(start, end) {
            return self.push(end, Kind::Word);
        }
        if self.byte(end).is_ascii_digit() {
            let end = self.mixed(end);
            self.push(end, Kind::Mixed);
            return;
        }
        while let Some(apostrophe) = self.apostrophe(end) {
            let after = self.letters(end + apostrophe);
            if after == end + apostrophe {
                if !self.single && self.owns(start, end) {
                    end = after;
                }
                break;
            }
            end = after;
        }
        if self.byte(end) == b'.' && (self.dotted(start, end) || self.abbreviation(start, end)) {
            return;
        }
        self.push(end, Kind::Word);
    }

    /// End of the run of letters from there.
    fn letters(&self, mut at: usize) -> usize {
        loop {
            let rest = &self.bytes[at..];
            at += rest.iter().position(|&byte| !is_letter_byte(byte)).unwrap_or(rest.len());
            match self.byte(at) {
                0x80.. => match self.char_at(at) {
                    Some(c) if is_letter(c) => at += c.len_utf8(),
                    _ => return at,
                },
                _ => return at,
            }
        }
    }

    /// Length of an apostrophe there.
    fn apostrophe(&self, at: usize) -> Option<usize> {
        match self.byte(at) {
            b'\'' => Some(1),
            0xe2 if self.text[at..].starts_with('’') => Some('’'.len_utf8()),
            _ => None,
        }
    }

    /// Whether an apostrophe after these letters belongs to them: workers’, goin’.
    fn owns(&self, start: usize, end: usize) -> bool {
        let word = &self.text[start..end];
        word.len() > 2
            && (word.ends_with(['s', 'S', 'z', 'x']) || word.ends_with("in") || word.ends_with("IN"))
    }

    /// Digits with commas between thousands and points before digits; with letters behind, a mixed thing.
    fn figures(&mut self) {
        let end = self.digits(self.at);
        let letters = self.letters(end);
        if let Some(cut) = if letters > end { self.stray(end, letters) } else { None } {
            self.push(cut, if cut > end { Kind::Mixed } else { Kind::Figures });
        } else if letters > end {
            let end = self.mixed(end);
            self.push(end, Kind::Mixed);
        } else {
            self.push(end, Kind::Figures);
        }
    }

    fn digits(&self, mut at: usize) -> usize {
        let digit = |at: usize| self.byte(at).is_ascii_digit();
        loop {
            while digit(at) {
                at += 1;
            }
            let grouped =
                self.byte(at) == b',' && digit(at + 1) && digit(at + 2) && digit(at + 3) && !digit(at + 4);
            let pointed = self.byte(at) == b'.' && digit(at + 1);
            if !(grouped || pointed) {
                return at;
            }
            at += 1;
        }
    }

    /// End of a run of letters and digits, with an ’s behind it.
    fn mixed(&self, mut at: usize) -> usize {
        loop {
            let end = self.digits(self.letters(at));
            if end == at {
                break;
            }
            at = end;
        }
        match self.apostrophe(at) {
            Some(length) if matches!(self.byte(at + length), b's' | b'S') => {
                let end = at + length + 1;
                if self.letters(end) == end { end } else { at }
            }
            _ => at,
        }
    }
}

/// The longest instruction, in bytes: an opening mark that is never closed must cost no more.
const CUE_MAX: usize = 2000;

/// Where a closing delimiter stands, if it is near.
fn find_near(rest: &str, close: &str) -> Option<usize> {
    let mut end = rest.len().min(CUE_MAX);
    while !rest.is_char_boundary(end) {
        end -= 1;
    }
    rest[..end].find(close)
}

/// Whether a byte is an ASCII letter: small and capital differ in one bit.
const fn is_letter_byte(byte: u8) -> bool {
    (byte | 0x20).wrapping_sub(b'a') < 26
}

/// A letter, or a mark that sits on one.
fn is_letter(c: char) -> bool {
    let mark = matches!(c, '\u{2010}'..='\u{2064}');
    !mark && (c.is_alphabetic() || unicode_normalization::char::is_combining_mark(c))
}
