//! The fields of an answer: what `--to` may name, and how each is written.

use std::borrow::Cow;
use std::io::Write as _;

use ripread::compose::timing;
use ripread::export::{self, EXPORTERS, Exporter};
use ripread::model::letters::{among, position};
use ripread::model::{Error, HouseStyle, Note, Part, Rundown, Script, Seconds, Source, Span, Story};
use ripread::stylebook;
use serde::Serialize;

/// One field.
#[derive(Clone, Copy)]
pub(super) enum Field {
    Script,
    Spoken,
    Sentences,
    Article,
    Seconds,
    Low,
    High,
    Words,
    Syllables,
    Notes,
    Export(&'static Exporter),
}

/// Every field that is no export.
const FIELDS: &[(&str, Field)] = &[
    ("script", Field::Script),
    ("spoken", Field::Spoken),
    ("sentences", Field::Sentences),
    ("article", Field::Article),
    ("seconds", Field::Seconds),
    ("low", Field::Low),
    ("high", Field::High),
    ("words", Field::Words),
    ("syllables", Field::Syllables),
    ("notes", Field::Notes),
];

/// Exports that a JSON string can hold.
fn exports() -> impl Iterator<Item = &'static Exporter> {
    EXPORTERS.iter().filter(|row| row.textual)
}

/// The name of every field.
fn all() -> Vec<&'static str> {
    FIELDS.iter().map(|(name, _)| *name).chain(exports().map(|row| row.name)).collect()
}

/// What an answer is made from.
pub(super) struct Told<'a> {
    pub(super) source: &'a Source,
    pub(super) rundown: &'a Rundown,
    pub(super) notes: &'a [Note],
    pub(super) style: &'a HouseStyle,
}

#[derive(Serialize)]
struct Sentence<'a> {
    start: usize,
    end: usize,
    text: Cow<'a, str>,
}

#[derive(Serialize)]
struct NoteOut<'a> {
    level: ripread::model::Level,
    rule: &'a str,
    start: usize,
    end: usize,
    message: &'a str,
    hint: Option<&'a str>,
}

impl Field {
    /// The fields of a list such as `script,seconds`.
    ///
    /// # Errors
    /// Where one is none (the hint says which is nearest), stands there twice, or none is named.
    pub(super) fn list(names: &str) -> Result<Vec<Self>, Error> {
        let mut fields: Vec<Self> = Vec::new();
        for name in names.split(',').map(str::trim).filter(|name| !name.is_empty()) {
            if fields.iter().any(|field| field.name() == name) {
                return Err(Error::new(format!("--to names `{name}` twice"))
                    .hint("an answer has every field once: leave one out"));
            }
            fields.push(Self::named(name)?);
        }
        if fields.is_empty() {
            return Err(Error::new("--to names no field").hint(format!("there are {}", all().join(", "))));
        }
        Ok(fields)
    }

    fn named(name: &str) -> Result<Self, Error> {
        if let Some((_, field)) = FIELDS.iter().find(|(field, _)| *field == name) {
            return Ok(*field);
        }
        if let Some(export) = exports().find(|row| row.name == name) {
            return Ok(Self::Export(export));
        }
        if EXPORTERS.iter().any(|row| row.name == name) {
            return Err(Error::new(format!("{name} is no text, which alone a JSON line can carry"))
                .hint(format!("`ripread convert --to {name}` writes it to a file")));
        }
        let hint = match stylebook::nearest(name, all()) {
            Some(near) => format!("did you mean `{near}`?"),
            None => format!("there are {}", all().join(", ")),
        };
        Err(Error::new(format!("no field is called `{}`", name.escape_debug())).hint(hint))
    }

    pub(super) fn name(&self) -> &'static str {
        match self {
            Self::Script => "script",
            Self::Spoken => "spoken",
            Self::Sentences => "sentences",
            Self::Article => "article",
            Self::Seconds => "seconds",
            Self::Low => "low",
            Self::High => "high",
            Self::Words => "words",
            Self::Syllables => "syllables",
            Self::Notes => "notes",
            Self::Export(row) => row.name,
        }
    }

    /// Writes the field's value.
    ///
    /// # Errors
    /// Where an export refuses the story.
    pub(super) fn write(&self, out: &mut Vec<u8>, told: &Told) -> Result<(), Error> {
        let Told { source, rundown, notes, style } = told;
        let Some(Story { script, .. }) = rundown.stories.first() else { return Ok(()) };
        match self {
            Self::Script => string(out, export::text::words(script, style).trim_end()),
            Self::Spoken => string(out, &script.spoken()),
            Self::Sentences => json(out, &sentences(source, script)),
            Self::Article => string(out, &article(script)),
            Self::Seconds => seconds(out, script.trt),
            Self::Low => seconds(out, script.low),
            Self::High => seconds(out, script.high),
            Self::Words => json(out, &script.spoken_words()),
            Self::Syllables => json(out, &timing::tally(script).syllables),
            Self::Notes => json(out, &notes.iter().map(note).collect::<Vec<_>>()),
            Self::Export(row) => {
                let made = (row.export)(rundown, style)?;
                let text = String::from_utf8(made.value)
                    .map_err(|_| Error::new(format!("{} came out as no UTF-8, a defect of it", row.name)))?;
                string(out, &text);
            }
        }
        Ok(())
    }
}

/// Writes a value. Neither our values nor memory can refuse.
pub(super) fn json<T: Serialize + ?Sized>(out: &mut Vec<u8>, value: &T) {
    let _ = serde_json::to_writer(out, value);
}

/// Writes a long string: stretches without a character to escape are copied as they are.
fn string(out: &mut Vec<u8>, text: &str) {
    let is_escaped = |byte: u8| (byte < b' ') | among(byte, b"\"\\");
    let mut rest = text.as_bytes();
    out.reserve(rest.len() + rest.len() / 32);
    out.push(b'"');
    while let Some(at) = position(rest, is_escaped) {
        out.extend_from_slice(&rest[..at]);
        escaped(out, rest[at]);
        rest = &rest[at + 1..];
    }
    out.extend_from_slice(rest);
    out.push(b'"');
}

/// Writes a quotation mark, a backslash or a control character as JSON has it.
fn escaped(out: &mut Vec<u8>, byte: u8) {
    match byte {
        b'"' | b'\\' => out.extend([b'\\', byte]),
        b'\n' => out.extend(b"\\n"),
        b'\r' => out.extend(b"\\r"),
        b'\t' => out.extend(b"\\t"),
        b'\x08' => out.extend(b"\\b"),
        b'\x0c' => out.extend(b"\\f"),
        byte => out.extend(format!("\\u{byte:04x}").as_bytes()),
    }
}

/// Seconds to the thousandth.
fn seconds(out: &mut Vec<u8>, seconds: Seconds) {
    let _ = write!(out, "{}", (seconds * 1000.0).round() / 1000.0);
}

fn note(note: &Note) -> NoteOut<'_> {
    NoteOut {
        level: note.level,
        rule: note.rule,
        start: note.span.start,
        end: note.span.end,
        message: &note.message,
        hint: note.hint.as_deref(),
    }
}

/// The sentences as the article wrote them.
fn sentences<'a>(source: &'a Source, script: &'a Script) -> Vec<Sentence<'a>> {
    let spans = script.reads().flat_map(|read| &read.sentence_spans);
    let sentence = |span: &Span| Sentence {
        start: span.start,
        end: span.end,
        text: source.text.get(span.start..span.end).unwrap_or_default().into(),
    };
    spans.map(sentence).collect()
}

/// The prose kept.
fn article(script: &Script) -> String {
    let mut out = String::new();
    for part in &script.parts {
        let (Part::Read(read) | Part::Tag(read)) = part else { continue };
        if !out.is_empty() {
            out.push_str("\n\n");
        }
        out.push_str(&read.written);
    }
    out
}

#[cfg(test)]
mod tests {
    #[test]
    fn strings_are_written_as_the_library_writes_them() {
        let every: String = ('\0'..'\u{ff}').chain("“한🎤".chars()).collect();
        for text in ["", "plain", &every, &format!("{}\n\n{every}", "x".repeat(100))] {
            let mut out = Vec::new();
            super::string(&mut out, text);
            assert_eq!(String::from_utf8_lossy(&out), serde_json::to_string(text).expect("a string"));
        }
    }
}
