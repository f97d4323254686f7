//! The article as read: its facts and its blocks of prose, each tied to the bytes it came from.

use super::span::Span;

/// What an importer makes of a source.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Article {
    /// Headline, byline and the like: never read on air.
    pub meta: Meta,
    /// The prose in order.
    pub blocks: Vec<Block>,
}

/// Facts about a story that stand beside its prose. Every field as the writer gave it.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Meta {
    /// Short name of the story; made from the headline where the writer gave none.
    pub slug: Option<String>,
    /// The page's headline.
    pub headline: Option<String>,
    /// Who wrote the article.
    pub byline: Option<String>,
    /// Where it was written, without the source: `KYIV, Ukraine`.
    pub dateline: Option<String>,
    /// When it was published, as written there.
    pub published: Option<String>,
    /// The anchor who reads it.
    pub anchor: Option<String>,
    /// The writer of the script.
    pub writer: Option<String>,
    /// The show it airs in.
    pub show: Option<String>,
    /// Air time as given: `2026-11-22 18:00` or `6 PM`.
    pub air: Option<String>,
    /// Whether it is a script that this program wrote, by its header line.
    pub scripted: bool,
    /// Where the lines of such a script end inside paragraphs, in bytes of the source, in order: it is
    /// written in the same lines again. Empty where the style leaves lines to the prompter.
    pub line_ends: Vec<usize>,
}

/// One block of the article.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Block {
    /// What it is, and so whether it is read.
    pub kind: BlockKind,
    /// Its words.
    pub passage: Passage,
}

/// What a block is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum BlockKind {
    /// Prose: read.
    Paragraph,
    /// A subhead of that level (1–6): an unread cue in the script.
    Heading(u8),
    /// A block quotation: read as a quotation.
    Quotation,
    /// An item of a list: read.
    ListItem,
    /// An instruction to the studio, brackets included, alone in its block: not read.
    Cue,
}

/// Text gathered from a source, which still knows the source byte of each of its own bytes.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Passage {
    text: String,
    /// Where each contiguous run starts, ascending.
    runs: Vec<Run>,
}

/// A stretch of a passage's text, up to where the next one starts.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Run {
    /// Its first byte in the text.
    to: usize,
    /// The source byte it comes from.
    from: usize,
    /// One past the source bytes it stands for, where it differs from them: it then stands for them
    /// as a whole, for no byte of it has one of its own.
    stands_for: Option<usize>,
}

impl Run {
    /// The source byte that a byte of this run starts at.
    fn start(self, at: usize) -> usize {
        if self.stands_for.is_some() { self.from } else { self.from + (at - self.to) }
    }

    /// One past the last source byte of what ends there in this run.
    fn end(self, at: usize) -> usize {
        self.stands_for.unwrap_or_else(|| self.from + (at - self.to))
    }
}

impl Passage {
    /// A passage that stands in the source as it is, from byte `at`.
    #[must_use]
    pub fn verbatim(text: impl Into<String>, at: usize) -> Self {
        Self { text: text.into(), runs: vec![Run { to: 0, from: at, stands_for: None }] }
    }

    /// Adds text that stands at byte `at` of the source, letter for letter.
    pub fn push(&mut self, text: &str, at: usize) {
        let here = self.text.len();
        let continues = |run: &Run| run.stands_for.is_none() && run.from + (here - run.to) == at;
        if !self.runs.last().is_some_and(continues) {
            self.runs.push(Run { to: here, from: at, stands_for: None });
        }
        self.text.push_str(text);
    }

    /// Adds text that stands for other bytes of the source: a decoded entity, a composed letter.
    pub fn push_for(&mut self, text: &str, source: Span) {
        let single = text.chars().nth(1).is_none();
        if single && text.len() == source.end - source.start {
            // One character for as many bytes: none can be told apart from what stands there.
            self.push(text, source.start);
        } else if !text.is_empty() {
            self.runs.push(Run { to: self.text.len(), from: source.start, stands_for: Some(source.end) });
            self.text.push_str(text);
        }
    }

    /// Adds a stretch of another passage; its bytes stay where they stood.
    ///
    /// # Panics
    /// Where the stretch does not lie on character boundaries.
    pub fn push_part(&mut self, from: &Self, part: Span) {
        let mut at = part.start;
        while at < part.end {
            let (run, end) = from.run(at);
            let end = end.min(part.end);
            let text = &from.text[at..end];
            match run.stands_for {
                None => self.push(text, run.start(at)),
                Some(to) => self.push_for(text, Span::new(run.from, to)),
            }
            at = end;
        }
    }

    /// The words.
    #[must_use]
    pub fn text(&self) -> &str {
        &self.text
    }

    /// The words, given away.
    #[must_use]
    pub fn into_text(self) -> String {
        self.text
    }

    /// Whether it holds nothing but white space.
    #[must_use]
    pub fn is_blank(&self) -> bool {
        self.text.trim().is_empty()
    }

    /// What stands from that byte on.
    ///
    /// # Panics
    /// Where the byte is not the first of a character.
    #[must_use]
    pub fn tail(&self, from: usize) -> Self {
        let mut tail = Self::default();
        tail.push_part(self, Span::new(from, self.text.len()));
        tail
    }

    /// The source bytes of a stretch of the text.
    #[must_use]
    pub fn locate(&self, span: Span) -> Span {
        let start = self.run(span.start).0.start(span.start);
        let end = if span.end > span.start { self.run(span.end - 1).0.end(span.end) } else { start };
        Span::new(start, end.max(start))
    }

    /// `locate` for stretches within one stretch: where that stands in the source as it is, by counting.
    #[inline]
    pub fn locate_within(&self, whole: Span) -> impl Fn(Span) -> Span + '_ {
        let (run, end) = self.run(whole.start);
        let start = (run.stands_for.is_none() && whole.end <= end).then(|| run.start(whole.start));
        move |span| match start {
            Some(start) => Span::new(start + (span.start - whole.start), start + (span.end - whole.start)),
            None => self.locate(span),
        }
    }

    /// The run that a byte of the text lies in, and where it ends.
    fn run(&self, at: usize) -> (Run, usize) {
        let first = Run { to: 0, from: 0, stands_for: None };
        if let [run] = self.runs[..] {
            return (run, self.text.len());
        }
        let next = self.runs.partition_point(|run| run.to <= at);
        let run = next.checked_sub(1).map_or(first, |run| self.runs[run]);
        (run, self.runs.get(next).map_or(self.text.len(), |next| next.to))
    }
}

#[cfg(test)]
mod tests {
    use super::{Passage, Span};

    #[test]
    fn a_letter_that_stands_for_others_ends_where_they_do() {
        // `Jose` and an accent of two bytes, composed; a soft hyphen gone; an entity decoded.
        let mut passage = Passage::verbatim("Jos", 10);
        passage.push_for("é", Span::new(13, 16));
        assert_eq!(passage.locate(Span::new(0, 5)), Span::new(10, 16));
        passage.push(" of", 16);
        passage.push("fice ", 21);
        passage.push_for("&", Span::new(26, 31));
        assert_eq!(passage.locate(Span::new(6, 12)), Span::new(17, 25));
        assert_eq!(passage.locate(Span::new(12, 14)), Span::new(25, 31));
        assert_eq!(passage.tail(3).locate(Span::new(0, 2)), Span::new(13, 16));
        let mut again = Passage::default();
        again.push_part(&passage, Span::new(2, 7));
        assert_eq!(again.text(), "sé o");
        assert_eq!(again.locate(Span::new(1, 3)), Span::new(13, 16));
        assert_eq!(passage.locate(Span::new(5, 5)), Span::new(16, 16));
    }
}
