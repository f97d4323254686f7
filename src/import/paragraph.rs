//! A paragraph of a word processor's file: what it is there, and how it is written word by word.

use super::tables::Cell;

/// What a paragraph is in the file.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(super) enum Role {
    /// Prose.
    #[default]
    Body,
    /// The document's title.
    Title,
    /// The line under the title.
    Subtitle,
    /// A heading of that level.
    Heading(u8),
    /// A block quotation.
    Quotation,
    /// An item of a list.
    ListItem,
    /// A picture's caption.
    Caption,
    /// A line of the table of contents.
    Contents,
    /// Told elsewhere, or left out.
    Unread,
}

/// One paragraph as gathered.
#[derive(Debug, Clone, Default)]
pub(super) struct Paragraph {
    /// What it is.
    pub(super) role: Role,
    /// Its words; a line end is a break inside it.
    pub(super) text: String,
    /// Whether all of it is bold.
    pub(super) bold: bool,
    /// The cell it stands in, if it stands in a table.
    pub(super) cell: Option<Cell>,
}

impl Paragraph {
    /// The number of the table it stands in.
    pub(super) fn table(&self) -> Option<usize> {
        self.cell.map(|cell| cell.table)
    }
}

/// A paragraph as its words come along.
#[derive(Default)]
pub(super) struct Writing {
    /// The paragraph so far.
    pub(super) paragraph: Paragraph,
    /// Letters that are bold, and letters that are not.
    bold: usize,
    plain: usize,
}

impl Writing {
    /// Adds words; a line end among them is the file's own layout, not a line end of the paragraph.
    pub(super) fn words(&mut self, text: &str, bold: bool) {
        *(if bold { &mut self.bold } else { &mut self.plain }) += text.trim().len();
        self.paragraph.text.extend(text.chars().map(|c| if c == '\n' || c == '\r' { ' ' } else { c }));
    }

    /// Adds a mark: a tab, a line end, a hyphen.
    pub(super) fn mark(&mut self, mark: &str) {
        self.paragraph.text.push_str(mark);
    }

    /// The paragraph, which is done; the next one is empty.
    pub(super) fn take(&mut self) -> Paragraph {
        let done = std::mem::take(self);
        Paragraph { bold: done.bold > 0 && done.plain == 0, ..done.paragraph }
    }
}

/// The role of a style by its name, which Word keeps in English in every language.
pub(super) fn styled(name: &str) -> Option<Role> {
    // A style's id is its name without the spaces: both are known.
    let name: String = name.chars().filter(|c| *c != ' ').map(|c| c.to_ascii_lowercase()).collect();
    match name.as_str() {
        "title" | "headline" => Some(Role::Title),
        "subtitle" => Some(Role::Subtitle),
        "caption" => Some(Role::Caption),
        "quote" | "intensequote" | "blocktext" | "quotations" | "blockquote" => Some(Role::Quotation),
        "tableoffigures" => Some(Role::Contents),
        _ if name.starts_with("listbullet") || name.starts_with("listnumber") => Some(Role::ListItem),
        _ => match name.strip_prefix("toc") {
            Some(level) if level.parse::<u8>().is_ok() => Some(Role::Contents),
            Some(_) | None => {
                name.strip_prefix("heading").and_then(|level| level.parse().ok()).map(Role::Heading)
            }
        },
    }
}

/// Whether a style's id says all there is to know: no sheet of styles need be read for it.
pub(super) fn is_plain(id: &str) -> bool {
    ["Normal", "BodyText", "ListParagraph", "NoSpacing", "NormalWeb", "PlainText", "Standard", "TextBody"]
        .contains(&id)
}
