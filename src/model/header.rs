//! The one bracketed line above a story in prompter text: `[A1 | SLUG | KIM | TRT 1:05 | 7K3M9QZA]`.

use std::fmt;

use super::clock::clock;
use super::glyph::printable;
use super::script::Story;

/// What the line says. It is made from a story and can be read back from the line.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Header {
    /// Item number in the show.
    pub item: Option<String>,
    /// Short name of the story.
    pub slug: String,
    /// Who reads it.
    pub anchor: Option<String>,
    /// Total running time, as `1:05`.
    pub trt: String,
    /// The fingerprint of its spoken words.
    pub fingerprint: String,
}

impl From<&Story> for Header {
    fn from(story: &Story) -> Self {
        let script = &story.script;
        let field = |text: &str| Some(plain(text)).filter(|text| !text.is_empty());
        Self {
            item: field(&story.item),
            slug: field(&script.slug).unwrap_or_else(|| "STORY".into()),
            anchor: script.anchor.as_deref().or(script.meta.anchor.as_deref()).and_then(field),
            trt: clock(script.trt),
            fingerprint: script.fingerprint(),
        }
    }
}

/// A name without what would break the line: its brackets, bars, line ends and control characters.
fn plain(text: &str) -> String {
    let clean: String = text
        .chars()
        .filter_map(printable)
        .map(|c| match c {
            '|' => '/',
            '[' => '(',
            ']' => ')',
            c => c,
        })
        .collect();
    clean.split_whitespace().collect::<Vec<_>>().join(" ").to_uppercase()
}

impl fmt::Display for Header {
    fn fmt(&self, out: &mut fmt::Formatter) -> fmt::Result {
        write!(out, "[")?;
        for name in [self.item.as_deref(), Some(&self.slug), self.anchor.as_deref()].into_iter().flatten() {
            write!(out, "{name} | ")?;
        }
        write!(out, "TRT {} | {}]", self.trt, self.fingerprint)
    }
}

impl Header {
    /// Reads the line back; `None` for any other line.
    ///
    /// Of two names the second is the anchor unless the first looks like an item number
    /// (`A1`, `B12`): a slug may look like one too, and then loses to it.
    #[must_use]
    pub fn read(line: &str) -> Option<Self> {
        let fields: Vec<&str> = line.trim().strip_prefix('[')?.strip_suffix(']')?.split(" | ").collect();
        let (&fingerprint, rest) = fields.split_last()?;
        let (trt, names) = rest.split_last()?;
        let trt = trt.strip_prefix("TRT ")?;
        if fingerprint.len() != 8 || !trt.bytes().all(|byte| byte.is_ascii_digit() || byte == b':') {
            return None;
        }
        let numbered = names.len() > 1 && is_item(names[0]);
        let (item, names) = if numbered { (Some(names[0].to_owned()), &names[1..]) } else { (None, names) };
        let (slug, anchor) = match names {
            [slug] => (slug, None),
            [slug, anchor] => (slug, Some((*anchor).to_owned())),
            _ => return None,
        };
        Some(Self {
            item,
            slug: (*slug).to_owned(),
            anchor,
            trt: trt.into(),
            fingerprint: fingerprint.into(),
        })
    }
}

/// Whether a name is a letter and a number.
fn is_item(name: &str) -> bool {
    let digits = name.strip_prefix(|c: char| c.is_ascii_uppercase()).unwrap_or_default();
    (1..=3).contains(&digits.len()) && digits.bytes().all(|byte| byte.is_ascii_digit())
}

#[cfg(test)]
mod tests {
    use super::Header;
    use crate::model::{Script, Story};

    fn header(item: &str, slug: &str, anchor: Option<&str>) -> Header {
        let script =
            Script { slug: slug.into(), anchor: anchor.map(Into::into), trt: 65.2, ..Script::default() };
        Header::from(&Story { item: item.into(), script, ..Story::default() })
    }

    #[test]
    fn says_what_is_known() {
        assert_eq!(header("", "mayor resigns", None).to_string(), "[MAYOR RESIGNS | TRT 1:05 | WL4GMNFT]");
        assert_eq!(
            header("A1", "MAYOR", Some("Kim")).to_string(),
            "[A1 | MAYOR | KIM | TRT 1:05 | WL4GMNFT]"
        );
    }

    #[test]
    fn stays_one_line_whatever_the_slug() {
        let line = header("", "a|b]\n[c\u{7}", None).to_string();
        assert_eq!(line, "[A/B) (C | TRT 1:05 | WL4GMNFT]");
    }

    #[test]
    fn is_read_back() {
        for made in
            [header("", "MAYOR", None), header("", "MAYOR", Some("KIM")), header("B12", "MAYOR", Some("KIM"))]
        {
            assert_eq!(Header::read(&made.to_string()), Some(made));
        }
        for other in ["[ON CAM]", "MAYOR", "[A | B]", "[A | TRT X | WL4GMNFT]", "[SOT | TRT 0:12 | OUT]"] {
            assert_eq!(Header::read(other), None, "{other}");
        }
    }
}
