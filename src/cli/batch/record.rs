//! One line of the stream: what is asked.

use std::borrow::Cow;

use serde::Deserialize;
use serde_json::value::RawValue;
use serde_json::{Map, Value};

/// What stands for the `id` of a line that has none.
pub(super) const NO_ID: &str = "null";

/// What a line may say. Other fields are left alone: feeds carry their own.
#[derive(Deserialize)]
pub(super) struct Record<'a> {
    #[serde(borrow)]
    pub(super) text: Option<Cow<'a, str>>,
    /// As it stands in the line: a number may be longer than any of ours.
    #[serde(borrow)]
    pub(super) id: Option<&'a RawValue>,
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
struct Named<'a> {
    #[serde(borrow)]
    id: Option<&'a RawValue>,
}

impl<'a> Record<'a> {
    /// Reads a line; where it is wrong, its `id` if it has one, and what is wrong.
    pub(super) fn read(line: &'a [u8]) -> Result<Self, (&'a str, String)> {
        // An array of values in our fields' order would else pass for a record.
        if line.trim_ascii_start().starts_with(b"[") {
            return Err((NO_ID, "not a record: an array, where a JSON object is expected".into()));
        }
        serde_json::from_slice(line).map_err(|error| {
            let id = serde_json::from_slice::<Named>(line).ok().and_then(|named| named.id);
            (id.map_or(NO_ID, RawValue::get), told(line, &error))
        })
    }

    /// Its `id` as JSON.
    pub(super) fn id(&self) -> &'a str {
        self.id.map_or(NO_ID, RawValue::get)
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

#[cfg(test)]
mod tests {
    use super::Record;

    #[test]
    fn an_id_comes_back_as_it_was_written() {
        for id in ["123456789012345678901234567890", "1.10", "\"é\\u00e9\"", "{\"a\": [1e400]}", "null"] {
            let line = format!("{{\"text\": \"x\", \"id\": {id}}}");
            assert_eq!(
                Record::read(line.as_bytes()).ok().map(|record| record.id().to_owned()).as_deref(),
                Some(id)
            );
            let wrong = format!("{{\"id\": {id}, \"text\": 1}}");
            assert_eq!(
                Record::read(wrong.as_bytes()).err().map(|(told, _)| told.to_owned()).as_deref(),
                Some(id)
            );
        }
        assert!(Record::read(b" [\"x\", 1]").is_err_and(|(_, message)| message.contains("an array")));
        assert_eq!(Record::read(b"{}").ok().map(|record| record.id()), Some("null"));
    }
}
