//! Plain text taken apart into lines and put together into paragraphs, every byte still known.

use std::ops::Range;

use crate::model::letters::{self, position};
use crate::model::{Passage, Span};

/// One line without the white space around it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Line<'a> {
    /// Its words.
    pub(super) text: &'a str,
    /// The byte of the source where they start.
    pub(super) at: usize,
    /// White space before them, in characters; a tab counts as eight.
    pub(super) indent: usize,
}

/// The marks that start an item of a list.
pub(super) const BULLETS: &[char] = &['•', '·', '▪', '‣', '◦', '●', '○', '■', '*', '-', '–'];

/// The longest line, in characters, that a program wraps to; longer ones are whole paragraphs.
const WIDEST: usize = 120;

impl Line<'_> {
    /// Whether nothing stands on it.
    pub(super) fn is_blank(&self) -> bool {
        self.text.is_empty()
    }

    /// One past its last byte in the source.
    pub(super) fn end(&self) -> usize {
        self.at + self.text.len()
    }

    /// The line after its bullet, if it has one.
    pub(super) fn item(&self) -> Option<Self> {
        let rest = self.text.strip_prefix(BULLETS)?;
        let text = rest.trim_start();
        (text.len() < rest.len() && !text.is_empty()).then_some(Self {
            text,
            at: self.end() - text.len(),
            indent: self.indent,
        })
    }

    /// Its length in characters.
    pub(super) fn width(&self) -> usize {
        self.text.chars().count()
    }

    fn first_word(&self) -> usize {
        self.text.split(char::is_whitespace).next().unwrap_or_default().chars().count()
    }

    /// Whether a sentence ends with it.
    pub(super) fn ends_sentence(&self) -> bool {
        let bare = self.text.trim_end_matches(['"', '\'', '”', '’', ')', ']', '*', '_']);
        bare.ends_with(['.', '!', '?', '…', ':'])
    }
}

/// Every line, blank ones too, whichever way lines end.
pub(super) fn split(text: &str) -> Vec<Line<'_>> {
    let mut lines = Vec::new();
    let mut at = 0;
    while at < text.len() {
        let piece = &text[at..line_end(text, at)];
        // The second half of a Windows line end is no line of its own.
        if piece != "\n" || at == 0 || !text[..at].ends_with('\r') {
            lines.push(line(piece, at));
        }
        at += piece.len();
    }
    lines
}

/// One past the line end that comes next.
fn line_end(text: &str, at: usize) -> usize {
    let bytes = text.as_bytes();
    let may_end = |byte: u8| matches!(byte, b'\n'..=b'\r' | 0xc2 | 0xe2);
    let mut end = at;
    while let Some(next) = position(&bytes[end..], may_end) {
        end += next;
        let length = text[end..].chars().next().map_or(1, char::len_utf8);
        end += length;
        if length == 1 || matches!(&text[end - length..end], "\u{85}" | "\u{2028}" | "\u{2029}") {
            return end;
        }
    }
    bytes.len()
}

fn line(piece: &str, at: usize) -> Line<'_> {
    let start = piece.trim_start();
    let white = &piece[..piece.len() - start.len()];
    let indent = white.chars().map(|c| if c == '\t' { 8 } else { 1 }).sum();
    Line { text: start.trim_end(), at: at + white.len(), indent }
}

/// The paragraphs, as ranges of lines without blanks in them.
///
/// A blank line ends one. So does every line end, unless the lines were wrapped by a program.
/// An item of a list begins one; `alone` tells the lines that are one by themselves (a cue).
pub(super) fn paragraphs(lines: &[Line], alone: impl Fn(&Line) -> bool) -> Vec<Range<usize>> {
    let wrap = Wrap::of(lines);
    group(lines, alone, |line, next| wrap.joins(line, next))
}

/// The paragraphs of a column, where a sentence that goes on is always wrapped.
pub(super) fn column(lines: &[Line], alone: impl Fn(&Line) -> bool) -> Vec<Range<usize>> {
    let wrap = Wrap::of(lines);
    group(lines, alone, |line, next| !line.ends_sentence() || wrap.joins(line, next))
}

/// Whether lines were wrapped to so many characters and words (0: any number): none is longer, and none
/// ends where a sentence does and the next word would have had room.
pub(super) fn fit(lines: &[Line], columns: usize, words: usize) -> bool {
    let count = |line: &Line| letters::words(line.text);
    let fits = |line: &Line| {
        count(line) < 2 || (columns == 0 || line.width() <= columns) && (words == 0 || count(line) <= words)
    };
    // Up to four words may be bound together: TEN MILES AN HOUR.
    let few = |line: &Line| line.text.split_whitespace().take(4).map(|word| word.chars().count() + 1).sum();
    let full = |line: &Line, next: &Line| {
        let longer: usize = few(next);
        columns > 0 && line.width() + longer > columns || words > 0 && count(line) + 4 > words
    };
    let inner = || lines.windows(2).filter(|pair| !pair[0].is_blank() && !pair[1].is_blank());
    inner().next().is_some()
        && lines.iter().all(fits)
        && inner().all(|pair| !pair[0].ends_sentence() || full(&pair[0], &pair[1]))
}

/// The paragraphs of lines that were wrapped at spaces: blank lines alone part them.
pub(super) fn parted(lines: &[Line]) -> Vec<Range<usize>> {
    let mut found: Vec<Range<usize>> = Vec::new();
    for at in (0..lines.len()).filter(|&at| !lines[at].is_blank()) {
        match found.last_mut().filter(|last| last.end == at) {
            Some(last) => last.end = at + 1,
            None => found.push(at..at + 1),
        }
    }
    found
}

fn group(
    lines: &[Line],
    alone: impl Fn(&Line) -> bool,
    joins: impl Fn(&Line, &Line) -> bool,
) -> Vec<Range<usize>> {
    let begins = |line: &Line| line.item().is_some() || alone(line);
    let mut found: Vec<Range<usize>> = Vec::new();
    for (at, line) in lines.iter().enumerate().filter(|(_, line)| !line.is_blank()) {
        match found.last_mut().filter(|last| last.end == at) {
            Some(last) if !begins(line) && !alone(&lines[at - 1]) && joins(&lines[at - 1], line) => {
                last.end = at + 1;
            }
            _ => found.push(at..at + 1),
        }
    }
    found
}

/// The words of those lines, one space where a line ended.
pub(super) fn join(lines: &[Line]) -> Passage {
    if let [line] = lines {
        return Passage::verbatim(line.text, line.at);
    }
    let mut passage = Passage::default();
    for (at, line) in lines.iter().enumerate() {
        if at > 0 && !hyphened(lines[at - 1].text, line.text) {
            passage.push_for(" ", Span::new(lines[at - 1].end(), line.at));
        }
        passage.push(line.text, line.at);
    }
    passage
}

/// Whether a line breaks inside a word with a hyphen: the hyphen stays, for no one can tell whether
/// it is the word's own.
fn hyphened(line: &str, next: &str) -> bool {
    let before = line.strip_suffix('-').and_then(|rest| rest.chars().next_back());
    before.is_some_and(char::is_alphabetic) && next.starts_with(char::is_lowercase)
}

/// How the lines of a text were wrapped.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Wrap {
    /// They were not: a line is a paragraph.
    None,
    /// At that many characters.
    Width(usize),
    /// At that many words, as prompters do.
    Words(usize),
}

impl Wrap {
    fn of(lines: &[Line]) -> Self {
        let breaks = || {
            lines
                .windows(2)
                .filter(|pair| !pair[0].is_blank() && !pair[1].is_blank() && pair[1].item().is_none())
        };
        let count = breaks().count();
        let inside = || breaks().filter(|pair| !pair[0].ends_sentence()).count();
        let width = breaks().map(|pair| pair[0].width()).max().unwrap_or(0);
        // Wrapping breaks inside sentences; a writer's own line ends stand after them.
        if width > WIDEST || inside() * 2 < count {
            return Self::None;
        }
        let words = breaks().map(|pair| letters::words(pair[0].text)).max().unwrap_or(0);
        let full = breaks().filter(|pair| Self::Width(width).joins(&pair[0], &pair[1])).count();
        let even = breaks().filter(|pair| Self::Words(words).joins(&pair[0], &pair[1])).count();
        let most = |part: usize| part * 10 >= count * 7;
        match (most(full) && width >= 20, count > 2 && words <= 12 && most(even)) {
            (true, _) if count > 1 || width >= 40 => Self::Width(width),
            (_, true) => Self::Words(words),
            _ => Self::None,
        }
    }

    /// Whether a program would have broken the line there.
    fn joins(self, line: &Line, next: &Line) -> bool {
        match self {
            Self::None => false,
            // A few characters of slack: programs count marks and wide letters each in their way.
            Self::Width(width) => {
                next.indent < line.indent + 3 && line.width() + 1 + next.first_word() + 4 > width
            }
            Self::Words(words) => letters::words(line.text) == words,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::{join, paragraphs, split};

    fn read(text: &str) -> Vec<String> {
        let lines = split(text);
        let groups = paragraphs(&lines, |_| false);
        groups.into_iter().map(|group| join(&lines[group]).into_text()).collect()
    }

    #[test]
    fn a_blank_line_ends_a_paragraph() {
        assert_eq!(read("One.\n\n\n  Two  words.\r\n\r\nThree."), ["One.", "Two  words.", "Three."]);
    }

    #[test]
    fn without_blank_lines_each_line_is_one() {
        assert_eq!(
            read("The mayor has quit.\nShe said so.\rThe end."),
            ["The mayor has quit.", "She said so.", "The end."]
        );
    }

    #[test]
    fn lines_wrapped_by_a_program_are_joined() {
        let text = "The council voted to close the bridge for\nfour months while crews replace its deck, a\n\
                    job that was put off twice.\n\nTraffic will go by way of Front Street and\nthe toll road.";
        assert_eq!(
            read(text),
            [
                "The council voted to close the bridge for four months while crews replace its deck, a job that \
             was put off twice.",
                "Traffic will go by way of Front Street and the toll road."
            ]
        );
    }

    #[test]
    fn lines_of_a_few_words_each_are_joined() {
        let text = "THE COUNCIL VOTED TO\nCLOSE THE BRIDGE FOR\nFOUR MONTHS.\n\nTRAFFIC GOES BY WAY\nOF FRONT STREET.";
        assert_eq!(
            read(text),
            [
                "THE COUNCIL VOTED TO CLOSE THE BRIDGE FOR FOUR MONTHS.",
                "TRAFFIC GOES BY WAY OF FRONT STREET."
            ]
        );
    }

    #[test]
    fn a_hyphen_at_a_line_end_stays() {
        let text = "It was the worst cyber attack on the old water-\nworks since the city took it over from the\nstate.";
        assert!(read(text)[0].contains("water-works since"), "{:?}", read(text));
    }

    #[test]
    fn every_byte_is_known() {
        let text = "\u{feff} The council voted to close the bridge for\n\tfour months while crews\n";
        for line in split(text) {
            assert_eq!(&text[line.at..line.end()], line.text);
        }
    }
}
