//! Word files (.docx): the main part's paragraphs, as their styles say what they are.

use std::collections::HashMap;

use super::archive::Archive;
use super::codepage::{self, Page};
use super::flow::{Flow, Omitted};
use super::paragraph::{Role, Writing, is_plain, styled};
use super::raised::raised;
use super::tables::Tables;
use super::xml::{Node, Tag, walk};
use super::{Input, Reading, archive};
use crate::model::{Error, HouseStyle, Note, Noted, Span};

/// Whether bytes are a Word file.
#[must_use]
pub fn sniff(bytes: &[u8]) -> bool {
    archive::has(bytes, "word/") && archive::has(bytes, "[Content_Types].xml")
}

/// Reads a Word file. Tracked changes are resolved; notes, boxes and tables are left out with a note.
///
/// # Errors
/// Where it is no Word file, is damaged, or unpacks to more than any document.
pub fn import(input: &Input, style: &HouseStyle) -> Result<Noted<Reading>, Error> {
    let Input { name, bytes, .. } = *input;
    if !archive::is_zip(bytes) {
        return Err(Error::new(format!("{name} is not a Word file, whatever its name says"))
            .hint("save it anew as .docx, or say what it is with --from"));
    }
    let mut archive = Archive::open(name, bytes)?;
    let root = relations(&mut archive, "")?;
    let main = root.get("officeDocument").map_or("word/document.xml", |path| path);
    let xml = archive
        .part(main)?
        .ok_or_else(|| Error::new(format!("{name} holds no Word document")).hint("save it anew as .docx"))?;
    let roles = if speaks_for_itself(&xml) { HashMap::new() } else { sheet(&mut archive, name, main)? };
    let mut body = Body::new(Flow::new("docx", style), roles);
    walk(name, &xml, |node| body.take(&node))?;
    let mut flow = body.finish();
    if let Some(xml) = root.get("core-properties").map(|path| archive.part(path)).transpose()?.flatten() {
        flow.properties(name, &xml)?;
    }
    Ok(flow.finish(name))
}

/// Whether the styles a part uses are known by their ids alone: most files are read without their sheet.
fn speaks_for_itself(xml: &str) -> bool {
    xml.match_indices("pStyle ").all(|(at, _)| {
        let rest = &xml[at..];
        let id = rest
            .split('>')
            .next()
            .and_then(|tag| tag.split_once("val=\""))
            .and_then(|(_, rest)| rest.split_once('"'));
        id.is_some_and(|(id, _)| is_plain(id) || styled(id).is_some())
    })
}

/// The roles in the sheet of styles that belongs to a part.
fn sheet(archive: &mut Archive, name: &str, main: &str) -> Result<HashMap<String, Role>, Error> {
    let related = relations(archive, main)?;
    match related.get("styles").map(|path| archive.part(path)).transpose()?.flatten() {
        Some(xml) => styles(name, &xml),
        None => Ok(HashMap::new()),
    }
}

/// What a part refers to, by the last word of the relation's type.
fn relations(archive: &mut Archive, part: &str) -> Result<HashMap<String, String>, Error> {
    let (folder, file) = part.rsplit_once('/').unwrap_or(("", part));
    let base = if folder.is_empty() { String::new() } else { format!("{folder}/") };
    let path = format!("{base}_rels/{file}.rels");
    let mut found = HashMap::new();
    let Some(xml) = archive.part(&path)? else {
        return Ok(found);
    };
    walk(&path, &xml, |node| {
        let Node::Open(tag) = node else { return };
        let (Some(kind), Some(target)) = (tag.get("Type"), tag.get("Target")) else {
            return;
        };
        let kind = kind.rsplit('/').next().unwrap_or_default().to_owned();
        let target = target.strip_prefix('/').map_or_else(|| format!("{base}{target}"), str::to_owned);
        found.entry(kind).or_insert(target);
    })?;
    Ok(found)
}

/// The role each style stands for, by its id: by its name, its outline level, or the style it is based on.
fn styles(name: &str, xml: &str) -> Result<HashMap<String, Role>, Error> {
    let mut roles: HashMap<String, Role> = HashMap::new();
    let mut based: Vec<(String, String)> = Vec::new();
    let mut id = String::new();
    walk(name, xml, |node| {
        let Node::Open(tag) = node else { return };
        match tag.name() {
            "style" => id = tag.get("styleId").unwrap_or_default().into_owned(),
            "name" => {
                if let Some(role) = tag.get("val").and_then(|name| styled(&name)) {
                    roles.insert(id.clone(), role);
                }
            }
            "basedOn" => based.push((id.clone(), tag.get("val").unwrap_or_default().into_owned())),
            "outlineLvl" => {
                if let Some(role) = outline(&tag) {
                    roles.entry(id.clone()).or_insert(role);
                }
            }
            _ => {}
        }
    })?;
    // A chain of styles is seldom longer than three; each round hands the role one step on.
    for _ in 0..8 {
        for (id, parent) in &based {
            if let (None, Some(role)) = (roles.get(id), roles.get(parent).copied()) {
                roles.insert(id.clone(), role);
            }
        }
    }
    Ok(roles)
}

fn outline(tag: &Tag) -> Option<Role> {
    let level: u8 = tag.get("val")?.parse().ok()?;
    (level < 9).then_some(Role::Heading(level + 1))
}

/// The main part as it goes by.
#[allow(clippy::struct_excessive_bools)] // each says where in the part the words stand
struct Body<'a> {
    flow: Flow<'a>,
    roles: HashMap<String, Role>,
    writing: Writing,
    /// Elements open.
    depth: usize,
    /// Inside something not read, until the element of this depth closes.
    skipping: Option<usize>,
    /// What is skipped is said a second time, for programs that cannot show it otherwise.
    twice: bool,
    /// Inside the words of a run.
    in_text: bool,
    /// Inside a paragraph's properties.
    in_properties: bool,
    /// The paragraph's end was deleted, or it is a drop cap: the next one goes on where it stops.
    joins: bool,
    run: Run,
    tables: Tables,
    /// The field being filled in shows its placeholder still.
    placeholder: bool,
    /// Changes were tracked and not settled.
    tracked: bool,
}

/// What a run's properties say.
#[derive(Clone, Copy, Default)]
struct Run {
    bold: bool,
    hidden: bool,
    /// Its figures stand above the line.
    raised: bool,
    /// Its font, as far as letters mean something else in it.
    font: Page,
}

impl<'a> Body<'a> {
    fn new(flow: Flow<'a>, roles: HashMap<String, Role>) -> Self {
        Self {
            flow,
            roles,
            writing: Writing::default(),
            depth: 0,
            skipping: None,
            twice: false,
            in_text: false,
            in_properties: false,
            joins: false,
            run: Run::default(),
            tables: Tables::default(),
            placeholder: false,
            tracked: false,
        }
    }

    fn take(&mut self, node: &Node) {
        match node {
            Node::Open(tag) => {
                self.depth += 1;
                match self.skipping {
                    None => self.open(tag),
                    Some(_) if tag.name() == "txbxContent" && !self.twice => self.flow.omit(Omitted::TextBox),
                    Some(_) => {}
                }
            }
            Node::Close(name) => {
                match self.skipping {
                    None => self.close(name),
                    Some(depth) if depth == self.depth => (self.skipping, self.twice) = (None, false),
                    Some(_) => {}
                }
                self.depth -= 1;
            }
            Node::Text(text) if self.in_text && self.skipping.is_none() => self.words(text),
            Node::Text(_) => {}
        }
    }

    fn open(&mut self, tag: &Tag) {
        match tag.name() {
            "p" => self.begin(),
            "r" => self.run = Run::default(),
            "t" => self.in_text = true,
            "pPr" => self.in_properties = true,
            "tab" | "ptab" if !self.in_properties => self.put("\t"),
            "br" if tag.get("type").is_some_and(|kind| kind != "textWrapping") => self.put("\n\n"),
            "br" | "cr" => self.put("\n"),
            "noBreakHyphen" => self.put("-"),
            "sym" => self.symbol(tag),
            "del" | "moveFrom" if self.in_properties => {
                self.joins = true;
                self.tracked = true;
            }
            "tbl" => self.tables.open(),
            "tr" => self.tables.row(),
            "tc" => self.tables.cell(),
            "sdtContent" if self.placeholder => {
                self.placeholder = false;
                self.leave_out(Omitted::Placeholder);
            }
            _ => self.property(tag),
        }
    }

    fn begin(&mut self) {
        let cell = self.tables.here();
        if !std::mem::take(&mut self.joins) {
            self.end();
        }
        self.writing.paragraph.cell = cell;
        self.writing.paragraph.role = Role::Body;
    }

    fn end(&mut self) {
        self.flow.add(self.writing.take());
    }

    /// Properties of runs and paragraphs, and all that is not read.
    fn property(&mut self, tag: &Tag) {
        let on = || !tag.get("val").is_some_and(|val| matches!(&*val, "0" | "false" | "off" | "none"));
        match tag.name() {
            "pStyle" => {
                let id = tag.get("val").unwrap_or_default();
                let role = self.roles.get(&*id).copied().or_else(|| styled(&id));
                self.writing.paragraph.role = role.unwrap_or(self.writing.paragraph.role);
            }
            "outlineLvl" => self.writing.paragraph.role = outline(tag).unwrap_or(self.writing.paragraph.role),
            "numId" if self.writing.paragraph.role == Role::Body && on() => {
                self.writing.paragraph.role = Role::ListItem;
            }
            "showingPlcHdr" => self.placeholder = on(),
            "sdtPr" => self.placeholder = false,
            "framePr" => self.joins |= tag.get("dropCap").is_some_and(|kind| kind != "none"),
            "b" => self.run.bold = on(),
            "vertAlign" => self.run.raised = tag.get("val").is_some_and(|val| val == "superscript"),
            "rFonts" => {
                let font = tag.get("ascii").or_else(|| tag.get("hAnsi"));
                self.run.font = font.map_or(Page::Default, |font| Page::of_name(&font));
            }
            "vanish" if !self.in_properties => self.run.hidden = on(),
            "footnoteReference" => self.flow.omit(Omitted::Footnote),
            "endnoteReference" => self.flow.omit(Omitted::Endnote),
            "commentReference" => self.flow.omit(Omitted::Comment),
            "altChunk" | "subDoc" => self.flow.omit(Omitted::Inserted),
            "rStyle" if tag.get("val").is_some_and(|style| style == "Strong") => self.run.bold = true,
            "ins" | "moveTo" => self.tracked = true,
            "del" | "moveFrom" => {
                self.tracked = true;
                self.skipping = Some(self.depth);
            }
            "Fallback" => (self.skipping, self.twice) = (Some(self.depth), true),
            "instrText" | "delText" | "delInstrText" | "drawing" | "pict" | "object" | "rt" | "rPrChange"
            | "pPrChange" | "sectPrChange" | "tblPrChange" | "tcPrChange" | "trPrChange" | "sectPr" => {
                self.skipping = Some(self.depth);
            }
            _ => {}
        }
    }

    fn leave_out(&mut self, what: Omitted) {
        self.flow.omit(what);
        self.skipping = Some(self.depth);
    }

    fn close(&mut self, name: &str) {
        match name {
            "p" if !self.joins => self.end(),
            "t" => self.in_text = false,
            "pPr" => self.in_properties = false,
            "tbl" => self.tables.close(),
            _ => {}
        }
    }

    /// Words of a run.
    fn words(&mut self, text: &str) {
        if self.run.hidden {
            return self.flow.omit(Omitted::Hidden);
        }
        let text = if self.run.raised { &raised(text) } else { text };
        let font = self.run.font;
        let plain = |c: char| font.glyph(c) == Some(c);
        if text.chars().all(plain) {
            return self.writing.words(text, self.run.bold);
        }
        let known: String = text.chars().filter_map(|c| font.glyph(c)).collect();
        (known.chars().count()..text.chars().count()).for_each(|_| self.flow.omit(Omitted::Symbol));
        self.writing.words(&known, self.run.bold);
    }

    fn put(&mut self, text: &str) {
        if !self.run.hidden {
            self.writing.mark(text);
        }
    }

    /// A character of a font of symbols: those that stand in copy are known, others left out.
    fn symbol(&mut self, tag: &Tag) {
        let code = tag.get("char").and_then(|code| u32::from_str_radix(&code, 16).ok()).unwrap_or(0);
        let font = Page::of_name(&tag.get("font").unwrap_or_default());
        match codepage::symbol(code, matches!(font, Page::Symbol)) {
            Some(symbol) => self.put(symbol.encode_utf8(&mut [0; 4])),
            None => self.flow.omit(Omitted::Symbol),
        }
    }

    fn finish(mut self) -> Flow<'a> {
        self.end();
        if self.tracked {
            let message = "the file holds tracked changes: it is read as if all of them were accepted";
            let note = Note::warn("docx", Span::default(), message);
            self.flow.notes.push(note.hint("accept or reject them in Word if that is not what is meant"));
        }
        self.flow
    }
}

#[cfg(test)]
#[path = "docx_trial.rs"]
mod trial;
