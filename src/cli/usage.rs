//! A command line that cannot be understood, told in our form: what, and what to do.

use std::error::Error as _;

use clap::CommandFactory as _;
use clap::error::{ContextKind, ContextValue, ErrorKind};
use ripread::model::Error;
use ripread::stylebook;

use super::args::Cli;

/// What the argument parser could not read, as an error of ours; its own suggestion is the hint.
pub(crate) fn told(error: &clap::Error) -> Error {
    let told = Error::new(message(error));
    match piped(error).or_else(|| suggestion(error)).or_else(|| usage(error)) {
        Some(hint) => told.hint(hint),
        // What is wrong with the value says what would be right.
        None if error.kind() == ErrorKind::ValueValidation => told,
        None => told.hint(help()),
    }
}

/// How a file gets to a command that reads standard input alone.
fn piped(error: &clap::Error) -> Option<String> {
    let batch = std::env::args().nth(1).is_some_and(|command| command == "batch");
    let file = one(error, ContextKind::InvalidArg).filter(|argument| !argument.starts_with('-'))?;
    (batch && error.kind() == ErrorKind::UnknownArgument)
        .then(|| format!("batch reads standard input: `ripread batch < {file}`"))
}

/// What to do where nothing nearer is known.
fn help() -> String {
    let first = std::env::args().nth(1).filter(|first| !first.starts_with('-'));
    let known = Cli::command().get_subcommands().any(|command| Some(command.get_name()) == first.as_deref());
    let command = first.filter(|_| known).map_or_else(String::new, |first| format!(" {first}"));
    format!("`ripread{command} --help` lists what there is")
}

fn message(error: &clap::Error) -> String {
    let argument = || names(error, ContextKind::InvalidArg).join(", ");
    let value = one(error, ContextKind::InvalidValue).unwrap_or_default();
    match error.kind() {
        ErrorKind::InvalidValue | ErrorKind::ValueValidation if value.is_empty() => {
            format!("{} needs a value", argument())
        }
        ErrorKind::InvalidValue => format!("{} knows no `{value}`", argument()),
        ErrorKind::ValueValidation => {
            let why = error.source().map_or_else(String::new, |why| format!(": {why}"));
            format!("{} cannot be `{value}`{why}", argument())
        }
        ErrorKind::UnknownArgument if argument().starts_with('-') => {
            format!("there is no option `{}`", argument())
        }
        ErrorKind::UnknownArgument => format!("`{}` is one argument too many", argument()),
        ErrorKind::InvalidSubcommand => {
            format!("no command is called `{}`", names(error, ContextKind::InvalidSubcommand).join(" "))
        }
        ErrorKind::MissingSubcommand | ErrorKind::DisplayHelpOnMissingArgumentOrSubcommand => {
            "no command is given".into()
        }
        ErrorKind::MissingRequiredArgument => format!("{} is missing", argument()),
        ErrorKind::ArgumentConflict => {
            let other = names(error, ContextKind::PriorArg).join(", ");
            if other == argument() {
                format!("{other} is given twice")
            } else {
                format!("{} cannot go with {other}", argument())
            }
        }
        _ => first_line(error),
    }
}

/// What would be right instead.
fn suggestion(error: &clap::Error) -> Option<String> {
    let did_you_mean = |name: &str| format!("did you mean `{name}`?");
    let choices = names(error, ContextKind::ValidValue);
    let choices: Vec<&str> = choices.iter().map(String::as_str).filter(|name| !name.is_empty()).collect();
    if !choices.is_empty() {
        let value = one(error, ContextKind::InvalidValue).unwrap_or_default();
        let near = stylebook::nearest(&value, choices.iter().copied());
        return Some(near.map_or_else(|| format!("choose from {}", choices.join(", ")), did_you_mean));
    }
    let near = [ContextKind::SuggestedArg, ContextKind::SuggestedSubcommand, ContextKind::SuggestedValue];
    let near = near.iter().flat_map(|&kind| names(error, kind)).next();
    near.map(|near| did_you_mean(&near)).or_else(|| tip(error))
}

/// A tip in the parser's own words.
fn tip(error: &clap::Error) -> Option<String> {
    match error.get(ContextKind::Suggested)? {
        ContextValue::StyledStrs(tips) => tips.first().map(|tip| tip.to_string().replace('\'', "`")),
        _ => None,
    }
}

/// How the command is used, on one line.
fn usage(error: &clap::Error) -> Option<String> {
    let Some(ContextValue::StyledStr(usage)) = error.get(ContextKind::Usage) else { return None };
    let usage = usage.to_string();
    let line = usage.split_whitespace().collect::<Vec<_>>().join(" ");
    Some(line.replacen("Usage:", "usage:", 1))
}

fn first_line(error: &clap::Error) -> String {
    let said = error.render().to_string();
    let line = said.lines().next().unwrap_or_default();
    line.trim_start_matches("error: ").to_owned()
}

fn one(error: &clap::Error, kind: ContextKind) -> Option<String> {
    names(error, kind).into_iter().next()
}

/// What the parser says of that kind, options without the name of their value: `--to <FORMAT>` is `--to`
/// in a sentence.
fn names(error: &clap::Error, kind: ContextKind) -> Vec<String> {
    let plain = |text: &String| match text.split_once(" <") {
        Some((option, _)) if option.starts_with('-') => option.to_owned(),
        _ => text.clone(),
    };
    match error.get(kind) {
        Some(ContextValue::String(text)) => vec![plain(text)],
        Some(ContextValue::Strings(texts)) => texts.iter().map(plain).collect(),
        _ => Vec::new(),
    }
}
