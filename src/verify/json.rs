//! Our JSON read back, alone and in the prompter page.

use serde_json::Value;

use super::{Found, decoded};
use crate::model::Error;

/// Reads our JSON back.
///
/// # Errors
/// Where it is no JSON, or not of our schema.
pub fn read(bytes: &[u8]) -> Result<Vec<Found>, Error> {
    let json: Value =
        serde_json::from_slice(bytes).map_err(|error| Error::new(format!("not JSON: {error}")))?;
    if json["schema"] != "ripread-script" {
        return Err(
            Error::new("JSON, but not a script").hint("`ripread formats --schema` prints what is expected")
        );
    }
    let mut out = Vec::new();
    for story in list(&json["stories"]) {
        out.push(begin(story));
        for part in list(&story["parts"]) {
            let spoken = list(&part["read"]["words"]).iter().filter(|word| word["kind"] == "spoken");
            let words: Vec<String> = spoken.map(|word| string(&word["text"])).collect();
            out.push(Found::Spoken(words.join(" ")));
        }
    }
    Ok(out)
}

/// Where the prompter page keeps its script.
const DATA: &str = "id=\"data\">";

/// Whether bytes look like the prompter page.
#[must_use]
pub fn looks_like_prompter(bytes: &[u8]) -> bool {
    bytes.starts_with(b"<!doctype html") && decoded(bytes).contains(DATA)
}

/// Reads the prompter page back: its script stands in it as data.
///
/// # Errors
/// Where the data is no script.
pub fn prompter(bytes: &[u8]) -> Result<Vec<Found>, Error> {
    let page = decoded(bytes);
    let data = page.split_once(DATA).and_then(|(_, rest)| rest.split("</script>").next()).unwrap_or_default();
    let json: Value =
        serde_json::from_str(data).map_err(|error| Error::new(format!("no script in the page: {error}")))?;
    let mut out = Vec::new();
    for story in list(&json["stories"]) {
        out.push(begin(story));
        for block in list(&story["blocks"]) {
            let words: Vec<String> = list(&block["words"]).iter().filter_map(spoken).collect();
            out.push(Found::Spoken(words.join(" ")));
        }
    }
    Ok(out)
}

/// A word of the page that is said: a plain string, or a list of text, kind and bind.
fn spoken(word: &Value) -> Option<String> {
    match word {
        Value::String(text) => Some(text.clone()),
        _ => (word[1] == "spoken").then(|| string(&word[0])),
    }
}

fn begin(story: &Value) -> Found {
    Found::Story { name: string(&story["slug"]), stated: story["fingerprint"].as_str().map(str::to_owned) }
}

fn list(value: &Value) -> &[Value] {
    value.as_array().map_or(&[], Vec::as_slice)
}

fn string(value: &Value) -> String {
    value.as_str().unwrap_or_default().to_owned()
}
