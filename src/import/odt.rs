//! `OpenDocument` text (.odt, and .fodt in one piece): the body's paragraphs, as their styles say what they are.

use std::collections::HashMap;

use super::archive::Archive;
use super::flow::{Flow, Omitted};
use super::paragraph::{Role, Writing};
use super::raised::raised;
use super::tables::Tables;
use super::xml::{Node, Tag, walk};
use super::{Input, Reading, archive, encoding};
use crate::model::{Error, HouseStyle, Note, Noted, Span};

/// Whether bytes are an `OpenDocument` text.
#[must_use]
pub fn sniff(bytes: &[u8]) -> bool {
    archive::is_of_type(bytes, "application/vnd.oasis.opendocument.text")
        || (archive::has(bytes, "content.xml") && archive::has(bytes, "META-INF/manifest.xml"))
        || is_flat(bytes)
}

/// Whether bytes are an `OpenDocument` text in one piece of XML.
fn is_flat(bytes: &[u8]) -> bool {
    let head = &bytes[..bytes.len().min(1024)];
    head.trim_ascii_start().starts_with(b"<") && head.windows(16).any(|run| run == b"<office:document")
}

/// Reads an `OpenDocument` text. Tracked changes are resolved; notes, boxes and tables are left out with a note.
///
/// # Errors
/// Where it is no such file, is damaged or locked, or unpacks to more than any document.
pub fn import(input: &Input, style: &HouseStyle) -> Result<Noted<Reading>, Error> {
    let Input { name, bytes, .. } = *input;
    let mut body = Body::new(Flow::new("odt", style));
    if is_flat(bytes) {
        let xml = encoding::of_markup(bytes.to_vec());
        walk(name, &xml, |node| body.take(&node))?;
        return Ok(body.finish().finish(name));
    }
    if !archive::is_zip(bytes) {
        return Err(Error::new(format!("{name} is not an OpenDocument text, whatever its name says"))
            .hint("save it anew as .odt, or say what it is with --from"));
    }
    let mut archive = Archive::open(name, bytes)?;
    if archive.part("META-INF/manifest.xml")?.is_some_and(|manifest| manifest.contains("encryption-data")) {
        return Err(Error::new(format!("{name} is locked with a password"))
            .hint("open it with the password, save it without one and try again"));
    }
    if let Some(xml) = archive.part("styles.xml")? {
        walk(name, &xml, |node| body.style(&node))?;
    }
    let none = || Error::new(format!("{name} holds no OpenDocument text")).hint("save it anew as .odt");
    let xml = archive.part("content.xml")?.ok_or_else(none)?;
    walk(name, &xml, |node| body.take(&node))?;
    let mut flow = body.finish();
    if let Some(xml) = archive.part("meta.xml")? {
        flow.properties(name, &xml)?;
    }
    Ok(flow.finish(name))
}

/// What is known of a style.
#[derive(Default)]
struct Style {
    parent: String,
    bold: Option<bool>,
    hidden: bool,
    /// Its figures stand above the line.
    raised: bool,
}

/// How letters look.
#[derive(Clone, Copy, Default)]
struct Look {
    bold: bool,
    hidden: bool,
    raised: bool,
}

/// The document as it goes by.
struct Body<'a> {
    flow: Flow<'a>,
    styles: HashMap<String, Style>,
    /// The style or the change whose properties are going by.
    current: String,
    /// Inside the body.
    reading: bool,
    writing: Writing,
    /// Elements open.
    depth: usize,
    /// Inside something not read, until the element of this depth closes.
    skipping: Option<usize>,
    /// Paragraphs and spans open: where they opened, and how their letters look.
    open: Vec<(usize, Look)>,
    /// Lists open.
    lists: usize,
    tables: Tables,
    /// Changes were tracked and not settled; those that are deletions; whether one is going by.
    tracked: bool,
    deletions: Vec<String>,
    deleted: bool,
}

impl<'a> Body<'a> {
    fn new(flow: Flow<'a>) -> Self {
        Self {
            flow,
            styles: HashMap::new(),
            current: String::new(),
            reading: false,
            writing: Writing::default(),
            depth: 0,
            skipping: None,
            open: Vec::new(),
            lists: 0,
            tables: Tables::default(),
            tracked: false,
            deletions: Vec::new(),
            deleted: false,
        }
    }

    /// Learns the styles as they go by.
    fn style(&mut self, node: &Node) {
        let Node::Open(tag) = node else { return };
        match tag.name() {
            "style" => {
                self.current = tag.get("name").unwrap_or_default().into_owned();
                let parent = tag.get("parent-style-name").unwrap_or_default().into_owned();
                self.styles.insert(self.current.clone(), Style { parent, ..Style::default() });
            }
            "text-properties" => {
                if let Some(style) = self.styles.get_mut(&self.current) {
                    style.bold = tag
                        .get("font-weight")
                        .map(|weight| weight == "bold" || weight.starts_with(['7', '8', '9']));
                    style.raised = tag.get("text-position").is_some_and(|place| place.starts_with("super"));
                    style.hidden = tag.get("display").is_some_and(|display| display == "none");
                }
            }
            _ => {}
        }
    }

    fn take(&mut self, node: &Node) {
        match node {
            Node::Open(tag) => {
                self.depth += 1;
                match (self.reading, self.skipping) {
                    (false, _) if tag.name() == "body" => self.reading = true,
                    (false, _) => self.style(node),
                    (true, None) => self.open(tag),
                    (true, Some(_)) => self.change(tag),
                }
            }
            Node::Close(name) => {
                match self.skipping {
                    None => self.close(name),
                    Some(depth) if depth == self.depth => self.skipping = None,
                    Some(_) => {}
                }
                self.depth -= 1;
            }
            Node::Text(text) if self.reading && self.skipping.is_none() => self.words(text),
            Node::Text(_) => {}
        }
    }

    /// Learns which changes are deletions, from their list before the text.
    fn change(&mut self, tag: &Tag) {
        match tag.name() {
            "changed-region" => tag.get("id").unwrap_or_default().as_ref().clone_into(&mut self.current),
            "deletion" => self.deletions.push(self.current.clone()),
            _ => {}
        }
    }

    /// Whether a mark is that of a deletion.
    fn is_deletion(&self, tag: &Tag) -> bool {
        tag.get("change-id").is_some_and(|id| self.deletions.iter().any(|known| *known == id))
    }

    fn open(&mut self, tag: &Tag) {
        match tag.name() {
            "change-start" if self.is_deletion(tag) => self.deleted = true,
            "change-end" if self.is_deletion(tag) => self.deleted = false,
            "p" | "h" => self.begin(tag),
            "span" => {
                let look = self.open.last().map_or_else(Look::default, |open| open.1);
                self.enter(tag, look);
            }
            "s" => {
                let count: usize = tag.get("c").and_then(|count| count.parse().ok()).unwrap_or(1);
                self.writing.mark(if count > 0 { " " } else { "" });
            }
            "tab" => self.writing.mark("\t"),
            "line-break" => self.writing.mark("\n"),
            "list" => self.lists += 1,
            "table" => self.tables.open(),
            "table-row" => self.tables.row(),
            "table-cell" => self.tables.cell(),
            _ => self.unread(tag),
        }
    }

    /// All that is not read.
    fn unread(&mut self, tag: &Tag) {
        let what = match tag.name() {
            "note" if tag.get("note-class").is_some_and(|class| class == "endnote") => Some(Omitted::Endnote),
            "note" => Some(Omitted::Footnote),
            "annotation" => Some(Omitted::Comment),
            "text-box" => Some(Omitted::TextBox),
            "placeholder" => Some(Omitted::Placeholder),
            "table-of-content" | "alphabetical-index" | "bibliography" | "illustration-index" => {
                Some(Omitted::Contents)
            }
            "tracked-changes" => {
                self.tracked = true;
                None
            }
            "forms" | "sequence-decls" | "ruby-text" | "title" | "desc" | "hidden-text"
            | "annotation-end" | "object" | "script" => None,
            _ => return,
        };
        if let Some(what) = what {
            self.flow.omit(what);
        }
        self.skipping = Some(self.depth);
    }

    fn begin(&mut self, tag: &Tag) {
        let level = tag.get("outline-level").and_then(|level| level.parse().ok()).unwrap_or(1);
        let plain = match tag.name() {
            "h" => Role::Heading(level),
            _ if self.lists > 0 => Role::ListItem,
            _ => Role::Body,
        };
        let styled = self.role(&tag.get("style-name").unwrap_or_default());
        self.writing = Writing::default();
        self.writing.paragraph.role =
            styled.filter(|role| plain == Role::Body || *role == Role::Title).unwrap_or(plain);
        self.writing.paragraph.cell = self.tables.here();
        self.open.clear();
        self.enter(tag, Look::default());
    }

    /// Notes that a paragraph or span is open, and what its style says of its letters.
    fn enter(&mut self, tag: &Tag, around: Look) {
        let style = tag.get("style-name").and_then(|name| self.styles.get(&*name));
        let look = style.map_or(around, |style| Look {
            bold: style.bold.unwrap_or(around.bold),
            hidden: around.hidden || style.hidden,
            raised: around.raised || style.raised,
        });
        self.open.push((self.depth, look));
    }

    /// The role of a style: its own, or that of the one it is made from.
    fn role(&self, name: &str) -> Option<Role> {
        let mut name = name;
        for _ in 0..8 {
            if let Some(role) = named(name) {
                return Some(role);
            }
            name = &self.styles.get(name)?.parent;
        }
        None
    }

    fn close(&mut self, name: &str) {
        match name {
            "p" | "h" if !self.open.is_empty() => {
                self.open.clear();
                self.flow.add(self.writing.take());
            }
            "span" if self.open.last().is_some_and(|open| open.0 == self.depth) => {
                self.open.pop();
            }
            "list" => self.lists = self.lists.saturating_sub(1),
            "table" => self.tables.close(),
            "body" => self.reading = false,
            _ => {}
        }
    }

    /// Words of a paragraph; what stands between paragraphs is the file's own layout.
    fn words(&mut self, text: &str) {
        let Some(&(_, look)) = self.open.last().filter(|_| !self.deleted) else { return };
        if look.hidden {
            return self.flow.omit(Omitted::Hidden);
        }
        let text = if look.raised { &raised(text) } else { text };
        self.writing.words(text, look.bold);
    }

    fn finish(mut self) -> Flow<'a> {
        if self.tracked {
            let message = "the file holds tracked changes: it is read as if all of them were accepted";
            let note = Note::warn("odt", Span::default(), message);
            self.flow.notes.push(note.hint("accept or reject them if that is not what is meant"));
        }
        self.flow
    }
}

/// The role of a style by its name, which the format keeps in English in every language.
fn named(name: &str) -> Option<Role> {
    let name = name.replace("_20_", " ");
    match name.as_str() {
        "Title" => Some(Role::Title),
        "Subtitle" => Some(Role::Subtitle),
        "Quotations" | "Quote" | "Intense Quote" => Some(Role::Quotation),
        "Caption" | "Illustration" | "Drawing" | "Figure" | "Table" | "Text" => Some(Role::Caption),
        "List Bullet" | "List Number" => Some(Role::ListItem),
        _ if name.starts_with("Contents ") => Some(Role::Contents),
        _ => name.strip_prefix("Heading ").and_then(|level| level.parse().ok()).map(Role::Heading),
    }
}
