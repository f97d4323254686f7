//! MOS, NSML and HTML for prompters read back.

use super::tags::{Piece, attribute, pieces};
use super::{Found, Risk, decoded, paragraph};
use crate::model::Error;

/// Tags in a paragraph whose text is read.
const FORMATTING: &[&str] = &["b", "i", "u", "em", "tab", "strong", "span", "a"];

/// Whether a document begins with a tag, after its declaration.
#[must_use]
pub fn begins(bytes: &[u8], tag: &str) -> bool {
    let head = decoded(&bytes[..bytes.len().min(512)]);
    let head = head.trim_start();
    let body =
        if head.starts_with("<?xml") { head.split_once("?>").map_or("", |(_, body)| body) } else { head };
    body.trim_start().starts_with(tag)
}

/// Reads MOS messages back: text of a paragraph outside `pi`, `pkg` and the like is read.
///
/// # Errors
/// Where there is no story in them.
pub fn mos(bytes: &[u8]) -> Result<Vec<Found>, Error> {
    stories(bytes, "roStorySend", &|name, _| match name {
        "storySlug" => Some(Field::Name),
        "Fingerprint" => Some(Field::Stated),
        _ => None,
    })
}

/// Reads NSML of either version back.
///
/// # Errors
/// Where there is no story in it.
pub fn nsml(bytes: &[u8]) -> Result<Vec<Found>, Error> {
    stories(bytes, "nsml", &|name, attributes| match (name, attribute(attributes, "id")) {
        ("string" | "f", Some("title")) => Some(Field::Name),
        ("string" | "f", Some("fingerprint")) => Some(Field::Stated),
        _ => None,
    })
}

/// A field that says something of the story.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Field {
    Name,
    Stated,
}

/// Reads stories, each in an element of its own, with paragraphs in `p`.
fn stories(
    bytes: &[u8],
    story: &str,
    field: &dyn Fn(&str, &str) -> Option<Field>,
) -> Result<Vec<Found>, Error> {
    let text = decoded(bytes);
    let mut out: Vec<Found> = Vec::new();
    let mut path: Vec<(&str, Option<Field>)> = Vec::new();
    let mut line = String::new();
    for piece in pieces(&text) {
        match piece {
            Piece::Open { name, .. } if name == story => {
                out.push(Found::Story { name: String::new(), stated: None });
            }
            Piece::Open { name, attributes } if name != "meta" => path.push((name, field(name, attributes))),
            Piece::Open { .. } => {}
            Piece::Close(name) => {
                if name == "p" {
                    out.push(Found::Spoken(std::mem::take(&mut line)));
                }
                if path.last().is_some_and(|(open, _)| *open == name) {
                    path.pop();
                }
            }
            Piece::Text(text) => match path.last() {
                Some((_, Some(Field::Stated))) => out.push(Found::Stated(text)),
                Some((_, Some(Field::Name))) => rename(&mut out, text),
                Some((name, None)) if *name == "p" || FORMATTING.contains(name) => line.push_str(&text),
                _ => {}
            },
        }
    }
    if out.is_empty() {
        return Err(Error::new(format!("no <{story}> in it")));
    }
    Ok(out)
}

fn rename(out: &mut [Found], text: String) {
    if let Some(Found::Story { name, .. }) =
        out.iter_mut().rev().find(|found| matches!(found, Found::Story { .. }))
    {
        *name = text;
    }
}

/// Reads HTML for `QPrompt` back: a paragraph all in bold is a cue or a header line.
///
/// # Errors
/// None.
pub fn html(bytes: &[u8]) -> Result<Vec<Found>, Error> {
    let text = decoded(bytes);
    let mut out = Vec::new();
    let (mut line, mut inside, mut bold, mut read) = (String::new(), false, false, false);
    for piece in pieces(&text) {
        match piece {
            Piece::Open { name: "p", .. } => (inside, read) = (true, false),
            Piece::Open { name: "b", .. } => bold = true,
            Piece::Close("b") => bold = false,
            Piece::Close("p") => {
                out.extend(paragraph(&line).filter(|found| read || !matches!(found, Found::Mixed(_))));
                line.clear();
                inside = false;
            }
            Piece::Text(text) if inside => {
                read |= !bold && !text.trim().is_empty();
                line.push_str(&text);
            }
            Piece::Open { .. } | Piece::Close(_) | Piece::Text(_) => {}
        }
    }
    Ok(out)
}

/// What readers of MOS are known to lose.
#[must_use]
pub fn mos_risks(bytes: &[u8]) -> Vec<Risk> {
    let text = decoded(bytes);
    let mut out = mixed(&text, "readers that take the text before the first tag (mosromgr)");
    let skipped = |text: &str| {
        (text.starts_with('(') && text.ends_with(')')) || (text.starts_with('<') && text.ends_with('>'))
    };
    let whole = paragraphs(&text).into_iter().find(|(_, text)| skipped(text.trim()));
    out.extend(whole.map(|(_, text)| Risk {
        reader: "mosromgr",
        loses: format!("a paragraph wholly in brackets: {}", first_words(&text)),
    }));
    out
}

/// What readers of NSML are known to lose.
#[must_use]
pub fn nsml_risks(bytes: &[u8]) -> Vec<Risk> {
    mixed(&decoded(bytes), "readers that take a paragraph as one kind")
}

/// What `QPrompt` is known to lose.
#[must_use]
pub fn html_risks(bytes: &[u8]) -> Vec<Risk> {
    let text = decoded(bytes);
    let sized = text.contains("font-size") || text.contains("color:");
    let risk = Risk { reader: "QPrompt", loses: "sizes, and colours with a part below 100".into() };
    if sized { vec![risk] } else { Vec::new() }
}

/// Paragraphs that hold both text and tags, for readers that lose one of them.
fn mixed(text: &str, reader: &'static str) -> Vec<Risk> {
    let found = paragraphs(text).into_iter().find(|(tagged, text)| *tagged && !text.trim().is_empty());
    found
        .map(|(_, text)| Risk { reader, loses: format!("what follows a tag in {}", first_words(&text)) })
        .into_iter()
        .collect()
}

/// Each `p`: whether it holds tags, and its own text.
fn paragraphs(text: &str) -> Vec<(bool, String)> {
    let mut out: Vec<(bool, String)> = Vec::new();
    let mut depth = None;
    for piece in pieces(text) {
        match (piece, depth) {
            (Piece::Open { name: "p", .. }, _) => {
                out.push((false, String::new()));
                depth = Some(0);
            }
            (Piece::Close("p"), _) => depth = None,
            (Piece::Open { .. }, Some(level)) => {
                depth = Some(level + 1);
                if let Some(last) = out.last_mut() {
                    last.0 = true;
                }
            }
            (Piece::Close(_), Some(level)) => depth = Some(level - 1),
            (Piece::Text(text), Some(0)) => {
                if let Some(last) = out.last_mut() {
                    last.1.push_str(&text);
                }
            }
            (Piece::Open { .. } | Piece::Close(_) | Piece::Text(_), _) => {}
        }
    }
    out
}

fn first_words(text: &str) -> String {
    format!("`{} …`", text.split_whitespace().take(5).collect::<Vec<_>>().join(" "))
}

#[cfg(test)]
mod tests {
    use super::{mos, mos_risks, nsml};
    use crate::verify::Found;

    #[test]
    fn only_what_is_read_comes_back() {
        let found = mos(b"<mos><roStorySend><storySlug>A</storySlug><storyBody><p><pi>[X]</pi></p><p>B <em>C</em></p><p><pkg>D</pkg></p></storyBody><Fingerprint>22222222</Fingerprint></roStorySend></mos>").unwrap();
        assert_eq!(
            found,
            [
                Found::Story { name: "A".into(), stated: None },
                Found::Spoken(String::new()),
                Found::Spoken("B C".into()),
                Found::Spoken(String::new()),
                Found::Stated("22222222".into()),
            ]
        );
        let found = nsml(b"<nsml><head><meta rate=1></head><fields><f id=title>A</f></fields><body><p>B</p><p><cc>D</cc></p></body></nsml>").unwrap();
        assert_eq!(found[0], Found::Story { name: "A".into(), stated: None });
        assert_eq!(found[1..], [Found::Spoken("B".into()), Found::Spoken(String::new())]);
    }

    #[test]
    fn risky_paragraphs_are_named() {
        assert_eq!(mos_risks("<mos><p>A</p><p><pi>B</pi></p></mos>".as_bytes()), []);
        assert_eq!(mos_risks("<mos><p>A <b>B</b> C</p></mos>".as_bytes()).len(), 1);
        assert_eq!(mos_risks("<mos><p>(A B)</p></mos>".as_bytes()).len(), 1);
    }
}
