//! Markdown: paragraphs, subheads, quotations and lists are kept; what cannot be read makes a note.

use std::ops::Range;

use pulldown_cmark::{Event, Options, Parser, Tag, TagEnd};

use super::{Input, Reading, cue, encoding, front};
use crate::model::{Article, Block, BlockKind, Error, HouseStyle, Note, Noted, Passage, Source, Span};

const RULE: &str = "markdown";

/// Whether a text looks like Markdown rather than plain text.
#[must_use]
pub fn sniff(bytes: &[u8]) -> bool {
    let text = String::from_utf8_lossy(&bytes[..bytes.len().min(4096)]);
    let opens = |line: &str| {
        let rest = line.trim_start_matches('#');
        (1..=6).contains(&(line.len() - rest.len())) && rest.starts_with(' ') && rest.trim().len() > 1
    };
    let starred = |line: &str| line.matches("**").count() > 1;
    front::read(&text).end > 0
        || text.lines().find(|line| !line.trim().is_empty()).is_some_and(opens)
        || text.lines().any(|line| line.contains("](http") || line.starts_with("## ") || starred(line))
}

/// Reads Markdown.
///
/// # Errors
/// Where it is not text.
pub fn import(input: &Input, style: &HouseStyle) -> Result<Noted<Reading>, Error> {
    let Noted { value: text, mut notes } = encoding::decode(input)?;
    let front = front::read(&text);
    notes.extend(front.notes);
    let mut page = Page {
        text: &text,
        style,
        article: Article { meta: front.meta, blocks: Vec::new() },
        notes,
        open: None,
        nest: Vec::new(),
        skipped: None,
        cells: 0,
        gap: false,
    };
    let options = Options::ENABLE_TABLES
        | Options::ENABLE_FOOTNOTES
        | Options::ENABLE_STRIKETHROUGH
        | Options::ENABLE_SMART_PUNCTUATION
        | Options::ENABLE_TASKLISTS;
    for (event, range) in Parser::new_ext(&text[front.end..], options).into_offset_iter() {
        page.event(event, range.start + front.end..range.end + front.end);
    }
    let (article, notes) = (page.article, page.notes);
    Ok(Noted { value: Reading { source: Source::new(input.name, text), article }, notes })
}

/// What the block being read stands in.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Nest {
    Quotation,
    Item,
}

struct Page<'a> {
    text: &'a str,
    style: &'a HouseStyle,
    article: Article,
    notes: Vec<Note>,
    /// The block being filled.
    open: Option<Block>,
    nest: Vec<Nest>,
    /// How the thing that is being left out ends.
    skipped: Option<TagEnd>,
    /// Levels of `skipped` within itself.
    cells: usize,
    /// Something was just left out between the words.
    gap: bool,
}

impl Page<'_> {
    fn event(&mut self, event: Event, range: Range<usize>) {
        if let Some(end) = self.skipped {
            self.skip(&event, end);
            return;
        }
        match event {
            Event::Start(tag) => self.start(&tag, range),
            Event::End(tag) => self.end(tag),
            Event::Text(text) | Event::Code(text) | Event::InlineMath(text) | Event::DisplayMath(text) => {
                self.say(&text, range);
            }
            Event::SoftBreak | Event::HardBreak => self.push(" ", range.start),
            Event::FootnoteReference(_) => self.note(range, "a footnote's mark is left out"),
            Event::Html(html) => self.html(&html, range),
            Event::InlineHtml(html) if html.starts_with("<br") => self.push(" ", range.start),
            // Tags around words: the words come as text of their own.
            Event::InlineHtml(_) | Event::Rule | Event::TaskListMarker(_) => {}
        }
    }

    /// Goes on leaving out until the thing that is left out ends.
    fn skip(&mut self, event: &Event, end: TagEnd) {
        match event {
            Event::Start(tag) if tag.to_end() == end => self.cells += 1,
            Event::End(tag) if *tag == end && self.cells > 0 => self.cells -= 1,
            Event::End(tag) if *tag == end => self.skipped = None,
            _ => {}
        }
    }

    fn start(&mut self, tag: &Tag, range: Range<usize>) {
        match tag {
            Tag::Paragraph => self.begin(BlockKind::Paragraph),
            Tag::Heading { level, .. } => {
                self.close();
                self.open =
                    Some(Block { kind: BlockKind::Heading(*level as u8), passage: Passage::default() });
            }
            Tag::BlockQuote(_) => {
                self.close();
                self.nest.push(Nest::Quotation);
            }
            Tag::Item => {
                self.close();
                self.nest.push(Nest::Item);
                self.begin(BlockKind::Paragraph);
            }
            Tag::CodeBlock(_) => self.leave_out(tag, range, "code is not read"),
            Tag::Table(_) => self.leave_out(tag, range, "a table is not read"),
            Tag::Image { .. } => self.leave_out(tag, range, "a picture is not read"),
            Tag::FootnoteDefinition(_) => self.leave_out(tag, range, "a footnote is left out"),
            Tag::MetadataBlock(_) => self.leave_out(tag, range, "a block of settings is left out"),
            // One tilde is "about": ~5 p.m. to ~6 p.m.
            Tag::Strikethrough if self.text[range.clone()].starts_with("~~") => {
                self.leave_out(tag, range, "words struck out are not read");
            }
            // A list says nothing but through its items; the rest are ways to set words.
            Tag::List(_)
            | Tag::HtmlBlock
            | Tag::DefinitionList
            | Tag::DefinitionListTitle
            | Tag::DefinitionListDefinition
            | Tag::TableHead
            | Tag::TableRow
            | Tag::TableCell
            | Tag::Emphasis
            | Tag::Strong
            | Tag::Strikethrough
            | Tag::Superscript
            | Tag::Subscript
            | Tag::Link { .. } => {}
        }
    }

    fn end(&mut self, tag: TagEnd) {
        match tag {
            TagEnd::Paragraph | TagEnd::Heading(_) | TagEnd::HtmlBlock => self.close(),
            TagEnd::Item | TagEnd::BlockQuote(_) => {
                self.close();
                self.nest.pop();
            }
            TagEnd::CodeBlock
            | TagEnd::Table
            | TagEnd::Image
            | TagEnd::FootnoteDefinition
            | TagEnd::MetadataBlock(_)
            | TagEnd::List(_)
            | TagEnd::DefinitionList
            | TagEnd::DefinitionListTitle
            | TagEnd::DefinitionListDefinition
            | TagEnd::TableHead
            | TagEnd::TableRow
            | TagEnd::TableCell
            | TagEnd::Emphasis
            | TagEnd::Strong
            | TagEnd::Strikethrough
            | TagEnd::Superscript
            | TagEnd::Subscript
            | TagEnd::Link => {}
        }
    }

    /// Opens a block of prose, as what it stands in makes of it.
    fn begin(&mut self, plain: BlockKind) {
        self.close();
        let kind = match self.nest.last() {
            Some(Nest::Quotation) => BlockKind::Quotation,
            Some(Nest::Item) => BlockKind::ListItem,
            None => plain,
        };
        self.open = Some(Block { kind, passage: Passage::default() });
    }

    fn push(&mut self, text: &str, at: usize) {
        if let Some(block) = &mut self.open {
            block.passage.push(text, at);
        }
    }

    fn say(&mut self, text: &str, range: Range<usize>) {
        let written = &self.text[range.clone()];
        // Two hyphens are a dash in a newsroom; a mark before figures stands for what is left out.
        let text = match (text, written) {
            ("–", "--") => "—",
            ("‘", "'") if self.text[range.end..].starts_with(|c: char| c.is_ascii_digit()) => "’",
            _ => text,
        };
        let doubled = std::mem::take(&mut self.gap) && text.starts_with(',') && self.ends_in_comma();
        let (text, range) = if doubled { (&text[1..], range.start + 1..range.end) } else { (text, range) };
        let written = if doubled { &written[1..] } else { written };
        match (written.find(text), &mut self.open) {
            // Escapes: the words stand after the first byte of the range.
            (Some(skip), _) => self.push(text, range.start + skip),
            (None, Some(block)) => block.passage.push_for(text, Span::new(range.start, range.end)),
            (None, None) => {}
        }
    }

    /// Whether what was said last is a comma: the one behind what was left out is one too many.
    fn ends_in_comma(&self) -> bool {
        self.open.as_ref().is_some_and(|block| block.passage.text().trim_end().ends_with(','))
    }

    fn leave_out(&mut self, tag: &Tag, range: Range<usize>, why: &str) {
        self.skipped = Some(tag.to_end());
        self.note(range, why);
    }

    fn note(&mut self, range: Range<usize>, why: &str) {
        self.gap = self.open.is_some();
        self.notes.push(Note::info(RULE, Span::new(range.start, range.end), why));
    }

    /// A line of HTML between blocks: its words are kept where they stand in a paragraph of its own.
    fn html(&mut self, html: &str, range: Range<usize>) {
        if !html.trim().starts_with("<!--") {
            self.note(range, "HTML within Markdown is left out");
        }
    }

    /// Ends the block being filled and puts it where it belongs.
    fn close(&mut self) {
        let Some(Block { kind, passage }) = self.open.take() else { return };
        let text = passage.text().trim();
        if text.is_empty() {
            return;
        }
        let first = self.article.blocks.is_empty();
        if kind == BlockKind::Heading(1) && self.headline(&passage) {
            return;
        }
        if is_shortcode(text) {
            self.note_passage(&passage, "a template's command is left out");
            return;
        }
        let kind = if cue::alone(text, self.style) { BlockKind::Cue } else { kind };
        if let (true, BlockKind::Cue) = (first, kind) {
            let anchor = cue::anchor(text, self.style).map(str::to_owned);
            self.article.meta.anchor = self.article.meta.anchor.take().or(anchor);
        }
        self.article.blocks.push(Block { kind, passage });
    }

    /// Takes the first heading of the first level as the headline; true if it was that.
    fn headline(&mut self, passage: &Passage) -> bool {
        let known = &mut self.article.meta.headline;
        let text = passage.text().trim();
        let same = known.as_deref().is_none_or(|headline| headline == text);
        if same || self.article.blocks.is_empty() {
            known.get_or_insert_with(|| text.to_owned());
            return true;
        }
        false
    }

    fn note_passage(&mut self, passage: &Passage, why: &str) {
        let span = passage.locate(Span::new(0, passage.text().len()));
        self.notes.push(Note::info(RULE, span, why));
    }
}

/// Whether a paragraph is nothing but a command to a site's templates.
fn is_shortcode(text: &str) -> bool {
    [("{{", "}}"), ("{%", "%}")].iter().any(|(open, close)| {
        let inside = text.strip_prefix(open).and_then(|rest| rest.strip_suffix(close));
        inside.is_some_and(|inside| !inside.contains(close))
    })
}
