//! Our PDF read back: what is drawn as script, page by page, and the fingerprint around it.

use lopdf::content::{Content, Operation};
use lopdf::{Dictionary, Document, Encoding, Object, ObjectId};

use super::Found;
use crate::model::Error;

/// A page taken apart.
#[derive(Default)]
struct Page {
    /// What belongs to the script.
    script: String,
    /// The fingerprint at its foot, and which page of its story it is, from 1; 0 where none says so.
    stated: String,
    number: i64,
}

/// A marked stretch of a page.
#[derive(Default)]
struct Mark {
    /// Whether it stands around the script: header, footer, marks.
    around: bool,
    /// The text it gives in the place of its own.
    actual: Option<String>,
    /// Whether the fingerprint stands in it.
    stated: bool,
}

/// Reads a PDF back. The page that says it is its story's first begins one.
///
/// # Errors
/// Where it is no PDF.
pub fn read(bytes: &[u8]) -> Result<Vec<Found>, Error> {
    let no = |error: &dyn std::fmt::Display| Error::new(format!("not a PDF that can be read: {error}"));
    let file = Document::load_mem(bytes).map_err(|error| no(&error))?;
    let mut out = Vec::new();
    for id in file.get_pages().into_values() {
        let page = page(&file, id).map_err(|error| no(&error))?;
        if page.number == 1 {
            let stated = Some(page.stated.trim().to_owned()).filter(|stated| !stated.is_empty());
            out.push(Found::Story { name: String::new(), stated });
        }
        let script = page.script.trim_end();
        let script = script.strip_suffix("###").unwrap_or(script);
        // The rundown in front has no words that are read.
        if page.number == 0 && script.trim().is_empty() {
            continue;
        }
        // A cue may begin on one page and end on the next: a story's pages are read as one.
        match out.last_mut() {
            Some(Found::Mixed(before)) => before.extend(["\n", script]),
            _ => out.push(Found::Mixed(script.to_owned())),
        }
    }
    Ok(out)
}

fn page(file: &Document, id: ObjectId) -> lopdf::Result<Page> {
    let fonts = file.get_page_fonts(id)?;
    let content = Content::decode(&file.get_page_content(id))?;
    let mut page = Page::default();
    let mut font: Option<Encoding> = None;
    let mut marks: Vec<Mark> = Vec::new();
    for Operation { operator, operands } in &content.operations {
        let mut nowhere = String::new();
        let out = match (marks.iter().any(|mark| mark.stated), marks.iter().any(|mark| mark.around)) {
            (true, _) => &mut page.stated,
            (false, true) => &mut nowhere,
            (false, false) => &mut page.script,
        };
        match operator.as_str() {
            "BMC" | "BDC" => {
                page.number = number(operands).unwrap_or(page.number);
                marks.push(mark(operands));
            }
            "EMC" => {
                if let Some(Mark { actual: Some(text), .. }) = marks.pop() {
                    out.push_str(&text);
                }
            }
            "Tf" => font = operands.first().and_then(|name| encoding(file, &fonts, name)),
            "Tm" | "Td" | "T*" => out.push(' '),
            "TJ" | "Tj" if marks.iter().all(|mark| mark.actual.is_none()) => {
                for shown in operands {
                    show(out, font.as_ref(), shown);
                }
            }
            _ => {}
        }
    }
    Ok(page)
}

/// What a mark says of the stretch it begins.
fn mark(operands: &[Object]) -> Mark {
    let around = operands.first().and_then(|name| name.as_name().ok()) == Some(b"Artifact");
    let actual = operands.get(1).and_then(|properties| properties.as_dict().ok()?.get(b"ActualText").ok());
    Mark {
        around,
        actual: actual.and_then(|text| lopdf::decode_text_string(text).ok()),
        stated: number(operands).is_some(),
    }
}

/// The page of its story that the mark around a fingerprint names.
fn number(operands: &[Object]) -> Option<i64> {
    operands.get(1)?.as_dict().ok()?.get(b"RipreadPage").ok()?.as_i64().ok()
}

fn encoding<'a>(
    file: &'a Document,
    fonts: &std::collections::BTreeMap<Vec<u8>, &'a Dictionary>,
    name: &Object,
) -> Option<Encoding<'a>> {
    fonts.get(name.as_name().ok()?)?.get_font_encoding(file).ok()
}

fn show(out: &mut String, font: Option<&Encoding>, shown: &Object) {
    match shown {
        Object::String(codes, _) => {
            if let Some(text) = font.and_then(|font| Document::decode_text(font, codes).ok()) {
                out.push_str(&text);
            }
        }
        Object::Array(items) => items.iter().for_each(|item| show(out, font, item)),
        _ => {}
    }
}
