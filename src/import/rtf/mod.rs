//! RTF: groups on a stack of our own, letters of any code page, and only what is read.

mod aside;
mod skip;
mod state;
mod words;

use std::collections::HashMap;

use state::{PLAIN, Place, State};

use super::codepage::Page;
use super::flow::{Flow, Omitted};
use super::paragraph::{Role, Writing};
use super::raised::raised;
use super::tables::Tables;
use super::{Input, Reading, encoding};
use crate::model::{Error, HouseStyle, Note, Noted, Span};

/// Groups nested deeper than this are no writer's.
const DEEPEST: usize = 500_000;

/// Whether bytes are RTF.
#[must_use]
pub fn sniff(bytes: &[u8]) -> bool {
    let bytes = bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(bytes);
    bytes.trim_ascii_start().starts_with(b"{\\rtf")
}

/// Reads RTF. Tracked changes are resolved; notes, boxes and tables are left out with a note.
///
/// # Errors
/// Where it is not RTF, or holds more text than any article.
pub fn import(input: &Input, style: &HouseStyle) -> Result<Noted<Reading>, Error> {
    if !sniff(input.bytes) {
        return Err(Error::new(format!("{} is not RTF, whatever its name says", input.name))
            .hint("save it anew as .rtf, or say what it is with --from"));
    }
    let start = input.bytes.iter().position(|byte| *byte == b'{').unwrap_or(0);
    let mut file = File::new(&input.bytes[start..], Flow::new("rtf", style));
    file.run(input.name)?;
    Ok(file.finish().finish(input.name))
}

/// The file as it goes by.
#[allow(clippy::struct_excessive_bools)] // each says where in the file the words stand
struct File<'a> {
    bytes: &'a [u8],
    at: usize,
    state: State,
    stack: Vec<State>,
    /// The next control word follows `\*`: whoever does not know it skips its group.
    starred: bool,
    /// Bytes not yet decoded, all of one font.
    pending: Vec<u8>,
    /// Some of them stood in the file as they are: then they may be UTF-8.
    raw: bool,
    /// Characters still to be dropped after a `\u`.
    drop: usize,
    /// The first half of a character that takes two `\u`.
    half: Option<u16>,
    page: Page,
    fonts: HashMap<i32, Page>,
    default_font: i32,
    styles: HashMap<i32, Role>,
    /// The style or font being described.
    current: i32,
    /// Words that are not of the story: a style's name, a title.
    aside: String,
    date: [i32; 5],
    writing: Writing,
    /// The paragraph has a bullet or a number.
    item: bool,
    tables: Tables,
    open_table: bool,
    tracked: bool,
    taken: usize,
    flow: Flow<'a>,
}

impl<'a> File<'a> {
    fn new(bytes: &'a [u8], flow: Flow<'a>) -> Self {
        Self {
            bytes,
            at: 0,
            state: PLAIN,
            stack: Vec::new(),
            starred: false,
            pending: Vec::new(),
            raw: false,
            drop: 0,
            half: None,
            page: Page::default(),
            fonts: HashMap::new(),
            default_font: -1,
            styles: HashMap::new(),
            current: 0,
            aside: String::new(),
            date: [0; 5],
            writing: Writing::default(),
            item: false,
            tables: Tables::default(),
            open_table: false,
            tracked: false,
            taken: 0,
            flow,
        }
    }

    fn run(&mut self, name: &str) -> Result<(), Error> {
        while let Some(&byte) = self.bytes.get(self.at) {
            self.at += 1;
            match byte {
                b'{' if self.stack.len() == DEEPEST => {
                    return Err(Error::new(format!("{name} nests its groups more than {DEEPEST} deep"))
                        .hint("save it anew from a word processor"));
                }
                b'{' => self.enter(),
                b'}' if self.stack.len() <= 1 => return Ok(()),
                b'}' => self.leave(),
                b'\\' => self.control(),
                b'\r' | b'\n' | 0 => {}
                byte => {
                    self.raw |= !byte.is_ascii();
                    self.byte(byte);
                }
            }
            if self.taken > encoding::LONGEST {
                return Err(encoding::too_long(name, self.taken));
            }
        }
        let message = "the file ends in the middle: it may have been cut off";
        self.flow
            .notes
            .push(Note::warn("rtf", Span::default(), message).hint("fetch it again, or look at its end"));
        Ok(())
    }

    fn enter(&mut self) {
        self.flush();
        self.drop = 0;
        self.stack.push(self.state);
        if self.state.place == Place::Styles {
            self.current = 0;
        }
    }

    fn leave(&mut self) {
        self.flush();
        self.drop = 0;
        self.end_aside();
        self.state = self.stack.pop().unwrap_or(PLAIN);
    }

    /// A control word or a control symbol, whose backslash is past.
    fn control(&mut self) {
        let rest = &self.bytes[self.at..];
        let letters = rest.iter().take(32).take_while(|byte| byte.is_ascii_alphabetic()).count();
        if letters == 0 {
            return self.symbol(rest.first().copied().unwrap_or(b' '));
        }
        let minus = usize::from(rest.get(letters) == Some(&b'-'));
        let digits = rest[letters + minus..].iter().take(10).take_while(|byte| byte.is_ascii_digit()).count();
        let end = if digits > 0 { letters + minus + digits } else { letters };
        self.at += end + usize::from(rest.get(end) == Some(&b' '));
        let word = std::str::from_utf8(&rest[..letters]).unwrap_or_default();
        let number =
            std::str::from_utf8(&rest[letters..end]).ok().and_then(|number| number.parse::<i64>().ok());
        let number = number.map(|number| i32::try_from(number).unwrap_or(i32::MAX));
        if word == "bin" {
            self.at = self
                .at
                .saturating_add(usize::try_from(number.unwrap_or(0)).unwrap_or(0))
                .min(self.bytes.len());
            return;
        }
        if self.drop > 0 && word != "u" {
            self.drop -= 1;
            return;
        }
        if word != "u" {
            self.flush();
        }
        let starred = std::mem::take(&mut self.starred);
        self.word(word, number, starred);
    }

    fn symbol(&mut self, symbol: u8) {
        self.at = (self.at + 1).min(self.bytes.len());
        if symbol == b'\'' {
            let digits = self.bytes.get(self.at..self.at + 2).and_then(|two| std::str::from_utf8(two).ok());
            let byte = digits.and_then(|two| u8::from_str_radix(two, 16).ok());
            self.at += if byte.is_some() { 2 } else { 0 };
            return self.byte(byte.unwrap_or(b'?'));
        }
        if self.drop > 0 {
            self.drop -= 1;
            return;
        }
        match symbol {
            b'\\' | b'{' | b'}' => self.byte(symbol),
            b'*' => self.starred = true,
            b'~' => self.say("\u{a0}"),
            b'_' => self.say("-"),
            b'\t' => self.say("\t"),
            b'\n' | b'\r' => self.end_paragraph(),
            // An optional hyphen and marks of indexes: nothing that is read.
            _ => {}
        }
    }

    /// A byte of text.
    fn byte(&mut self, byte: u8) {
        if self.drop > 0 {
            self.drop -= 1;
        } else {
            self.half = None;
            self.pending.push(byte);
        }
    }

    /// Decodes the bytes that wait, in the code page of their font.
    fn flush(&mut self) {
        if self.pending.is_empty() {
            return;
        }
        let bytes = std::mem::take(&mut self.pending);
        let page = self.fonts.get(&self.state.font).copied().unwrap_or(Page::Default);
        let utf8 = std::str::from_utf8(&bytes).ok().filter(|_| std::mem::take(&mut self.raw));
        let (text, lost) = utf8.map_or_else(|| page.or(self.page).decode(&bytes), |text| (text.into(), 0));
        (0..lost).for_each(|_| self.flow.omit(Omitted::Symbol));
        self.say(&text);
        self.pending = bytes;
        self.pending.clear();
    }

    /// Words, wherever they belong.
    fn say(&mut self, text: &str) {
        if !self.pending.is_empty() {
            self.flush();
        }
        self.taken += text.len();
        match self.state.place {
            Place::Body if self.state.deleted => self.tracked = true,
            Place::Body if self.state.hidden => self.flow.omit(Omitted::Hidden),
            Place::Body if self.state.raised => self.writing.words(&raised(text), self.state.bold),
            Place::Body => self.writing.words(text, self.state.bold),
            Place::Info | Place::Time => {}
            Place::Fonts | Place::Styles | Place::Title | Place::Author => self.aside.push_str(text),
        }
    }

    /// A character by its number.
    pub(super) fn unicode(&mut self, number: i32) {
        let unit = (number & 0xffff) as u16;
        self.drop = self.state.uc;
        let c = match (self.half.take(), unit) {
            (_, 0xd800..=0xdbff) => {
                self.half = Some(unit);
                return;
            }
            (Some(high), _) => char::decode_utf16([high, unit]).next().and_then(Result::ok),
            // Fonts of symbols put their characters there.
            (None, 0xf000..=0xf0ff) => {
                self.flush();
                let page = self.fonts.get(&self.state.font).copied().unwrap_or_default();
                match char::from_u32(u32::from(unit)).and_then(|c| page.glyph(c)) {
                    Some(c) => self.say(c.encode_utf8(&mut [0; 4])),
                    None => self.flow.omit(Omitted::Symbol),
                }
                return;
            }
            (None, unit) => char::from_u32(u32::from(unit)).filter(|c| !c.is_control()),
        };
        let c = if number > 0xffff { char::from_u32(number.cast_unsigned()) } else { c };
        self.say(c.unwrap_or('\u{fffd}').encode_utf8(&mut [0; 4]));
    }

    pub(super) fn end_paragraph(&mut self) {
        self.flush();
        let State { role, list, in_table, place, .. } = self.state;
        if place != Place::Body {
            return;
        }
        if !in_table && std::mem::take(&mut self.open_table) {
            self.tables.close();
        }
        let item = std::mem::take(&mut self.item) || list;
        let mut paragraph = self.writing.take();
        paragraph.role = if role == Role::Body && item { Role::ListItem } else { role };
        paragraph.cell = self.tables.here();
        self.flow.add(paragraph);
    }

    /// A mark of the text: a tab, a line end, a dash.
    pub(super) fn put(&mut self, mark: &str) {
        match self.state.place {
            Place::Body if !self.state.deleted && !self.state.hidden => self.writing.mark(mark),
            Place::Title | Place::Author => self.aside.push_str(mark),
            Place::Body | Place::Fonts | Place::Styles | Place::Info | Place::Time => {}
        }
    }

    /// The paragraph stands in a table.
    pub(super) fn begin_table(&mut self) {
        self.state.in_table = true;
        if !std::mem::replace(&mut self.open_table, true) {
            self.tables.open();
            self.tables.row();
            self.tables.cell();
        }
    }

    /// The end of a cell, and of a row where `row` says so.
    pub(super) fn end_cell(&mut self, row: bool) {
        self.begin_table();
        self.end_paragraph();
        if row {
            self.tables.row();
        }
        self.tables.cell();
    }

    fn finish(mut self) -> Flow<'a> {
        self.end_paragraph();
        if self.tracked {
            let message = "the file holds tracked changes: it is read as if all of them were accepted";
            let note = Note::warn("rtf", Span::default(), message);
            self.flow.notes.push(note.hint("accept or reject them if that is not what is meant"));
        }
        self.flow
    }
}

#[cfg(test)]
mod trial;
