//! Quotations: where they open and close, how much of a sentence they are, and who signs them.

use crate::model::{Read, Word};

/// Whether a paragraph does nothing but name who said the one before: `— Ana Brandt, the mayor`.
pub(super) fn signs(read: &Read) -> bool {
    /// Most words of a signature.
    const LONG: usize = 10;
    read.written.trim_start().starts_with(['—', '–', '―'])
        && read.sentences.len() == 1
        && read.words.len() <= LONG
}

/// How much of a sentence is quotation.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Quotes {
    Nothing,
    Something,
    Everything,
}

/// How much of these words is quotation.
pub(super) fn quotes(read: &Read, words: &[Word]) -> Quotes {
    let written = written(read, words).trim();
    let mark = |c: char| matches!(c, '“' | '”' | '"');
    let whole = written.starts_with(mark) && written.ends_with(mark);
    match written.trim_matches(mark).contains(mark) {
        false if whole => Quotes::Everything,
        false if !written.contains(mark) => Quotes::Nothing,
        _ => Quotes::Something,
    }
}

/// A sentence as the article wrote it, with the marks around its words.
pub(super) fn written<'a>(read: &'a Read, words: &[Word]) -> &'a str {
    let mut spans = words.iter().map(|word| &word.written).filter(|span| !span.is_empty());
    let Some(first) = spans.next() else { return "" };
    let last = spans.next_back().unwrap_or(first);
    let text = &read.written;
    let start = opening(text, first.start);
    let end = text[last.end..].find(char::is_whitespace).map_or(text.len(), |at| last.end + at);
    text.get(start..end).unwrap_or_default()
}

/// For each sentence, whether a quotation is open after it: by the article's own marks, or by the
/// words QUOTE and END QUOTE where a script has both.
pub(super) fn open_after(read: &Read) -> Vec<bool> {
    let closes = read.text.contains("END QUOTE") || read.text.contains("UNQUOTE");
    let (mut depth, mut spoken) = (false, false);
    let mut after = Vec::new();
    for range in &read.sentences {
        let words = read.sentence(range);
        depth = marks(written(read, words), depth);
        spoken = markers(read, words, spoken);
        after.push(depth || (closes && spoken));
    }
    after
}

/// Whether a quotation is open after a text, by its marks.
pub(super) fn marks(text: &str, mut open: bool) -> bool {
    for mark in text.chars() {
        open = match mark {
            '“' => true,
            '”' => false,
            '"' => !open,
            _ => open,
        };
    }
    open
}

/// Whether a quotation is open after these words, by QUOTE and END QUOTE.
fn markers(read: &Read, words: &[Word], mut open: bool) -> bool {
    let mut ending = false;
    for word in words {
        let bare = read.page(word).trim_matches(|c: char| !c.is_alphanumeric());
        open = match bare {
            "QUOTE" => !ending,
            "UNQUOTE" => false,
            _ => open,
        };
        ending = bare == "END";
    }
    open
}

/// Where the marks before a word begin.
pub(super) fn opening(text: &str, word: usize) -> usize {
    text.get(..word).and_then(|before| before.rfind(char::is_whitespace)).map_or(0, |at| at + 1)
}
