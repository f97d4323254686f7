//! How hard names are said, after the name.

use std::collections::HashSet;

use super::Desk;
use crate::model::style::{Pron, PronCase, Pronouncers};
use crate::model::{Change, Entry, Kind, Letters, Mark, Note, Paragraph, Sort, Token, Wording};

/// Puts a respelling after each listed name, or says that one is at hand.
pub(super) fn apply(desk: &mut Desk) {
    let mut seen: HashSet<&str> = HashSet::new();
    for (place, paragraph) in desk.paragraphs() {
        let text = paragraph.passage.text();
        let mut at = 0;
        while let Some(token) = paragraph.tokens.get(at) {
            let listed = if is_name(token, text) { find(desk, paragraph, at) } else { None };
            let Some((entry, take)) = listed else {
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

/// Whether a token may be the first of a name.
fn is_name(token: &Token, text: &str) -> bool {
    let small = |byte: u8| byte.is_ascii() && !byte.is_ascii_uppercase();
    matches!(token.kind, Kind::Word)
        && token.letters != Letters::Small
        && !small(text.as_bytes()[token.span.start])
        && token.span.of(text).starts_with(char::is_uppercase)
}

/// The most tokens a listed name has: `Port-au-Prince`.
const LONGEST: usize = 5;

/// A listed name at a token, the longest first: words side by side or joined by hyphens.
fn find<'a>(desk: &Desk<'a>, paragraph: &'a Paragraph, at: usize) -> Option<(&'a Entry, usize)> {
    let text = paragraph.passage.text();
    let first = &paragraph.tokens[at];
    let alone = !paragraph.shouting && !desk.style.words.begins_pronouncer(first.span.of(text));
    let longest = if alone { 1 } else { LONGEST };
    let words = paragraph.tokens[at..].iter().take(longest).take_while(|token| is_part(token)).count();
    (1..=words).rev().find_map(|take| lookup(desk, paragraph, at, take).map(|entry| (entry, take)))
}

/// What a name is made of.
fn is_part(token: &Token) -> bool {
    matches!(token.kind, Kind::Word) || (token.glued && matches!(token.kind, Kind::Mark(Mark::Hyphen)))
}

fn lookup<'a>(desk: &Desk<'a>, paragraph: &'a Paragraph, at: usize, take: usize) -> Option<&'a Entry> {
    let last = &paragraph.tokens[at + take - 1];
    if !matches!(last.kind, Kind::Word) {
        return None;
    }
    let words = &desk.style.words;
    let name = paragraph.tokens[at].span.join(last.span).of(paragraph.passage.text());
    let owned = || ["'s", "’s", "’S"].iter().find_map(|end| name.strip_suffix(end));
    let stem = if name.ends_with(['s', 'S']) { owned().unwrap_or(name) } else { name };
    words.get(stem, Sort::Pronouncer).or_else(|| {
        if paragraph.shouting || is_raised(stem) { words.any_case_as(stem, Sort::Pronouncer) } else { None }
    })
}

/// Whether a name is in capitals: the place of a dateline.
fn is_raised(name: &str) -> bool {
    name.len() > 2 && !name.contains(char::is_lowercase)
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
