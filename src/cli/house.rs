//! Which house style: by name, by path, the nearest `ripread.toml` upward, the user's own folder.

use std::cell::RefCell;
use std::env;
use std::fs;
use std::path::{Path, PathBuf};

use ripread::model::style::UserFonts;
use ripread::model::{Error, HouseStyle};
use ripread::stylebook::{self, STYLES, Wanted};

use super::{args, input, report};

/// The file a station keeps its style in.
const FILE: &str = "ripread.toml";
/// What the style is where nobody says.
const DEFAULT: &str = "base";

/// The style asked for, its keys set and its own fonts read.
///
/// # Errors
/// Where there is none such, or it is wrong.
pub(crate) fn open(args: &args::House) -> Result<HouseStyle, Error> {
    let file = args.style.as_deref().map_or_else(|| Ok(nearest()), find)?;
    let mut style = match &file {
        Place::Embedded(name) => stylebook::open(name)?,
        Place::File(path) => load(path)?,
    };
    set(&mut style, &args.set)?;
    style.fonts = fonts(&style, &file)?;
    Ok(style)
}

/// Says that a named anchor has no rate in a style that has anchors': a slip there costs seconds.
pub(crate) fn know(telling: &args::Telling, style: &HouseStyle) {
    let Some(name) = telling.anchor.as_deref().filter(|_| telling.rate.is_none()) else { return };
    let known = || style.anchors.keys().map(String::as_str);
    let folded = name.trim().to_lowercase();
    if style.anchors.is_empty() || known().any(|anchor| anchor.to_lowercase() == folded) {
        return;
    }
    let near = stylebook::nearest(&folded, known())
        .map_or_else(String::new, |near| format!("; did you mean {near}?"));
    report::remark(&format!("no rate is set for {name}: timed at {:.0} words a minute{near}", style.rate));
}

/// Sets what the command line sets, in its order.
///
/// # Errors
/// Where there is no such key, or it cannot be that.
pub(crate) fn set(style: &mut HouseStyle, sets: &[String]) -> Result<(), Error> {
    for set in sets {
        let Some((key, value)) = set.split_once('=') else {
            return Err(Error::new(format!("--set {set}: sets nothing")).hint("write --set KEY=VALUE"));
        };
        stylebook::set(style, key, value).map_err(|error| Error {
            message: format!("--set {set}: {}", error.message),
            hint: error.hint.or_else(|| Some("`ripread style show base` says what each key may be".into())),
            ..error
        })?;
    }
    Ok(())
}

/// The file a style comes from, where it is a file.
pub(crate) fn file(args: &args::House) -> Option<PathBuf> {
    match args.style.as_deref().map_or_else(|| Ok(nearest()), find) {
        Ok(Place::File(path)) => Some(path),
        _ => None,
    }
}

/// Every file and folder the style comes from, whether it can be read or not: what it extends, word
/// lists, fonts.
pub(crate) fn files(args: &args::House) -> Vec<PathBuf> {
    let Some(path) = file(args) else { return Vec::new() };
    let seen = RefCell::new(vec![path.clone()]);
    let style = load_seen(&path, &|path| seen.borrow_mut().push(path.to_owned()));
    let mut files = seen.into_inner();
    if let Ok(fonts) = style.and_then(|style| fonts(&style, &Place::File(path))) {
        let fonts = fonts.into_iter().flat_map(|fonts| [fonts.regular_name, fonts.bold_name]);
        files.extend(fonts.map(PathBuf::from));
    }
    files
}

/// A style from a file; what it wants stands beside it.
///
/// # Errors
/// Where a file is not there or says what no style has.
pub(crate) fn load(path: &Path) -> Result<HouseStyle, Error> {
    load_seen(path, &|_| ())
}

/// The same; `see` is told of every file and folder that it comes from, before it is read.
fn load_seen(path: &Path, see: &dyn Fn(&Path)) -> Result<HouseStyle, Error> {
    stylebook::load(&input::text(&path.to_string_lossy())?, &|wanted, from| {
        let directory = Path::new(from).parent().unwrap_or(Path::new(""));
        match wanted {
            Wanted::Style(path) => {
                let path = directory.join(path);
                see(&path);
                Ok(vec![input::text(&path.to_string_lossy())?])
            }
            Wanted::Words(path) => {
                let path = directory.join(path);
                see(&path);
                let paths = lists(&path)?;
                let read = |path: &PathBuf| {
                    see(path);
                    input::text(&path.to_string_lossy())
                };
                paths.iter().map(read).collect()
            }
        }
    })
}

/// A style of the program, or of the user's own folder: by name alone, as a record of a feed may say it.
///
/// # Errors
/// Where there is none of that name.
pub(crate) fn named(name: &str) -> Result<HouseStyle, Error> {
    if STYLES.iter().any(|style| style.name == name) || !is_name(name) {
        return stylebook::open(name);
    }
    match own(&format!("{name}.toml")) {
        Some(path) => load(&path),
        None => stylebook::open(name),
    }
}

/// Where a style is.
enum Place {
    Embedded(String),
    File(PathBuf),
}

fn find(asked: &str) -> Result<Place, Error> {
    if STYLES.iter().any(|style| style.name == asked) {
        return Ok(Place::Embedded(asked.into()));
    }
    if !is_name(asked) {
        return Ok(Place::File(asked.into()));
    }
    let file =
        own(&format!("{asked}.toml")).or_else(|| Some(PathBuf::from(asked)).filter(|path| path.is_file()));
    file.map(Place::File)
        .ok_or_else(|| stylebook::open(asked).err().unwrap_or_else(|| Error::new("no such style")))
}

/// Whether it is a bare name rather than a path.
fn is_name(asked: &str) -> bool {
    !asked.contains(['/', '\\']) && Path::new(asked).extension().is_none_or(|end| end != "toml")
}

fn nearest() -> Place {
    let here = env::current_dir().unwrap_or_default();
    let upward = here.ancestors().map(|directory| directory.join(FILE)).find(|path| path.is_file());
    upward.or_else(|| own(FILE)).map_or_else(|| Place::Embedded(DEFAULT.into()), Place::File)
}

/// A file in the user's configuration folder.
fn own(file: &str) -> Option<PathBuf> {
    let set = |name: &str| env::var_os(name).filter(|value| !value.is_empty()).map(PathBuf::from);
    let folder =
        set("XDG_CONFIG_HOME").or_else(|| set("APPDATA")).or_else(|| Some(set("HOME")?.join(".config")))?;
    Some(folder.join("ripread").join(file)).filter(|path| path.is_file())
}

/// Every word list in a directory, in the order of their names.
fn lists(directory: &Path) -> Result<Vec<PathBuf>, Error> {
    let cannot = |error: std::io::Error| {
        Error::new(format!(
            "cannot read the word lists in {}: {}",
            directory.display(),
            super::report::reason(&error)
        ))
    };
    let entries = fs::read_dir(directory).map_err(cannot)?;
    let mut paths = entries.map(|entry| Ok(entry?.path())).collect::<Result<Vec<_>, _>>().map_err(cannot)?;
    paths.retain(|path| path.extension().is_some_and(|end| end == "tsv"));
    paths.sort();
    Ok(paths)
}

/// The font files the style names, where it names files.
fn fonts(style: &HouseStyle, from: &Place) -> Result<Option<UserFonts>, Error> {
    let is_path = |name: &str| name.contains(['/', '\\', '.']);
    if !is_path(&style.page.font) {
        return Ok(None);
    }
    let beside = |name: &str| match from {
        Place::File(path) => path.parent().unwrap_or(Path::new("")).join(name).to_string_lossy().into_owned(),
        Place::Embedded(_) => name.to_owned(),
    };
    let regular_name = beside(&style.page.font);
    let bold_name =
        if style.page.font_bold.is_empty() { regular_name.clone() } else { beside(&style.page.font_bold) };
    let regular = input::bytes(&regular_name)?;
    let bold = if bold_name == regular_name { regular.clone() } else { input::bytes(&bold_name)? };
    Ok(Some(UserFonts { regular, regular_name, bold, bold_name }))
}
