//! Scripts made by hand, for the exporters' own tests.

use crate::model::{Cue, HouseStyle, Note, Part, Pause, Read, Rundown, Script, Story, Word, WordKind};

/// A paragraph from its words: `~` binds two, `[…]` is a cue, `(…)` a pronouncer.
pub(crate) fn read(text: &str) -> Read {
    let mut read = Read { written: text.replace('~', " ").to_lowercase(), ..Read::default() };
    let mut inside = None;
    for piece in text.split(' ').flat_map(|chunk| chunk.split_inclusive('~')) {
        push(&mut read, piece, &mut inside);
    }
    let end = read.words.len();
    read.sentences.push(0..end);
    read.seconds = read.said.split(' ').count() as f64 / 2.75;
    read
}

fn push(read: &mut Read, piece: &str, inside: &mut Option<WordKind>) {
    let bare = piece.trim_end_matches('~');
    let opened = match bare.chars().next() {
        Some('[') => Some(WordKind::Cue),
        Some('(') => Some(WordKind::Pronouncer),
        _ => None,
    };
    let mark = if bare == "—" { WordKind::Mark } else { WordKind::Spoken };
    *inside = opened.or(*inside);
    let kind = inside.unwrap_or(mark);
    if bare.trim_end_matches(['.', ',']).ends_with([']', ')']) {
        *inside = None;
    }
    let separate = |out: &mut String| {
        if !out.is_empty() {
            out.push(' ');
        }
    };
    separate(&mut read.text);
    let page = read.text.len();
    read.text.push_str(bare);
    let mut said = read.said.len()..read.said.len();
    if kind == WordKind::Spoken {
        separate(&mut read.said);
        said.start = read.said.len();
        read.said.push_str(&bare.to_lowercase().replace(|c: char| !c.is_alphanumeric() && c != '\'', ""));
        said.end = read.said.len();
    }
    let written = if kind == WordKind::Spoken { page..page + bare.to_lowercase().len() } else { 0..0 };
    let pause = match bare.chars().next_back() {
        Some('.' | '!' | '?') => Pause::Stop,
        Some(',' | '—') => Pause::Short,
        _ => Pause::None,
    };
    let (page, bind) = (page..read.text.len(), piece.ends_with('~'));
    read.words.push(Word { page, said, written, kind, pause, bind, ..Word::default() });
}

/// An instruction.
pub(crate) fn cue(text: &str) -> Cue {
    Cue { text: text.into(), ..Cue::default() }
}

/// A story read by Kim with one of everything in it.
pub(crate) fn script() -> Script {
    let bite = Cue { seconds: Some(12.0), ..cue("[SOT :12]") };
    let parts = vec![
        Part::Cue(cue("[KIM — CAM 2]")),
        Part::Read(read(
            "THE MAYOR OF LA PEÑA — 34-YEAR-OLD~ŁUKASZ ERDOĞAN~(AIR'-doh-ahn) — SAYS, QUOTE,~“WE’RE DONE.” END~QUOTE.",
        )),
        Part::Super(cue("[SUPER: ŁUKASZ ERDOĞAN]")),
        Part::Sot(bite),
        Part::Read(read("THE U-S SENT SIX~MILLION DOLLARS [SHOW MAP] TO KYIV.")),
        Part::Tag(read("FOR NEWS 4, I’M KIM.")),
    ];
    finish(Script {
        slug: "MAYOR RESIGNS".into(),
        anchor: Some("KIM".into()),
        rate: 165.0,
        parts,
        ..Script::default()
    })
}

/// Fills in what follows from the parts.
pub(crate) fn finish(mut script: Script) -> Script {
    script.trt = script.parts.iter().map(super::sheet::seconds).sum();
    (script.low, script.high) = (script.trt * 0.9, script.trt * 1.1);
    script
}

/// A show of that story and a short one.
pub(crate) fn show() -> Rundown {
    let short = finish(Script {
        slug: "WEATHER".into(),
        rate: 165.0,
        parts: vec![Part::Read(read("IT WILL RAIN."))],
        ..Script::default()
    });
    let story = |item: &str, script| Story { item: item.into(), script, ..Story::default() };
    Rundown {
        title: Some("6PM".into()),
        air: Some("2026-11-22 18:00".into()),
        stories: vec![story("A1", script()), story("A2", short)],
    }
}

/// An export as text, and the messages of its notes.
pub(crate) fn written(export: super::Export, rundown: &Rundown, style: &HouseStyle) -> (String, Vec<String>) {
    let made = export(rundown, style).expect("no exporter of text refuses");
    let messages = made.notes.into_iter().map(|Note { message, .. }| message).collect();
    (String::from_utf8(made.value).expect("text"), messages)
}

/// A style to write them in.
pub(crate) fn style() -> HouseStyle {
    toml::from_str(include_str!("../../styles/base.toml")).expect("the base style")
}
