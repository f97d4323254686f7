//! Control words of RTF: what each does to the state, the paragraph or the text.

use super::File;
use super::state::{PLAIN, Place, State};
use crate::import::codepage::Page;
use crate::import::flow::Omitted;
use crate::import::paragraph::Role;

/// Groups that hold nothing of the story, sorted.
pub(super) const SKIPPED: &[&str] = &[
    "atnauthor",
    "atndate",
    "atnicn",
    "atnid",
    "atnparent",
    "atnref",
    "atntime",
    "atrfend",
    "atrfstart",
    "background",
    "bkmkend",
    "bkmkstart",
    "colorschememapping",
    "colortbl",
    "comment",
    "company",
    "datafield",
    "datastore",
    "doccomm",
    "factoidname",
    "falt",
    "ffdeftext",
    "ffentrymcr",
    "ffexitmcr",
    "ffhelptext",
    "ffname",
    "ffstattext",
    "filetbl",
    "fldinst",
    "fontemb",
    "fontfile",
    "footer",
    "footerf",
    "footerl",
    "footerr",
    "formfield",
    "ftncn",
    "ftnsep",
    "ftnsepc",
    "generator",
    "gridtbl",
    "header",
    "headerf",
    "headerl",
    "headerr",
    "hlinkbase",
    "keycode",
    "keywords",
    "latentstyles",
    "listlevel",
    "listname",
    "listoverridetable",
    "listtable",
    "manager",
    "mmathPr",
    "nextfile",
    "nonshppict",
    "objclass",
    "objdata",
    "object",
    "objname",
    "panose",
    "passwordhash",
    "pgptbl",
    "pict",
    "pntxta",
    "pntxtb",
    "private",
    "protusertbl",
    "revtbl",
    "rsidtbl",
    "rxe",
    "shprslt",
    "sp",
    "subject",
    "tc",
    "tcn",
    "template",
    "themedata",
    "txe",
    "userprops",
    "wgrffmtfilter",
    "xe",
    "xmlnstbl",
];

impl File<'_> {
    /// Does what a control word says.
    pub(super) fn word(&mut self, word: &str, number: Option<i32>, starred: bool) {
        if self.destination(word, starred) {
            return;
        }
        let on = number != Some(0);
        let n = number.unwrap_or(0);
        match (self.state.place, word) {
            (_, "u") => self.unicode(n),
            (_, "uc") => self.state.uc = usize::try_from(n).unwrap_or(0).min(64),
            (_, "ansi") => {}
            (_, "mac") => self.page = Page::of_number(10_000),
            (_, "pc") => self.page = Page::of_number(437),
            (_, "pca") => self.page = Page::of_number(850),
            (_, "ansicpg") => self.page = Page::of_number(n),
            (_, "deff") => (self.default_font, self.state.font) = (n, n),
            (Place::Fonts, "f") => self.next_font(n),
            (Place::Styles, "s") => self.current = n,
            (Place::Fonts, "fcharset") => drop(self.fonts.entry(self.current).or_insert(Page::of_font(n))),
            (Place::Fonts, "cpg") => drop(self.fonts.insert(self.current, Page::of_number(n))),
            (Place::Fonts | Place::Info | Place::Title | Place::Author | Place::Styles, _) => self.mark(word),
            (Place::Time, _) => self.time(word, n),
            (Place::Body, _) => self.body(word, n, on),
        }
    }

    /// A word that begins a group with a purpose of its own; false for any other.
    fn destination(&mut self, word: &str, starred: bool) -> bool {
        match word {
            "fonttbl" => self.state.place = Place::Fonts,
            "stylesheet" => self.state.place = Place::Styles,
            "info" => self.state.place = Place::Info,
            "title" if self.state.place == Place::Info => self.state.place = Place::Title,
            "author" if self.state.place == Place::Info => self.state.place = Place::Author,
            "creatim" | "revtim" if self.state.place == Place::Info => {
                (self.state.place, self.date) = (Place::Time, [0; 5]);
            }
            "footnote" => {
                let end = self.skip_group(b"\\ftnalt");
                self.flow.omit(if end { Omitted::Endnote } else { Omitted::Footnote });
            }
            "annotation" => self.leave_out(Omitted::Comment),
            "shptxt" | "dptxbxtext" => self.leave_out(Omitted::TextBox),
            "shpinst" | "do" => {
                if self.skip_group(if word == "do" { b"\\dptxbxtext" } else { b"\\shptxt" }) {
                    self.flow.omit(Omitted::TextBox);
                }
            }
            "listtext" | "pntext" | "pn" => {
                self.item |= self.state.place == Place::Body;
                self.skip_group(b"");
            }
            "cs" | "ds" if starred => drop(self.skip_group(b"")),
            _ if starred || SKIPPED.binary_search(&word).is_ok() => drop(self.skip_group(b"")),
            _ => return false,
        }
        true
    }

    fn leave_out(&mut self, what: Omitted) {
        self.flow.omit(what);
        self.skip_group(b"");
    }

    fn time(&mut self, word: &str, n: i32) {
        if let Some(at) = ["yr", "mo", "dy", "hr", "min"].iter().position(|known| *known == word) {
            self.date[at] = n;
        }
    }

    /// Words in the story: of characters, of paragraphs, or marks of text.
    fn body(&mut self, word: &str, n: i32, on: bool) {
        match word {
            "b" => self.state.bold = on,
            "f" => self.state.font = n,
            "super" => self.state.raised = on,
            "sub" | "nosupersub" => self.state.raised = false,
            "v" | "webhidden" => self.state.hidden = on,
            "deleted" => self.state.deleted = on,
            "revised" => self.tracked |= on,
            "plain" => {
                let State { bold, hidden, raised, deleted, .. } = PLAIN;
                self.state = State { bold, hidden, raised, deleted, font: self.default_font, ..self.state };
            }
            "pard" => {
                let State { role, list, in_table, .. } = PLAIN;
                self.state = State { role, list, in_table, ..self.state };
            }
            "s" => self.state.role = self.styles.get(&n).copied().unwrap_or_default(),
            "outlinelevel" if (0..9).contains(&n) => self.state.role = Role::Heading(n as u8 + 1),
            "ls" => self.state.list = n > 0,
            "intbl" => self.begin_table(),
            "par" | "sect" | "page" | "nestcell" => self.end_paragraph(),
            "cell" => self.end_cell(false),
            "row" => self.end_cell(true),
            _ => self.mark(word),
        }
    }

    /// Words that stand for a mark of the text.
    fn mark(&mut self, word: &str) {
        let mark = match word {
            "tab" => "\t",
            "line" | "softline" | "lbr" | "column" => "\n",
            "emdash" => "—",
            "endash" => "–",
            "lquote" => "‘",
            "rquote" => "’",
            "ldblquote" => "“",
            "rdblquote" => "”",
            "bullet" => "•",
            "emspace" | "enspace" | "qmspace" => " ",
            _ => return,
        };
        self.put(mark);
    }
}
