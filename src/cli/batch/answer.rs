//! Records to answers: one clerk a thread, who keeps the styles he has opened.

use std::collections::HashMap;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::Arc;

use ripread::compose::Ask;
use ripread::import::{self, Input};
use ripread::model::TextEncoding;
use ripread::model::style::Switch;
use ripread::model::{Error, HouseStyle, Note, Noted, Rundown, Script, Source, Span};
use ripread::stylebook;
use serde_json::{Map, Value};

use super::fields::{Field, Told, json};
use super::record::{NO_ID, Record};
use super::stream::{Block, LONGEST, lines};
use crate::{args, house};

/// Styles a clerk keeps: a feed uses a few, and one that makes up more must not fill the memory.
const KEPT: usize = 64;

/// What every record is answered with.
pub(super) struct Desk {
    fields: Vec<Field>,
    style: Arc<HouseStyle>,
    ask: Ask,
    /// What the command line sets: laid over a record's own style, too.
    sets: Vec<String>,
    ascii: bool,
}

impl Desk {
    pub(super) fn new(
        fields: Vec<Field>,
        style: HouseStyle,
        ask: Ask,
        sets: Vec<String>,
        ascii: bool,
    ) -> Self {
        Self { fields, style: Arc::new(stringed(style)), ask, sets, ascii }
    }

    pub(super) fn clerk(self: &Arc<Self>) -> Clerk {
        Clerk { desk: Arc::clone(self), styles: HashMap::new() }
    }
}

/// Whoever answers on one thread.
pub(super) struct Clerk {
    desk: Arc<Desk>,
    /// Styles opened before, by name and settings as asked.
    styles: HashMap<String, Arc<HouseStyle>>,
}

impl Clerk {
    /// The answers to a block's lines, a line each.
    pub(super) fn answer_all(&mut self, block: &Block) -> Vec<u8> {
        let mut out = Vec::with_capacity(block.bytes.len() * 2);
        if block.too_long {
            let message = format!("the line is longer than {} MB", LONGEST / 1024 / 1024);
            refuse(&mut out, NO_ID, &message, block.line);
        }
        for (at, line) in lines(&block.bytes).enumerate() {
            let start = out.len();
            self.answer(&mut out, line.strip_suffix(b"\n").unwrap_or(line), block.line + at);
            if self.desk.ascii {
                escape(&mut out, start);
            }
        }
        out
    }

    /// The answer to one line. Whatever is wrong with it, the stream goes on.
    fn answer(&mut self, out: &mut Vec<u8>, line: &[u8], number: usize) {
        let start = out.len();
        let record = match Record::read(line) {
            Ok(record) => record,
            Err((id, message)) => return refuse(out, id, &message, number),
        };
        let done = catch_unwind(AssertUnwindSafe(|| self.write(out, &record)));
        let done = done
            .unwrap_or_else(|_| Err(Error::new("this record broke the program, which is a defect of it")));
        if let Err(error) = done {
            out.truncate(start);
            refuse(out, record.id(), &message(&error), number);
        }
    }

    fn write(&mut self, out: &mut Vec<u8>, record: &Record) -> Result<(), Error> {
        let Some(text) = record.text.as_deref() else {
            return Err(Error::new("the record has no `text`"));
        };
        let style = self.style(record)?;
        let (source, script, notes) = tell(text, record, &style, &self.ask(record)?)?;
        let rundown = Rundown::from(script);
        let told = Told { source: &source, rundown: &rundown, notes: &notes, style: &style };
        out.extend(b"{\"id\":");
        out.extend(record.id().as_bytes());
        for field in &self.desk.fields {
            out.push(b',');
            json(out, field.name());
            out.push(b':');
            field.write(out, &told)?;
        }
        out.extend(b"}\n");
        Ok(())
    }

    fn ask(&self, record: &Record) -> Result<Ask, Error> {
        let mut ask = self.desk.ask.clone();
        if let Some(rate) = record.rate {
            ask.rate = Some(args::rate(&rate.to_string()).map_err(Error::new)?);
        }
        if let Some(anchor) = &record.anchor {
            ask.anchor = Some(anchor.clone().into_owned());
        }
        if let Some(slug) = &record.slug {
            ask.slug = Some(slug.clone().into_owned());
        }
        ask.rewrite = record.rewrite.unwrap_or(ask.rewrite);
        Ok(ask)
    }

    /// The style a record asks for, opened once.
    fn style(&mut self, record: &Record) -> Result<Arc<HouseStyle>, Error> {
        let settings = record.set.as_ref().filter(|set| !set.is_empty());
        if record.style.is_none() && settings.is_none() {
            return Ok(Arc::clone(&self.desk.style));
        }
        let key = serde_json::to_string(&(&record.style, settings)).unwrap_or_default();
        if let Some(style) = self.styles.get(&key) {
            return Ok(Arc::clone(style));
        }
        let mut style = match &record.style {
            Some(name) => {
                let mut style = house::named(name)?;
                house::set(&mut style, &self.desk.sets)?;
                style
            }
            None => HouseStyle::clone(&self.desk.style),
        };
        for (key, value) in settings.into_iter().flatten() {
            stylebook::set(&mut style, key, &setting(value))?;
        }
        if self.styles.len() >= KEPT {
            self.styles.clear();
        }
        let style = Arc::new(stringed(style));
        self.styles.insert(key, Arc::clone(&style));
        Ok(style)
    }
}

/// A style whose exports are UTF-8, which alone a JSON string holds.
fn stringed(mut style: HouseStyle) -> HouseStyle {
    style.text.encoding = TextEncoding::Utf8;
    (style.text.bom, style.mos.utf16, style.nsml.utf16) = (Switch::Off, Switch::Off, Switch::Off);
    style
}

/// A value as `--set` would have it. JSON's lists of strings are TOML's, too.
fn setting(value: &Value) -> String {
    match value {
        Value::String(text) => text.clone(),
        Value::Null | Value::Bool(_) | Value::Number(_) | Value::Array(_) | Value::Object(_) => {
            value.to_string()
        }
    }
}

/// Reads and writes one story.
fn tell(
    text: &str,
    record: &Record,
    style: &HouseStyle,
    ask: &Ask,
) -> Result<(Source, Script, Vec<Note>), Error> {
    if text.trim().is_empty() {
        let note = Note::warn("empty", Span::new(0, text.len()), "there is nothing to read");
        return Ok((Source::default(), Script::default(), vec![note]));
    }
    let from = Some(record.format.as_deref().unwrap_or("text"));
    let input =
        Input { name: "-", bytes: text.as_bytes(), from, encoding: Some("utf-8"), ..Input::default() };
    let Noted { value: reading, notes } = import::article(&input, style)?;
    let Noted { value: script, notes } = ripread::write(reading.article, notes, style, ask);
    Ok((reading.source, script, notes))
}

fn message(error: &Error) -> String {
    error.hint.as_ref().map_or_else(|| error.message.clone(), |hint| format!("{} ({hint})", error.message))
}

/// Writes an error in an answer's place.
fn refuse(out: &mut Vec<u8>, id: &str, message: &str, line: usize) {
    let map = Map::from_iter([("message".into(), message.into()), ("line".into(), line.into())]);
    out.extend(b"{\"id\":");
    out.extend(id.as_bytes());
    out.extend(b",\"error\":");
    json(out, &map);
    out.extend(b"}\n");
}

/// Writes `\u` escapes for what is not ASCII from there on: in JSON that only stands in strings.
fn escape(out: &mut Vec<u8>, start: usize) {
    if out[start..].is_ascii() {
        return;
    }
    let text = String::from_utf8_lossy(&out[start..]).into_owned();
    out.truncate(start);
    for c in text.chars() {
        if c.is_ascii() {
            out.push(c as u8);
            continue;
        }
        for unit in c.encode_utf16(&mut [0; 2]) {
            out.extend(format!("\\u{unit:04x}").as_bytes());
        }
    }
}
