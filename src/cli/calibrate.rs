//! `ripread calibrate`: an anchor's rate from timed reads.

use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::path::Path;
use std::process::ExitCode;

use clap::builder::NonEmptyStringValueParser;
use ripread::compose::calibration::{Calibration, Timed, calibrate};
use ripread::compose::{Ask, timing};
use ripread::import::Input;
use ripread::model::{Error, HouseStyle, Place, Script, Seconds, Source, clock, length};

use super::report::{self, Outcome};
use super::{args, house, input, output, story};

#[derive(clap::Args, Clone)]
pub(crate) struct Args {
    /// Texts, each with the seconds its read took; or one file of tab-separated lines: text or file, seconds, anchor
    #[arg(value_name = "TEXT SECONDS…|READS.tsv", required = true, allow_negative_numbers = true)]
    pub(crate) reads: Vec<String>,
    /// Whose reads they are
    #[arg(long, value_name = "NAME", value_parser = NonEmptyStringValueParser::new())]
    pub(crate) anchor: Option<String>,
    #[command(flatten)]
    pub(crate) house: args::House,
}

/// Seconds of reading that tell a rate.
const ENOUGH: Seconds = 60.0;

/// A read as named and measured.
struct Named {
    name: String,
    anchor: Option<String>,
    timed: Timed,
}

pub(crate) fn run(args: &Args) -> Outcome {
    let style = house::open(&args.house)?;
    let reads = match args.reads.as_slice() {
        [file] => from_file(&input::text(file)?, &style)?,
        pairs => from_pairs(pairs, &style)?,
    };
    let mut by_anchor: BTreeMap<Option<String>, Vec<Named>> = BTreeMap::new();
    for read in reads {
        by_anchor.entry(read.anchor.clone().or_else(|| args.anchor.clone())).or_default().push(read);
    }
    let mut out = String::new();
    for (at, (anchor, reads)) in by_anchor.iter().enumerate() {
        let found = fit(reads, anchor.as_deref(), &style)?;
        tell(&mut out, at == 0, anchor.as_deref(), reads, &found);
    }
    output::print(out.as_bytes())?;
    Ok(ExitCode::SUCCESS)
}

fn fit(reads: &[Named], anchor: Option<&str>, style: &HouseStyle) -> Result<Calibration, Error> {
    let timed: Vec<Timed> = reads.iter().map(|read| read.timed).collect();
    let read: Seconds = timed.iter().map(|read| read.seconds).sum();
    if timed.len() > 1 && read < ENOUGH {
        report::remark(&format!(
            "{} of reading is little to tell a rate from: time a minute or more",
            clock(read)
        ));
    }
    let found = calibrate(&timed, style.method).ok_or_else(|| {
        let whose = anchor.map(|anchor| format!(" by {anchor}")).unwrap_or_default();
        Error::new(format!("one read{whose} is too few to tell a rate"))
            .hint("time two or three stories of half a minute or more")
    })?;
    if let Some((slow, fast)) = found.apart {
        let (slow, fast) = (&reads[slow], &reads[fast]);
        report::remark(&format!(
            "these reads disagree: {} was read at {:.0} words a minute, {} at {:.0}; time them again",
            slow.name,
            slow.timed.rate(),
            fast.name,
            fast.timed.rate()
        ));
    }
    Ok(found)
}

/// The lines for `ripread.toml`: a comment with the error that is left, then the rate.
fn tell(out: &mut String, first: bool, anchor: Option<&str>, reads: &[Named], found: &Calibration) {
    let seconds: Seconds = reads.iter().map(|read| read.timed.seconds).sum();
    let mean = found.off.iter().sum::<f64>() / found.off.len() as f64;
    let most = found.off.iter().copied().fold(0.0, f64::max);
    if first && anchor.is_some() {
        out.push_str("[anchors]\n");
    }
    let _ = writeln!(
        out,
        "# {} reads, {}: off by {:.1} % on average, {:.1} % at most, each timed by the others",
        reads.len(),
        clock(seconds),
        mean * 100.0,
        most * 100.0
    );
    let rate = toml::Value::Float((found.rate * 10.0).round() / 10.0);
    let line = toml::Table::from_iter([(anchor.unwrap_or("rate").to_owned(), rate)]);
    let _ = write!(out, "{line}");
}

/// Reads given as arguments: text, seconds, text, seconds.
fn from_pairs(pairs: &[String], style: &HouseStyle) -> Result<Vec<Named>, Error> {
    pairs
        .chunks(2)
        .map(|pair| match pair {
            [text, seconds] => {
                let seconds =
                    usable(seconds).map_err(|message| Error::new(format!("{text}: {message}")).hint(FORM))?;
                measure(text, &told(text, style)?, seconds, style)
            }
            _ => Err(Error::new(format!("{} has no seconds after it", pair[0])).hint(FORM)),
        })
        .collect()
}

const FORM: &str = "give each text with the time its read took: story.txt 58.4 other.txt 1:12";

const TABBED: &str =
    "part them with a tab; or name each text and its time as arguments: story.txt 58.4 other.txt 1:12";

/// Reads listed in a file, a line each.
fn from_file(file: &Source, style: &HouseStyle) -> Result<Vec<Named>, Error> {
    let mut reads = Vec::new();
    for (at, line) in file.text.lines().enumerate() {
        let heads = at == 0 && is_heading(line);
        if !heads && !line.trim().is_empty() && !line.starts_with('#') {
            reads.push(listed(file, line, style).map_err(|error| placed(error, file, at + 1, line))?);
        }
    }
    if reads.len() < 2 {
        return Err(Error::new(format!(
            "{} holds {} timed read{}, and a rate needs two",
            file.name,
            reads.len(),
            if reads.len() == 1 { "" } else { "s" }
        ))
        .hint("a line a read: text or file, a tab, seconds"));
    }
    Ok(reads)
}

fn is_heading(line: &str) -> bool {
    line.split('\t').any(|field| field.trim().eq_ignore_ascii_case("seconds"))
}

fn placed(error: Error, file: &Source, line: usize, text: &str) -> Error {
    if error.place.is_some() {
        return error;
    }
    error.at(Place { name: file.name.clone(), line, column: 1, text: text.to_owned() })
}

/// One line: `text, seconds`, `text, seconds, anchor`, `seconds, text` or `seconds, anchor, text`.
fn listed(file: &Source, line: &str, style: &HouseStyle) -> Result<Named, Error> {
    let fields: Vec<&str> = line.split('\t').map(str::trim).collect();
    let (text, seconds, anchor) = match fields.as_slice() {
        [seconds, text] if length(seconds).is_some() => (*text, *seconds, None),
        [seconds, anchor, text] if length(seconds).is_some() => (*text, *seconds, Some(*anchor)),
        [text, seconds] => (*text, *seconds, None),
        [text, seconds, anchor] => (*text, *seconds, Some(*anchor)),
        _ => return Err(Error::new("a timed read is a text or a file, a tab and seconds").hint(TABBED)),
    };
    let seconds = usable(seconds).map_err(Error::new)?;
    let beside = Path::new(&file.name).parent().unwrap_or(Path::new("")).join(text);
    let script = if beside.is_file() {
        told(&beside.to_string_lossy(), style)?
    } else if text.contains(char::is_whitespace) {
        let asked =
            Input { name: &file.name, bytes: text.as_bytes(), from: Some("text"), ..Input::default() };
        ripread::script(&asked, style, &Ask::default())?.value
    } else {
        return Err(Error::new(format!("{text} is neither a file nor a text")));
    };
    let name: String = text.chars().take(40).collect();
    let read = measure(&name, &script, seconds, style)?;
    Ok(Named { anchor: anchor.filter(|anchor| !anchor.is_empty()).map(Into::into), ..read })
}

fn told(name: &str, style: &HouseStyle) -> Result<Script, Error> {
    Ok(story::tell(name, &args::Reading::default(), style, &Ask::default())?.script)
}

/// A time a read can take.
fn usable(text: &str) -> Result<Seconds, String> {
    match length(text) {
        Some(seconds) if seconds > 0.0 => Ok(seconds),
        Some(_) => Err("no read takes zero seconds".into()),
        None => Err(format!("{text} is no time such as 58.4 or 0:58")),
    }
}

/// What a text says about its reader's rate.
fn measure(name: &str, script: &Script, seconds: Seconds, style: &HouseStyle) -> Result<Named, Error> {
    let (news_words, exact) = timing::measure(script, style);
    if news_words <= 0.0 {
        return Err(Error::new(format!("{name} has no words to read")));
    }
    let timed = Timed { news_words, seconds: seconds - exact };
    if timed.seconds <= 0.0 || !timing::RATES.contains(&timed.rate()) {
        let heard = if timed.seconds > 0.0 {
            format!(": that is {:.0} words a minute", timed.rate())
        } else {
            String::new()
        };
        return Err(Error::new(format!("nobody reads {name} in {}{heard}", clock(seconds)))
            .hint("check the text and its time; a person reads 40 to 600 words a minute"));
    }
    Ok(Named { name: name.to_owned(), anchor: None, timed })
}
