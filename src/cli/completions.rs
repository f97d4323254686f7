//! `ripread completions` and `ripread man`: made from the arguments themselves.

use std::process::ExitCode;

use clap::CommandFactory as _;
use clap_complete::Shell;

use super::args::Cli;
use super::output;
use super::report::{Outcome, Stop};

#[derive(clap::Args)]
pub(crate) struct Args {
    /// The shell
    shell: Shell,
}

pub(crate) fn run(args: &Args) -> Outcome {
    let mut out = Vec::new();
    clap_complete::generate(args.shell, &mut Cli::command(), "ripread", &mut out);
    output::print(&out)?;
    Ok(ExitCode::SUCCESS)
}

/// Prints the manual: the command's page, then one a subcommand.
pub(crate) fn man() -> Outcome {
    let mut command = Cli::command();
    command.build();
    let mut out = Vec::new();
    let mut page = |command: clap::Command| {
        clap_mangen::Man::new(command).render(&mut out).map_err(|error| Stop::output(&error))
    };
    page(command.clone())?;
    for subcommand in command.get_subcommands().filter(|subcommand| subcommand.get_name() != "help") {
        page(subcommand.clone())?;
    }
    output::print(&out)?;
    Ok(ExitCode::SUCCESS)
}
