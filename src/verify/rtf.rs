//! RTF read back, and what readers of RTF are known to lose.

use super::{Found, Risk, paragraph};
use crate::model::Error;

/// Groups that hold no text of the document.
const HIDDEN: &[&str] =
    &["fonttbl", "colortbl", "stylesheet", "info", "header", "footer", "pict", "listtable", "generator"];

/// What a group changes until it ends.
#[derive(Debug, Clone, Copy, Default)]
struct State {
    bold: bool,
    hidden: bool,
    /// Characters after `\uN` that stand for it in older readers.
    fallback: usize,
}

/// A document being read.
#[derive(Default)]
struct Page {
    state: State,
    stack: Vec<State>,
    units: Vec<u16>,
    /// Whether anything that is not bold stands in the paragraph.
    read: bool,
    /// Fallback characters still to be passed over.
    skip: usize,
    found: Vec<Found>,
}

/// Reads RTF back: a paragraph all in bold is a cue or a header line.
///
/// # Errors
/// None: whatever cannot be read is text.
pub fn read(bytes: &[u8]) -> Result<Vec<Found>, Error> {
    let text = super::decoded(bytes);
    let mut page = Page { state: State { fallback: 1, ..State::default() }, ..Page::default() };
    let mut rest = text.as_str();
    while let Some(c) = rest.chars().next() {
        rest = &rest[c.len_utf8()..];
        match c {
            '{' => page.stack.push(page.state),
            '}' => page.state = page.stack.pop().unwrap_or(page.state),
            '\\' => rest = page.control(rest),
            '\r' | '\n' => {}
            c => page.push(c),
        }
    }
    page.end();
    Ok(page.found)
}

impl Page {
    fn push(&mut self, c: char) {
        if self.state.hidden {
            return;
        }
        if self.skip > 0 {
            self.skip -= 1;
            return;
        }
        self.read |= !self.state.bold && !c.is_whitespace();
        self.units.extend_from_slice(c.encode_utf16(&mut [0; 2]));
    }

    /// Obeys the control word or symbol that `text` begins with and gives what follows.
    fn control<'a>(&mut self, text: &'a str) -> &'a str {
        let letters = text.bytes().take_while(u8::is_ascii_alphabetic).count();
        if letters == 0 {
            return self.symbol(text);
        }
        let (word, rest) = text.split_at(letters);
        let digits = rest.strip_prefix('-').unwrap_or(rest).bytes().take_while(u8::is_ascii_digit).count();
        let (number, rest) = rest.split_at(digits + usize::from(digits > 0 && rest.starts_with('-')));
        self.word(word, number.parse().ok());
        rest.strip_prefix(' ').unwrap_or(rest)
    }

    fn symbol<'a>(&mut self, text: &'a str) -> &'a str {
        let Some(c) = text.chars().next() else { return text };
        let rest = &text[c.len_utf8()..];
        match c {
            '\'' => {
                let code = rest.get(..2).and_then(|hex| u8::from_str_radix(hex, 16).ok());
                if let Some(code) = code {
                    encoding_rs::WINDOWS_1252.decode(&[code]).0.chars().for_each(|c| self.push(c));
                }
                return rest.get(2..).unwrap_or_default();
            }
            '~' => self.push(' '),
            '_' => self.push('-'),
            '*' => self.state.hidden = true,
            '\\' | '{' | '}' => self.push(c),
            _ => {}
        }
        rest
    }

    fn word(&mut self, word: &str, number: Option<i64>) {
        match word {
            "b" => self.state.bold = number != Some(0),
            "v" => self.state.hidden = number != Some(0),
            "uc" => self.state.fallback = number.and_then(|number| usize::try_from(number).ok()).unwrap_or(1),
            "u" if !self.state.hidden => {
                self.read |= !self.state.bold;
                self.units.push((number.unwrap_or(0) & 0xffff) as u16);
                self.skip = self.state.fallback;
            }
            "par" | "page" | "sect" => self.end(),
            "line" | "tab" => self.push(' '),
            "pard" | "plain" => self.state.bold = false,
            word if HIDDEN.contains(&word) => self.state.hidden = true,
            _ => {}
        }
    }

    /// Ends a paragraph.
    fn end(&mut self) {
        let text = String::from_utf16_lossy(&std::mem::take(&mut self.units));
        let read = std::mem::take(&mut self.read);
        self.found.extend(paragraph(&text).filter(|found| read || !matches!(found, Found::Mixed(_))));
        self.skip = 0;
    }
}

/// What readers of RTF are known to lose of a file.
#[must_use]
pub fn risks(bytes: &[u8]) -> Vec<Risk> {
    let text = super::decoded(bytes);
    let mut out = Vec::new();
    let mut add = |here: bool, reader, loses: &str| {
        if here {
            out.push(Risk { reader, loses: loses.into() });
        }
    };
    let letters = text.matches("\\u").count() - text.matches("\\uc").count() - text.matches("\\ul").count();
    let grouped = text.matches("{\\uc0\\u").count();
    add(
        letters > grouped,
        "pandoc, unrtf, rtf-parser",
        "letters or whole words at \\uN outside a group of its own",
    );
    add(
        text.contains('<'),
        "programs built on @iarna/rtf-to-html",
        "what stands in angle brackets: it becomes a tag",
    );
    add(text.contains("\\caps"), "all readers", "capitals made by \\caps: they come back in lower case");
    add(text.contains("\\highlight"), "LibreOffice's HTML (QPrompt), pandoc", "highlights");
    add(text.contains("\\cf"), "pandoc, striprtf, @iarna/rtf-to-html", "colours");
    add(text.contains("\\v "), "three of six readers", "hidden text: it is printed");
    add(
        text.contains("{\\header") || text.contains("{\\info"),
        "one of six readers",
        "headers: they run into the text",
    );
    out
}

#[cfg(test)]
mod tests {
    use super::{read, risks};
    use crate::verify::Found;

    fn words(rtf: &str) -> Vec<Found> {
        read(rtf.as_bytes()).unwrap()
    }

    #[test]
    fn letters_come_back_however_they_are_written() {
        let spoken = |text: &str| vec![Found::Mixed(text.into())];
        assert_eq!(words("{\\rtf1 PE{\\uc0\\u209}A \\u-10916?X \\'d1\\par}"), spoken("PEÑA 한X Ñ"));
        assert_eq!(
            words("{\\rtf1{\\fonttbl{\\f0 Arial;}}{\\b [CUE]}\\par A \\{B\\}\\line C\\par}"),
            spoken("A {B} C")
        );
    }

    #[test]
    fn risky_writing_is_named() {
        assert_eq!(risks(b"{\\rtf1 PE{\\uc0\\u209}A\\par}"), []);
        assert_eq!(risks(b"{\\rtf1 PE\\u209?A\\caps B\\par}").len(), 2);
    }
}
