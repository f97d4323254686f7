//! One line of the stream: what is asked.

use std::borrow::Cow;

use serde::Deserialize;
use serde_json::{Map, Value};

/// What a line may say. Other fields are left alone: feeds carry their own.
#[derive(Deserialize)]
pub(super) struct Record<'a> {
    #[serde(borrow)]
    pub(super) text: Option<Cow<'a, str>>,
    #[serde(default)]
    pub(super) id: Value,
    #[serde(borrow)]
    pub(super) format: Option<Cow<'a, str>>,
    #[serde(borrow)]
    pub(super) style: Option<Cow<'a, str>>,
    pub(super) set: Option<Map<String, Value>>,
    pub(super) rewrite: Option<bool>,
    #[serde(borrow)]
    pub(super) anchor: Option<Cow<'a, str>>,
    #[serde(borrow)]
    pub(super) slug: Option<Cow<'a, str>>,
    pub(super) rate: Option<f64>,
}

/// The one field an error is told with.
#[derive(Deserialize)]
struct Named {
    #[serde(default)]
    id: Value,
}

impl<'a> Record<'a> {
    /// Reads a line; where it is wrong, its `id` if it has one, and what is wrong.
    pub(super) fn read(line: &'a [u8]) -> Result<Self, (Value, String)> {
        serde_json::from_slice(line).map_err(|error| {
            let id = serde_json::from_slice::<Named>(line).map_or(Value::Null, |named| named.id);
            (id, told(line, &error))
        })
    }
}

fn told(line: &[u8], error: &serde_json::Error) -> String {
    if line.trim_ascii().is_empty() {
        return "the line is empty: a JSON object is expected".into();
    }
    let text = error.to_string();
    let (what, _) = text.rsplit_once(" at line ").unwrap_or((&text, ""));
    if error.is_data() {
        return format!("not a record: {what}, column {}", error.column());
    }
    format!("not JSON: {what}, column {}", error.column())
}
