//! `ripread convert`: articles in, scripts out.

use std::io::{self, IsTerminal as _};
use std::path::{Path, PathBuf};
use std::process::ExitCode;

use ripread::compose::{Ask, revision};
use ripread::export::{EXPORTERS, Exporter};
use ripread::model::{Error, HouseStyle, Rundown};

use super::report::{self, COULD_NOT, Outcome, Stop};
use super::{args, explain, house, input, output, story, watch};

#[derive(clap::Args, Clone)]
pub(crate) struct Args {
    #[command(flatten)]
    pub(crate) reading: args::Reading,
    /// Write to this file, or into this directory where there are several stories
    #[arg(short, long, value_name = "OUT|DIR")]
    pub(crate) output: Option<PathBuf>,
    /// Write in this format (else by OUT's extension, else prompter text)
    #[arg(long, value_name = "FORMAT", value_parser = args::exporters())]
    pub(crate) to: Option<String>,
    #[command(flatten)]
    pub(crate) house: args::House,
    #[command(flatten)]
    pub(crate) telling: args::Telling,
    /// Mark in the margin of paper what changed since this earlier article or script
    #[arg(long, value_name = "OLD")]
    pub(crate) since: Option<String>,
    /// Write again whenever an article or the style changes
    #[arg(long, requires = "output")]
    pub(crate) watch: bool,
    /// Show what changed, by which rule, from where
    #[arg(long)]
    pub(crate) explain: bool,
}

pub(crate) fn run(args: &Args) -> Outcome {
    if args.watch {
        return watch::run(args);
    }
    once(args)
}

/// Converts every story once.
pub(crate) fn once(args: &Args) -> Outcome {
    let style = house::open(&args.house)?;
    house::know(&args.telling, &style);
    let jobs = jobs(args)?;
    let several = jobs.len() > 1;
    let mut code = ExitCode::SUCCESS;
    for job in &jobs {
        match convert(job, args, &style) {
            Ok(()) => (),
            Err(Stop::Error(error)) if several => {
                report::tell(&error);
                code = ExitCode::from(COULD_NOT);
            }
            Err(stop) => return Err(stop),
        }
    }
    Ok(code)
}

/// One story, where it goes and how it is written.
struct Job<'a> {
    name: &'a str,
    /// Made where it is not there, once there is something to write into it.
    directory: Option<&'a Path>,
    out: Option<PathBuf>,
    exporter: &'static Exporter,
}

fn convert(job: &Job, args: &Args, style: &HouseStyle) -> Result<(), Stop> {
    let mut told = story::tell(job.name, &args.reading, style, &Ask::from(&args.telling))?;
    if let Some(earlier) = &args.since {
        let earlier = story::tell(earlier, &args.reading, style, &Ask::from(&args.telling))?;
        revision::mark(&mut told.script, &earlier.script);
    }
    let explained = args.explain.then(|| explain::table(&told));
    let mut notes = told.notes;
    if job.out.is_some() || !args.explain {
        let made = (job.exporter.export)(&Rundown::from(told.script), style)?;
        notes.extend(made.notes);
        match &job.out {
            Some(path) => {
                if let Some(directory) = job.directory {
                    output::make(directory)?;
                }
                output::write(path, &made.value)?;
            }
            None => output::print(&made.value)?,
        }
    }
    if let Some(table) = explained {
        output::print(table.as_bytes())?;
    }
    report::tell_notes(&told.source, &notes);
    Ok(())
}

fn jobs(args: &Args) -> Result<Vec<Job<'_>>, Error> {
    let names = args.reading.names();
    let directory = args.output.as_deref().filter(|out| names.len() > 1 || is_directory(out));
    if names.len() > 1 && args.output.is_none() {
        return Err(Error::new("several stories need a directory to go to").hint("add `-o DIR`"));
    }
    if let Some(directory) = directory.filter(|directory| directory.exists() && !directory.is_dir()) {
        return Err(Error::new(format!("{} is a file, no directory", directory.display()))
            .hint("several stories need a directory to go to"));
    }
    if let Some(file) = directory.filter(|out| !out.exists() && !ends_open(out) && writes(out).is_some()) {
        return Err(Error::new(format!("{} is one file, and there are several stories", file.display()))
            .hint("name a directory: `-o DIR --to FORMAT`; `ripread rundown` writes several as one"));
    }
    let exporter = match directory {
        Some(directory) if args.to.is_none() => exporter(Some("text"), Some(directory))?,
        _ => exporter(args.to.as_deref(), args.output.as_deref())?,
    };
    let mut jobs: Vec<Job> = Vec::new();
    for name in names {
        let out = directory
            .map_or_else(|| args.output.clone(), |directory| Some(directory.join(file_name(name, exporter))));
        let same = jobs.iter().find(|job| job.out.is_some() && job.out == out);
        if let (Some(job), Some(out)) = (same, &out) {
            return Err(Error::new(format!(
                "{} and {} would both be written to {}",
                input::called(job.name),
                input::called(name),
                out.display()
            ))
            .hint(apart(job.name, name, out)));
        }
        if out.as_deref().is_some_and(|out| is_same(out, name)) {
            return Err(
                Error::new(format!("{name} is the article itself")).hint("give the script another name")
            );
        }
        if let Some(out) = &out {
            output::spare(out, args.since.iter().chain(&args.house.style).map(Path::new))?;
        }
        jobs.push(Job { name, directory, out, exporter });
    }
    Ok(jobs)
}

/// What to do about a story whose file would be another's.
fn apart(known: &str, name: &str, out: &Path) -> String {
    if known == name && name != "-" {
        return "name each story once".to_owned();
    }
    // A directory that is not there yet is made where its name ends in `/`, and for several stories.
    if let Some(directory) =
        out.parent().filter(|directory| !directory.as_os_str().is_empty() && !directory.exists())
    {
        return format!("write one apart: `ripread convert {name} -o {}-2/`", directory.display());
    }
    let stem = out.file_stem().unwrap_or_default().to_string_lossy();
    let end = out.extension().unwrap_or_default().to_string_lossy();
    let other = out.with_file_name(format!("{stem}-2.{end}"));
    format!("write one apart: `ripread convert {name} -o {}`", other.display())
}

/// The format asked for, else by OUT's extension, else prompter text.
///
/// # Errors
/// Where there is none such, or a terminal cannot show it.
pub(crate) fn exporter(to: Option<&str>, out: Option<&Path>) -> Result<&'static Exporter, Error> {
    if let Some(to) = to {
        let row = EXPORTERS.iter().find(|row| row.name == to);
        let row = row.ok_or_else(|| Error::new(format!("nothing is written as `{to}`")))?;
        return if out.is_none() { on_terminal(row) } else { Ok(row) };
    }
    let Some((out, end)) = out.and_then(|out| Some((out, out.extension()?))) else {
        return Ok(&EXPORTERS[0]);
    };
    writes(out).ok_or_else(|| {
        let extension = end.to_string_lossy().to_lowercase();
        let known: Vec<_> = EXPORTERS.iter().map(|row| row.extension).collect();
        let near = ripread::stylebook::nearest(&extension, known.iter().copied());
        let hint =
            near.map_or_else(|| "say the format with `--to`".into(), |near| format!("did you mean .{near}?"));
        Error::new(format!("no format writes .{extension} files")).hint(hint)
    })
}

/// A terminal shows text alone.
fn on_terminal(row: &'static Exporter) -> Result<&'static Exporter, Error> {
    if !row.textual && io::stdout().is_terminal() {
        return Err(
            Error::new(format!("a terminal cannot show {}", row.name)).hint("give a file with `-o OUT`")
        );
    }
    Ok(row)
}

/// The first format whose files end as this one does.
fn writes(out: &Path) -> Option<&'static Exporter> {
    let extension = out.extension()?.to_string_lossy().to_lowercase();
    EXPORTERS.iter().find(|row| row.extension == extension)
}

fn is_directory(out: &Path) -> bool {
    out.is_dir() || ends_open(out)
}

/// Whether it is named as a directory is.
fn ends_open(out: &Path) -> bool {
    out.to_string_lossy().ends_with(['/', '\\'])
}

fn file_name(name: &str, exporter: &Exporter) -> PathBuf {
    let stem =
        if name == "-" { "story".into() } else { Path::new(name).file_stem().unwrap_or_default().to_owned() };
    let mut file = PathBuf::from(stem).into_os_string();
    file.push(".");
    file.push(exporter.extension);
    file.into()
}

/// Whether OUT is the very file that is read.
fn is_same(out: &Path, name: &str) -> bool {
    match (out.canonicalize(), Path::new(name).canonicalize()) {
        (Ok(out), Ok(name)) => out == name && name.is_file(),
        _ => false,
    }
}
