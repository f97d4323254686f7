//! Writes one paragraph: words and marks in, page and voice out, with the spaces where they belong.

mod run;

use crate::model::style::Dash;
use crate::model::{Case, Glyphs, HouseStyle, Mark, Pause, Read, Span, Word, WordKind};

/// A paragraph being written.
pub(super) struct Writer<'a> {
    style: &'a HouseStyle,
    read: Read,
    /// The word being written, not yet closed by a space.
    open: Option<Word>,
    /// Whether the next thing follows without a space.
    glue: bool,
    /// First word of the sentence being written.
    sentence: usize,
    /// Whether nothing has been said in the sentence yet.
    fresh: bool,
    /// Where the things written stand: (bytes of the paragraph, bytes of the source).
    place: (Span, Span),
    /// Whether the lines of the source are kept, and so must be known word by word.
    pub(super) lined: bool,
    /// Where each of the next words stands, as far as that is known more finely, last first.
    places: Vec<(Span, Span)>,
}

/// What is written, beside its letters.
#[derive(Clone, Copy, Default)]
pub(super) struct Manner {
    /// What it is.
    pub(super) kind: WordKind,
    /// Whether it follows without a space.
    pub(super) glued: bool,
    /// Whether a line may not end after it.
    pub(super) bind: bool,
    /// Whether its case is the writer's own and stays.
    pub(super) keep_case: bool,
    /// The rule behind it.
    pub(super) rule: Option<&'static str>,
}

impl<'a> Writer<'a> {
    /// Begins a paragraph.
    pub(super) fn new(style: &'a HouseStyle, capacity: usize, lined: bool) -> Self {
        let read = Read {
            text: String::with_capacity(capacity + capacity / 8),
            said: String::with_capacity(capacity),
            words: Vec::with_capacity(capacity / 5),
            ..Read::default()
        };
        Self {
            style,
            read,
            open: None,
            glue: true,
            sentence: 0,
            fresh: true,
            place: (Span::default(), Span::default()),
            lined,
            places: Vec::new(),
        }
    }

    /// Says where what follows was written: in the paragraph and in the source.
    pub(super) fn at(&mut self, written: Span, source: Span) {
        self.place = (written, source);
        self.places.clear();
    }

    /// Says where each word of what follows was written, in order.
    pub(super) fn each_at(&mut self, places: impl DoubleEndedIterator<Item = (Span, Span)>) {
        self.places = places.rev().collect();
    }

    /// Writes text: spaces in it part words. `said` is what of it is heard, spread over its words.
    pub(super) fn text(&mut self, page: &str, said: &str, manner: Manner) {
        let mut rest = said;
        let count = page.split(' ').filter(|word| !word.is_empty()).count();
        for (index, word) in page.split(' ').filter(|word| !word.is_empty()).enumerate() {
            let last = index + 1 == count;
            self.place = self.places.pop().unwrap_or(self.place);
            let mine = if last { rest } else { take_said(&mut rest, word) };
            let manner = Manner {
                glued: manner.glued && index == 0,
                bind: if last { manner.bind } else { true },
                ..manner
            };
            self.word(word, mine, manner);
        }
    }

    fn word(&mut self, page: &str, said: &str, manner: Manner) {
        self.begin(manner.glued, manner.kind);
        let start = self.read.text.len();
        self.letters(page, manner);
        let capitalise = self.fresh && manner.rule.is_some() && matches!(self.style.case, Case::Mixed);
        if capitalise && matches!(manner.kind, WordKind::Spoken) {
            capital(&mut self.read.text, start);
        }
        self.fresh &= !matches!(manner.kind, WordKind::Spoken) || page.is_empty();
        if let Some(word) = &mut self.open {
            word.bind = manner.bind;
            word.rule = word.rule.or(manner.rule);
        }
        self.voice(said);
    }

    /// Puts letters on the page, raised where the style says so.
    fn letters(&mut self, page: &str, manner: Manner) {
        let raise = matches!(self.style.case, Case::Upper) && !manner.keep_case;
        let ascii = matches!(self.style.glyphs, Glyphs::Ascii);
        if page.bytes().all(|byte| byte.is_ascii() && byte != b'\'') {
            let start = self.read.text.len();
            self.read.text.push_str(page);
            if raise {
                self.read.text[start..].make_ascii_uppercase();
            }
            return;
        }
        for c in page.chars() {
            match c {
                '\'' | '’' | '‘' if ascii || manner.keep_case => self.read.text.push('\''),
                '\'' | '‘' => self.read.text.push('’'),
                c if raise => self.read.text.extend(c.to_uppercase()),
                c => self.read.text.push(c),
            }
        }
    }

    /// Adds what is heard.
    fn voice(&mut self, said: &str) {
        if said.is_empty() {
            return;
        }
        if !self.read.said.is_empty() {
            self.read.said.push(' ');
        }
        let start = self.read.said.len();
        self.read.said.push_str(said);
        if let Some(word) = &mut self.open {
            if word.said.start == word.said.end {
                word.said.start = start;
            }
            word.said.end = self.read.said.len();
        }
    }

    /// Writes a word as the article has it: its own letters are what is said.
    pub(super) fn plain(&mut self, page: &str, manner: Manner) {
        // “’Tis hangs on nothing: what stands before is a mark.
        let hangs = manner.glued && !self.glue && page.starts_with(['\'', '’']);
        self.begin(manner.glued, manner.kind);
        self.letters(page, manner);
        if let Some(word) = &mut self.open {
            word.bind = manner.bind;
            word.rule = word.rule.or(manner.rule);
        }
        let start = self.read.said.len();
        let gap = usize::from(start > 0 && !hangs);
        if gap > 0 {
            self.read.said.push(' ');
        }
        spell(page, &mut self.read.said);
        if self.read.said.len() == start + gap {
            self.read.said.truncate(start);
            return;
        }
        self.fresh = false;
        let end = self.read.said.len();
        if let Some(word) = &mut self.open {
            if word.said.start == word.said.end {
                word.said.start = start + gap;
            }
            word.said.end = end;
        }
    }

    /// Opens a word, or goes on with the one that is open.
    fn begin(&mut self, glued: bool, kind: WordKind) {
        let goes_on = (glued || self.glue) && self.open.is_some();
        self.glue = false;
        if goes_on {
            let (written, source) = self.place;
            if let Some(word) = &mut self.open {
                let nothing = word.written.start == word.written.end;
                let start = if nothing { written.start } else { word.written.start.min(written.start) };
                word.written = start..word.written.end.max(written.end);
                word.span = if nothing { source } else { word.span.join(source) };
                if matches!(word.kind, WordKind::Mark) {
                    word.kind = kind;
                }
            }
            return;
        }
        self.close();
        if !self.read.text.is_empty() {
            self.read.text.push(' ');
        }
        let at = self.read.text.len();
        let (written, source) = self.place;
        let said = self.read.said.len();
        self.open = Some(Word {
            page: at..at,
            said: said..said,
            written: written.into(),
            span: source,
            kind,
            ..Word::default()
        });
    }

    /// Closes the word that is open.
    fn close(&mut self) {
        if let Some(mut word) = self.open.take() {
            word.page.end = self.read.text.len();
            self.read.words.push(word);
        }
    }

    /// Writes a mark, with the space that belongs before and after it.
    pub(super) fn mark(&mut self, mark: Mark, glued: bool) {
        let ascii = matches!(self.style.glyphs, Glyphs::Ascii);
        match mark {
            Mark::Comma => self.stop(",", Pause::Short),
            Mark::Semicolon => self.stop(";", Pause::Short),
            Mark::Colon => self.stop(":", Pause::Short),
            Mark::Period => self.stop(".", Pause::Stop),
            Mark::Question => self.stop("?", Pause::Stop),
            Mark::Exclamation => self.stop("!", Pause::Stop),
            Mark::OpenQuote => self.opening(if ascii { "\"" } else { "“" }, glued),
            Mark::OpenSingle => self.opening(if ascii { "'" } else { "‘" }, glued),
            Mark::OpenParen => self.opening("(", glued),
            Mark::OpenBracket => self.opening("[", glued),
            Mark::CloseQuote => self.closing(if ascii { "\"" } else { "”" }),
            Mark::CloseSingle => self.closing(if ascii { "'" } else { "’" }),
            Mark::CloseParen => self.closing(")"),
            Mark::CloseBracket => self.closing("]"),
            Mark::Slash if !glued => self.alone(self.dash(), Pause::Short),
            Mark::Hyphen | Mark::Slash => self.closing("-"),
            Mark::Dash => self.alone(self.dash(), Pause::Short),
            Mark::Ellipsis => self.alone("...", Pause::Short),
            // Only a style without the rule for signs leaves one standing.
            Mark::Sign(sign) => {
                self.begin(glued, WordKind::Mark);
                self.read.text.push(sign);
            }
        }
    }

    /// The dash of the style.
    const fn dash(&self) -> &'static str {
        match (self.style.dash, self.style.glyphs) {
            (Dash::Em, _) | (Dash::Glyphs, Glyphs::Typographic) => "—",
            (Dash::Hyphens, _) | (Dash::Glyphs, Glyphs::Ascii) => "--",
        }
    }

    /// A mark of its own between spaces.
    fn alone(&mut self, text: &str, pause: Pause) {
        // Right after an opening mark it hangs on it: a mark between two spaces would close as well.
        let hangs = std::mem::take(&mut self.glue) && self.open.is_some();
        self.begin(hangs, WordKind::Mark);
        self.read.text.push_str(text);
        if let Some(word) = &mut self.open {
            word.pause = pause;
        }
    }

    fn opening(&mut self, text: &str, glued: bool) {
        self.begin(glued, WordKind::Mark);
        self.read.text.push_str(text);
        self.glue = true;
    }

    fn closing(&mut self, text: &str) {
        self.glue = false;
        // A mark that comes after its sentence was closed still hangs on the last word.
        if self.open.is_none() {
            self.open = self.read.words.pop();
        }
        self.begin(true, WordKind::Mark);
        self.read.text.push_str(text);
    }

    fn stop(&mut self, text: &str, pause: Pause) {
        // A mark between two full stops was left out: one of them is enough.
        if text != "." || !self.read.text.ends_with(['.', '!', '?']) {
            self.closing(text);
        }
        if let Some(word) = &mut self.open {
            word.pause = word.pause.stronger(pause);
        }
    }

    /// The bind of the word being written.
    pub(super) fn bind(&mut self) {
        if let Some(word) = &mut self.open {
            word.bind = true;
        }
    }

    /// Whether nothing stands in the sentence yet.
    pub(super) fn sentence(&mut self) {
        self.close();
        self.glue = false;
        self.fresh = true;
        self.end_sentence();
    }

    fn end_sentence(&mut self) {
        let end = self.read.words.len();
        if end > self.sentence {
            self.read.sentences.push(self.sentence..end);
            self.sentence = end;
        }
    }

    /// The paragraph.
    pub(super) fn finish(mut self) -> Read {
        self.close();
        self.end_sentence();
        self.read
    }
}

/// The part of what is said that belongs to one word of the page: as many words as it has parts.
fn take_said<'s>(rest: &mut &'s str, word: &str) -> &'s str {
    let parts = word.split('-').filter(|part| !part.is_empty()).count().max(1);
    let end = rest.match_indices(' ').nth(parts - 1).map_or(rest.len(), |(at, _)| at);
    let (mine, more) = rest.split_at(end);
    *rest = more.trim_start();
    mine
}

fn capital(text: &mut String, start: usize) {
    if let Some(c) = text[start..].chars().next().filter(|c| c.is_lowercase()) {
        let raised: String = c.to_uppercase().collect();
        text.replace_range(start..start + c.len_utf8(), &raised);
    }
}

/// A word's letters as they are said: small, apostrophes kept, nothing else.
fn spell(word: &str, out: &mut String) {
    // ’n’ stands for "and": its marks are not said.
    let word = if word.starts_with(['\'', '’']) && word.len() > 1 {
        word.strip_suffix(['\'', '’']).unwrap_or(word)
    } else {
        word
    };
    let start = out.len();
    if word.bytes().all(|byte| byte.is_ascii_alphanumeric()) {
        out.push_str(word);
        out[start..].make_ascii_lowercase();
        return;
    }
    for c in word.chars() {
        match c {
            '\'' | '’' | '‘' if out.len() > start || (start > 0 && !out.ends_with(' ')) => out.push('\''),
            c if c.is_alphanumeric() || c.is_alphabetic() => out.extend(c.to_lowercase()),
            c if !c.is_ascii() && unicode_normalization::char::is_combining_mark(c) => out.push(c),
            _ => {}
        }
    }
}
