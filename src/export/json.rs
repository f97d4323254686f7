//! JSON: the whole script with its spans, in a form described by `script.schema.json`.

use serde::Serialize;

use super::sheet::{push_plain, seconds, strip_notes};
use crate::model::{
    Cue, Error, Form, HouseStyle, Meta, Noted, Part, Pause, Read, Rundown, Seconds, Story, Word, WordKind,
};

/// The description of the form, as JSON Schema.
pub const SCHEMA: &str = include_str!("script.schema.json");
/// Goes up when a field changes its meaning or goes away.
const VERSION: u32 = 1;

#[derive(Serialize)]
struct ShowOut {
    schema: &'static str,
    version: u32,
    title: Option<String>,
    air: Option<String>,
    stories: Vec<StoryOut>,
}

#[derive(Serialize)]
struct StoryOut {
    item: String,
    start: Seconds,
    back_time: Option<Seconds>,
    slug: String,
    form: Form,
    anchor: Option<String>,
    meta: MetaOut,
    rate: f64,
    trt: Seconds,
    low: Seconds,
    high: Seconds,
    fingerprint: String,
    parts: Vec<PartOut>,
}

#[derive(Serialize)]
struct MetaOut {
    headline: Option<String>,
    byline: Option<String>,
    dateline: Option<String>,
    published: Option<String>,
    writer: Option<String>,
    show: Option<String>,
    air: Option<String>,
}

#[derive(Serialize)]
struct PartOut {
    kind: &'static str,
    at: Seconds,
    seconds: Option<Seconds>,
    start: usize,
    end: usize,
    text: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    read: Option<ReadOut>,
}

#[derive(Serialize)]
struct ReadOut {
    said: String,
    written: String,
    sentences: Vec<[usize; 2]>,
    words: Vec<WordOut>,
}

#[derive(Serialize)]
struct WordOut {
    text: String,
    said: String,
    written: String,
    start: usize,
    end: usize,
    kind: WordKind,
    pause: Pause,
    bind: bool,
    rule: Option<&'static str>,
}

/// Writes JSON on one line.
///
/// # Errors
/// Where a number is none that JSON can hold.
pub fn export(rundown: &Rundown, _style: &HouseStyle) -> Result<Noted<Vec<u8>>, Error> {
    let show = ShowOut {
        schema: "ripread-script",
        version: VERSION,
        title: optional(rundown.title.as_ref()),
        air: optional(rundown.air.as_ref()),
        stories: rundown.stories.iter().map(story).collect(),
    };
    let mut value = serde_json::to_vec(&show).map_err(|error| Error::new(error.to_string()))?;
    value.push(b'\n');
    Ok(Noted { value, notes: strip_notes(rundown) })
}

fn plain(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    push_plain(&mut out, text);
    out
}

fn optional(text: Option<&String>) -> Option<String> {
    text.map(|text| plain(text))
}

/// Seconds to the thousandth.
fn exact(seconds: Seconds) -> Seconds {
    (seconds * 1000.0).round() / 1000.0
}

fn story(story: &Story) -> StoryOut {
    let script = &story.script;
    let mut at = 0.0;
    let mut parts = Vec::with_capacity(script.parts.len());
    for part in &script.parts {
        parts.push(part_out(part, exact(at)));
        at += seconds(part);
    }
    StoryOut {
        item: plain(&story.item),
        start: exact(story.start),
        back_time: story.back_time.map(exact),
        slug: plain(&script.slug),
        form: script.form,
        anchor: optional(script.anchor.as_ref()),
        meta: meta(&script.meta),
        rate: exact(script.rate),
        trt: exact(script.trt),
        low: exact(script.low),
        high: exact(script.high),
        fingerprint: script.fingerprint(),
        parts,
    }
}

fn meta(meta: &Meta) -> MetaOut {
    MetaOut {
        headline: optional(meta.headline.as_ref()),
        byline: optional(meta.byline.as_ref()),
        dateline: optional(meta.dateline.as_ref()),
        published: optional(meta.published.as_ref()),
        writer: optional(meta.writer.as_ref()),
        show: optional(meta.show.as_ref()),
        air: optional(meta.air.as_ref()),
    }
}

fn part_out(part: &Part, at: Seconds) -> PartOut {
    match part {
        Part::Read(read) => read_out("read", read, at),
        Part::Tag(read) => read_out("tag", read, at),
        Part::Cue(cue) => cue_out("cue", cue, at),
        Part::Sot(cue) => cue_out("sot", cue, at),
        Part::Super(cue) => cue_out("super", cue, at),
    }
}

fn cue_out(kind: &'static str, cue: &Cue, at: Seconds) -> PartOut {
    let (start, end) = (cue.span.start, cue.span.end);
    PartOut { kind, at, seconds: cue.seconds.map(exact), start, end, text: plain(&cue.text), read: None }
}

fn read_out(kind: &'static str, read: &Read, at: Seconds) -> PartOut {
    let words = ReadOut {
        said: plain(&read.said),
        written: plain(&read.written),
        sentences: read.sentences.iter().map(|range| [range.start, range.end]).collect(),
        words: read.words.iter().map(|word| word_out(read, word)).collect(),
    };
    let (start, end) = (read.span.start, read.span.end);
    PartOut {
        kind,
        at,
        seconds: Some(exact(read.seconds)),
        start,
        end,
        text: plain(&read.text),
        read: Some(words),
    }
}

fn word_out(read: &Read, word: &Word) -> WordOut {
    WordOut {
        text: plain(read.page(word)),
        said: plain(read.saying(word)),
        written: plain(&read.written[word.written.clone()]),
        start: word.span.start,
        end: word.span.end,
        kind: word.kind,
        pause: word.pause,
        bind: word.bind,
        rule: word.rule,
    }
}

#[cfg(test)]
mod tests {
    use super::{SCHEMA, export};
    use crate::export::trial::{show, style, written};

    #[test]
    fn holds_every_word_with_its_kind() {
        let (text, _) = written(export, &show(), &style());
        let json: serde_json::Value = serde_json::from_str(&text).unwrap();
        let story = &json["stories"][0];
        assert_eq!((&story["item"], &story["slug"]), (&"A1".into(), &"MAYOR RESIGNS".into()));
        assert_eq!(story["parts"][3]["kind"], "sot");
        assert_eq!(story["parts"][3]["seconds"], 12.0);
        let words = story["parts"][1]["read"]["words"].as_array().unwrap();
        assert_eq!((&words[8]["text"], &words[8]["kind"]), (&"ERDOĞAN".into(), &"spoken".into()));
        assert_eq!((&words[9]["text"], &words[9]["kind"]), (&"(AIR'-doh-ahn)".into(), &"pronouncer".into()));
        assert_eq!((&words[6]["bind"], &words[6]["written"]), (&true.into(), &"34-year-old".into()));
    }

    #[test]
    fn the_schema_names_every_field() {
        let schema: serde_json::Value = serde_json::from_str(SCHEMA).unwrap();
        let (text, _) = written(export, &show(), &style());
        let json: serde_json::Value = serde_json::from_str(&text).unwrap();
        let story = &json["stories"][0];
        for (name, value) in [
            ("show", &json),
            ("story", story),
            ("meta", &story["meta"]),
            ("part", &story["parts"][1]),
            ("read", &story["parts"][1]["read"]),
            ("word", &story["parts"][1]["read"]["words"][0]),
        ] {
            let known =
                if name == "show" { &schema["properties"] } else { &schema["$defs"][name]["properties"] };
            let fields =
                |value: &serde_json::Value| value.as_object().unwrap().keys().cloned().collect::<Vec<_>>();
            assert_eq!(fields(known), fields(value), "{name}");
        }
    }
}
