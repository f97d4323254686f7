//! A style as a file that sets every key: `base.toml` with its comments and this style's values.

use std::fmt::Write as _;
use toml::{Table, Value};

use super::STYLES;
use crate::model::HouseStyle;

/// The style written out with every key explained.
#[must_use]
pub fn explained(style: &HouseStyle) -> String {
    let values = Table::try_from(style).unwrap_or_default();
    let mut table: Option<String> = None;
    let mut out = String::new();
    for line in STYLES[0].text.lines() {
        let named = line.strip_prefix('[').and_then(|line| line.strip_suffix(']'));
        let key = line.split_once(" = ").filter(|_| !line.starts_with('#')).map(|(key, _)| key);
        match (named, key) {
            (Some(name), _) => {
                table = Some(name.to_owned());
                let _ = write!(out, "{line}\n{}", free(&values, name));
            }
            (None, Some(key)) => out += &entry(key, value(&values, table.as_deref(), key)),
            (None, None) => {
                out += line;
                out.push('\n');
            }
        }
    }
    out
}

fn value<'a>(values: &'a Table, table: Option<&str>, key: &str) -> Option<&'a Value> {
    let within = table.map_or(Some(values), |table| values.get(table)?.as_table())?;
    within.get(key.trim_matches('"'))
}

/// The entries of a table that `base.toml` leaves empty.
fn free(values: &Table, name: &str) -> String {
    let base = super::base().get(name).and_then(Value::as_table);
    let entries = values.get(name).and_then(Value::as_table).into_iter().flatten();
    entries
        .filter(|(key, _)| !base.is_some_and(|base| base.contains_key(*key)))
        .map(|(key, value)| entry(&Value::String(key.clone()).to_string(), Some(value)))
        .collect()
}

fn entry(key: &str, value: Option<&Value>) -> String {
    value.map_or_else(String::new, |value| format!("{key} = {value}\n"))
}
