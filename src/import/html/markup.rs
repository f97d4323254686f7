//! Markup taken apart in one pass: text, tags, and the elements whose content is no text.

use std::ops::Range;

/// A stretch of a page.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Piece<'a> {
    /// Characters outside tags, entities undecoded.
    Text(Range<usize>),
    /// A tag.
    Tag(Tag<'a>),
    /// An element whose content a browser does not parse, from its opening tag to its closing one.
    Raw(Tag<'a>, Range<usize>, usize),
}

/// A tag.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Tag<'a> {
    /// Its name as written.
    pub(super) name: &'a str,
    /// Whether it closes an element.
    pub(super) closes: bool,
    /// The whole tag, angle brackets included.
    pub(super) range: Range<usize>,
    /// What stands between its name and its end.
    pub(super) inside: &'a str,
}

/// Elements whose content is raw: it ends at their own closing tag and nowhere else.
const RAW: &[&str] = &["script", "style", "iframe", "textarea", "xmp", "noembed", "noframes"];

impl<'a> Tag<'a> {
    /// Whether its name is that, in lower case.
    pub(super) fn is(&self, name: &str) -> bool {
        self.name.eq_ignore_ascii_case(name)
    }

    /// Whether its name is one of those, in lower case.
    pub(super) fn is_any(&self, names: &[&str]) -> bool {
        names.iter().any(|name| self.is(name))
    }

    /// Its attributes: name, value as written, and the byte of `inside` after it.
    pub(super) fn attributes(&self) -> Attributes<'a> {
        Attributes { inside: self.inside, at: 0 }
    }

    /// The value of an attribute, as written.
    pub(super) fn get(&self, name: &str) -> Option<&'a str> {
        self.attributes().find(|(key, ..)| key.eq_ignore_ascii_case(name)).map(|(_, value, _)| value)
    }
}

/// See [`Tag::attributes`].
pub(super) struct Attributes<'a> {
    inside: &'a str,
    at: usize,
}

impl<'a> Iterator for Attributes<'a> {
    type Item = (&'a str, &'a str, usize);

    fn next(&mut self) -> Option<Self::Item> {
        let bytes = self.inside.as_bytes();
        let skip = |mut at: usize, over: fn(u8) -> bool| {
            while bytes.get(at).copied().is_some_and(over) {
                at += 1;
            }
            at
        };
        let start = skip(self.at, |byte| byte.is_ascii_whitespace() || byte == b'/');
        let named = skip(start, |byte| !byte.is_ascii_whitespace() && !matches!(byte, b'/' | b'='));
        let equals = skip(named, |byte| byte.is_ascii_whitespace());
        let mut value = 0..0;
        self.at = named.max(start + 1);
        if bytes.get(equals) == Some(&b'=') {
            let from = skip(equals + 1, |byte| byte.is_ascii_whitespace());
            (value, self.at) = if let Some(&quote @ (b'"' | b'\'')) = bytes.get(from) {
                let end = find(bytes, from + 1, quote).unwrap_or(bytes.len());
                (from + 1..end, (end + 1).min(bytes.len()))
            } else {
                let end = skip(from, |byte| !byte.is_ascii_whitespace());
                (from..end, end)
            };
        }
        (start < bytes.len()).then(|| (&self.inside[start..named], &self.inside[value], self.at))
    }
}

fn find(bytes: &[u8], from: usize, wanted: u8) -> Option<usize> {
    bytes[from..].iter().position(|byte| *byte == wanted).map(|at| at + from)
}

/// The pieces of a page in order; comments and declarations are passed over.
pub(super) fn pieces(text: &str) -> Pieces<'_> {
    Pieces { text, at: 0 }
}

/// See [`pieces`].
pub(super) struct Pieces<'a> {
    text: &'a str,
    at: usize,
}

impl<'a> Iterator for Pieces<'a> {
    type Item = Piece<'a>;

    fn next(&mut self) -> Option<Self::Item> {
        while self.at < self.text.len() {
            let start = self.at;
            let rest = &self.text[start..];
            if let Some(comment) = rest.strip_prefix("<!--") {
                self.at = comment.find("-->").map_or(self.text.len(), |end| start + 4 + end + 3);
            } else if rest.starts_with("<!") || rest.starts_with("<?") {
                self.at = rest.find('>').map_or(self.text.len(), |end| start + end + 1);
            } else if let Some(tag) = tag(self.text, start) {
                self.at = tag.range.end;
                if !tag.closes && tag.is_any(RAW) {
                    let end = closing(self.text, self.at, tag.name);
                    let after = find(self.text.as_bytes(), end, b'>').map_or(self.text.len(), |at| at + 1);
                    let content = self.at..end;
                    self.at = after;
                    return Some(Piece::Raw(tag, content, after));
                }
                return Some(Piece::Tag(tag));
            } else {
                // A bracket that opens no tag is text.
                let next = rest.match_indices('<').find(|(at, _)| *at > 0 && opens(&rest[*at..]));
                self.at = next.map_or(self.text.len(), |(at, _)| start + at);
                return Some(Piece::Text(start..self.at));
            }
        }
        None
    }
}

/// Whether a text that begins with a bracket begins with markup.
fn opens(text: &str) -> bool {
    let next = |at: usize| text.as_bytes().get(at).copied().unwrap_or_default();
    matches!(next(1), b'!' | b'?') || next(1 + usize::from(next(1) == b'/')).is_ascii_alphabetic()
}

/// The tag that starts at that byte.
fn tag(text: &str, start: usize) -> Option<Tag<'_>> {
    let bytes = text.as_bytes();
    if bytes.get(start) != Some(&b'<') || !opens(&text[start..]) {
        return None;
    }
    let closes = bytes.get(start + 1) == Some(&b'/');
    let name = start + 1 + usize::from(closes);
    let stops = |byte: &u8| byte.is_ascii_whitespace() || matches!(byte, b'>' | b'/');
    let named = bytes[name..].iter().position(stops).map_or(bytes.len(), |at| at + name);
    let end = tag_end(bytes, named);
    let inside = &text[named..end];
    Some(Tag { name: &text[name..named], closes, range: start..(end + 1).min(bytes.len()), inside })
}

/// Where a tag's closing bracket stands: not inside a quoted value.
fn tag_end(bytes: &[u8], mut at: usize) -> usize {
    let mut value = false;
    while let Some(&byte) = bytes.get(at) {
        match byte {
            b'>' => return at,
            b'=' => value = true,
            b'"' | b'\'' if value => {
                at = find(bytes, at + 1, byte).unwrap_or(bytes.len());
                value = false;
            }
            byte if !byte.is_ascii_whitespace() => value = false,
            _ => {}
        }
        at += 1;
    }
    bytes.len()
}

/// Where the closing tag of that name starts.
fn closing(text: &str, from: usize, name: &str) -> usize {
    let named = |at: usize| {
        let word = text.as_bytes()[at + 2..].get(..name.len());
        word.is_some_and(|word| word.eq_ignore_ascii_case(name.as_bytes()))
    };
    let mut brackets = text[from..].match_indices('<').map(|(at, _)| from + at);
    brackets.find(|&at| text.as_bytes().get(at + 1) == Some(&b'/') && named(at)).unwrap_or(text.len())
}

#[cfg(test)]
mod tests {
    use super::{Piece, pieces};

    fn shown(text: &str) -> String {
        let show = |piece| match piece {
            Piece::Text(range) => text[range].to_owned(),
            Piece::Tag(tag) => format!("{{{}{}}}", if tag.closes { "/" } else { "" }, tag.name),
            Piece::Raw(tag, content, _) => format!("{{{}:{}}}", tag.name, &text[content]),
        };
        pieces(text).map(show).collect()
    }

    #[test]
    fn text_tags_and_raw_content_are_told_apart() {
        assert_eq!(shown("<p a='>'>x<!-- <p> -->y</p>1 < 2"), "{p}xy{/p}1 < 2");
        assert_eq!(shown("<script>a<b</script>c<STYLE>x</style "), "{script:a<b}c{STYLE:x}");
        assert_eq!(shown("<!doctype html><a title=it's>x</a><"), "{a}x{/a}<");
    }

    #[test]
    fn attributes_are_read_however_quoted() {
        let text = "<meta name=a content = \"b > c\" data-x='d' hidden/>";
        let Some(Piece::Tag(tag)) = pieces(text).next() else { panic!("a tag") };
        let found: Vec<_> = tag.attributes().map(|(key, value, _)| (key, value)).collect();
        assert_eq!(found, [("name", "a"), ("content", "b > c"), ("data-x", "d"), ("hidden", "")]);
        assert_eq!(tag.get("CONTENT"), Some("b > c"));
    }

    #[test]
    fn broken_markup_ends() {
        for text in
            ["<", "<a", "<a b=\"", "</", "<a =", "<a ==x>", "<script", "<script>", "<!--", "<a /=/>", "é<é"]
        {
            let count = pieces(text).count();
            assert!(count <= text.len(), "{text}");
            for piece in pieces(text) {
                if let Piece::Tag(tag) = piece {
                    assert!(tag.attributes().count() <= text.len(), "{text}");
                }
            }
        }
    }
}
