//! What the person is told: errors and notes with their line and a caret, and the exit code.

use std::fmt::Write as _;
use std::io::{self, IsTerminal as _};
use std::process::ExitCode;
use std::sync::LazyLock;

use ripread::model::{Error, Note, Place, Source, Walk};

use super::{input, output, usage};

/// Why a command stopped.
#[derive(Debug)]
pub(crate) enum Stop {
    /// It could not: one error.
    Error(Error),
    /// Whoever read its output went away: nothing to say.
    Closed,
}

/// How a command ended.
pub(crate) type Outcome = Result<ExitCode, Stop>;

/// Exit code of what could not be done.
pub(crate) const COULD_NOT: u8 = 2;

/// Columns of a line shown above a caret, at most and at least.
const WIDTH: usize = 96;
const NARROW: usize = 24;

impl From<Error> for Stop {
    fn from(error: Error) -> Self {
        Self::Error(error)
    }
}

impl Stop {
    /// An error of standard output.
    pub(crate) fn output(error: &io::Error) -> Self {
        match error.kind() {
            io::ErrorKind::BrokenPipe => Self::Closed,
            _ => Error::new(format!("cannot write to standard output: {}", reason(error))).into(),
        }
    }
}

/// What the system says, without its number.
pub(crate) fn reason(error: &io::Error) -> String {
    let text = error.to_string();
    text.split(" (os error").next().unwrap_or_default().to_lowercase()
}

/// The exit code, once the error is told.
pub(crate) fn exit(outcome: Outcome) -> ExitCode {
    match outcome {
        Ok(code) => code,
        Err(Stop::Closed) => ExitCode::SUCCESS,
        Err(Stop::Error(error)) => {
            tell(&error);
            ExitCode::from(COULD_NOT)
        }
    }
}

/// What the argument parser has to say: help and version are no errors.
pub(crate) fn usage(error: &clap::Error) -> Outcome {
    if error.use_stderr() {
        return Err(usage::told(error).into());
    }
    error.print().map_err(|error| Stop::output(&error))?;
    Ok(ExitCode::SUCCESS)
}

/// Tells an error.
pub(crate) fn tell(error: &Error) {
    let mut out = heading("error", 31);
    if let Some(place) = &error.place {
        let _ = write!(out, "{}:{}:{}: ", plain(input::called(&place.name)), place.line, place.column);
    }
    out += &plain(&error.message);
    out.push('\n');
    if let Some(place) = &error.place {
        out += &caret(place);
    }
    if let Some(hint) = &error.hint {
        let _ = writeln!(out, "{}{}", heading("hint", 36), plain(hint));
    }
    say(&out);
}

/// Tells the notes on a story.
pub(crate) fn tell_notes(source: &Source, notes: &[Note]) {
    let mut out = String::new();
    let mut walk = Walk::new(source);
    for note in notes {
        out += &heading("note", 33);
        let _ = writeln!(out, "{}", note_line(&source.name, &mut walk, note));
        if let Some(hint) = &note.hint {
            let _ = writeln!(out, "  {}{}", heading("hint", 36), plain(hint));
        }
    }
    say(&out);
}

/// A note with its place: `story.md:3:5: message`.
pub(crate) fn note_line(name: &str, walk: &mut Walk, note: &Note) -> String {
    let (line, column) = walk.line_column(note.span.start);
    format!("{}:{line}:{column}: {}", plain(input::called(name)), plain(&note.message))
}

/// Tells something that is neither error nor note on the text.
pub(crate) fn remark(text: &str) {
    say(&format!("{}{}\n", heading("note", 33), plain(text)));
}

fn heading(word: &str, colour_code: u8) -> String {
    if colour() { format!("\x1b[1;{colour_code}m{word}:\x1b[0m ") } else { format!("{word}: ") }
}

/// Whether standard error shows colour; asked once, for a draft may have a hundred thousand notes.
fn colour() -> bool {
    static COLOUR: LazyLock<bool> = LazyLock::new(|| {
        let refused = std::env::var_os("NO_COLOR").is_some_and(|value| !value.is_empty());
        !refused && io::stderr().is_terminal()
    });
    *COLOUR
}

/// The line in question, as much of it as fits, with a caret under the column.
fn caret(place: &Place) -> String {
    let number = place.line.to_string();
    let columns = output::columns(io::stderr().is_terminal())
        .map_or(WIDTH, |columns| columns.saturating_sub(number.len() + 4).clamp(NARROW, WIDTH));
    let skip = if place.column + 16 > columns { place.column.saturating_sub(columns / 2) } else { 0 };
    let shown: String =
        place.text.chars().skip(skip).take(columns).map(|c| if c.is_control() { ' ' } else { c }).collect();
    let margin = " ".repeat(number.len());
    let indent = " ".repeat(place.column.saturating_sub(skip + 1));
    format!(" {number} | {shown}\n {margin} | {indent}^\n")
}

/// Text that gives a terminal no orders.
fn plain(text: &str) -> String {
    text.chars().map(|c| if c.is_control() { '\u{fffd}' } else { c }).collect()
}

/// Where nobody can be told, nothing is left to do.
fn say(text: &str) {
    let _ = io::Write::write_all(&mut io::stderr(), text.as_bytes());
}
