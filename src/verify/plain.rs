//! Prompter text and Markdown read back.

use super::{Found, Risk, decoded, paragraph};
use crate::model::Error;

/// Reads prompter text back: paragraphs are parted by blank lines, lines in one are joined.
///
/// # Errors
/// None.
pub fn text(bytes: &[u8]) -> Result<Vec<Found>, Error> {
    Ok(paragraphs(&decoded(bytes)).iter().filter_map(|text| paragraph(text)).collect())
}

fn paragraphs(text: &str) -> Vec<String> {
    let mut out = vec![String::new()];
    for line in text.lines() {
        match out.last_mut() {
            Some(open) if !line.trim().is_empty() => {
                open.push_str(line);
                open.push(' ');
            }
            _ => out.push(String::new()),
        }
    }
    out
}

/// Whether bytes look like Markdown as it is exported.
#[must_use]
pub fn looks_like_markdown(bytes: &[u8]) -> bool {
    bytes.starts_with(b"---\nslug: ") || bytes.starts_with(b"# \\[")
}

/// Reads Markdown back: front matter or headings name the stories, bold paragraphs are cues.
///
/// # Errors
/// None.
pub fn markdown(bytes: &[u8]) -> Result<Vec<Found>, Error> {
    let text = decoded(bytes);
    let mut out = Vec::new();
    let body = match text.strip_prefix("---\n").and_then(|rest| rest.split_once("\n---\n")) {
        Some((front, body)) => {
            let field = |key: &str| {
                front
                    .lines()
                    .find_map(|line| line.strip_prefix(key))
                    .map(|value| value.trim_matches('"').to_owned())
            };
            out.push(Found::Story {
                name: field("slug: ").unwrap_or_default(),
                stated: field("fingerprint: "),
            });
            body
        }
        None => &text,
    };
    for part in paragraphs(body) {
        let part = part.trim();
        if part.starts_with("**") && part.ends_with("**") {
            continue;
        }
        let part = part.strip_prefix("# ").unwrap_or(part);
        out.extend(paragraph(&unmarked(part)));
    }
    Ok(out)
}

/// A text without the backslashes before its marks.
fn unmarked(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut escaped = false;
    for c in text.chars() {
        if c == '\\' && !escaped {
            escaped = true;
        } else {
            out.push(c);
            escaped = false;
        }
    }
    out
}

/// What old prompters make of a text file.
#[must_use]
pub fn risks(bytes: &[u8]) -> Vec<Risk> {
    let mut out = Vec::new();
    if std::str::from_utf8(bytes).is_err() {
        out.push(Risk {
            reader: "prompters that read UTF-8",
            loses: "accents and curly quotes: the file is Windows-1252".into(),
        });
        return out;
    }
    let text = decoded(bytes);
    let words = |lost: fn(char) -> bool| {
        let words: Vec<&str> = text.split_whitespace().filter(|word| word.contains(lost)).take(3).collect();
        (!words.is_empty()).then(|| words.join(" "))
    };
    let no_1252 = |c: char| encoding_rs::WINDOWS_1252.encode(c.encode_utf8(&mut [0; 4])).2;
    if let Some(words) = words(no_1252) {
        out.push(Risk {
            reader: "prompters that read only Windows-1252",
            loses: format!("letters of {words}"),
        });
    }
    out
}
