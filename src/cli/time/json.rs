//! Times as JSON.

use ripread::compose::fit::Fit;
use ripread::model::Seconds;
use serde_json::{Map, Value, json};

use super::sheet::{Sheet, Total};

/// The whole, its paragraphs and every file.
pub(super) fn times(sheets: &[Sheet], total: &Total, slot: Option<Seconds>) -> String {
    let mut out = Map::new();
    out.insert("rate".into(), number(sheets.first().map_or(0.0, |sheet| sheet.rate)));
    out.insert("seconds".into(), number(total.seconds));
    out.insert("low".into(), number(total.low));
    out.insert("high".into(), number(total.high));
    out.insert("words".into(), total.words.into());
    out.insert("spoken_words".into(), total.spoken_words.into());
    out.insert("syllables".into(), total.syllables.into());
    if let Some(slot) = slot {
        let over = total.seconds - slot;
        out.insert("slot".into(), json!({ "seconds": number(slot), "over": number(over) }));
    }
    out.insert("paragraphs".into(), paragraphs(sheets));
    out.insert("files".into(), sheets.iter().map(file).collect());
    print(&Value::Object(out))
}

/// What a story comes to, and what it would lose to fit.
pub(super) fn fit(whole: &Sheet, fit: &Fit, slot: Seconds) -> String {
    let cuts: Vec<Value> =
        fit.cuts.iter().map(|cut| json!({ "saved": number(cut.saved), "text": cut.text })).collect();
    print(&json!({
        "rate": number(whole.rate),
        "seconds": number(whole.seconds),
        "slot": { "seconds": number(slot), "over": number(whole.seconds - slot) },
        "cuts": cuts,
        "fitted": { "seconds": number(fit.script.trt), "over": number(fit.script.trt - slot) },
    }))
}

/// Every paragraph, one story running on from the one before.
fn paragraphs(sheets: &[Sheet]) -> Value {
    let mut before = 0.0;
    let mut all = Vec::new();
    for sheet in sheets {
        for row in &sheet.rows {
            let (start, seconds) = (number(before + row.start), number(row.seconds));
            all.push(json!({ "start": start, "seconds": seconds, "text": row.text }));
        }
        before += sheet.seconds;
    }
    all.into()
}

fn file(sheet: &Sheet) -> Value {
    json!({
        "name": sheet.name,
        "slug": sheet.slug,
        "anchor": sheet.anchor,
        "rate": number(sheet.rate),
        "seconds": number(sheet.seconds),
        "low": number(sheet.low),
        "high": number(sheet.high),
        "words": sheet.words,
        "spoken_words": sheet.spoken_words,
        "syllables": sheet.syllables,
    })
}

/// To a hundredth; whole numbers without a point.
fn number(value: f64) -> Value {
    let rounded = (value * 100.0).round() / 100.0;
    if rounded.fract() == 0.0 { (rounded as i64).into() } else { rounded.into() }
}

fn print(value: &Value) -> String {
    format!("{value}\n")
}
