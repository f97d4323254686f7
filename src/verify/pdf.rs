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
    /// What stands around it: header, footer, marks.
    around: String,
}

/// Reads a PDF back. A page that states another fingerprint than the one before begins a story.
///
/// # Errors
/// Where it is no PDF.
pub fn read(bytes: &[u8]) -> Result<Vec<Found>, Error> {
    let no = |error: &dyn std::fmt::Display| Error::new(format!("not a PDF that can be read: {error}"));
    let file = Document::load_mem(bytes).map_err(|error| no(&error))?;
    let mut out = Vec::new();
    let mut last = None;
    for id in file.get_pages().into_values() {
        let page = page(&file, id).map_err(|error| no(&error))?;
        let stated = stated(&page.around);
        if stated.is_some() && stated != last {
            out.push(Found::Story { name: String::new(), stated: stated.clone() });
            last = stated;
        }
        let script = page.script.trim_end();
        let script = script.strip_suffix("###").unwrap_or(script);
        // A cue may begin on one page and end on the next: a story's pages are read as one.
        match out.last_mut() {
            Some(Found::Mixed(before)) => before.extend(["\n", script]),
            _ => out.push(Found::Mixed(script.to_owned())),
        }
    }
    Ok(out)
}

/// The last word around the script that can be a fingerprint.
fn stated(around: &str) -> Option<String> {
    let letter = |byte: u8| matches!(byte, b'2'..=b'9' | b'A'..=b'H' | b'J'..=b'N' | b'P'..=b'Z');
    let can = |word: &&str| word.len() == 8 && word.bytes().all(letter);
    around.split_whitespace().rfind(can).map(str::to_owned)
}

fn page(file: &Document, id: ObjectId) -> lopdf::Result<Page> {
    let fonts = file.get_page_fonts(id)?;
    let content = Content::decode(&file.get_page_content(id))?;
    let mut page = Page::default();
    let mut font: Option<Encoding> = None;
    // For each marked stretch that is open: whether it is around the script, and what it says it is.
    let mut marks: Vec<(bool, Option<String>)> = Vec::new();
    for Operation { operator, operands } in &content.operations {
        let around = marks.iter().any(|(around, _)| *around);
        let out = if around { &mut page.around } else { &mut page.script };
        match operator.as_str() {
            "BMC" | "BDC" => marks.push(mark(operands)),
            "EMC" => {
                if let Some((_, Some(text))) = marks.pop() {
                    out.push_str(&text);
                }
            }
            "Tf" => font = operands.first().and_then(|name| encoding(file, &fonts, name)),
            "Tm" | "Td" | "T*" => out.push(' '),
            "TJ" | "Tj" if !marks.iter().any(|(_, text)| text.is_some()) => {
                for shown in operands {
                    show(out, font.as_ref(), shown);
                }
            }
            _ => {}
        }
    }
    Ok(page)
}

/// Whether a mark says that something stands around the script, and the text it gives instead.
fn mark(operands: &[Object]) -> (bool, Option<String>) {
    let around = operands.first().and_then(|name| name.as_name().ok()) == Some(b"Artifact");
    let actual = operands.get(1).and_then(|properties| properties.as_dict().ok()?.get(b"ActualText").ok());
    (around, actual.and_then(|text| lopdf::decode_text_string(text).ok()))
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
