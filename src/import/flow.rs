//! Paragraphs of a word processor's file, gathered into an article.
//!
//! The importers of such files say what each paragraph is; what becomes of it is decided here, once
//! for all of them.

use std::collections::HashMap;

use super::paragraph::{Paragraph, Role};
use super::xml::{Node, walk};
use super::{Reading, columns, cue, lines, mend, tables};
use crate::model::{
    Article, Block, BlockKind, Error, Header, HouseStyle, Meta, Note, Noted, Passage, Source, Span,
};

/// What is in a file and is not read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[allow(missing_docs)] // each is worded below
pub(super) enum Omitted {
    Footnote,
    Endnote,
    Comment,
    TextBox,
    Table,
    Hidden,
    Caption,
    Contents,
    Symbol,
    Inserted,
    Placeholder,
    Bite,
}

impl Omitted {
    /// What notes call one of it and many.
    fn words(self) -> (&'static str, &'static str) {
        match self {
            Self::Footnote => ("footnote", "footnotes"),
            Self::Endnote => ("endnote", "endnotes"),
            Self::Comment => ("comment", "comments"),
            Self::TextBox => ("text box", "text boxes"),
            Self::Table => ("table", "tables"),
            Self::Hidden => ("hidden passage", "hidden passages"),
            Self::Caption => ("caption", "captions"),
            Self::Contents => ("line of contents", "lines of contents"),
            Self::Symbol => ("symbol of an unknown font", "symbols of an unknown font"),
            Self::Inserted => ("inserted file", "inserted files"),
            Self::Bite => ("bite's own words", "bites' own words"),
            Self::Placeholder => ("unfilled field", "unfilled fields"),
        }
    }
}

/// Gathers a file's paragraphs.
pub(super) struct Flow<'a> {
    rule: &'static str,
    style: &'a HouseStyle,
    paragraphs: Vec<Paragraph>,
    /// What is not read: where it stood, by the paragraph that follows, and how many there were.
    omitted: Vec<(Omitted, usize, usize)>,
    /// What was mended first.
    mended: Option<Note>,
    /// What the file says of itself.
    pub(super) meta: Meta,
    /// Remarks of the importer itself.
    pub(super) notes: Vec<Note>,
}

impl<'a> Flow<'a> {
    /// Starts for an importer, whose name notes carry.
    pub(super) fn new(rule: &'static str, style: &'a HouseStyle) -> Self {
        let (paragraphs, omitted, notes) = (Vec::new(), Vec::new(), Vec::new());
        Self { rule, style, paragraphs, omitted, mended: None, meta: Meta::default(), notes }
    }

    /// Adds a paragraph; a blank line or a cue on a line of its own parts it.
    pub(super) fn add(&mut self, mut paragraph: Paragraph) {
        let whole = std::mem::take(&mut paragraph.text);
        let mut text = String::new();
        for line in whole.lines().map(str::trim).chain([""]) {
            let alone = cue::alone(line, self.style);
            if line.is_empty() || alone {
                self.push(Paragraph { text: std::mem::take(&mut text), ..paragraph });
            }
            if alone {
                self.push(Paragraph { text: line.to_owned(), ..paragraph });
            } else {
                text.push(' ');
                text.push_str(line);
            }
        }
    }

    fn push(&mut self, mut paragraph: Paragraph) {
        if let Some(mended) = mend::mend(&paragraph.text) {
            paragraph.text = mended.value.into_text();
            // Its notes say where in the paragraph; one, without a place, is enough for the file.
            self.mended = self.mended.take().or_else(|| mended.notes.into_iter().next());
        }
        paragraph.text = squeeze(&paragraph.text);
        if paragraph.text.is_empty() {
            return;
        }
        match paragraph.role {
            Role::Caption => self.omit(Omitted::Caption),
            Role::Contents => self.omit(Omitted::Contents),
            Role::Body
            | Role::Title
            | Role::Subtitle
            | Role::Heading(_)
            | Role::Quotation
            | Role::ListItem
            | Role::Unread => self.paragraphs.push(paragraph),
        }
    }

    /// Counts something that is not read, here.
    pub(super) fn omit(&mut self, what: Omitted) {
        self.omit_at(what, self.paragraphs.len());
    }

    fn omit_at(&mut self, what: Omitted, before: usize) {
        match self.omitted.iter_mut().find(|(known, _, _)| *known == what) {
            Some((_, _, count)) => *count += 1,
            None => self.omitted.push((what, before, 1)),
        }
    }

    /// Takes a document's properties: title, author and date, if they are not the program's own.
    ///
    /// # Errors
    /// Where their XML is broken.
    pub(super) fn properties(&mut self, name: &str, xml: &str) -> Result<(), Error> {
        let (mut within, mut facts) = (String::new(), HashMap::<String, String>::new());
        walk(name, xml, |node| match node {
            Node::Open(tag) => tag.name().clone_into(&mut within),
            Node::Close(_) => within.clear(),
            Node::Text(text) => facts.entry(within.clone()).or_default().push_str(text),
        })?;
        let mut fact =
            |key: &str| facts.remove(key).map(|fact| squeeze(&fact)).filter(|fact| !fact.is_empty());
        self.meta.headline = fact("title").filter(|title| !is_default_title(title));
        let author = fact("initial-creator").or_else(|| fact("creator"));
        self.meta.byline = author.filter(|name| name.contains(' ') && !is_program(name));
        self.meta.published = fact("modified").or_else(|| fact("date"));
        Ok(())
    }

    /// The article of what was gathered.
    pub(super) fn finish(mut self, name: &str) -> Noted<Reading> {
        self.settle_tables();
        self.settle_header();
        self.settle_headline();
        self.settle_subheads();
        let mut text = String::new();
        let mut starts = Vec::with_capacity(self.paragraphs.len());
        let mut blocks = Vec::with_capacity(self.paragraphs.len());
        for paragraph in &self.paragraphs {
            starts.push(text.len());
            if let Some(kind) = self.kind(paragraph) {
                blocks.push(Block { kind, passage: Passage::verbatim(&*paragraph.text, text.len()) });
                text.push_str(&paragraph.text);
                text.push_str("\n\n");
            }
        }
        let mut notes = self.notes;
        notes.extend(self.mended.map(|note| Note { span: Span::default(), ..note }));
        notes.extend(self.omitted.iter().map(|(what, before, count)| {
            let at = starts.get(*before).copied().unwrap_or(text.len());
            let (one, many) = what.words();
            let message =
                if *count == 1 { format!("{one} left out") } else { format!("{count} {many} left out") };
            Note::info(self.rule, Span::new(at, at), message)
        }));
        notes.sort_by_key(|note| note.span);
        let first = blocks.first().filter(|block| block.kind == BlockKind::Cue);
        let named = first.and_then(|block| cue::anchor(block.passage.text(), self.style)).map(str::to_owned);
        self.meta.anchor = self.meta.anchor.or(named);
        let article = Article { meta: self.meta, blocks };
        Noted { value: Reading { source: Source::new(name, text), article }, notes }
    }

    /// What becomes of a paragraph.
    fn kind(&self, paragraph: &Paragraph) -> Option<BlockKind> {
        match paragraph.role {
            Role::Body | Role::Quotation | Role::ListItem if cue::alone(&paragraph.text, self.style) => {
                Some(BlockKind::Cue)
            }
            Role::Body => Some(BlockKind::Paragraph),
            Role::Title => Some(BlockKind::Heading(1)),
            Role::Subtitle => Some(BlockKind::Heading(2)),
            Role::Heading(level) => Some(BlockKind::Heading(level.clamp(1, 6))),
            Role::Quotation => Some(BlockKind::Quotation),
            Role::ListItem => Some(BlockKind::ListItem),
            Role::Caption | Role::Contents | Role::Unread => None,
        }
    }

    /// Leaves tables out, unless the story stands in one: as a script of two columns, or as in a frame.
    fn settle_tables(&mut self) {
        let words = |in_table: bool| {
            let some = self.paragraphs.iter().filter(|paragraph| paragraph.cell.is_some() == in_table);
            some.map(|paragraph| paragraph.text.split(' ').count()).filter(|words| *words > 12).sum::<usize>()
        };
        let framed = words(true) > 2 * words(false);
        let gathered = std::mem::take(&mut self.paragraphs);
        // Where each paragraph stands now; scripts have more of them than their tables, or fewer.
        let mut now = Vec::with_capacity(gathered.len());
        let mut left_out = Vec::new();
        for group in gathered.chunk_by(|one, next| one.table() == next.table()) {
            let start = self.paragraphs.len();
            let script = group[0].table().and_then(|_| self.script(group, framed));
            match script {
                Some(script) => {
                    self.name_script();
                    left_out.extend(script.notes.iter().map(|_| (Omitted::Bite, start)));
                    let said =
                        |block: Block| Paragraph { text: block.passage.into_text(), ..Paragraph::default() };
                    self.paragraphs.extend(script.value.into_iter().map(said));
                }
                None if group[0].table().is_some() && !framed => left_out.push((Omitted::Table, start)),
                None => self.paragraphs.extend_from_slice(group),
            }
            now.extend((start..self.paragraphs.len()).chain(std::iter::repeat(start)).take(group.len()));
        }
        if framed {
            let message = "the story stands in a table: its cells are read in order";
            self.notes.push(Note::info(self.rule, Span::default(), message));
        }
        for (_, before, _) in &mut self.omitted {
            *before = now.get(*before).copied().unwrap_or(self.paragraphs.len());
        }
        for (what, before) in left_out {
            self.omit_at(what, before);
        }
    }

    /// Takes a short line alone above a script for its slug.
    fn name_script(&mut self) {
        if let [line] = self.paragraphs.as_mut_slice()
            && line.text.split(' ').count() <= 6
            && line.text.ends_with(char::is_alphanumeric)
        {
            line.role = Role::Unread;
            self.meta.slug = Some(line.text.clone());
        }
    }

    /// A table read as a script of two columns, if it is one.
    fn script(&self, cells: &[Paragraph], framed: bool) -> Option<Noted<Vec<Block>>> {
        let sheet = tables::sheet(cells);
        let lines = lines::split(&sheet);
        (framed || columns::headed(&lines).is_some()).then(|| columns::read(&lines, self.style))?
    }

    /// Takes the header line of our own scripts back into what it says.
    fn settle_header(&mut self) {
        let Some(first) = self.paragraphs.first_mut() else { return };
        if let Some(Header { slug, anchor, .. }) = Header::read(&first.text) {
            first.role = Role::Unread;
            self.meta.slug = Some(slug);
            self.meta.anchor = anchor;
        }
    }

    /// Finds the headline: the title, or else a heading or a bold line that all else follows.
    fn settle_headline(&mut self) {
        let title = self.paragraphs.iter().position(|paragraph| paragraph.role == Role::Title);
        let first = self.paragraphs.iter().position(|paragraph| paragraph.role != Role::Unread);
        let first = first.filter(|at| match self.paragraphs[*at].role {
            Role::Heading(_) => true,
            Role::Body => self.is_bold_line(*at),
            Role::Title
            | Role::Subtitle
            | Role::Quotation
            | Role::ListItem
            | Role::Caption
            | Role::Contents
            | Role::Unread => false,
        });
        let same = self.paragraphs.first().filter(|first| Some(&first.text) == self.meta.headline.as_ref());
        let Some(at) = title.or(first).or(same.map(|_| 0)) else { return };
        self.paragraphs[at].role = Role::Unread;
        self.meta.headline = Some(std::mem::take(&mut self.paragraphs[at].text));
    }

    /// Takes bold lines between paragraphs for the subheads they are meant as.
    fn settle_subheads(&mut self) {
        for at in 0..self.paragraphs.len() {
            if self.is_bold_line(at) {
                self.paragraphs[at].role = Role::Heading(2);
            }
        }
    }

    /// Whether a paragraph is a short bold line without a full stop, over prose that is not bold.
    fn is_bold_line(&self, at: usize) -> bool {
        let (line, next) = (&self.paragraphs[at], self.paragraphs.get(at + 1));
        line.role == Role::Body
            && line.bold
            && line.text.split(' ').count() <= 12
            && line.text.ends_with(|c: char| c.is_alphanumeric() || "?’'\"”)".contains(c))
            && !line.text.starts_with(['“', '"'])
            && next.is_some_and(|next| next.role == Role::Body && !next.bold && next.text.len() > 40)
            && !cue::alone(&line.text, self.style)
    }
}

/// Whether a title was put there by the program, not the writer.
fn is_default_title(title: &str) -> bool {
    let lower = title.to_lowercase();
    let stem = lower.trim_end_matches(|c: char| c.is_ascii_digit() || c == ' ');
    lower.starts_with("microsoft word -")
        || ["document", "untitled", "word document", "untitled document", "title"].contains(&stem)
        || [".doc", ".docx", ".odt", ".rtf", ".dot", ".dotx"].iter().any(|end| lower.ends_with(end))
}

/// Whether an author is a program or an account that nobody named.
fn is_program(name: &str) -> bool {
    const WORDS: [&str; 7] =
        ["microsoft", "user", "python-docx", "office", "admin", "administrator", "author"];
    name.to_lowercase().split(' ').any(|word| WORDS.contains(&word))
}

/// The text with every run of white space as one space, and none at its ends.
fn squeeze(text: &str) -> String {
    let mut squeezed = String::with_capacity(text.len());
    for word in text.split([' ', '\t', '\n', '\r']).filter(|word| !word.is_empty()) {
        if !squeezed.is_empty() {
            squeezed.push(' ');
        }
        squeezed.push_str(word);
    }
    squeezed
}
