//! What capitals hide: words that may be initials, for the writer to settle.

use super::Desk;
use crate::model::{Kind, Note, Paragraph, Sort};

/// Notes each doubtful word of an all-capitals paragraph.
pub(super) fn apply(desk: &mut Desk) {
    for (place, paragraph) in desk.paragraphs().filter(|(_, paragraph)| paragraph.shouting) {
        for (at, token) in paragraph.tokens.iter().enumerate() {
            if !matches!(token.kind, Kind::Word) {
                continue;
            }
            let text = paragraph.text(token);
            let faces = desk.style.words.get(text, Sort::Homograph);
            if let Some(faces) = faces.filter(|_| worth_asking(desk, paragraph, at)) {
                let span = desk.place(place, at, at);
                desk.notes.push(
                    Note::info("doubts", span, format!("{text} may be {}: capitals do not tell", faces.page))
                        .hint("write it as it is to be said"),
                );
            }
        }
    }
}

/// All but US are nearly always the plain words: only beside a name's capitals that tell is it asked.
fn worth_asking(desk: &Desk, paragraph: &Paragraph, at: usize) -> bool {
    let text = super::word(paragraph, at);
    let the = at > 0 && super::word(paragraph, at - 1) == "THE";
    let function_next =
        desk.style.words.any_case_as(super::word(paragraph, at + 1), Sort::Function).is_some();
    text == "US" || (the && !function_next)
}
