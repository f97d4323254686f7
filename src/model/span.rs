//! Where a thing was written: the source and stretches of its bytes.

use super::error::Place;

/// What the writer handed in, decoded to text.
///
/// For a format that is not text itself (Word, RTF) `text` is the text taken out of it, and every
/// span points into that.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Source {
    /// The name a message calls it by: a path, or `-` for standard input.
    pub name: String,
    /// The whole text.
    pub text: String,
}

impl Source {
    /// Names a text.
    #[must_use]
    pub fn new(name: impl Into<String>, text: impl Into<String>) -> Self {
        Self { name: name.into(), text: text.into() }
    }

    /// Line and column, both from 1, of a byte offset; the column counts characters.
    #[must_use]
    pub fn line_column(&self, offset: usize) -> (usize, usize) {
        let mut end = offset.min(self.text.len());
        while !self.text.is_char_boundary(end) {
            end -= 1;
        }
        let before = &self.text[..end];
        let start = before.rfind('\n').map_or(0, |at| at + 1);
        (before.matches('\n').count() + 1, before[start..].chars().count() + 1)
    }

    /// The place of a byte offset, for an error.
    #[must_use]
    pub fn place(&self, offset: usize) -> Place {
        let (line, column) = self.line_column(offset);
        let text = self.text.split('\n').nth(line - 1).unwrap_or_default();
        Place { name: self.name.clone(), line, column, text: text.trim_end_matches('\r').to_owned() }
    }
}

/// Lines and columns of offsets asked for in rising order: every byte is looked at once.
#[derive(Debug, Clone)]
pub struct Walk<'a> {
    text: &'a str,
    at: usize,
    line: usize,
    column: usize,
}

impl<'a> Walk<'a> {
    /// A walk from the start of a source.
    #[must_use]
    pub fn new(source: &'a Source) -> Self {
        Self { text: &source.text, at: 0, line: 1, column: 1 }
    }

    /// Line and column, both from 1, of a byte offset; the column counts characters.
    pub fn line_column(&mut self, offset: usize) -> (usize, usize) {
        if offset < self.at {
            (self.at, self.line, self.column) = (0, 1, 1);
        }
        for c in self.text[self.at..].chars() {
            if self.at + c.len_utf8() > offset {
                break;
            }
            self.at += c.len_utf8();
            (self.line, self.column) =
                if c == '\n' { (self.line + 1, 1) } else { (self.line, self.column + 1) };
        }
        (self.line, self.column)
    }
}

/// A stretch of bytes, from `start` up to and not including `end`.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, PartialOrd, Ord, Hash, serde::Serialize)]
pub struct Span {
    /// First byte.
    pub start: usize,
    /// One past the last byte.
    pub end: usize,
}

impl Span {
    /// The stretch `start..end`.
    #[must_use]
    pub const fn new(start: usize, end: usize) -> Self {
        Self { start, end }
    }

    /// Its text.
    ///
    /// # Panics
    /// Where the span does not lie on character boundaries of `text`.
    #[must_use]
    pub fn of(self, text: &str) -> &str {
        &text[self.start..self.end]
    }

    /// The smallest stretch that holds both.
    #[must_use]
    pub fn join(self, other: Self) -> Self {
        Self { start: self.start.min(other.start), end: self.end.max(other.end) }
    }
}

impl From<Span> for std::ops::Range<usize> {
    fn from(span: Span) -> Self {
        span.start..span.end
    }
}

#[cfg(test)]
mod tests {
    use super::{Source, Walk};

    #[test]
    fn a_walk_finds_what_a_look_from_the_start_finds() {
        let source = Source::new("x", "é\nab\n\nč d\n");
        let mut walk = Walk::new(&source);
        for (at, _) in source.text.char_indices().chain([(source.text.len(), ' ')]) {
            assert_eq!(walk.line_column(at), source.line_column(at), "{at}");
        }
        assert_eq!(walk.line_column(0), (1, 1));
    }
}
