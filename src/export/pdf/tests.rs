//! What the pages hold: read back from the finished file, glyph by glyph.

mod around;
mod letters;
mod place;
mod shown;

use super::*;
use crate::export::trial;
use crate::model::style::{EndMark, Measure, PageCase, PageForm, Paper, Pronouncers, Switch, UserFonts};
use crate::model::{Cue, Part, Pause, Read, Script};
use shown::{Shown, dictionary, lines, shown, words};

/// A paragraph of sentences, told by their stops.
fn read(text: &str) -> Read {
    let mut read = trial::read(text);
    let ends = (1..=read.words.len())
        .filter(|&end| read.words[end - 1].pause == Pause::Stop || end == read.words.len());
    let ends: Vec<usize> = ends.collect();
    let starts = std::iter::once(0).chain(ends.iter().copied());
    read.sentences = starts.zip(ends.iter().copied()).map(|(start, end)| start..end).collect();
    read
}

fn story(parts: Vec<Part>) -> Rundown {
    trial::finish(Script { slug: "STORY".into(), parts, ..Script::default() }).into()
}

fn style(form: PageForm) -> HouseStyle {
    let mut style = trial::style();
    style.page.form = form;
    style.page.end_mark = EndMark::None;
    style
}

fn made(rundown: &Rundown, style: &HouseStyle) -> (Vec<Shown>, Vec<String>) {
    let made = export(rundown, style).expect("pages");
    (shown(&made.value), made.notes.into_iter().map(|note| note.message).collect())
}

const FORMS: [PageForm; 3] = [PageForm::Talent, PageForm::TwoColumn, PageForm::Crew];

/// What a script's words are on a page: all but what is for others.
fn expected(rundown: &Rundown, form: PageForm) -> Vec<String> {
    let mut out = Vec::new();
    for part in rundown.stories.iter().flat_map(|story| &story.script.parts) {
        let text = match part {
            Part::Read(read) | Part::Tag(read) => &read.text,
            Part::Super(_) if form == PageForm::Talent => continue,
            Part::Cue(cue) | Part::Sot(cue) | Part::Super(cue) => &cue.text,
        };
        out.extend(text.split_whitespace().map(str::to_owned));
    }
    out
}

/// Texts that have broken pages before, or could.
fn hostile() -> Vec<(&'static str, Rundown)> {
    let long = "W".repeat(300);
    let chain = "U-S-".repeat(75);
    let names = "NGUYỄN~THỊ ĐẶNG ŁUKASZ ERDOĞAN JOSÉ ΑΘΗΝΆ МОСКВА́ 习近平 مرحبا שלום 엘 नमस्ते SAID SO.";
    let sentence = "THE MAYOR OF LA PEÑA TOLD REPORTERS ON TUESDAY THAT SIX~MILLION~DOLLARS ARE GONE. ";
    let endless = "AND THE COUNCIL MET, ".repeat(400);
    let paragraph = |text: &str| Part::Read(read(text.trim()));
    let cue = |at: usize| Part::Cue(trial::cue(&format!("[CUE NUMBER {at} — TAKE THE LIVE PICTURE]")));
    vec![
        ("six scripts", story(vec![paragraph(names)])),
        ("a long word", story(vec![paragraph(&format!("GO TO {long} NOW.")), paragraph(&chain)])),
        ("a word of pages", story(vec![paragraph(&"W".repeat(2_000))])),
        ("cues", story((0..300).map(cue).collect())),
        ("cues and a word", story((0..100).map(cue).chain([paragraph("THE END.")]).collect())),
        ("nothing", story(Vec::new())),
        ("an empty paragraph", story(vec![paragraph(""), paragraph("ONE."), paragraph("")])),
        ("one word", story(vec![paragraph("YES.")])),
        ("a sentence of pages", story(vec![paragraph(&endless)])),
        ("one long paragraph", story(vec![paragraph(&sentence.repeat(120))])),
        ("many paragraphs", story((0..60).map(|_| paragraph(sentence)).collect())),
        ("bound for ever", story(vec![paragraph(&"BOUND~".repeat(90))])),
        ("cues within", story(vec![paragraph(&"[TAKE VO OF THE BRIDGE AT NIGHT] GO ".repeat(150))])),
        ("only cues within", story(vec![paragraph("[TAKE VO]"), paragraph("SO [TAKE SOT]")])),
        ("an endless cue", story(vec![paragraph(&format!("SO [{}] NOW.", "A CUE ".repeat(900).trim()))])),
        ("a show", trial::show()),
    ]
}
