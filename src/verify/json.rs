//! Our JSON read back.

use serde_json::Value;

use super::Found;
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
        out.push(Found::Story {
            name: string(&story["slug"]),
            stated: story["fingerprint"].as_str().map(str::to_owned),
        });
        for part in list(&story["parts"]) {
            let spoken = list(&part["read"]["words"]).iter().filter(|word| word["kind"] == "spoken");
            let words: Vec<String> = spoken.map(|word| string(&word["text"])).collect();
            out.push(Found::Spoken(words.join(" ")));
        }
    }
    Ok(out)
}

fn list(value: &Value) -> &[Value] {
    value.as_array().map_or(&[], Vec::as_slice)
}

fn string(value: &Value) -> String {
    value.as_str().unwrap_or_default().to_owned()
}
