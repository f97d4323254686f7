//! `ripread rundown`: several stories, timed against the clock.

use std::fmt::Write as _;
use std::path::{Path, PathBuf};
use std::process::ExitCode;

use ripread::compose::Ask;
use ripread::compose::rundown::{Slot, rundown};
use ripread::model::{Error, HouseStyle, Rundown, Seconds, clock, length, running, time_of_day};
use serde::Deserialize;

use super::report::{self, Outcome};
use super::{args, convert, house, input, output, story};

#[derive(clap::Args)]
pub(crate) struct Args {
    /// The show: a TOML file that names its stories
    #[arg(value_name = "SHOW.toml")]
    show: PathBuf,
    /// Write every story to this file (else the times are printed)
    #[arg(short, long, value_name = "OUT")]
    output: Option<PathBuf>,
    /// Write in this format (else by OUT's extension)
    #[arg(long, value_name = "FORMAT", value_parser = args::exporters())]
    to: Option<String>,
    #[command(flatten)]
    house: args::House,
}

/// What a show's file says.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Show {
    title: Option<String>,
    /// When it starts: `18:00`, `2026-11-22 18:00`, `6 PM`, or a date and time as TOML has it.
    air: Option<Air>,
    /// How long it may take: `28:30`.
    length: Option<String>,
    anchor: Option<String>,
    style: Option<String>,
    #[serde(default)]
    story: Vec<Entry>,
}

/// An air time in quotes, or without.
#[derive(Deserialize)]
#[serde(untagged, expecting = "an air time is written \"18:00\" or \"2026-11-22 18:00\"")]
enum Air {
    Text(String),
    Time(toml::value::Datetime),
}

impl Air {
    fn text(&self) -> String {
        match self {
            Self::Text(text) => text.clone(),
            Self::Time(time) => time.to_string().replace('T', " "),
        }
    }
}

/// A story of the show, or a break in it.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Entry {
    file: Option<String>,
    #[serde(rename = "break")]
    pause: Option<String>,
    item: Option<String>,
    slug: Option<String>,
    anchor: Option<String>,
    rate: Option<f64>,
}

pub(crate) fn run(args: &Args) -> Outcome {
    let source = input::text(&args.show.to_string_lossy())?;
    let show: Show = toml::from_str(&source.text).map_err(|error| {
        let at = error.span().map_or(0, |span| span.start);
        Error::new(error.message().replace('\n', ", ")).at(source.place(at))
    })?;
    let mut asked = args.house.clone();
    asked.style = asked.style.or_else(|| show.style.clone());
    let style = house::open(&asked)?;
    let fixed = show.length.as_deref().map(time).transpose()?;
    let folder = args.show.parent().unwrap_or(Path::new(""));
    let slots =
        show.story.iter().map(|entry| slot(entry, &show, folder, &style)).collect::<Result<_, _>>()?;
    let made = rundown(show.title.clone(), show.air.as_ref().map(Air::text), slots, fixed);
    if args.output.is_none() && args.to.is_none() {
        output::print(table(&made, fixed).as_bytes())?;
        return Ok(ExitCode::SUCCESS);
    }
    if let Some(out) = &args.output {
        let stories: Vec<_> =
            show.story.iter().filter_map(|entry| entry.file.as_ref()).map(|file| folder.join(file)).collect();
        output::spare(out, stories.iter().map(AsRef::as_ref).chain([args.show.as_path()]))?;
    }
    let exporter = convert::exporter(args.to.as_deref(), args.output.as_deref())?;
    let bytes = (exporter.export)(&made, &style)?;
    match &args.output {
        Some(out) => output::write(out, &bytes.value)?,
        None => output::print(&bytes.value)?,
    }
    for note in &bytes.notes {
        report::remark(&note.message);
    }
    Ok(ExitCode::SUCCESS)
}

fn slot(entry: &Entry, show: &Show, folder: &Path, style: &HouseStyle) -> Result<Slot, Error> {
    match (&entry.file, &entry.pause) {
        (None, Some(pause)) => Ok(Slot::Break(time(pause)?)),
        (Some(file), None) => {
            let (slug, anchor) = (entry.slug.clone(), entry.anchor.clone().or_else(|| show.anchor.clone()));
            let rate =
                entry.rate.map(|rate| args::rate(&rate.to_string())).transpose().map_err(Error::new)?;
            let ask = Ask { slug, anchor, rate, ..Ask::default() };
            let path = folder.join(file).to_string_lossy().into_owned();
            let told = story::tell(&path, &args::Reading::default(), style, &ask)?;
            report::tell_notes(&told.source, &told.notes);
            Ok(Slot::Story(Box::new(told.script), entry.item.clone()))
        }
        _ => Err(Error::new("a story of a show has either `file` or `break`")
            .hint("write [[story]], and under it file = \"story.md\" or break = \"2:00\"")),
    }
}

fn time(text: &str) -> Result<Seconds, Error> {
    length(text).ok_or_else(|| {
        Error::new(format!("`{}` is no length of time", text.escape_debug())).hint("write it as 2:00 or 0:45")
    })
}

/// The times as columns: when each story starts, and where the end is fixed, by when it must. They
/// are times of day where the air time is known, else counted from the start.
fn table(show: &Rundown, fixed: Option<Seconds>) -> String {
    let air = show.air.as_deref().and_then(time_of_day);
    let at = |seconds| running(seconds, air);
    let wide = if air.is_some() { 9 } else { 7 };
    let mut out = String::new();
    let _ = writeln!(out, "{:5} {:wide$} {:wide$} {:6} SLUG", "ITEM", "START", "BACK", "TRT");
    for story in &show.stories {
        let back = story.back_time.map_or_else(String::new, at);
        let (start, trt) = (at(story.start), clock(story.script.trt));
        let _ = writeln!(out, "{:5} {start:wide$} {back:wide$} {trt:6} {}", story.item, story.script.slug);
    }
    if let (Some(last), Some(fixed)) = (show.stories.last(), fixed) {
        let spare = last.back_time.unwrap_or(last.start) - last.start;
        let word = if spare < 0.0 { "over" } else { "under" };
        let _ = writeln!(out, "{} {word} {}", clock(spare.abs()), clock(fixed));
    }
    out
}
