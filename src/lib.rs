//! Turns a news article into what an anchor reads.

pub mod compose;
pub mod english;
pub mod export;
pub mod import;
pub mod model;
pub mod rules;
pub mod stylebook;
pub mod verify;

use model::{Error, HouseStyle, Noted, Script};

/// Reads an article and writes its script: the whole way through.
///
/// # Errors
/// Where the bytes cannot be read as the format they are in.
pub fn script(input: &import::Input, style: &HouseStyle, ask: &compose::Ask) -> Result<Noted<Script>, Error> {
    let Noted { value: read, notes } = import::article(input, style)?;
    let draft = english::parse(read.article, style);
    let edits = rules::edit(&draft, style, ask.rewrite);
    Ok(compose::script(draft, edits, style, ask, notes))
}
