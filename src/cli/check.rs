//! `ripread check`: the notes on a story, as its result.

use std::process::ExitCode;

use ripread::compose::Ask;
use ripread::model::Walk;
use serde_json::json;

use super::report::{self, COULD_NOT, Outcome};
use super::{args, house, output, story};

#[derive(clap::Args)]
pub(crate) struct Args {
    #[command(flatten)]
    reading: args::Reading,
    #[command(flatten)]
    house: args::House,
    #[command(flatten)]
    telling: args::Telling,
    /// Write the notes as JSON, one object a line
    #[arg(long)]
    json: bool,
    /// Exit with 1 where there are notes
    #[arg(long)]
    strict: bool,
}

pub(crate) fn run(args: &Args) -> Outcome {
    let style = house::open(&args.house)?;
    let names = args.reading.names();
    let (mut notes, mut code) = (0, ExitCode::SUCCESS);
    for name in &names {
        let told = match story::look(name, &args.reading, &style, &Ask::from(&args.telling)) {
            Ok(told) => told,
            Err(error) if names.len() > 1 => {
                report::tell(&error);
                code = ExitCode::from(COULD_NOT);
                continue;
            }
            Err(error) => return Err(error.into()),
        };
        notes += told.notes.len();
        let mut walk = Walk::new(&told.source);
        let lines: String = told.notes.iter().map(|note| line(args.json, &told, &mut walk, note)).collect();
        output::print(lines.as_bytes())?;
    }
    let strict = args.strict && notes > 0 && code == ExitCode::SUCCESS;
    Ok(if strict { ExitCode::from(1) } else { code })
}

fn line(json: bool, told: &story::Told, walk: &mut Walk, note: &ripread::model::Note) -> String {
    if !json {
        let hint = note.hint.as_ref().map_or_else(String::new, |hint| format!(" ({hint})"));
        return format!("{} [{}]{hint}\n", report::note_line(&told.source.name, walk, note), note.rule);
    }
    let (line, column) = walk.line_column(note.span.start);
    let object = json!({
        "file": told.source.name, "line": line, "column": column,
        "level": note.level, "rule": note.rule, "start": note.span.start, "end": note.span.end,
        "message": note.message, "hint": note.hint,
    });
    format!("{object}\n")
}
