//! The extracted body, as simple markup, to chunks of prose; what cannot be read is set aside.

use super::markup::{Piece, Tag, pieces};
use super::{entity, guard};
use crate::model::BlockKind;

/// A stretch of prose of one kind, white space made single.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Chunk {
    pub(super) kind: BlockKind,
    pub(super) text: String,
    /// What it is where it is not read: `a table`.
    pub(super) aside: Option<&'static str>,
}

/// What a note calls a table.
const TABLE: &str = "a table";
/// A cell of that many words may be prose.
const PROSE: usize = 20;
/// Elements that are not read, with what a note calls them.
const ASIDE: &[(&str, &str)] = &[
    ("table", TABLE),
    ("pre", "code"),
    ("figure", "a figure and its caption"),
    ("figcaption", "a caption"),
    ("form", "a form"),
    ("math", "a formula"),
];
/// Elements that stand within a line.
pub(in crate::import) const INLINE: &[&str] = &[
    "a", "abbr", "acronym", "b", "bdi", "bdo", "big", "cite", "code", "data", "del", "dfn", "em", "font",
    "hi", "i", "ins", "kbd", "label", "mark", "nobr", "q", "s", "samp", "small", "span", "strike", "strong",
    "sub", "sup", "time", "tt", "u", "var", "wbr",
];

/// What the text being read stands in.
#[derive(Default)]
struct Place {
    quotations: usize,
    items: usize,
    heading: Option<u8>,
    /// The element that is set aside, what it is called, and how often it is open.
    aside: Option<(&'static str, &'static str, usize)>,
    /// Line breaks since the last word.
    breaks: usize,
}

/// The chunks of a body, in order.
pub(super) fn chunks(html: &str) -> Vec<Chunk> {
    let mut found = Vec::new();
    let mut place = Place::default();
    let mut text = String::new();
    for piece in pieces(html) {
        match piece {
            Piece::Text(range) => {
                let words = &html[range];
                if place.breaks > 1 && !words.trim().is_empty() {
                    place.close(&mut text, &mut found);
                }
                if !words.trim().is_empty() {
                    place.breaks = 0;
                }
                text.push_str(words);
            }
            Piece::Raw(..) => text.push(' '),
            Piece::Tag(tag) if tag.is("br") => {
                place.breaks += 1;
                text.push(' ');
            }
            // The page puts its own marks about it.
            Piece::Tag(tag) if tag.is("q") => text.push(if tag.closes { '”' } else { '“' }),
            Piece::Tag(tag) if tag.is_any(INLINE) => {}
            Piece::Tag(tag) => {
                place.close(&mut text, &mut found);
                if place.turn(&tag) {
                    place.aside = None;
                }
            }
        }
    }
    place.close(&mut text, &mut found);
    found
}

impl Place {
    /// Follows a tag of a block; true where it ends what is set aside.
    fn turn(&mut self, tag: &Tag) -> bool {
        self.breaks = 0;
        if let Some((name, _, open)) = &mut self.aside {
            if tag.is(name) {
                *open = if tag.closes { open.saturating_sub(1) } else { *open + 1 };
            }
            return *open == 0;
        }
        if let Some((name, what)) = ASIDE.iter().find(|(name, _)| !tag.closes && tag.is(name)) {
            self.aside = Some((name, what, 1));
        }
        let count = |open: usize| if tag.closes { open.saturating_sub(1) } else { open + 1 };
        if tag.is("blockquote") {
            self.quotations = count(self.quotations);
        } else if tag.is("li") {
            self.items = count(self.items);
        } else if let Some(level) = level(tag.name) {
            self.heading = (!tag.closes).then_some(level);
        }
        false
    }

    /// Puts the words read so far among the chunks.
    fn close(&self, text: &mut String, found: &mut Vec<Chunk>) {
        let decoded = guard::unsay(&entity::decode(text));
        let words: Vec<&str> = decoded.split_whitespace().collect();
        text.clear();
        if words.is_empty() {
            return;
        }
        let kind = match (self.heading, self.quotations, self.items) {
            (Some(level), ..) => BlockKind::Heading(level),
            (None, 1.., _) => BlockKind::Quotation,
            (None, 0, 1..) => BlockKind::ListItem,
            (None, 0, 0) => BlockKind::Paragraph,
        };
        let mut chunk = Chunk { kind, text: words.join(" "), aside: self.aside.map(|(_, what, _)| what) };
        // Old pages are laid out in tables: a cell of whole sentences is prose.
        if chunk.aside == Some(TABLE)
            && words.len() >= PROSE
            && chunk.text.ends_with(['.', '!', '?', '”', '"'])
        {
            chunk.aside = None;
        }
        match found.last_mut().filter(|last| chunk.aside.is_some() && last.aside == chunk.aside) {
            Some(last) => last.text = format!("{} {}", last.text, chunk.text),
            None => found.push(chunk),
        }
    }
}

fn level(name: &str) -> Option<u8> {
    match name.as_bytes() {
        [b'h' | b'H', digit @ b'1'..=b'6'] => Some(digit - b'0'),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::chunks;

    fn shown(html: &str) -> Vec<String> {
        let show = |chunk: &super::Chunk| {
            format!("{:?}{} {}", chunk.kind, chunk.aside.map_or("", |_| "!"), chunk.text)
        };
        chunks(html).iter().map(show).collect()
    }

    #[test]
    fn blocks_keep_their_kind() {
        let html = "<div><h2>A <b>b</b></h2><p>One<a>,</a> two.<br/>More.</p><blockquote><p>Q</p></blockquote>\
                    <ul><li>I<p>J</p></li></ul>loose<br><br>text";
        assert_eq!(
            shown(html),
            [
                "Heading(2) A b",
                "Paragraph One, two. More.",
                "Quotation Q",
                "ListItem I",
                "ListItem J",
                "Paragraph loose",
                "Paragraph text"
            ]
        );
    }

    #[test]
    fn tables_and_figures_are_set_aside_whole() {
        let html = "<p>A</p><table><tr><td>1</td><td><table><tr><td>2</td></tr></table></td></tr></table><p>B</p>\
                    <figure><img><figcaption>C</figcaption></figure>D";
        assert_eq!(
            shown(html),
            ["Paragraph A", "Paragraph! 1 2", "Paragraph B", "Paragraph! C", "Paragraph D"]
        );
    }
}
