//! One named story to its script, with the text its notes point into.

use ripread::compose::Ask;
use ripread::import::{self, Input, Reading};
use ripread::model::{Error, HouseStyle, Note, Noted, Script, Source};

use super::{args, input};

/// A story as read and written.
pub(crate) struct Told {
    /// The text spans point into.
    pub(crate) source: Source,
    /// Its script.
    pub(crate) script: Script,
    /// What there is to say about it.
    pub(crate) notes: Vec<Note>,
}

/// Reads and writes one story.
///
/// # Errors
/// Where it cannot be read.
pub(crate) fn tell(name: &str, args: &args::Reading, style: &HouseStyle, ask: &Ask) -> Result<Told, Error> {
    write(name, read(name, args, style)?, style, ask)
}

/// Reads and writes one story, and looks through it as an editor would: all notes in their order.
///
/// # Errors
/// Where it cannot be read.
pub(crate) fn look(name: &str, args: &args::Reading, style: &HouseStyle, ask: &Ask) -> Result<Told, Error> {
    let mut reading = read(name, args, style)?;
    reading.notes.extend(ripread::advise(&reading.value.article, style));
    let mut told = write(name, reading, style, ask)?;
    told.notes.sort_by_key(|note| note.span);
    Ok(told)
}

fn read(name: &str, args: &args::Reading, style: &HouseStyle) -> Result<Noted<Reading>, Error> {
    let bytes = input::bytes(name)?;
    let (from, encoding, url) = (args.from.as_deref(), args.encoding.as_deref(), args.url.as_deref());
    let asked = Input { name, bytes: &bytes, from, encoding, url, fast: args.fast };
    import::article(&asked, style)
}

fn write(name: &str, read: Noted<Reading>, style: &HouseStyle, ask: &Ask) -> Result<Told, Error> {
    let Noted { value: reading, notes } = read;
    let Noted { value: script, notes } = ripread::write(reading.article, notes, style, ask);
    if script.parts.is_empty() {
        return Err(Error::new(format!("{} holds nothing to read", input::called(name))));
    }
    Ok(Told { source: reading.source, script, notes })
}
