//! Every written thing the scanners found, put into its wording.

use super::{Desk, wording};
use crate::model::style::{Courtesy, MiddleInitial};
use crate::model::{Change, Kind, Mark, Note, Paragraph, Piece, Saying, Wording};

/// Writes each of them; where its rule is off, the page keeps what was written.
pub(super) fn apply(desk: &mut Desk) {
    for (place, paragraph) in desk.paragraphs() {
        for (at, token) in paragraph.tokens.iter().enumerate() {
            if let Kind::Said(saying) = &token.kind {
                write(desk, paragraph, place, at, saying, opens(paragraph, at));
            }
        }
    }
}

/// Whether nothing is said in its sentence before a token: marks and cues are not, nor the number that a
/// list gives it.
fn opens(paragraph: &Paragraph, mut at: usize) -> bool {
    while let Some(before) = at.checked_sub(1).filter(|_| !paragraph.opens(at)) {
        let unsaid = matches!(
            paragraph.tokens[before].kind,
            Kind::Cue
                | Kind::Mark(
                    Mark::OpenQuote
                        | Mark::OpenSingle
                        | Mark::OpenParen
                        | Mark::Dash
                        | Mark::Ellipsis
                        | Mark::Sign(_)
                )
        );
        if !unsaid {
            return super::mark(paragraph, before) == Some(Mark::Period) && is_marker(paragraph, before);
        }
        at = before;
    }
    true
}

/// Whether a sentence begins with a number, and a period right behind it.
fn is_marker(paragraph: &Paragraph, period: usize) -> bool {
    let number = period.checked_sub(1).filter(|&number| paragraph.opens(number));
    number.is_some_and(|number| super::said(paragraph, number) == Some("numerals"))
}

fn write(desk: &mut Desk, paragraph: &Paragraph, place: usize, at: usize, saying: &Saying, opens: bool) {
    let written = paragraph.text(&paragraph.tokens[at]);
    let rule = saying.rule;
    if left_out(desk, saying, place, at, written) {
        return desk.drop(place, at, rule);
    }
    let mut wordings = wording::of(saying, written, desk.style, opens);
    if !desk.style.does(rule) {
        if desk.style.notes(rule) {
            let page = in_full(&wordings);
            let span = desk.place(place, at, at);
            desk.notes.push(Note::info(rule, span, format!("{written} could be {page}")));
        }
        let heard: Vec<&str> = wordings
            .iter()
            .filter_map(
                |wording| if let Wording::Text { said, .. } = wording { Some(said.as_str()) } else { None },
            )
            .collect();
        wordings = vec![Wording::Text {
            page: written.to_owned(),
            said: heard.join(" "),
            glued: false,
            bind: false,
        }];
    }
    long_initials(desk, saying, place, at);
    article(desk, paragraph, place, at, saying, &wordings);
    let binds_noun =
        desk.style.bind_noun.on() && rule == "numerals" && matches!(saying.pieces[..], [Piece::Quantity(_)]);
    if binds_noun && is_noun(paragraph, at + 1) {
        wordings.push(Wording::Mark(Mark::Hyphen));
        let noun = paragraph.text(&paragraph.tokens[at + 1]).to_owned();
        let said = noun.to_lowercase();
        desk.edits.push(
            place,
            at + 1,
            "bind-noun",
            Change::Write(vec![Wording::Text { page: noun, said, glued: true, bind: false }]),
        );
    }
    desk.edits.push(place, at, rule, Change::Write(wordings));
}

/// The article before a number, by how the number is said now: `a $1,100 fine`, AN ELEVEN-HUNDRED
/// DOLLAR FINE; `an A$5 fee`, A FIVE AUSTRALIAN DOLLAR FEE.
fn article(
    desk: &mut Desk,
    paragraph: &Paragraph,
    place: usize,
    at: usize,
    saying: &Saying,
    wordings: &[Wording],
) {
    let Some(before) = at.checked_sub(1).filter(|_| !paragraph.opens(at)) else { return };
    let written = paragraph.text(&paragraph.tokens[before]);
    let counted = matches!(saying.pieces.first(), Some(Piece::Quantity(_) | Piece::Fraction { .. }));
    // TRIPLE-A is no article.
    let glued = paragraph.tokens[at].glued
        || paragraph.tokens[before].glued
            && before > 0
            && super::mark(paragraph, before - 1) == Some(Mark::Hyphen);
    if !counted || glued || !matches!(written, "a" | "an" | "A" | "An" | "AN") {
        return;
    }
    let Some(Wording::Text { said, .. }) = wordings.first() else { return };
    let vowel = ["eight", "eleven"].iter().any(|word| said.starts_with(word));
    let wanted = if vowel { "an" } else { "a" };
    if !written.eq_ignore_ascii_case(wanted) {
        let raised = written.starts_with('A');
        let page = if raised { format!("A{}", &wanted[1..]) } else { wanted.to_owned() };
        desk.push(place, before, "articles", Change::Write(vec![Wording::word(&page)]));
    }
}

/// Wordings as one line for a note.
fn in_full(wordings: &[Wording]) -> String {
    let mut line = String::new();
    for wording in wordings {
        match wording {
            Wording::Text { page, glued, .. } => {
                line.push_str(if *glued || line.is_empty() { "" } else { " " });
                line.push_str(&page.to_uppercase());
            }
            Wording::Mark(Mark::Comma) => line.push(','),
            Wording::Mark(_) => line.push('-'),
            Wording::Small(text) | Wording::Pronouncer(text) => line.push_str(text),
        }
    }
    line
}

/// Whether the style leaves it out: a middle initial, a courtesy title.
fn left_out(desk: &mut Desk, saying: &Saying, place: usize, at: usize, written: &str) -> bool {
    let span = desk.place(place, at, at);
    match saying.rule {
        "middle-initial" => match desk.style.middle_initial {
            MiddleInitial::Keep => false,
            MiddleInitial::Warn => {
                desk.notes.push(
                    Note::warn("middle-initial", span, format!("middle initial {written}"))
                        .hint("drop it unless the name is known by it"),
                );
                false
            }
            MiddleInitial::Drop => {
                desk.notes.push(Note::info(
                    "middle-initial",
                    span,
                    format!("middle initial {written} left out"),
                ));
                true
            }
        },
        "courtesy" if matches!(desk.style.courtesy, Courtesy::Drop) => {
            desk.notes.push(Note::info("courtesy", span, format!("{written} left out")));
            true
        }
        _ => false,
    }
}

/// Too many letters to say one by one.
fn long_initials(desk: &mut Desk, saying: &Saying, place: usize, at: usize) {
    let limit = usize::from(desk.style.initials_warn);
    for piece in &saying.pieces {
        if let Piece::Letters(letters) = piece
            && limit > 0
            && letters.chars().filter(|c| c.is_uppercase()).count() > limit
        {
            let span = desk.place(place, at, at);
            desk.notes.push(
                Note::warn("initials", span, format!("{letters} is long to say letter by letter"))
                    .hint("say the full name"),
            );
        }
    }
}

/// Whether a plain word in small letters stands there, not hung on what is before.
fn is_noun(paragraph: &Paragraph, at: usize) -> bool {
    paragraph.tokens.get(at).is_some_and(|token| {
        matches!(token.kind, Kind::Word)
            && !token.glued
            && paragraph.text(token).ends_with('s')
            && paragraph.text(token).starts_with(char::is_lowercase)
    }) && !paragraph.opens(at)
}
