//! How hard names are said, after the name.

use std::collections::HashSet;

use super::Desk;
use crate::model::style::{Pron, PronCase, Pronouncers};
use crate::model::{Change, Entry, Kind, Note, Paragraph, Sort, Wording};

/// Puts a respelling after each listed name, or says that one is at hand.
pub(super) fn apply(desk: &mut Desk) {
    let mut seen: HashSet<&str> = HashSet::new();
    for (place, paragraph) in desk.paragraphs() {
        let mut at = 0;
        while at < paragraph.tokens.len() {
            let Some((entry, take)) = find(desk, paragraph, at) else {
                at += 1;
                continue;
            };
            let last = at + take - 1;
            at = last + 1;
            let first = seen.insert(&entry.page);
            let typed = paragraph.tokens.get(at).is_some_and(|token| matches!(token.kind, Kind::Pronouncer));
            if !typed {
                mention(desk, place, last, entry, first);
            }
        }
    }
}

fn mention(desk: &mut Desk, place: usize, last: usize, entry: &Entry, first: bool) {
    let wanted = match desk.style.pronouncers {
        Pronouncers::Off => false,
        Pronouncers::First | Pronouncers::PageTop => first,
        Pronouncers::Every => true,
    };
    if wanted {
        let text = respelled(&entry.page, &desk.style.pron);
        desk.push(place, last, "pronouncers", Change::After(vec![Wording::Pronouncer(text)]));
    } else if first {
        let span = desk.place(place, last, last);
        let text = respelled(&entry.page, &desk.style.pron);
        desk.notes.push(
            Note::info("pronouncers", span, format!("said {text}"))
                .hint("pronouncers = \"first\" puts it on the page"),
        );
    }
}

/// A listed name at a token: two words before one.
fn find<'a>(desk: &Desk<'a>, paragraph: &'a Paragraph, at: usize) -> Option<(&'a Entry, usize)> {
    let token = &paragraph.tokens[at];
    let name = paragraph.text(token);
    if !matches!(token.kind, Kind::Word) || !name.starts_with(char::is_uppercase) {
        return None;
    }
    let words = &desk.style.words;
    let listed = |text: &str| {
        let stem = text
            .strip_suffix("'s")
            .or_else(|| text.strip_suffix("’s"))
            .or_else(|| text.strip_suffix("’S"))
            .unwrap_or(text);
        words
            .get(stem, Sort::Pronouncer)
            .or_else(|| if paragraph.shouting { words.any_case_as(stem, Sort::Pronouncer) } else { None })
    };
    if let Some(next) =
        paragraph.tokens.get(at + 1).filter(|next| matches!(next.kind, Kind::Word) && !next.glued)
        && let Some(entry) = listed(token.span.join(next.span).of(paragraph.passage.text()))
    {
        return Some((entry, 2));
    }
    listed(name).map(|entry| (entry, 1))
}

/// A respelling in the style's case, stress mark and delimiters.
fn respelled(say: &str, pron: &Pron) -> String {
    let cased = match pron.case {
        PronCase::StressCaps => say.to_owned(),
        PronCase::Upper => say.to_uppercase(),
        PronCase::Lower => say.to_lowercase(),
    };
    let (open, close) = &pron.delim;
    format!("{open}{}{close}", cased.replace('\'', &pron.stress_mark))
}
