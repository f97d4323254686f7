//! The command: arguments in, bytes out, exit code.

mod args;
mod batch;
mod calibrate;
mod check;
mod completions;
mod convert;
mod explain;
mod formats;
mod house;
mod input;
mod licenses;
mod output;
mod report;
mod rundown;
mod story;
mod style;
mod time;
mod usage;
mod verify;
mod watch;

use std::process::ExitCode;

use args::{Cli, Command};
use clap::Parser as _;

fn main() -> ExitCode {
    let outcome = match Cli::try_parse() {
        Ok(cli) => run(cli.command),
        Err(error) => report::usage(&error),
    };
    report::exit(outcome)
}

fn run(command: Command) -> report::Outcome {
    match command {
        Command::Convert(args) => convert::run(&args),
        Command::Batch(args) => batch::run(&args),
        Command::Check(args) => check::run(&args),
        Command::Time(args) => time::run(&args),
        Command::Calibrate(args) => calibrate::run(&args),
        Command::Rundown(args) => rundown::run(&args),
        Command::Style(args) => style::run(&args),
        Command::Formats(args) => formats::run(&args),
        Command::Verify(args) => verify::run(&args),
        Command::Completions(args) => completions::run(&args),
        Command::Man => completions::man(),
        Command::Licenses => licenses::run(),
    }
}
