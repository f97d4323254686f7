//! House styles by name: the table, `open()`, and what extends what.

mod explained;
mod keys;
mod layer;
mod nearest;
mod words;

use std::sync::OnceLock;

pub use explained::explained;
pub use nearest::nearest;
pub use words::{LISTS, List, overlay};

use crate::model::{Error, HouseStyle, Source};
use layer::Layer;

/// One style that is part of the program.
pub struct Style {
    /// Its name: the file's without `.toml`.
    pub name: &'static str,
    /// The file.
    pub text: &'static str,
}

/// Every style in `styles/`.
pub const STYLES: &[Style] = &[
    Style { name: "base", text: include_str!("../../styles/base.toml") },
    Style { name: "network", text: include_str!("../../styles/network.toml") },
    Style { name: "mixed", text: include_str!("../../styles/mixed.toml") },
    Style { name: "spelled", text: include_str!("../../styles/spelled.toml") },
    Style { name: "ascii", text: include_str!("../../styles/ascii.toml") },
];

/// Longest chain of styles that extend each other: more is a circle.
const LONGEST: usize = 16;

/// What a style file asks for that lies outside it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Wanted<'a> {
    /// The style file it extends.
    Style(&'a str),
    /// The directory of the station's word lists.
    Words(&'a str),
}

/// Gets what the style file of the second argument's name wants, as named texts: the one style
/// file, or every list of a directory.
pub type Fetch<'a> = &'a dyn Fn(Wanted, &str) -> Result<Vec<Source>, Error>;

/// A style that is part of the program.
///
/// # Errors
/// Where there is none of that name: the hint says which is nearest.
pub fn open(name: &str) -> Result<HouseStyle, Error> {
    let style = STYLES.iter().find(|style| style.name == name).ok_or_else(|| unknown(name))?;
    let source = Source::new(format!("styles/{name}.toml"), style.text);
    load(&source, &|_, _| Err(Error::new("a style of the program needs no file")))
}

/// A style from its file's text. What it extends is a style of the program or comes from `fetch`.
///
/// # Errors
/// Where it is not TOML, has an unknown key or a value of the wrong kind, or extends what is not
/// there: each with line and column.
pub fn load(source: &Source, fetch: Fetch) -> Result<HouseStyle, Error> {
    let mut layers = vec![Layer::parse(source)?];
    while let Some(extends) = layers.last().and_then(Layer::extends) {
        let below = parent(&layers, extends, fetch)?;
        layers.push(below);
    }
    layers.reverse();
    let mut style = layer::merge(base(), &layers)?;
    style.words = words::embedded();
    for (layer, directory) in layers.iter().filter_map(|layer| Some((layer, layer.words()?))) {
        let lists = fetch(Wanted::Words(directory), &layer.source.name);
        for list in lists.map_err(|error| layer.error_at_words(error))? {
            overlay(&mut style, &list)?;
        }
    }
    Ok(style)
}

/// Sets one key by name, as `--set` does: `spell-max`, `spell_max`, `text.header` or, where only one
/// table has it, `header`. The value is read as TOML where it can be, else as it stands. A `rate` set is
/// everybody's: it wins over that of each anchor.
///
/// # Errors
/// Where there is no such key, or the value is not one it can have.
pub fn set(style: &mut HouseStyle, key: &str, value: &str) -> Result<(), Error> {
    let key = keys::resolve(base(), key).map_err(keys::Unknown::into_error)?;
    let mut set = layer::set(style, &key, value)?;
    set.words.clone_from(&style.words);
    set.fonts.clone_from(&style.fonts);
    if key.path() == "rate" {
        let rate = set.rate;
        set.anchors.values_mut().for_each(|anchor| *anchor = rate);
    }
    *style = set;
    Ok(())
}

/// The next style down the chain.
fn parent(layers: &[Layer], extends: &str, fetch: Fetch) -> Result<Layer, Error> {
    let child = &layers[layers.len() - 1];
    if layers.len() == LONGEST {
        return Err(child.error_at_extends(format!("{LONGEST} styles extend each other: a circle")));
    }
    if let Some(style) = STYLES.iter().find(|style| style.name == extends) {
        return Layer::parse(&Source::new(format!("styles/{extends}.toml"), style.text));
    }
    if !extends.contains(['.', '/', '\\']) {
        let error = unknown(extends);
        return Err(Error { hint: error.hint, ..child.error_at_extends(error.message) });
    }
    let mut found = fetch(Wanted::Style(extends), &child.source.name)
        .map_err(|error| Error { hint: error.hint, ..child.error_at_extends(error.message) })?;
    let found = found.pop().ok_or_else(|| child.error_at_extends(format!("no style `{extends}`")))?;
    if layers.iter().any(|layer| layer.source.text == found.text) {
        let error = child.error_at_extends(format!("`{extends}` extends this style in turn, a circle"));
        return Err(error.hint("end the chain at a style of the program, such as `base`"));
    }
    Layer::parse(&found)
}

fn unknown(name: &str) -> Error {
    let names = || STYLES.iter().map(|style| style.name);
    let error = Error::new(format!("no style is called `{}`", name.escape_debug()));
    match nearest(name, names()) {
        Some(near) => error.hint(format!("did you mean `{near}`?")),
        None => error.hint(format!("there are {}", names().collect::<Vec<_>>().join(", "))),
    }
}

/// Every key there is, as `base.toml` sets it.
fn base() -> &'static toml::Table {
    static BASE: OnceLock<toml::Table> = OnceLock::new();
    BASE.get_or_init(|| STYLES[0].text.parse().unwrap_or_default())
}

#[cfg(test)]
mod trial;
