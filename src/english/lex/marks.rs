//! Marks and dashes: which hyphen is a dash, which mark opens, which is an apostrophe.

use super::{Lexer, is_letter};
use crate::english::say::POWERS;
use crate::model::{Kind, Mark, Sort, Token};

impl Lexer<'_> {
    /// A character beyond ASCII.
    pub(super) fn other(&mut self) {
        let Some(c) = self.char_at(self.at) else { return };
        let length = c.len_utf8();
        match c {
            '“' if self.low > 0 => {
                self.low = 0;
                self.close_quote(length);
            }
            '„' => {
                self.low = 1;
                self.open_quote(length);
            }
            '“' | '«' => self.open_quote(length),
            '”' | '»' => self.close_quote(length),
            '‘' => self.single_quote(length, true),
            '’' => self.single_quote(length, false),
            '—' | '–' => self.dash(length, c),
            '…' => self.ellipsis(),
            c if is_letter(c) => self.word(),
            c => self.mark(length, Mark::Sign(c)),
        }
    }

    /// An ASCII mark.
    pub(super) fn sign(&mut self, byte: u8) {
        let mark = match byte {
            b',' => Mark::Comma,
            b';' => Mark::Semicolon,
            b':' => Mark::Colon,
            b'?' => Mark::Question,
            b'!' => Mark::Exclamation,
            b'/' => Mark::Slash,
            b'(' if self.pronouncer() => return,
            b'(' => Mark::OpenParen,
            b')' => Mark::CloseParen,
            b'[' => Mark::OpenBracket,
            b']' => Mark::CloseBracket,
            b'.' => return self.period(),
            b'-' => return self.hyphen(),
            b'"' => return self.straight(),
            b'\'' => return self.single_quote(1, self.opens()),
            other => Mark::Sign(char::from(other)),
        };
        self.mark(1, mark);
    }

    /// Whether a straight mark here opens: nothing but space or an opening mark before, something after.
    pub(super) fn opens(&self) -> bool {
        let before = self.text[..self.at].chars().next_back();
        let after = self.byte(self.at + 1);
        // A straight single mark tells nothing by itself: '"Sea"' opens inside what it has opened.
        let opened = matches!(
            self.tokens.last(),
            Some(Token { kind: Kind::Mark(Mark::OpenSingle), span, .. }) if span.end == self.at
        );
        before.is_none_or(|c| {
            c.is_whitespace() || opened || matches!(c, '(' | '[' | '—' | '–' | '-' | '/' | '“' | '‘' | '"')
        }) && !after.is_ascii_whitespace()
    }

    pub(super) fn straight(&mut self) {
        if self.opens() { self.open_quote(1) } else { self.close_quote(1) }
    }

    pub(super) fn open_quote(&mut self, length: usize) {
        self.quoted += 1;
        self.mark(length, Mark::OpenQuote);
    }

    pub(super) fn close_quote(&mut self, length: usize) {
        self.quoted = self.quoted.saturating_sub(1);
        self.single = false;
        self.mark(length, Mark::CloseQuote);
    }

    /// A single mark: an apostrophe before a clipped word or a decade, else a quotation mark.
    pub(super) fn single_quote(&mut self, length: usize, opens: bool) {
        let after = self.at + length;
        let end = self.letters(after);
        let curly = self.text[self.at..].starts_with('’');
        let percent = ["%", " percent", " per cent"]
            .iter()
            .any(|end| self.text.get(after + 2..).is_some_and(|rest: &str| rest.starts_with(end)));
        let clipped = self.words.plays(&self.text[after..end], "clipped");
        // ’80s and ’08, but not ‘2001’ or ‘15,000 troops’.
        let chained = matches!(self.byte(after + 2), b'-' | b'/' | b':')
            && self.byte(after + 3).is_ascii_alphanumeric();
        let more = self.digits(after) > after + 2 || chained || self.opens_figures(after);
        let decade =
            !percent && !more && self.byte(after).is_ascii_digit() && self.byte(after + 1).is_ascii_digit();
        let before_space = self.at == 0
            || !self.bytes[self.at - 1].is_ascii_alphanumeric()
            || decade && self.after_initials();
        let hangs = after > self.at && matches!(self.byte(after), b's' | b'S') && end == after + 1;
        let owner = self.tokens.last().is_some_and(|last| {
            last.span.end == self.at
                && matches!(
                    last.kind,
                    Kind::Dotted | Kind::Abbreviation | Kind::Figures | Kind::Mixed | Kind::Said(_)
                )
        });
        if hangs && owner {
            self.push(end, Kind::Word);
        } else if decade && before_space {
            let end = self.mixed(self.digits(after));
            self.push(end, Kind::Mixed);
        } else if before_space && (clipped || curly && !self.single && end > after + 1 && !percent) {
            let tail = self.apostrophe(end).filter(|_| end == after + 1).unwrap_or(0);
            self.push(self.owner_end(end + tail), Kind::Word);
        } else if opens {
            self.single = true;
            self.singles += 1;
            self.mark(length, Mark::OpenSingle);
        } else {
            self.single = false;
            self.mark(length, Mark::CloseSingle);
        }
    }

    /// Whether a mark typed as an opening one (‘) stands before figures that a closing one follows.
    fn opens_figures(&self, after: usize) -> bool {
        let opening = self.text[self.at..].starts_with('‘');
        let decade = matches!(self.byte(after + 2), b's' | b'S');
        let near = self.text[after..].chars().take(60);
        opening && !decade && near.collect::<String>().contains('’')
    }

    /// End of a word with the ’s that hangs on it, if one does.
    fn owner_end(&self, end: usize) -> usize {
        let after = self
            .apostrophe(end)
            .map(|length| end + length)
            .filter(|&at| matches!(self.byte(at), b's' | b'S'));
        after.map(|at| at + 1).filter(|&tail| self.letters(tail) == tail).unwrap_or(end)
    }

    /// A dash; a short one between figures or glued letters is a hyphen.
    pub(super) fn dash(&mut self, length: usize, c: char) {
        let tight = self.at > 0
            && self.bytes[self.at - 1].is_ascii_digit()
            && self.byte(self.at + length).is_ascii_digit();
        let money =
            self.at > 0 && self.bytes[self.at - 1].is_ascii_digit() && self.byte(self.at + length) == b'$';
        let mark = if c == '–' && (tight || money || self.between_letters(length)) {
            Mark::Hyphen
        } else {
            Mark::Dash
        };
        self.mark(length, mark);
    }

    /// Whether letters stand right before and behind a dash: Saffir–Simpson.
    pub(super) fn between_letters(&self, length: usize) -> bool {
        let before = self.text[..self.at].chars().next_back().is_some_and(char::is_alphabetic);
        before && self.char_at(self.at + length).is_some_and(char::is_alphabetic)
    }

    /// `-`, `--` or ` - `.
    pub(super) fn hyphen(&mut self) {
        let run = self.bytes[self.at..].iter().take_while(|&&byte| byte == b'-').count();
        let spaced_before = self.at == 0 || self.bytes[self.at - 1].is_ascii_whitespace();
        let spaced_after = self.byte(self.at + 1).is_ascii_whitespace();
        let mark = if run > 1 || (spaced_before && spaced_after) { Mark::Dash } else { Mark::Hyphen };
        self.mark(run, mark);
    }

    pub(super) fn period(&mut self) {
        // "compounds. . . . The": the first is a sentence's own, the three after it are a pause.
        if self.bytes[self.at..].starts_with(b". . . .")
            && self.at > 0
            && !self.bytes[self.at - 1].is_ascii_whitespace()
        {
            return self.mark(1, Mark::Period);
        }
        let spaced = [b". . .".as_slice(), b"...", b".."];
        if spaced.iter().any(|run| self.bytes[self.at..].starts_with(run)) {
            return self.ellipsis();
        }
        let priced = self.text[..self.at].ends_with(['$', '€', '£', '¥', '/', '<', '>', '=']);
        if self.byte(self.at + 1).is_ascii_digit() && (self.fresh() || priced) {
            let end = self.digits(self.at + 1);
            let end = self.mixed(end);
            let kind =
                if self.letters(end) == end && self.bytes[self.at + 1..end].iter().all(u8::is_ascii_digit) {
                    Kind::Figures
                } else {
                    Kind::Mixed
                };
            return self.push(end, kind);
        }
        self.mark(1, Mark::Period);
    }

    /// Whether two capitals stand right before: `FY’24`.
    fn after_initials(&self) -> bool {
        self.tokens.last().is_some_and(|last| {
            let raised =
                self.text[last.span.start..last.span.end].bytes().all(|byte| byte.is_ascii_uppercase());
            last.span.end == self.at && last.span.end == last.span.start + 2 && raised
        })
    }

    /// A run of periods, close or spaced, or the one-character form.
    pub(super) fn ellipsis(&mut self) {
        let mut end = self.at;
        loop {
            let rest = &self.text[end..];
            let spaces = rest.len() - rest.trim_start_matches(' ').len();
            let gap = if end == self.at { 0 } else { spaces };
            if rest[gap..].starts_with('…') {
                end += gap + '…'.len_utf8();
            } else if rest[gap..].starts_with('.') && !self.byte(end + gap + 1).is_ascii_digit() {
                end += gap + 1;
            } else {
                break;
            }
        }
        self.push(end, Kind::Mark(Mark::Ellipsis));
    }

    /// A typed pronouncer: `(zeh-LEHN'-skee)` after a word.
    pub(super) fn pronouncer(&mut self) -> bool {
        let rest = &self.text[self.at..];
        let Some(length) = rest.bytes().take(60).position(|byte| byte == b')') else { return false };
        let inner = &rest[1..length];
        let after_word = matches!(self.tokens.last(), Some(Token { kind: Kind::Word, .. }));
        if after_word && is_respelling(inner) || self.is_magnitude_flag(inner, &rest[length + 1..]) {
            self.push(self.at + length + 1, Kind::Pronouncer);
            return true;
        }
        false
    }

    /// Whether it is a magnitude's first letter between a number and the magnitude: `SIX (m) MILLION`.
    fn is_magnitude_flag(&self, inner: &str, rest: &str) -> bool {
        let word = rest.trim_start().split(|c: char| !c.is_ascii_alphabetic()).next().unwrap_or_default();
        let power = POWERS.iter().any(|(_, name)| word.eq_ignore_ascii_case(name));
        let magnitude = power || self.words.any_case_as(word, Sort::Magnitude).is_some();
        let number = matches!(self.tokens.last(), Some(Token { kind: Kind::Word | Kind::Figures, .. }));
        number && magnitude && inner.len() == 1 && word[..1].eq_ignore_ascii_case(inner)
    }
}

/// Letters with hyphens between, small ones among them, and syllables in capitals or with a stress
/// mark; of one syllable only with the mark: `(SHEE')`, for `(NATO)` is a gloss.
fn is_respelling(text: &str) -> bool {
    let mut syllables = 0;
    let mut stressed = false;
    let mut marked = false;
    let mut small = false;
    for syllable in text.split(['-', ' ']) {
        let bare = syllable.trim_end_matches(['\'', '’']);
        if bare.is_empty() || !bare.chars().all(char::is_alphabetic) {
            return false;
        }
        let raised = bare.chars().all(char::is_uppercase);
        stressed |= raised;
        marked |= raised && bare.len() < syllable.len();
        small |= bare.chars().all(char::is_lowercase);
        syllables += 1;
    }
    marked || (syllables >= 2 && stressed && small && text.contains('-'))
}
