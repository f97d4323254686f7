//! `ripread rundown`: several stories, timed against the clock.

use std::fmt::Write as _;
use std::path::{Path, PathBuf};
use std::process::ExitCode;

use ripread::compose::Ask;
use ripread::compose::rundown::{Slot, rundown};
use ripread::model::{Error, HouseStyle, Rundown, Seconds, Source, clock, length, running, time_of_day};
use ripread::stylebook;
use serde::Deserialize;
use toml::Spanned;

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
    air: Option<Spanned<Air>>,
    /// How long it may take: `28:30`.
    length: Option<Spanned<String>>,
    anchor: Option<String>,
    style: Option<Spanned<String>>,
    #[serde(default)]
    story: Vec<Spanned<Entry>>,
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
    file: Option<Spanned<String>>,
    #[serde(rename = "break")]
    pause: Option<Spanned<String>>,
    item: Option<String>,
    slug: Option<String>,
    anchor: Option<String>,
    rate: Option<Spanned<f64>>,
}

pub(crate) fn run(args: &Args) -> Outcome {
    let source = input::text(&args.show.to_string_lossy())?;
    let show: Show = toml::from_str(&source.text).map_err(|error| {
        let at = error.span().map_or(0, |span| span.start);
        told(error.message()).at(source.place(at))
    })?;
    let style = style(&args.house, &show, &source)?;
    let air = show.air.as_ref().map(|air| air_time(air, &source)).transpose()?;
    let fixed = show.length.as_ref().map(|length| time(length, &source)).transpose()?;
    if show.story.iter().all(|entry| entry.get_ref().file.is_none() && entry.get_ref().pause.is_some()) {
        return Err(Error::new(format!("{} names no story", args.show.display()))
            .hint("write [[story]], and under it file = \"story.md\"")
            .into());
    }
    let folder = args.show.parent().unwrap_or(Path::new(""));
    let slots = show.story.iter().map(|entry| slot(entry, &show, &source, folder, &style));
    let made = rundown(show.title.clone(), air, slots.collect::<Result<_, _>>()?, fixed);
    if args.output.is_none() && args.to.is_none() {
        output::print(table(&made, fixed).as_bytes())?;
        return Ok(ExitCode::SUCCESS);
    }
    if let Some(out) = &args.output {
        let files = show.story.iter().filter_map(|entry| entry.get_ref().file.as_ref());
        let stories: Vec<_> = files.map(|file| folder.join(file.get_ref())).collect();
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

/// What the reader of TOML says, of a key that is none with the nearest that is.
fn told(message: &str) -> Error {
    let Some((_, unknown)) = message.split_once("unknown field ") else {
        let kinds = message.strip_prefix("invalid type: ").and_then(|kinds| kinds.split_once(", expected "));
        return Error::new(kinds.map_or_else(
            || message.replace('\n', ", "),
            |(found, wanted)| format!("{wanted} belongs here, not {found}"),
        ));
    };
    let mut names = unknown.split('`').skip(1).step_by(2);
    let typed = names.next().unwrap_or_default();
    let error = Error::new(format!("a show has no key `{typed}` there"));
    let known: Vec<&str> = names.collect();
    match stylebook::nearest(typed, known.iter().copied()) {
        Some(near) => error.hint(format!("did you mean `{near}`?")),
        None => error.hint(format!("there are {}", known.join(", "))),
    }
}

/// The style asked for, else the show's own.
fn style(asked: &args::House, show: &Show, source: &Source) -> Result<HouseStyle, Error> {
    match &show.style {
        Some(named) if asked.style.is_none() => {
            let asked = args::House { style: Some(named.get_ref().clone()), ..asked.clone() };
            house::open(&asked).map_err(|error| placed(error, source, named))
        }
        Some(_) | None => house::open(asked),
    }
}

/// When the show starts, which must be a time of day.
fn air_time(air: &Spanned<Air>, source: &Source) -> Result<String, Error> {
    let text = air.get_ref().text();
    if time_of_day(&text).is_some() {
        return Ok(text);
    }
    let error = Error::new(format!("`{}` is no air time", text.escape_debug()));
    Err(placed(error.hint("write it as \"18:00\", \"6:30 PM\" or \"2026-11-22 18:00\""), source, air))
}

fn slot(
    entry: &Spanned<Entry>,
    show: &Show,
    source: &Source,
    folder: &Path,
    style: &HouseStyle,
) -> Result<Slot, Error> {
    let Entry { file, pause, item, slug, anchor, rate } = entry.get_ref();
    match (file, pause) {
        (None, Some(pause)) => Ok(Slot::Break(time(pause, source)?)),
        (Some(file), None) => {
            let rate = rate.as_ref().map(|rate| {
                let known = args::rate(&rate.get_ref().to_string()).map_err(Error::new);
                known.map_err(|error| placed(error, source, rate))
            });
            let anchor = anchor.clone().or_else(|| show.anchor.clone());
            let ask = Ask { slug: slug.clone(), anchor, rate: rate.transpose()?, ..Ask::default() };
            let path = folder.join(file.get_ref()).to_string_lossy().into_owned();
            let told = story::tell(&path, &args::Reading::default(), style, &ask)
                .map_err(|error| placed(error, source, file))?;
            report::tell_notes(&told.source, &told.notes);
            Ok(Slot::Story(Box::new(told.script), item.clone()))
        }
        (Some(_), Some(_)) | (None, None) => {
            let error = Error::new("a story of a show has either `file` or `break`")
                .hint("write [[story]], and under it file = \"story.md\" or break = \"2:00\"");
            Err(placed(error, source, entry))
        }
    }
}

fn time(text: &Spanned<String>, source: &Source) -> Result<Seconds, Error> {
    length(text.get_ref()).ok_or_else(|| {
        let error = Error::new(format!("`{}` is no length of time", text.get_ref().escape_debug()));
        placed(error.hint("write it as 2:00 or 0:45"), source, text)
    })
}

/// An error at the value that asks for the impossible, unless it knows a place of its own.
fn placed<T>(error: Error, source: &Source, value: &Spanned<T>) -> Error {
    if error.place.is_some() { error } else { error.at(source.place(value.span().start)) }
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
