//! Promises whatever is written: nothing is lost or reordered, and any text at all gives a script. Held
//! over made sentences, and over the repository's own samples. (That a script comes back unchanged is
//! held by `fedback`.)

use std::fs;

use ripread::compose::Ask;
use ripread::import::Input;
use ripread::model::{HouseStyle, Note, Part, Read, Script, Source};
use ripread::stylebook::open;

use crate::made::Dice;
use crate::{files_under, root};

struct Told {
    script: Script,
    notes: Vec<Note>,
}

fn told(written: &str, from: Option<&str>, style: &HouseStyle) -> Told {
    let input = Input { name: "-", bytes: written.as_bytes(), from, ..Input::default() };
    let told = ripread::script(&input, style, &Ask::default()).expect("a script");
    Told { script: told.value, notes: told.notes }
}

fn reads(script: &Script) -> impl Iterator<Item = &Read> {
    script.parts.iter().filter_map(|part| match part {
        Part::Read(read) | Part::Tag(read) => Some(read),
        Part::Cue(_) | Part::Sot(_) | Part::Super(_) => None,
    })
}

/// Every word of the source that no span of the script and no note covers.
fn lost(source: &Source, told: &Told) -> Vec<String> {
    let mut seen = vec![false; source.text.len()];
    let mut see = |start: usize, end: usize| {
        let end = end.min(seen.len());
        if start < end {
            seen[start..end].fill(true);
        }
    };
    for word in reads(&told.script).flat_map(|read| &read.words) {
        see(word.span.start, word.span.end);
    }
    for part in &told.script.parts {
        if let Part::Cue(cue) = part {
            see(cue.span.start, cue.span.end);
        }
    }
    for note in &told.notes {
        see(note.span.start, note.span.end);
    }
    let letters = |c: char| !c.is_alphanumeric();
    let mut lost = Vec::new();
    for word in source.text.split(letters).filter(|word| !word.is_empty()) {
        let at = word.as_ptr() as usize - source.text.as_ptr() as usize;
        if !seen[at..at + word.len()].iter().any(|seen| *seen) {
            lost.push(word.to_owned());
        }
    }
    lost
}

#[test]
fn nothing_is_lost_of_made_paragraphs() {
    let style = open("base").expect("the house style");
    let mut dice = Dice(7);
    let mut wrong = Vec::new();
    for _ in 0..600 {
        let written = dice.paragraph();
        let told = told(&written, None, &style);
        let lost = lost(&Source::new("-", &written), &told);
        if !lost.is_empty() {
            wrong.push(format!("{lost:?} of {written}"));
        }
        let ordered = reads(&told.script)
            .flat_map(|read| read.words.windows(2))
            .all(|pair| pair[0].span.start <= pair[1].span.start);
        if !ordered {
            wrong.push(format!("out of order: {written}"));
        }
    }
    assert!(wrong.is_empty(), "{} wrong:\n{}", wrong.len(), wrong[..wrong.len().min(10)].join("\n"));
}

#[test]
fn any_heap_gives_a_script_whose_spans_lie_in_it() {
    let style = open("base").expect("the house style");
    let mut dice = Dice(13);
    for _ in 0..1500 {
        let written = dice.heap();
        let input = Input { name: "-", bytes: written.as_bytes(), ..Input::default() };
        match ripread::script(&input, &style, &Ask::default()) {
            Err(error) => assert!(!error.message.is_empty(), "{written:?}"),
            Ok(told) => {
                for word in reads(&told.value).flat_map(|read| &read.words) {
                    assert!(
                        word.span.start <= word.span.end && word.span.end <= written.len(),
                        "{written:?}"
                    );
                }
            }
        }
    }
}

#[test]
fn every_word_of_a_sample_points_back_to_it() {
    let style = open("base").expect("the house style");
    for file in files_under(&root().join("samples"), "md") {
        let Ok(written) = fs::read_to_string(&file) else { continue };
        let told = told(&written, Some("markdown"), &style);
        for word in reads(&told.script).flat_map(|read| &read.words) {
            assert!(word.span.end <= written.len(), "{}", file.display());
            let made = word.span.start == word.span.end;
            assert!(!made || word.rule.is_some(), "{}: a word of nobody's", file.display());
        }
    }
}

/// What hangs on itself without end, as a rule that looks ahead might follow it.
const CHAINS: [&str; 23] = [
    "5 p.m.-",
    "1 lb-",
    "1 lb/",
    "1-",
    "1/2-",
    "$5-",
    "$5 million to ",
    "5%-",
    "May 5-",
    "1990-",
    "7:05:",
    "U-S-",
    "John W. ",
    "Jr., ",
    "“‘",
    "(a) ",
    "[",
    "1st-",
    "No. ",
    "and/or/",
    "+5 ",
    "a+",
    "m-+",
];

#[test]
fn no_chain_is_too_long() {
    let style = open("base").expect("the base style");
    for chain in CHAINS {
        told(&chain.repeat(20_000), Some("text"), &style);
    }
}
