//! A finished file read back, glyph by glyph.

use std::collections::BTreeMap;

use lopdf::content::Content as Operators;
use lopdf::{Dictionary, Document, Object};

/// A stretch of text as it stands on a page.
#[derive(Debug)]
pub(super) struct Shown {
    pub(super) page: usize,
    pub(super) left: f64,
    pub(super) right: f64,
    pub(super) y: f64,
    pub(super) size: f64,
    pub(super) text: String,
    /// Whether it is of the script, not around it.
    pub(super) script: bool,
}

/// A font as the file describes it: widths and texts of its codes.
#[derive(Default)]
pub(super) struct Font {
    widths: BTreeMap<u16, f64>,
    texts: BTreeMap<u16, String>,
}

pub(super) fn number(object: &Object) -> f64 {
    object.as_float().map_or_else(|_| object.as_i64().expect("a number") as f64, f64::from)
}

pub(super) fn dictionary<'a>(file: &'a Document, object: &'a Object) -> &'a Dictionary {
    file.dereference(object).expect("an object").1.as_dict().expect("a dictionary")
}

pub(super) fn font(file: &Document, font: &Dictionary) -> Font {
    let mut out = Font::default();
    let below = file.dereference(font.get(b"DescendantFonts").unwrap()).unwrap().1.as_array().unwrap();
    let widths = dictionary(file, &below[0]).get(b"W").unwrap().as_array().unwrap();
    for pair in widths.chunks(2) {
        let first = number(&pair[0]) as u16;
        for (code, width) in (first..).zip(pair[1].as_array().unwrap()) {
            out.widths.insert(code, number(width));
        }
    }
    let map = file.dereference(font.get(b"ToUnicode").unwrap()).unwrap().1.as_stream().unwrap();
    let map = String::from_utf8(map.decompressed_content().unwrap()).unwrap();
    for line in map.lines().filter(|line| line.starts_with('<') && line.matches('<').count() == 2) {
        let (code, text) = line.split_once(' ').unwrap();
        let code = u16::from_str_radix(code.trim_matches(['<', '>']), 16).unwrap();
        let text = text.trim().trim_matches(['<', '>']);
        let units: Vec<u16> = (0..text.len() / 4)
            .map(|at| u16::from_str_radix(&text[at * 4..at * 4 + 4], 16).unwrap())
            .collect();
        out.texts.insert(code, String::from_utf16(&units).unwrap());
    }
    out
}

/// Everything shown in a file, in its own order.
pub(super) fn shown(bytes: &[u8]) -> Vec<Shown> {
    let file = Document::load_mem(bytes).expect("a file that can be read");
    let mut out = Vec::new();
    for (nth, (_, id)) in file.get_pages().into_iter().enumerate() {
        let page = file.get_dictionary(id).unwrap();
        let resources = dictionary(&file, page.get(b"Resources").unwrap());
        let fonts = dictionary(&file, resources.get(b"Font").unwrap());
        let fonts: BTreeMap<Vec<u8>, Font> = fonts
            .iter()
            .map(|(name, object)| (name.clone(), font(&file, dictionary(&file, object))))
            .collect();
        let content = Operators::decode(&file.get_page_content(id)).unwrap();
        page_shown(nth, &content, &fonts, &mut out);
    }
    out
}

pub(super) fn page_shown(
    page: usize,
    content: &Operators,
    fonts: &BTreeMap<Vec<u8>, Font>,
    out: &mut Vec<Shown>,
) {
    let (mut x, mut y, mut size) = (0.0, 0.0, 0.0);
    let mut current = None;
    let mut within = Vec::new();
    let mut actual: Option<String> = None;
    for operation in &content.operations {
        let given = &operation.operands;
        match operation.operator.as_str() {
            "BMC" => within.push(given[0].as_name().unwrap() == b"Artifact"),
            "BDC" => {
                within.push(given[0].as_name().unwrap() == b"Artifact");
                if let Ok(text) = given[1].as_dict().unwrap().get(b"ActualText") {
                    let pairs = text.as_str().unwrap()[2..].chunks(2);
                    let units: Vec<u16> = pairs.map(|pair| u16::from_be_bytes([pair[0], pair[1]])).collect();
                    actual = Some(String::from_utf16(&units).unwrap());
                }
            }
            "EMC" => drop(within.pop().expect("an end has a beginning")),
            "Tm" => (x, y) = (number(&given[4]), number(&given[5])),
            "Tf" => (current, size) = (fonts.get(given[0].as_name().unwrap()), number(&given[1])),
            "TJ" => {
                let font: &Font = current.expect("a font");
                let left = x;
                let mut text = String::new();
                for item in given[0].as_array().unwrap() {
                    if let Ok(codes) = item.as_str() {
                        for pair in codes.chunks(2) {
                            let code = u16::from_be_bytes([pair[0], pair[1]]);
                            x += font.widths[&code] * size / 1000.0;
                            text.push_str(&font.texts[&code]);
                        }
                    } else {
                        x -= number(item) * size / 1000.0;
                    }
                }
                let text = actual.take().unwrap_or(text);
                out.push(Shown { page, left, right: x, y, size, text, script: !within.contains(&true) });
            }
            _ => {}
        }
    }
    assert!(within.is_empty());
}

/// The script's words in the file's order: what stands on one line without a space is one word.
pub(super) fn words(shown: &[Shown]) -> Vec<String> {
    let mut text = String::new();
    let mut last: Option<&Shown> = None;
    for piece in shown.iter().filter(|piece| piece.script) {
        let joined =
            last.is_some_and(|last| (last.y - piece.y).abs() < 0.01 && (piece.left - last.right).abs() < 0.1);
        if !joined {
            text.push(' ');
        }
        text.push_str(&piece.text);
        last = Some(piece);
    }
    text.split_whitespace().map(str::to_owned).collect()
}

pub(super) fn lines(shown: &[Shown], page: usize) -> Vec<String> {
    let mut out: Vec<(f64, String)> = Vec::new();
    for piece in shown.iter().filter(|piece| piece.script && piece.page == page) {
        match out.last_mut().filter(|(y, _)| (y - piece.y).abs() < 0.01) {
            Some((_, text)) => text.push_str(&piece.text),
            None => out.push((piece.y, piece.text.clone())),
        }
    }
    out.into_iter().map(|(_, text)| text).collect()
}
