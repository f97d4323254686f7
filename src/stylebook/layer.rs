//! One style file's choices with their places, laid over each other and typed.

use std::ops::Range;

use serde::Deserialize as _;
use toml::de::{DeTable, DeValue, ValueDeserializer};
use toml::{Spanned, Table, Value};

use super::keys::{self, Key, Unknown};
use super::nearest::nearest;
use crate::model::{Error, HouseStyle, Source};

/// Keys of a file that are no choices of the style.
const EXTENDS: &str = "extends";
const WORDS: &str = "words";

/// Slowest and fastest a person may be said to read, in words a minute.
const RATES: std::ops::RangeInclusive<f64> = 40.0..=600.0;

/// A style file read through.
pub(super) struct Layer {
    pub(super) source: Source,
    extends: Option<Said>,
    words: Option<Said>,
    choices: Vec<Choice>,
}

/// A word and where it stands.
struct Said {
    text: String,
    at: usize,
}

/// One key set to a value.
struct Choice {
    key: Key,
    value: Value,
    at: usize,
}

impl Layer {
    /// Reads a file; keys are checked against `base.toml`, values not yet.
    pub(super) fn parse(source: &Source) -> Result<Self, Error> {
        let document = DeTable::parse(&source.text).map_err(|error| broken(source, &error))?;
        let mut layer = Self { source: source.clone(), extends: None, words: None, choices: Vec::new() };
        for (key, value) in document.into_inner() {
            match key.get_ref().as_ref() {
                EXTENDS => layer.extends = Some(said(source, EXTENDS, value)?),
                WORDS => layer.words = Some(said(source, WORDS, value)?),
                _ => layer.take(None, key.get_ref(), &key.span(), value)?,
            }
        }
        layer.choices.sort_by_key(|choice| choice.at);
        Ok(layer)
    }

    /// The style it extends.
    pub(super) fn extends(&self) -> Option<&str> {
        self.extends.as_ref().map(|said| said.text.as_str())
    }

    /// The directory of its word lists.
    pub(super) fn words(&self) -> Option<&str> {
        self.words.as_ref().map(|said| said.text.as_str())
    }

    /// An error about what it extends.
    pub(super) fn error_at_extends(&self, message: String) -> Error {
        Error::new(message).at(self.source.place(self.extends.as_ref().map_or(0, |said| said.at)))
    }

    /// An error of its word lists, at the key that names them where it says no place itself.
    pub(super) fn error_at_words(&self, error: Error) -> Error {
        match &self.words {
            Some(words) if error.place.is_none() => error.at(self.source.place(words.at)),
            _ => error,
        }
    }

    fn take(
        &mut self,
        table: Option<&str>,
        name: &str,
        span: &Range<usize>,
        value: Spanned<DeValue>,
    ) -> Result<(), Error> {
        if table.is_none()
            && value.get_ref().is_table()
            && super::base().get(&name.replace('_', "-")).is_some_and(Value::is_table)
        {
            let DeValue::Table(inner) = value.into_inner() else { return Ok(()) };
            for (key, value) in inner {
                self.take(Some(name), key.get_ref(), &key.span(), value)?;
            }
            return Ok(());
        }
        let typed = table.map_or_else(|| name.to_owned(), |table| format!("{table}.{name}"));
        let key = keys::resolve(super::base(), &typed)
            .map_err(|Unknown { message, hint }| Error { hint, ..self.error(span.start, message) })?;
        let at = value.span().start;
        let value = Value::deserialize(ValueDeserializer::from(value))
            .map_err(|error| broken(&self.source, &error))?;
        self.choices.push(Choice { key, value, at });
        Ok(())
    }

    fn error(&self, at: usize, message: impl Into<String>) -> Error {
        Error::new(message).at(self.source.place(at))
    }
}

/// Lays every file's choices over the base, later ones over earlier ones.
pub(super) fn merge(base: &Table, layers: &[Layer]) -> Result<HouseStyle, Error> {
    let mut table = base.clone();
    for choice in layers.iter().flat_map(|layer| &layer.choices) {
        choice.key.put(&mut table, choice.value.clone());
    }
    typed(table).map_err(|message| blame(base, layers).unwrap_or_else(|| Error::new(message)))
}

/// The one choice that cannot be, found by trying each alone: only once something is wrong.
fn blame(base: &Table, layers: &[Layer]) -> Option<Error> {
    layers.iter().rev().flat_map(|layer| layer.choices.iter().map(move |choice| (layer, choice))).find_map(
        |(layer, choice)| {
            let mut table = base.clone();
            choice.key.put(&mut table, choice.value.clone());
            let message = typed(table).err()?;
            let error = layer.error(choice.at, refused(&choice.key, &choice.value.to_string(), &message));
            Some(hinted(error, &choice.value.to_string(), &message))
        },
    )
}

/// A style with one key otherwise.
pub(super) fn set(style: &HouseStyle, key: &Key, text: &str) -> Result<HouseStyle, Error> {
    let table = Table::try_from(style).map_err(|error| Error::new(error.to_string()))?;
    let with = |value: Value| {
        let mut table = table.clone();
        key.put(&mut table, value);
        typed(table)
    };
    let parsed = ValueDeserializer::parse(text.trim()).ok().and_then(|value| Value::deserialize(value).ok());
    let refuse = |message: String| hinted(Error::new(refused(key, text, &message)), text, &message);
    let Some(value) = parsed else { return with(Value::String(text.into())).map_err(refuse) };
    // What reads as a number may be meant as text, and as text alone.
    let as_text = |message: String| {
        let listed = |other: String| if other.starts_with("unknown variant") { other } else { message };
        with(Value::String(text.into())).map_err(|other| refuse(listed(other)))
    };
    with(value).or_else(as_text)
}

/// What is wrong with a value, and what it may be, in a person's words.
fn refused(key: &Key, value: &str, message: &str) -> String {
    let value: String = value.trim_matches('"').escape_debug().take(40).collect();
    let wanted = message.split_once("expected ").map_or(message, |(_, wanted)| wanted);
    format!("`{}` is {}, not `{value}`", key.path(), in_words(wanted))
}

/// What the reader of TOML calls a kind of value, as a person does.
fn in_words(wanted: &str) -> String {
    let listed: Vec<&str> = wanted.split('`').skip(1).step_by(2).collect();
    match (wanted, listed.as_slice()) {
        ("f64", _) => "a number".into(),
        ("u8", _) => "a whole number from 0 to 255".into(),
        ("u16", _) => "a whole number from 0 to 65535".into(),
        ("a string", _) => "text".into(),
        _ if wanted.starts_with("a tuple") || wanted.starts_with("an array") => "a pair of marks".into(),
        ("a sequence", _) => "a list".into(),
        ("a map", _) => "a table".into(),
        (_, [rest @ .., last]) if !rest.is_empty() && wanted.starts_with(['o', '`']) => {
            format!("{} or {last}", rest.join(", "))
        }
        (_, [only]) if wanted.starts_with('`') => (*only).into(),
        _ => wanted.into(),
    }
}

/// The table as a style, its figures checked.
fn typed(table: Table) -> Result<HouseStyle, String> {
    let style: HouseStyle = table.try_into().map_err(|error: toml::de::Error| error.message().to_owned())?;
    let rates = style.anchors.values().chain([&style.rate]);
    if rates.into_iter().any(|rate| !RATES.contains(rate)) {
        return Err(format!("expected {} to {} words a minute", RATES.start(), RATES.end()));
    }
    if style.cue_delims.iter().any(|(open, close)| open.is_empty() || close.is_empty()) {
        return Err("expected two marks that are not empty".into());
    }
    Ok(style)
}

/// Adds the nearest of the values a message lists in backticks.
fn hinted(error: Error, value: &str, message: &str) -> Error {
    let listed = message.split_once("expected").map_or("", |(_, listed)| listed);
    let values = listed.split('`').skip(1).step_by(2);
    match nearest(value.trim_matches('"'), values) {
        Some(near) => error.hint(format!("did you mean `{near}`?")),
        None => error,
    }
}

fn said(source: &Source, key: &str, value: Spanned<DeValue>) -> Result<Said, Error> {
    let at = value.span().start;
    match value.into_inner() {
        DeValue::String(text) => Ok(Said { text: text.into_owned(), at }),
        other => Err(Error::new(format!("`{key}` cannot be {}: expected a string", other.type_str()))
            .at(source.place(at))),
    }
}

fn broken(source: &Source, error: &toml::de::Error) -> Error {
    let at = error.span().map_or(0, |span| span.start);
    Error::new(error.message().replace('\n', ", ")).at(source.place(at))
}
