//! `ripread time`: how long stories take, and what to lose to make a slot.

mod fitting;
mod json;
mod picture;
mod sheet;
mod table;

use std::path::{Path, PathBuf};
use std::process::ExitCode;

use ripread::compose::Ask;
use ripread::model::{Error, HouseStyle, Part, Script, Seconds, length};

use self::sheet::{Sheet, Total};
use super::report::{self, COULD_NOT, Outcome, Stop};
use super::{args, house, output, story};

#[derive(clap::Args, Clone)]
pub(crate) struct Args {
    #[command(flatten)]
    pub(crate) reading: args::Reading,
    /// The time there is for it, such as 0:45: says by how much it is over or under
    #[arg(long, value_name = "TIME", value_parser = slot, allow_hyphen_values = true)]
    pub(crate) slot: Option<Seconds>,
    /// Say what to lose to make this time: whole sentences, from the bottom up
    #[arg(long, value_name = "TIME", value_parser = slot, allow_hyphen_values = true, conflicts_with = "slot")]
    pub(crate) fit: Option<Seconds>,
    /// Print the shorter script rather than what to lose
    #[arg(long, requires = "fit", conflicts_with_all = ["json", "output"])]
    pub(crate) apply: bool,
    /// Print as JSON
    #[arg(long, conflicts_with = "output")]
    pub(crate) json: bool,
    /// Draw it: an .svg or .html file
    #[arg(short, long, value_name = "OUT")]
    pub(crate) output: Option<PathBuf>,
    #[command(flatten)]
    pub(crate) house: args::House,
    #[command(flatten)]
    pub(crate) telling: args::Telling,
}

/// A time on air: more than nothing, within a day.
fn slot(text: &str) -> Result<Seconds, String> {
    match length(text) {
        Some(seconds) if seconds > 0.0 && seconds <= 86_400.0 => Ok(seconds),
        Some(_) => Err("a slot is longer than nothing and no longer than a day".into()),
        None => Err("a slot is a time such as 0:45, 1:05 or 45".into()),
    }
}

pub(crate) fn run(args: &Args) -> Outcome {
    let style = house::open(&args.house)?;
    house::know(&args.telling, &style);
    let draw = args.output.as_deref().map(picture::kind).transpose()?;
    if let Some(slot) = args.fit {
        return fit(args, &style, slot);
    }
    if let Some(out) = &args.output {
        output::spare(out, args.reading.names().into_iter().map(Path::new))?;
    }
    let (sheets, code) = sheets(args, &style)?;
    let total = Total::of(&sheets, style.method);
    if let (Some(kind), Some(out)) = (draw, &args.output) {
        output::write(out, picture::draw(kind, &sheets, &total, args.slot).as_bytes())?;
    } else if args.json {
        output::print(json::times(&sheets, &total, args.slot).as_bytes())?;
    } else {
        output::print(table::times(&sheets, &total, args.slot, &table::Look::of_stdout()).as_bytes())?;
    }
    Ok(code)
}

/// Every story timed; of several one that cannot be read is told and left out.
fn sheets(args: &Args, style: &HouseStyle) -> Result<(Vec<Sheet>, ExitCode), Stop> {
    let names = args.reading.names();
    let (mut sheets, mut code) = (Vec::new(), ExitCode::SUCCESS);
    for name in &names {
        match story::tell(name, &args.reading, style, &Ask::from(&args.telling)) {
            Ok(told) => {
                ask_about(&told.script);
                sheets.push(Sheet::new(name, &told.script));
            }
            Err(error) if names.len() > 1 => {
                report::tell(&error);
                code = ExitCode::from(COULD_NOT);
            }
            Err(error) => return Err(error.into()),
        }
    }
    Ok((sheets, code))
}

/// Says where the seconds of video stand before words: read over it, they are not to be added.
fn ask_about(script: &Script) {
    let shown = script.parts.iter().filter(|part| !matches!(part, Part::Super(_)));
    for pair in shown.collect::<Vec<_>>().windows(2) {
        let [Part::Cue(cue), Part::Read(_) | Part::Tag(_)] = pair else { continue };
        let words = || cue.text.split(|c: char| !c.is_alphanumeric());
        if let (Some(seconds), true) = (cue.seconds, words().any(|word| word.eq_ignore_ascii_case("vo"))) {
            report::remark(&format!(
                "{} adds {seconds:.0} seconds to the words after it: if they are read over it, leave its seconds out",
                cue.text
            ));
        }
    }
}

/// Shows or makes the story that fits.
fn fit(args: &Args, style: &HouseStyle, slot: Seconds) -> Outcome {
    let names = args.reading.names();
    let [name] = names.as_slice() else {
        return Err(Error::new("only one story at a time is fitted to a slot").into());
    };
    if args.output.is_some() {
        return Err(Error::new("what to lose is told, not drawn").hint("leave out `-o`").into());
    }
    let told = story::tell(name, &args.reading, style, &Ask::from(&args.telling))?;
    let fit = ripread::compose::fit::fit(&told.script, slot, style, args.telling.rate);
    if args.json {
        output::print(json::fit(&Sheet::new(name, &told.script), &fit, slot).as_bytes())?;
    } else if args.apply {
        fitting::apply(fit, style, slot)?;
    } else {
        let look = table::Look::of_stdout();
        output::print(fitting::table(&told.script, &fit, slot, &look).as_bytes())?;
    }
    Ok(ExitCode::SUCCESS)
}
