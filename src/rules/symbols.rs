//! Signs that nobody says: left out, each with a note.

use super::Desk;
use crate::model::style::Emoji;
use crate::model::{Change, Kind, Mark, Note, Wording, emoji};

/// Leaves out what has no words; an emoji may be said by its name.
pub(super) fn apply(desk: &mut Desk) {
    for (place, paragraph) in desk.paragraphs() {
        for (at, token) in paragraph.tokens.iter().enumerate() {
            let Kind::Mark(Mark::Sign(sign)) = token.kind else { continue };
            let said = matches!(desk.style.emoji, Emoji::Say).then(|| emoji::name(sign)).flatten();
            if let Some(name) = said {
                desk.push(place, at, "emoji", Change::Write(vec![Wording::word(name)]));
                continue;
            }
            let span = desk.place(place, at, at);
            desk.notes.push(Note::info("symbols", span, format!("{sign} left out: it has no words")));
            desk.edits.push(place, at, "symbols", Change::Drop);
        }
    }
}
