//! What capitals hide, words that may be initials, and cues that may be none: for the writer to settle.

use super::Desk;
use super::holds::Holds;
use crate::model::{Kind, Mark, Note, Paragraph, Sort};

/// Notes each doubtful word of an all-capitals paragraph, and doubtful cues.
pub(super) fn apply(desk: &mut Desk) {
    capitals(desk);
    for (place, paragraph) in desk.holding(Holds::SIGNS.or(Holds::CUES)) {
        for (at, token) in paragraph.tokens.iter().enumerate() {
            match token.kind {
                Kind::Mark(Mark::Sign('<')) => bracketed(desk, paragraph, place, at),
                Kind::Cue if is_link(paragraph, at) => {
                    let note = format!("{} is taken for a cue, which nobody reads", paragraph.text(token));
                    desk.notes.push(Note::warn("doubts", desk.place(place, at, at), note).hint(LINKED));
                }
                _ => {}
            }
        }
    }
}

/// Notes what stands between two signs as cues do elsewhere.
fn bracketed(desk: &mut Desk, paragraph: &Paragraph, place: usize, open: usize) {
    if let Some(close) = closing(paragraph, open) {
        let note = "what stands between < and > is read: they mark no cue in this style";
        desk.notes.push(Note::warn("doubts", desk.place(place, open, close), note.to_owned()).hint(ANGLED));
    }
}

const ANGLED: &str = "write the cue as this style does, or add them to `cue-delims`";
const LINKED: &str = "write a link of a wiki without its brackets";

/// Where what `<` opens closes, if it looks like a cue: `<TAKE VO>`, but neither a tag nor `a < b`.
fn closing(paragraph: &Paragraph, open: usize) -> Option<usize> {
    /// Most words and marks of a cue.
    const LONG: usize = 24;
    let tokens = &paragraph.tokens;
    let close = (open + 2..tokens.len().min(open + LONG))
        .find(|&at| matches!(tokens[at].kind, Kind::Mark(Mark::Sign('>'))))?;
    let whole = &paragraph.passage.text()[tokens[open].span.end..tokens[close].span.start];
    let spaced = whole.starts_with(char::is_whitespace) || whole.ends_with(char::is_whitespace);
    let raised = whole.contains(char::is_uppercase) && !whole.contains(char::is_lowercase);
    (raised && !spaced).then_some(close)
}

/// Whether a cue in two brackets stands in the middle of a sentence and is not in capitals: a wiki's link.
fn is_link(paragraph: &Paragraph, at: usize) -> bool {
    let token = &paragraph.tokens[at];
    let inside = at > 0 && matches!(paragraph.tokens[at - 1].kind, Kind::Word);
    let text = paragraph.text(token);
    inside && text.starts_with("[[") && text.contains(char::is_lowercase)
}

fn capitals(desk: &mut Desk) {
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
