//! `ripread formats`: what can be written, and what each form keeps and loses.

use std::fmt::Write as _;
use std::process::ExitCode;

use ripread::export::EXPORTERS;

use super::output;
use super::report::Outcome;

pub(crate) fn run() -> Outcome {
    let mut out = String::new();
    for row in EXPORTERS {
        let _ = write!(
            out,
            "{} (.{}): {}\n  keeps  {}\n  loses  {}\n",
            row.name, row.extension, row.help, row.keeps, row.loses
        );
    }
    output::print(out.as_bytes())?;
    Ok(ExitCode::SUCCESS)
}
