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
    /// (byte of `text`, byte of the source) where each contiguous run starts, ascending.
    runs: Vec<(usize, usize)>,
}

impl Passage {
    /// A passage that stands in the source as it is, from byte `at`.
    #[must_use]
    pub fn verbatim(text: impl Into<String>, at: usize) -> Self {
        Self { text: text.into(), runs: vec![(0, at)] }
    }

    /// Adds text that stands at byte `at` of the source.
    ///
    /// Text that differs from the source (a decoded entity) may be pushed too: its bytes then map
    /// onto the source bytes from `at` on, up to where the next run begins.
    pub fn push(&mut self, text: &str, at: usize) {
        let here = self.text.len();
        let continues = self.runs.last().is_some_and(|&(to, from)| from + (here - to) == at);
        if !continues {
            self.runs.push((here, at));
        }
        self.text.push_str(text);
    }

    /// Adds a stretch of another passage; its bytes stay where they stood.
    ///
    /// # Panics
    /// Where the stretch does not lie on character boundaries.
    pub fn push_part(&mut self, from: &Self, part: Span) {
        let mut at = part.start;
        while at < part.end {
            let next = from.runs.partition_point(|&(to, _)| to <= at);
            let end = from.runs.get(next).map_or(part.end, |&(to, _)| to.min(part.end));
            self.push(&from.text[at..end], from.source_of(at));
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
        let text = self.text[from..].to_owned();
        let first = (0, self.source_of(from));
        let later = self.runs.iter().filter(|(to, _)| *to > from).map(|(to, at)| (to - from, *at));
        Self { text, runs: std::iter::once(first).chain(later).collect() }
    }

    /// The source bytes of a stretch of the text.
    #[must_use]
    pub fn locate(&self, span: Span) -> Span {
        let start = self.source_of(span.start);
        let end = if span.end > span.start { self.source_of(span.end - 1) + 1 } else { start };
        Span::new(start, end.max(start))
    }

    fn source_of(&self, at: usize) -> usize {
        if let [(0, from)] = self.runs[..] {
            return from + at;
        }
        let next = self.runs.partition_point(|&(to, _)| to <= at);
        let Some(&(to, from)) = next.checked_sub(1).and_then(|run| self.runs.get(run)) else { return at };
        let source = from + (at - to);
        self.runs
            .get(next)
            .map_or(source, |&(_, limit)| if limit > from { source.min(limit - 1) } else { source })
    }
}
