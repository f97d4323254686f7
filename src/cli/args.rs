//! What can be asked for: commands and the flags several of them share. Choices come from the tables.

use clap::builder::{PossibleValue, PossibleValuesParser};
use clap::{Args, Parser, Subcommand};
use ripread::compose::Ask;
use ripread::export::EXPORTERS;
use ripread::import::IMPORTERS;

use super::{batch, calibrate, check, completions, convert, formats, rundown, style, time, verify};

/// Turns a news article into the script an anchor reads on air, with its read time and files for
/// the studio.
#[derive(Parser)]
#[command(name = "ripread", version, about, max_term_width = 100)]
pub(crate) struct Cli {
    #[command(subcommand)]
    pub(crate) command: Command,
}

#[derive(Subcommand)]
pub(crate) enum Command {
    /// Write the script of an article, for the prompter or on paper
    Convert(convert::Args),
    /// Say what a careful editor would look at before it goes to air
    Check(check::Args),
    /// Answer a stream of articles: JSON Lines in, JSON Lines out, in order
    Batch(batch::Args),
    /// Time stories: each paragraph, the whole, and what to lose to make a slot
    Time(time::Args),
    /// Find an anchor's rate from timed reads
    Calibrate(calibrate::Args),
    /// Time a show's stories against the clock, or write them as one
    Rundown(rundown::Args),
    /// List, show, check or start a house style
    Style(style::Args),
    /// List what can be written, and what each keeps and loses
    Formats(formats::Args),
    /// Say whether files carry the same words, and which reader would lose what
    Verify(verify::Args),
    /// Print completions for a shell
    Completions(completions::Args),
    /// Print the manual page
    Man,
    /// Print the licences of this program and what is in it
    Licenses,
}

/// The stories and how they are read.
#[derive(Args, Clone, Default)]
pub(crate) struct Reading {
    /// Articles, pasted pages or drafts; `-` or none for standard input
    #[arg(value_name = "FILE")]
    pub(crate) files: Vec<String>,
    /// Read as this format, whatever the name and content say
    #[arg(long, value_name = "FORMAT", value_parser = importers())]
    pub(crate) from: Option<String>,
    /// The text's character set, such as windows-1252
    #[arg(long, value_name = "NAME")]
    pub(crate) encoding: Option<String>,
    /// The address a web page came from
    #[arg(long, value_name = "URL")]
    pub(crate) url: Option<String>,
    /// Read web pages the quick way rather than the careful one
    #[arg(long)]
    pub(crate) fast: bool,
}

impl Reading {
    /// What is to be read: `-` where nothing is named.
    pub(crate) fn names(&self) -> Vec<&str> {
        if self.files.is_empty() { vec!["-"] } else { self.files.iter().map(String::as_str).collect() }
    }
}

/// The house style.
#[derive(Args, Clone, Default)]
pub(crate) struct House {
    /// A house style: a name, or the path of a file (else the nearest ripread.toml)
    #[arg(long, value_name = "NAME|PATH")]
    pub(crate) style: Option<String>,
    /// Set one key of the style; may be given several times; wins over every file
    #[arg(long, value_name = "KEY=VALUE")]
    pub(crate) set: Vec<String>,
}

/// Who reads it, and how.
#[derive(Args, Clone, Default)]
pub(crate) struct Telling {
    /// The anchor, whose read rate is used where the style knows it
    #[arg(long, value_name = "NAME")]
    pub(crate) anchor: Option<String>,
    /// The story's short name
    #[arg(long, value_name = "TEXT")]
    pub(crate) slug: Option<String>,
    /// The read rate in words a minute
    #[arg(long, value_name = "WPM", value_parser = rate, allow_negative_numbers = true)]
    pub(crate) rate: Option<f64>,
    /// Put sentences in the order they are said: attribution first, ages before names
    #[arg(long)]
    pub(crate) rewrite: bool,
}

impl From<&Telling> for Ask {
    fn from(from: &Telling) -> Self {
        let Telling { anchor, slug, rate, rewrite } = from.clone();
        Self { slug, anchor, rate, rewrite }
    }
}

/// Names of every importer.
fn importers() -> PossibleValuesParser {
    IMPORTERS.iter().map(|row| PossibleValue::new(row.name).help(row.help)).collect::<Vec<_>>().into()
}

/// Names of every exporter.
pub(crate) fn exporters() -> PossibleValuesParser {
    EXPORTERS.iter().map(|row| PossibleValue::new(row.name).help(row.help)).collect::<Vec<_>>().into()
}

/// A read rate that a person can have.
pub(crate) fn rate(text: &str) -> Result<f64, String> {
    match text.parse() {
        Ok(rate) if (40.0..=600.0).contains(&rate) => Ok(rate),
        _ => Err("a read rate is 40 to 600 words a minute".into()),
    }
}
