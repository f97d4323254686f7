//! Word documents read back.

use std::io::{Cursor, Read};

use super::tags::{Piece, attribute, pieces};
use super::{Found, Risk, paragraph};
use crate::model::Error;

/// Most bytes of text a document may unfold to.
const LIMIT: u64 = 64 << 20;

/// Reads a Word document back: a paragraph of style `Cue` is not read.
///
/// # Errors
/// Where it is no Word document.
pub fn read(bytes: &[u8]) -> Result<Vec<Found>, Error> {
    let text = document(bytes)?;
    let mut out = Vec::new();
    let (mut line, mut cue, mut inside) = (String::new(), false, false);
    for piece in pieces(&text) {
        match piece {
            Piece::Open { name: "w:pStyle", attributes } => {
                cue = matches!(attribute(attributes, "w:val"), Some("Cue" | "End"));
            }
            Piece::Open { name: "w:t", .. } => inside = true,
            Piece::Close("w:t") => inside = false,
            Piece::Text(text) if inside => line.push_str(&text),
            Piece::Open { name: "w:tab" | "w:br", .. } => line.push(' '),
            Piece::Close("w:p") => {
                out.extend(paragraph(&line).filter(|_| !cue));
                line.clear();
                cue = false;
            }
            Piece::Open { .. } | Piece::Close(_) | Piece::Text(_) => {}
        }
    }
    Ok(out)
}

fn document(bytes: &[u8]) -> Result<String, Error> {
    let no = |error: &dyn std::fmt::Display| Error::new(format!("not a Word document: {error}"));
    let mut zip = zip::ZipArchive::new(Cursor::new(bytes)).map_err(|error| no(&error))?;
    let part = zip.by_name("word/document.xml").map_err(|error| no(&error))?;
    let mut text = String::new();
    part.take(LIMIT).read_to_string(&mut text).map_err(|error| no(&error))?;
    Ok(text)
}

/// What readers of Word documents are known to lose.
#[must_use]
pub fn risks(bytes: &[u8]) -> Vec<Risk> {
    let caps = document(bytes).is_ok_and(|text| text.contains("<w:caps"));
    let risk = Risk {
        reader: "all readers of the text",
        loses: "capitals made by a format: they come back in lower case".into(),
    };
    if caps { vec![risk] } else { Vec::new() }
}
