//! Signs that nobody says: left out, each with a note.

use super::Desk;
use super::holds::Holds;
use crate::model::style::Emoji;
use crate::model::{Change, Kind, Mark, Note, Wording, emoji};

/// Leaves out what has no words; an emoji may be said by its name.
pub(super) fn apply(desk: &mut Desk) {
    for (place, paragraph) in desk.holding(Holds::SIGNS) {
        for (at, token) in paragraph.tokens.iter().enumerate() {
            // "11:59 p.m. EST/ 10:59": a slash that only hangs on what stands before it parts like any other.
            let hangs = token.glued && paragraph.tokens.get(at + 1).is_some_and(|next| !next.glued);
            if hangs && matches!(token.kind, Kind::Mark(Mark::Slash)) {
                desk.write_mark(place, at, "symbols", Mark::Dash);
                continue;
            }
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
