//! The way through, from an article's bytes to its script, on one screen.
#![doc = include_str!("../README.md")]

pub mod compose;
pub mod english;
pub mod export;
pub mod import;
pub mod model;
pub mod rules;
pub mod stylebook;
pub mod verify;

use model::{Article, Error, HouseStyle, Note, Noted, Script};

/// Reads an article and writes its script: the whole way through.
///
/// # Errors
/// Where the bytes cannot be read as the format they are in.
pub fn script(input: &import::Input, style: &HouseStyle, ask: &compose::Ask) -> Result<Noted<Script>, Error> {
    let Noted { value: read, notes } = import::article(input, style)?;
    Ok(write(read.article, notes, style, ask))
}

/// What a careful editor would look at in an article already read: nothing is changed.
#[must_use]
pub fn advise(article: &Article, style: &HouseStyle) -> Vec<Note> {
    rules::advice::advise(&english::parse(article.clone(), style).value, style)
}

/// Writes the script of an article already read; the notes of its reading go along.
#[must_use]
pub fn write(
    article: Article,
    mut notes: Vec<Note>,
    style: &HouseStyle,
    ask: &compose::Ask,
) -> Noted<Script> {
    let Noted { value: mut draft, notes: more } = english::parse(article, style);
    notes.extend(more);
    let (edits, more) = rules::edit(&mut draft, style, ask.rewrite);
    notes.extend(more);
    compose::script(draft, &edits, style, ask, notes)
}
