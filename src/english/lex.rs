//! Text to tokens: one pass over the bytes, ASCII by the fast way.

mod marks;
mod mended;

use super::web;
use crate::model::{Kind, Lexicon, Mark, Sort, Span, Token, sounds};

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
        lettered_cues: cues.iter().any(|(open, _)| !open.starts_with(|c: char| !c.is_ascii_alphanumeric())),
        low: 0,
    };
    while lexer.at < text.len() {
        lexer.next();
    }
    mended::promote(&mut lexer.tokens);
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
        if let Some(end) = self.bare_word() {
            return self.push(end, Kind::Word);
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

    /// End of a word of ASCII letters that nothing hangs on, as most words are.
    fn bare_word(&self) -> Option<usize> {
        let rest = &self.bytes[self.at..];
        let length = rest.iter().position(|&byte| !is_letter_byte(byte)).unwrap_or(rest.len());
        let ends = match rest.get(length) {
            None | Some(b' ' | b'\n' | b',' | b';' | b')' | b'"' | b'?' | b'!') => true,
            Some(_) => false,
        };
        (length > 0 && ends && !self.lettered_cues).then_some(self.at + length)
    }

    /// Whether a space-separated piece of text begins here, or something right after an opening mark.
    fn fresh(&self) -> bool {
        self.at == 0 || matches!(self.bytes[self.at - 1], b' ' | b'\n' | b'(' | b'"' | b'\'' | b']' | 0x80..)
    }

    fn push(&mut self, end: usize, kind: Kind) {
        let glued = self.tokens.last().is_some_and(|last| last.span.end == self.at) && self.at > 0;
        self.tokens.push(Token { span: Span::new(self.at, end), glued, kind });
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

    /// Single letters with periods between: U.S., a.m., J.D.
    fn dotted(&mut self, start: usize, end: usize) -> bool {
        let mut at = start;
        let mut letters = 0;
        while self.byte(at).is_ascii_alphabetic() && self.byte(at + 1) == b'.' {
            at += 2;
            letters += 1;
            // "D. C.": the same with a space, for capitals alone.
            let spaced =
                self.byte(at) == b' ' && self.byte(at + 1).is_ascii_uppercase() && self.byte(at + 2) == b'.';
            let half = letters == 1
                && matches!(self.bytes[start], b'a' | b'p' | b'A' | b'P')
                && matches!(self.bytes[at..], [b' ', b'm' | b'M', b'.', ..]);
            if half || spaced && self.byte(at - 2).is_ascii_uppercase() && self.byte(at + 3) != b'.' {
                at += 1;
            }
        }
        if end - start == 1 && self.stuck_zone(start) {
            self.push(start + 4, Kind::Dotted);
            return true;
        }
        let open = self.byte(at).is_ascii_alphabetic();
        let bill = self.text[start..at] == *"H.R.";
        if open && !self.byte(at + 1).is_ascii_alphanumeric() && letters >= 1 {
            letters += 1;
            at += 1;
        } else if open && letters >= 2 && self.lost_space(start, at) {
        } else if open || (self.byte(at).is_ascii_digit() && !bill) {
            return false;
        }
        let found = end - start == 1 && letters >= 2;
        if found {
            self.push(at, Kind::Dotted);
        }
        found
    }

    /// Whether a time zone is stuck to the half of the day: `p.m.est`.
    fn stuck_zone(&self, start: usize) -> bool {
        let half = self
            .text
            .get(start..start + 4)
            .is_some_and(|half| half.eq_ignore_ascii_case("a.m.") || half.eq_ignore_ascii_case("p.m."));
        if !half {
            return false;
        }
        let zone = &self.text[start + 4..self.letters(start + 4)];
        zone.len() > 1 && self.words.get(&zone.to_ascii_uppercase(), Sort::Zone).is_some()
    }

    /// A listed abbreviation, its period (or periods: Ph.D.) included.
    fn abbreviation(&mut self, start: usize, end: usize) -> bool {
        // A capital alone is an initial; W.Va. and M.Phil. are more.
        let initial = end - start == 1 && self.bytes[start].is_ascii_uppercase();
        let mut longest = end;
        let mut several = None;
        while self.byte(longest) == b'.' {
            let more = self.letters(longest + 1);
            longest += 1;
            if more == longest || self.byte(more) != b'.' {
                // "two Ph.D.s"
                several = (self.byte(longest) == b's' && more == longest + 1).then_some(more);
                break;
            }
            longest = more;
        }
        for stop in several.into_iter().chain([longest, end + 1]) {
            if !(initial && stop == end + 1) && self.is_listed(&self.text[start..stop]) {
                self.push(stop, Kind::Abbreviation);
                return true;
            }
        }
        false
    }

    /// Whether an abbreviation is in the word lists, in its own case or as one writes it in prose.
    ///
    /// Initials and words at a sentence's end are none: `the SAT.` is not Saturday, nor is `he sat.`
    fn is_listed(&self, text: &str) -> bool {
        let before = self.text[..self.at].trim_end();
        // WEATHER DOT GOV. is no governor.
        if [" dot", "-dot-"].iter().any(|dot| ends_with_any_case(before, dot)) {
            return false;
        }
        if !self.words.meanings(text).is_empty() {
            return true;
        }
        let bare = text.trim_end_matches('.');
        // THE SUN. HE SAT. A day or month cut short has a figure or a comma behind it.
        let rest = self.text[self.at + text.len()..].trim_start();
        let dated = rest.starts_with(|c: char| c.is_ascii_digit() || c == ',')
            || [" ON", " LAST", " NEXT", " THIS"].iter().any(|word| before.ends_with(word));
        let day =
            [Sort::Weekday, Sort::Month].iter().any(|&sort| self.words.any_case_as(text, sort).is_some());
        if self.shouting && day && !dated && sounds::is_word(bare) {
            return false;
        }
        let timed = ["A.M.", "P.M.", "A-M", "P-M"].iter().any(|half| before.ends_with(half));
        if self.shouting && timed && self.words.get(bare, Sort::Zone).is_some() {
            return false;
        }
        let initials = [Sort::Letters, Sort::Acronym, Sort::Zone]
            .iter()
            .any(|&sort| self.words.get(bare, sort).is_some());
        let small = bare.starts_with(|c: char| c.is_ascii_lowercase());
        // "Cayo Costa, FL." is no fluid, "COME IN." no inch.
        let postal = bare.len() == 2 && self.words.get(bare, Sort::State).is_some();
        let other = if small { sounds::is_word(bare) } else { postal || initials && !self.shouting };
        text.len() > 2 && !other && self.words.any_case(text).is_some()
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

/// Whether a text ends so, in whatever case.
fn ends_with_any_case(text: &str, end: &str) -> bool {
    let start = text.len().wrapping_sub(end.len());
    text.as_bytes().get(start..).is_some_and(|tail| tail.eq_ignore_ascii_case(end.as_bytes()))
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
