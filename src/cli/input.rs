//! Files and standard input, read whole within bounds.

use std::fs::File;
use std::io::{self, IsTerminal as _, Read as _};

use ripread::model::{Error, Source};

use super::report;

/// The longest file read as a story: a day of a whole wire feed is shorter. A feed goes to `batch`.
const LONGEST: u64 = 64 * 1024 * 1024;

/// The bytes of a file, or of standard input for `-`.
///
/// # Errors
/// Where it cannot be read or is longer than any story.
pub(crate) fn bytes(name: &str) -> Result<Vec<u8>, Error> {
    if name.is_empty() {
        return Err(Error::new("a file's name is empty").hint("name no file at all to read standard input"));
    }
    let mut read = Vec::new();
    let done = if name == "-" {
        let stdin = io::stdin().lock();
        if stdin.is_terminal() {
            report::remark("reading from the keyboard; Ctrl-D ends the article");
        }
        stdin.take(LONGEST + 1).read_to_end(&mut read)
    } else {
        let file = File::open(name).map_err(|error| unreadable(name, &error))?;
        // A size that is told is believed: what is too long need not be read to be refused.
        if file.metadata().is_ok_and(|about| about.len() > LONGEST) {
            return Err(too_long(name));
        }
        file.take(LONGEST + 1).read_to_end(&mut read)
    };
    done.map_err(|error| unreadable(name, &error))?;
    if read.len() as u64 > LONGEST {
        return Err(too_long(name));
    }
    Ok(read)
}

fn too_long(name: &str) -> Error {
    Error::new(format!("{} is longer than any story: over 64 MB", called(name)))
        .hint("a stream of many articles goes to `ripread batch`")
}

/// A file of ours (a style, a word list, a rundown), which is UTF-8.
///
/// # Errors
/// Where it cannot be read or is not UTF-8.
pub(crate) fn text(name: &str) -> Result<Source, Error> {
    let bytes = bytes(name)?;
    match String::from_utf8(bytes) {
        Ok(text) => Ok(Source::new(name, text.trim_start_matches('\u{feff}'))),
        Err(error) => Err(Error::new(format!(
            "{name} is not UTF-8 from byte {} on",
            error.utf8_error().valid_up_to() + 1
        ))
        .hint("save it as UTF-8")),
    }
}

fn unreadable(name: &str, error: &io::Error) -> Error {
    let told = Error::new(format!("cannot read {}: {}", called(name), report::reason(error)));
    match error.kind() {
        io::ErrorKind::IsADirectory => {
            told.hint(format!("name the files in it, such as {}/*", name.trim_end_matches('/')))
        }
        io::ErrorKind::PermissionDenied => told.hint("its owner can let you read it"),
        _ => told,
    }
}

/// What a message calls it.
pub(crate) fn called(name: &str) -> &str {
    if name == "-" { "standard input" } else { name }
}
