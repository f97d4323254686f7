//! `ripread licenses`: the terms of this program and of what is in it.

use std::process::ExitCode;

use super::output;
use super::report::Outcome;

/// What each is, and its terms.
const LICENSES: &[(&str, &str)] = &[
    ("ripread, at your choice", include_str!("../../LICENSE-MIT")),
    ("ripread, at your choice", include_str!("../../LICENSE-APACHE")),
    ("Noto Sans, the font of printed pages", include_str!("../../styles/fonts/OFL.txt")),
    ("Roboto Mono, the other font of printed pages", include_str!("../../styles/fonts/OFL-RobotoMono.txt")),
    ("CMUdict, whose pronunciations time what is said", include_str!("../../styles/sounds/LICENSE-CMUdict")),
];

pub(crate) fn run() -> Outcome {
    let rule = "=".repeat(78);
    let texts: Vec<String> = LICENSES
        .iter()
        .map(|(what, text)| format!("{rule}\n{what}\n{rule}\n\n{}\n", text.trim_end()))
        .collect();
    output::print(texts.join("\n").as_bytes())?;
    Ok(ExitCode::SUCCESS)
}
