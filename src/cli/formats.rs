//! `ripread formats`: what can be written, and what each form keeps and loses.

use std::io::{self, IsTerminal as _};
use std::process::ExitCode;

use ripread::export::wrap::{Measure, cue_lines};
use ripread::export::{EXPORTERS, Exporter, json};

use super::output;
use super::report::Outcome;

/// Columns of the names.
const NAMES: usize = 11;
/// Columns of a line, at least and at most.
const LINE: (usize, usize) = (30, 80);

#[derive(clap::Args)]
pub(crate) struct Args {
    /// Print the JSON Schema of `--to json` instead
    #[arg(long)]
    schema: bool,
}

pub(crate) fn run(args: &Args) -> Outcome {
    let columns = output::columns(io::stdout().is_terminal()).unwrap_or(LINE.1).clamp(LINE.0, LINE.1);
    let table = || EXPORTERS.iter().map(|row| entry(row, columns)).collect::<Vec<_>>().join("\n");
    let out = if args.schema { json::SCHEMA.to_owned() } else { table() };
    output::print(out.as_bytes())?;
    Ok(ExitCode::SUCCESS)
}

/// One form: its name and extension beside what it is for, keeps and loses.
fn entry(row: &Exporter, columns: usize) -> String {
    let extension = format!("  .{}", row.extension);
    [
        (row.name, row.help),
        (&extension, &format!("keeps {}", row.keeps)),
        ("", &format!("loses {}", row.loses)),
    ]
    .into_iter()
    .map(|(name, said)| lines(name, said, columns))
    .collect()
}

/// A text in its column, with a name before its first line.
fn lines(name: &str, said: &str, columns: usize) -> String {
    let rows = cue_lines(said, Measure { columns: columns - NAMES, words: 0 });
    let names = std::iter::once(name).chain(std::iter::repeat(""));
    let rows: Vec<String> =
        rows.iter().zip(names).map(|(row, name)| format!("{name:NAMES$}{row}\n")).collect();
    rows.concat()
}
