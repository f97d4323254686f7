//! Every export of hostile scripts: harmless, whole, and the same words when read back.

use ripread::export::EXPORTERS;
use ripread::model::{
    Cue, HouseStyle, Part, Pause, Read, Rundown, Script, Story, Word, WordKind, fingerprint, printable,
};
use ripread::verify;

/// What has broken a file format somewhere.
const HOSTILE: &[&str] = &[
    "<script>alert(1)</script>",
    "]]>",
    "{\\rtf1",
    "\\par",
    "}",
    "-->",
    "<!--",
    "&amp;",
    "&",
    "&#0;",
    "%s",
    "\u{0}",
    "A\u{7}B",
    "\u{202e}DRIB",
    "\u{2066}X\u{2069}",
    "\u{feff}",
    "\u{ffff}",
    "\u{1b}31mRED",
    "</p>",
    "</body></html>",
    "\"QUOTED\"",
    "'",
    "`code`",
    "*BOLD*",
    "_U_",
    "#",
    "###1",
    "1.",
    "-",
    "+",
    "~~~",
    "|",
    "$X$",
    "NOTE",
    "WEBVTT",
    "00:00:01.000",
    "STYLE",
    "{\\an8}",
    "<v",
    "<mos>",
    "<nsml>",
    "%PDF-1.7",
    "PK\u{3}\u{4}",
    "---",
    "slug:",
    "é",
    "ŁUKASZ",
    "NGUYỄN",
    "ĐẶNG",
    "한국",
    "\u{1f3a4}",
    "e\u{301}",
    "“WE’RE",
    "DONE.”",
    "U-S",
    "15-THOUSAND",
    "I’LL",
    "\u{85}",
    "\u{2028}",
    "=",
    "==",
    "\\",
    "\\\\",
    "\\u8217?",
    "//",
    "<",
    ">",
    "<<<",
    "''",
    "TRT",
];

/// A small generator, so that a failure names the seed that shows it again.
struct Dice(u64);

impl Dice {
    fn roll(&mut self, sides: usize) -> usize {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        ((self.0 >> 33) % sides as u64) as usize
    }

    fn hostile(&mut self) -> &'static str {
        HOSTILE[self.roll(HOSTILE.len())]
    }
}

fn read(dice: &mut Dice) -> Read {
    let mut read = Read { seconds: dice.roll(300) as f64 / 10.0, ..Read::default() };
    for _ in 0..dice.roll(30) {
        match dice.roll(12) {
            0 => push(&mut read, "[SHOW <MAP>]", WordKind::Cue, dice),
            1 => push(&mut read, "(zeh-LEHN'-skee)", WordKind::Pronouncer, dice),
            2 => push(&mut read, "—", WordKind::Mark, dice),
            _ => {
                let word = dice.hostile();
                // A model's text holds no line ends within a word.
                push(&mut read, word.trim_matches(char::is_whitespace), WordKind::Spoken, dice);
            }
        }
    }
    let end = read.words.len();
    read.sentences.push(0..end);
    read
}

fn push(read: &mut Read, text: &str, kind: WordKind, dice: &mut Dice) {
    if text.is_empty() {
        return;
    }
    for out in [&mut read.text, &mut read.written] {
        if !out.is_empty() {
            out.push(' ');
        }
    }
    let (page, written) = (read.text.len(), read.written.len());
    read.text.push_str(text);
    read.written.push_str(text);
    let said = read.said.len();
    if kind == WordKind::Spoken {
        read.said.push_str("word ");
    }
    read.words.push(Word {
        page: page..read.text.len(),
        said: said..read.said.len(),
        written: written..read.written.len(),
        kind,
        pause: [Pause::None, Pause::Short, Pause::Stop][dice.roll(3)],
        bind: dice.roll(4) == 0,
        ..Word::default()
    });
}

fn script(dice: &mut Dice) -> Script {
    let mut script = Script { slug: dice.hostile().into(), rate: 165.0, ..Script::default() };
    script.anchor = (dice.roll(2) == 0).then(|| dice.hostile().into());
    script.meta.writer = Some(dice.hostile().into());
    script.meta.show = Some(dice.hostile().into());
    for _ in 0..dice.roll(8) {
        let cue = Cue { text: format!("[{}]", dice.hostile().replace([']', '['], "")), ..Cue::default() };
        script.parts.push(match dice.roll(6) {
            0 => Part::Cue(cue),
            1 => Part::Sot(Cue { seconds: Some(7.0), ..cue }),
            2 => Part::Super(cue),
            3 => Part::Tag(read(dice)),
            _ => Part::Read(read(dice)),
        });
    }
    script.trt = script.reads().map(|read| read.seconds).sum();
    script
}

fn rundown(seed: u64) -> Rundown {
    let mut dice = Dice(seed);
    if dice.roll(3) > 0 {
        return script(&mut dice).into();
    }
    let story = |number, dice: &mut Dice| Story {
        item: format!("A{number}"),
        script: script(dice),
        ..Story::default()
    };
    let stories = (1..=dice.roll(4)).map(|number| story(number, &mut dice)).collect();
    Rundown { title: Some(dice.hostile().into()), air: Some(dice.hostile().into()), stories }
}

fn style() -> HouseStyle {
    ripread::stylebook::open("base").expect("the base style")
}

/// The words an export should give back: RTF cannot show what lies above U+FFFF.
fn expected(rundown: &Rundown, exporter: &str) -> Vec<String> {
    let shown = |word: &str| match exporter {
        "rtf" => word
            .chars()
            .map(|c| if u32::from(c) > 0xffff && printable(c).is_some() { '?' } else { c })
            .collect(),
        _ => word.to_owned(),
    };
    let stories = rundown.stories.iter().filter(|story| story.script.page_words().next().is_some());
    stories
        .map(|story| {
            fingerprint(story.script.page_words().map(shown).collect::<Vec<_>>().iter().map(String::as_str))
        })
        .collect()
}

#[test]
fn hostile_words_come_back_from_every_export_as_words() {
    let style = style();
    for seed in 0..40 {
        let rundown = rundown(seed);
        for exporter in EXPORTERS {
            let made = (exporter.export)(&rundown, &style).expect("no exporter refuses a script").value;
            if matches!(exporter.name, "srt" | "vtt" | "pdf") || rundown.stories.is_empty() {
                continue;
            }
            let read = verify::stories(&made, &style)
                .unwrap_or_else(|error| panic!("{} {seed}: {error}", exporter.name));
            let found: Vec<String> = read
                .iter()
                .filter(|story| !story.words.is_empty())
                .map(verify::Carried::fingerprint)
                .collect();
            let text = String::from_utf8_lossy(&made);
            assert_eq!(
                found,
                expected(&rundown, exporter.name),
                "{} {seed}\n{text}\n{read:#?}",
                exporter.name
            );
        }
    }
}

#[test]
fn no_export_of_text_holds_an_order_to_the_reader() {
    let style = style();
    for seed in 0..40 {
        let rundown = rundown(seed);
        for exporter in EXPORTERS.iter().filter(|exporter| exporter.textual) {
            let made = (exporter.export)(&rundown, &style).expect("no exporter refuses a script").value;
            let text = String::from_utf8(made).expect("text is UTF-8");
            let order = text.chars().find(|&c| c != '\n' && printable(c).is_none());
            assert_eq!(order, None, "{} {seed}", exporter.name);
            assert!(
                !text.contains("<script>alert") || matches!(exporter.name, "text" | "rtf" | "json"),
                "{} {seed}\n{text}",
                exporter.name
            );
        }
    }
}

#[test]
fn a_word_of_100_kilobytes_is_only_long() {
    let style = style();
    let mut dice = Dice(1);
    let mut read = read(&mut dice);
    push(&mut read, &"W".repeat(100_000), WordKind::Spoken, &mut dice);
    let rundown =
        Rundown::from(Script { slug: "LONG".into(), parts: vec![Part::Read(read)], ..Script::default() });
    for exporter in EXPORTERS {
        let made = (exporter.export)(&rundown, &style).expect("no exporter refuses a script");
        assert!(!made.value.is_empty(), "{}", exporter.name);
    }
}

#[test]
fn a_story_without_words_is_still_a_file() {
    let style = style();
    for rundown in [Rundown::default(), Rundown::from(Script { slug: "EMPTY".into(), ..Script::default() })] {
        for exporter in EXPORTERS {
            (exporter.export)(&rundown, &style).expect("no exporter refuses a script");
        }
    }
}

#[test]
fn every_form_keeps_what_it_is_said_to_keep_and_loses_the_rest() {
    let read = Read {
        text: "THE MAYOR LEFT.".into(),
        said: "the mayor left".into(),
        written: "The mayor left.".into(),
        seconds: 3.0,
        ..Read::default()
    };
    let cue = |text: &str| Cue { text: text.into(), ..Cue::default() };
    let script = Script {
        slug: "HARBOR BRIDGE".into(),
        anchor: Some("Dana Whitfield".into()),
        rate: 171.0,
        parts: vec![Part::Cue(cue("[TWO SHOT]")), Part::Super(cue("[SUPER: KOVAC]")), Part::Read(read)],
        ..Script::default()
    };
    let mut script = script;
    script.meta.writer = Some("Roe Lindqvist".into());
    script.meta.show = Some("THE SIX".into());
    let print = script.fingerprint();
    let style = ripread::stylebook::open("base").expect("a style");
    let rundown = Rundown {
        stories: vec![Story { item: "Q7".into(), script, ..Story::default() }],
        ..Rundown::default()
    };
    let facts = [
        ("slug", "HARBOR BRIDGE"),
        ("anchor", "DANA WHITFIELD"),
        ("writer", "ROE LINDQVIST"),
        ("show", "THE SIX"),
        ("fingerprint", &print),
        ("rate", "171"),
        ("item number", "Q7"),
        ("cues", "TWO SHOT"),
        ("supers", "KOVAC"),
    ];
    for form in EXPORTERS.iter().filter(|form| form.textual && form.keeps != "everything") {
        let made = (form.export)(&rundown, &style).expect("an export").value;
        let made = String::from_utf8_lossy(&made).to_uppercase();
        let named = |list: &str, fact: &str| {
            list.split([',', ';', ':'])
                .flat_map(|item| item.split(" and "))
                .any(|item| item.trim().starts_with(fact))
        };
        for (fact, text) in facts {
            let (kept, lost) = (named(form.keeps, fact), named(form.loses, fact));
            assert!(!(kept && lost), "{}: {fact} is both", form.name);
            // What is not worth a word either way may be in it or not.
            if kept || lost {
                assert_eq!(made.contains(text), kept, "{}: {fact}", form.name);
            }
        }
    }
}
