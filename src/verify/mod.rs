//! Exports read back to the words they carry: the table of forms, and what each reader would lose.
//!
//! It reads the files themselves and knows nothing of how they are written, so that it can tell
//! when an export, or what became of it since, is wrong.

pub mod captions;
pub mod docx;
pub mod json;
pub mod markup;
pub mod pdf;
pub mod plain;
pub mod rtf;
pub mod tags;

use crate::model::fingerprint::bare;
use crate::model::{Error, Header, HouseStyle, fingerprint};

/// What a form's reader finds, in order.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Found {
    /// A story begins.
    Story {
        /// Its slug.
        name: String,
        /// The fingerprint it states.
        stated: Option<String>,
    },
    /// The fingerprint the story before states.
    Stated(String),
    /// A paragraph in which what stands in brackets is not read.
    Mixed(String),
    /// A paragraph that is read, every word of it.
    Spoken(String),
    /// A paragraph in the article's own words, as captions carry it.
    Written(String),
}

/// A reader of exports that is known to lose something of this file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Risk {
    /// Who.
    pub reader: &'static str,
    /// What is lost, with the words it is lost from.
    pub loses: String,
}

/// One form that can be read back.
pub struct Form {
    /// Its name.
    pub name: &'static str,
    /// Whether bytes look like it.
    pub sniff: fn(&[u8]) -> bool,
    /// Reads it back.
    pub read: fn(&[u8]) -> Result<Vec<Found>, Error>,
    /// Which readers would lose what of it.
    pub risks: fn(&[u8]) -> Vec<Risk>,
}

/// Every form, in the order in which content is tried; the last takes anything.
pub const FORMS: &[Form] = &[
    Form { name: "docx", sniff: |bytes| bytes.starts_with(b"PK"), read: docx::read, risks: docx::risks },
    Form { name: "pdf", sniff: |bytes| bytes.starts_with(b"%PDF"), read: pdf::read, risks: |_| Vec::new() },
    Form { name: "rtf", sniff: |bytes| bytes.starts_with(b"{\\rtf"), read: rtf::read, risks: rtf::risks },
    Form { name: "json", sniff: |bytes| bytes.starts_with(b"{\""), read: json::read, risks: |_| Vec::new() },
    Form {
        name: "mos",
        sniff: |bytes| markup::begins(bytes, "<mos>"),
        read: markup::mos,
        risks: markup::mos_risks,
    },
    Form {
        name: "nsml",
        sniff: |bytes| markup::begins(bytes, "<nsml"),
        read: markup::nsml,
        risks: markup::nsml_risks,
    },
    Form { name: "prompter", sniff: json::looks_like_prompter, read: json::prompter, risks: |_| Vec::new() },
    Form {
        name: "qprompt",
        sniff: |bytes| markup::begins(bytes, "<!DOCTYPE html") || markup::begins(bytes, "<html"),
        read: markup::html,
        risks: markup::html_risks,
    },
    Form {
        name: "vtt",
        sniff: |bytes| bytes.starts_with(b"WEBVTT"),
        read: captions::vtt,
        risks: captions::risks,
    },
    Form { name: "srt", sniff: captions::looks_like_srt, read: captions::srt, risks: captions::risks },
    Form {
        name: "markdown",
        sniff: plain::looks_like_markdown,
        read: plain::markdown,
        risks: |_| Vec::new(),
    },
    Form { name: "text", sniff: |_| true, read: plain::text, risks: plain::risks },
];

/// A story as a file carries it.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Carried {
    /// Its slug; empty where the file does not say.
    pub name: String,
    /// The fingerprint the file states.
    pub stated: Option<String>,
    /// The words that are read, as they stand there.
    pub words: Vec<String>,
    /// The article's own words, where the file carries those instead: a paragraph each.
    pub written: Vec<String>,
}

impl Carried {
    /// The fingerprint of the words as they stand.
    #[must_use]
    pub fn fingerprint(&self) -> String {
        fingerprint(self.words.iter().map(String::as_str))
    }
}

/// The form bytes are in.
#[must_use]
pub fn form(bytes: &[u8]) -> &'static Form {
    FORMS.iter().find(|form| (form.sniff)(bytes)).unwrap_or(&FORMS[FORMS.len() - 1])
}

/// The stories a file carries.
///
/// # Errors
/// Where it is not what it looks like.
pub fn stories(bytes: &[u8], style: &HouseStyle) -> Result<Vec<Carried>, Error> {
    let found = (form(bytes).read)(bytes)?;
    let mut delimiters: Vec<(&str, &str)> =
        style.cue_delims.iter().map(|(open, close)| (&**open, &**close)).collect();
    delimiters.push(("[", "]"));
    let whole = gather(&found, &delimiters);
    delimiters.push((&style.pron.delim.0, &style.pron.delim.1));
    let mut stories = gather(&found, &delimiters);
    // A house style may have words read that stand in a pronouncer's marks: the fingerprint tells.
    for (story, whole) in stories.iter_mut().zip(whole) {
        if story.stated.as_ref() == Some(&whole.fingerprint()) {
            *story = whole;
        }
    }
    Ok(stories)
}

fn gather(found: &[Found], delimiters: &[(&str, &str)]) -> Vec<Carried> {
    let mut stories: Vec<Carried> = Vec::new();
    for found in found {
        if let Found::Story { name, stated } = found {
            stories.push(Carried { name: name.clone(), stated: stated.clone(), ..Carried::default() });
            continue;
        }
        if stories.is_empty() {
            stories.push(Carried::default());
        }
        let Some(story) = stories.last_mut() else { continue };
        match found {
            Found::Story { .. } => {}
            Found::Stated(stated) => story.stated = Some(stated.clone()),
            Found::Spoken(text) => story.words.extend(words(text.split_whitespace())),
            Found::Mixed(text) => story.words.extend(words(read_of(text, delimiters))),
            Found::Written(text) => story.written.push(text.clone()),
        }
    }
    stories
}

fn words<'a>(pieces: impl IntoIterator<Item = &'a str>) -> Vec<String> {
    pieces.into_iter().filter(|word| !bare(word).is_empty()).map(str::to_owned).collect()
}

/// The pieces of a paragraph that do not stand between delimiters. A mark that opens and never
/// closes opens nothing.
fn read_of<'a>(text: &'a str, delimiters: &[(&str, &str)]) -> Vec<&'a str> {
    let pieces: Vec<&str> = text.split_whitespace().collect();
    let closes = |piece: &str, close: &str| piece.trim_end_matches(['.', ',', ';', ':']).ends_with(close);
    let last = |close: &str| pieces.iter().rposition(|piece| closes(piece, close));
    let pairs: Vec<_> = delimiters.iter().map(|&(open, close)| (open, close, last(close))).collect();
    let mut out = Vec::new();
    let mut at = 0;
    while let Some(&piece) = pieces.get(at) {
        let opens = |&&(open, _, last): &&(&str, &str, Option<usize>)| {
            !open.is_empty() && piece.starts_with(open) && last.is_some_and(|last| last >= at)
        };
        let close = pairs.iter().find(opens).map(|&(_, close, _)| close);
        if close.is_none() {
            out.push(piece);
        }
        // What opens is known to close, here or further on.
        let inside = close.and_then(|close| pieces[at..].iter().position(|piece| closes(piece, close)));
        at += 1 + inside.unwrap_or(0);
    }
    out
}

/// The first place where two lists of words differ: its number, from 0.
#[must_use]
pub fn first_difference(one: &[String], other: &[String]) -> Option<usize> {
    let same = one.iter().zip(other).take_while(|(one, other)| bare(one) == bare(other)).count();
    (same < one.len().max(other.len())).then_some(same)
}

/// A paragraph of a form without kinds: a header line begins a story.
fn paragraph(text: &str) -> Option<Found> {
    let text = text.trim();
    if text.is_empty() || matches!(text, "###" | "-30-") {
        return None;
    }
    Some(match Header::read(text) {
        Some(header) => Found::Story { name: header.slug, stated: Some(header.fingerprint) },
        None => Found::Mixed(text.to_owned()),
    })
}

/// Bytes as text: UTF-16 by its mark or its first character, else UTF-8, else Windows-1252.
#[must_use]
pub fn decoded(bytes: &[u8]) -> String {
    let (encoding, skip) = match bytes {
        [0xfe, 0xff, ..] => (encoding_rs::UTF_16BE, 2),
        [0xff, 0xfe, ..] => (encoding_rs::UTF_16LE, 2),
        [0, _, ..] => (encoding_rs::UTF_16BE, 0),
        [0xef, 0xbb, 0xbf, ..] => (encoding_rs::UTF_8, 3),
        _ if std::str::from_utf8(bytes).is_ok() => (encoding_rs::UTF_8, 0),
        _ => (encoding_rs::WINDOWS_1252, 0),
    };
    encoding.decode_without_bom_handling(&bytes[skip..]).0.into_owned()
}

#[cfg(test)]
mod tests {
    use super::{first_difference, read_of};

    #[test]
    fn what_stands_in_brackets_is_not_read() {
        let delimiters = [("[", "]"), ("(", ")")];
        let of = |text| read_of(text, &delimiters).join(" ");
        assert_eq!(of("A [SHOW THE MAP], KIM (kihm) B"), "A KIM B");
        assert_eq!(of("[SOT :12]"), "");
        assert_eq!(of("A [B C"), "A [B C");
    }

    #[test]
    fn differences_are_found_by_word() {
        let words = |text: &str| text.split(' ').map(str::to_owned).collect::<Vec<_>>();
        assert_eq!(first_difference(&words("A B C"), &words("a “B” C.")), None);
        assert_eq!(first_difference(&words("A B C"), &words("A X C")), Some(1));
        assert_eq!(first_difference(&words("A B C"), &words("A B")), Some(2));
    }
}
