//! Which house style: by name, by path, the nearest `ripread.toml` upward, the user's own folder.

use std::env;
use std::fs;
use std::path::{Path, PathBuf};

use ripread::model::style::UserFonts;
use ripread::model::{Error, HouseStyle, Source};
use ripread::stylebook::{self, STYLES, Wanted};

use super::{args, input};

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
    for set in &args.set {
        let Some((key, value)) = set.split_once('=') else {
            return Err(Error::new(format!("`--set {set}` sets nothing")).hint("write `--set key=value`"));
        };
        stylebook::set(&mut style, key, value)?;
    }
    style.fonts = fonts(&style, &file)?;
    Ok(style)
}

/// The file a style comes from, where it is a file.
pub(crate) fn file(args: &args::House) -> Option<PathBuf> {
    match args.style.as_deref().map_or_else(|| Ok(nearest()), find) {
        Ok(Place::File(path)) => Some(path),
        _ => None,
    }
}

/// A style from a file; what it wants stands beside it.
///
/// # Errors
/// Where a file is not there or says what no style has.
pub(crate) fn load(path: &Path) -> Result<HouseStyle, Error> {
    stylebook::load(&input::text(&path.to_string_lossy())?, &|wanted, from| {
        let directory = Path::new(from).parent().unwrap_or(Path::new(""));
        match wanted {
            Wanted::Style(path) => Ok(vec![input::text(&directory.join(path).to_string_lossy())?]),
            Wanted::Words(path) => lists(&directory.join(path)),
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
fn lists(directory: &Path) -> Result<Vec<Source>, Error> {
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
    paths.iter().map(|path| input::text(&path.to_string_lossy())).collect()
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
