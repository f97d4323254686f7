//! Three promises whatever is written: nothing is lost, a script comes back unchanged, and any text at
//! all gives a script. Held over sentences made here from written forms, and over the repository's own
//! samples and inputs.

use std::fs;

use ripread::compose::Ask;
use ripread::export::text;
use ripread::import::Input;
use ripread::model::{HouseStyle, Note, Part, Read, Script, Source};
use ripread::stylebook::open;

use crate::{files_under, root};

/// Written forms, each with what a sentence may have there.
const THINGS: &[&str] = &[
    "15,000 troops",
    "$5 million",
    "$2.50",
    "a $700,000 home",
    "3.8%",
    "0.5%",
    "1/2 of it",
    "the 42nd time",
    "Jan. 3",
    "March 14, 2025",
    "9/11/2001",
    "9 p.m. EDT",
    "3:30",
    "the 1990s",
    "the ’80s",
    "2001-05",
    "34-7",
    "a 5-4 vote",
    "-5 degrees",
    "72°F",
    "6-foot-4",
    "25 mph",
    "No. 7",
    "I-95",
    "Flight 93",
    "F-16s",
    "H5N1",
    "the FBI",
    "the NAACP’s plan",
    "two CEOs",
    "the U.S.",
    "U.S.-led forces",
    "NASA",
    "AT&T",
    "COVID-19",
    "a PhD",
    "the 49ers",
    "Sen. Tim Kaine, D-Va.,",
    "Rep. Jim Jordan (R-Ohio)",
    "Dr. Ann Roe",
    "Mr. Fox",
    "St. Louis",
    "George W. Bush",
    "J.D. Vance",
    "Acme Inc.",
    "Hartford, Conn.,",
    "weather.gov",
    "@NWS",
    "#MeToo",
    "202-555-0147",
    "953 E. 42nd St.",
    "World War II",
    "Pope Leo XIV",
    "Malcolm X",
    "H.R. 1",
    "S. 5",
    "“The Old Man and the Sea”",
    "a “total mess”",
    "(ODNI)",
    "(he said so)",
    "[sic]",
    "[VO]",
    "rock ’n’ roll",
    "’tis",
    "the workers’ union",
    "café São Paulo",
    "naïve",
    "Zelenskyy",
    "and/or",
    "24/7",
    "us",
    "it",
    "who knows",
    "May",
    "Polish",
    "— a liar —",
    "...",
    "well-known",
    "…",
    "the pdf",
    "BREAKING",
    "Bob’s",
    "A.",
];

/// Ways to put two of them into a sentence.
const FRAMES: &[&str] = &[
    "They saw {} and {}.",
    "“We will take {},” Lee said. “Then {}.”",
    "{} met {} on Tuesday.",
    "Asked about {}, she called it “{} and nothing but trouble for us all.”",
    "“If {} fails,” Brandt warned, “{} will pay.”",
    "He said {}; she said {}!",
    "Will {} help {}?",
    "The mayor, who had {}, told reporters: “He said ‘{}’ and left.”",
];

/// What nobody should write and somebody does.
const ODD: &[&str] = &[
    "\u{200b}",
    "\u{202e}",
    "\u{feff}",
    "\u{ad}",
    "e\u{301}",
    "ﬁ",
    "Ａ",
    "🔥",
    "🇺🇸",
    "\u{a0}",
    "“",
    "”",
    "‘",
    "’",
    "\"",
    "'",
    "((",
    "))",
    "[",
    "]",
    "[[",
    "{{",
    "<b>",
    "--",
    "---",
    "/",
    "$",
    "%",
    "&",
    "#",
    "@",
    "*",
    "_",
    "½",
    "№",
    "°",
    "1,0,0",
    "1.2.3",
    "99999999999999999999999",
    "0",
    "-",
    "'s",
    "’s",
    ".",
    "..",
    "....",
    ",",
    ",,",
    "?!",
    "\t",
    "\r\n",
    "\n\n",
    "\u{0}",
    "漢字",
    "한국",
    "שלום",
    "\u{10ffff}",
    "QUOTE",
    "END QUOTE",
    "unquote",
    "A.B.C.",
    "a.m.",
    "No.",
    "U-S",
];

/// Numbers in a fixed order that looks like none.
struct Dice(u64);

impl Dice {
    fn next(&mut self, sides: usize) -> usize {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (self.0 >> 33) as usize % sides
    }

    fn pick<'a>(&mut self, from: &[&'a str]) -> &'a str {
        from[self.next(from.len())]
    }

    /// A paragraph of one to three sentences.
    fn paragraph(&mut self) -> String {
        let sentences = 1 + self.next(3);
        let sentence = |dice: &mut Self| {
            let frame = dice.pick(FRAMES);
            let filled = frame.replacen("{}", dice.pick(THINGS), 1);
            filled.replacen("{}", dice.pick(THINGS), 1)
        };
        (0..sentences).map(|_| sentence(self)).collect::<Vec<_>>().join(" ")
    }

    /// A heap of things and oddities.
    fn heap(&mut self) -> String {
        let pieces = 1 + self.next(30);
        let mut heap = String::new();
        for _ in 0..pieces {
            let piece = if self.next(3) == 0 { self.pick(THINGS) } else { self.pick(ODD) };
            heap.push_str(piece);
            heap.push_str([" ", "", " "][self.next(3)]);
        }
        heap
    }
}

struct Told {
    words: String,
    script: Script,
    notes: Vec<Note>,
}

fn told(written: &str, from: Option<&str>, style: &HouseStyle) -> Told {
    let input = Input { name: "-", bytes: written.as_bytes(), from, ..Input::default() };
    let told = ripread::script(&input, style, &Ask::default()).expect("a script");
    let words = text::words(&told.value, style);
    Told { words, script: told.value, notes: told.notes }
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
fn made_paragraphs_come_back_unchanged() {
    let style = open("base").expect("the house style");
    let mut dice = Dice(11);
    let mut wrong = Vec::new();
    for _ in 0..600 {
        let written = dice.paragraph();
        let once = told(&written, None, &style).words;
        let twice = told(&once, Some("draft"), &style).words;
        if once != twice {
            wrong.push(format!("{written}\n  {once}  {twice}"));
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

/// The repository's own texts: samples' articles and the corpus of inputs that are text.
fn own_texts() -> Vec<String> {
    let mut files = files_under(&root().join("samples"), "md");
    files.extend(files_under(&root().join("samples"), "txt"));
    files.extend(files_under(&root().join("tests/suite/corpus"), "txt"));
    files.retain(|file| file.file_name().is_none_or(|name| name != "LICENSES.md"));
    files.iter().filter_map(|file| fs::read_to_string(file).ok()).collect()
}

#[test]
fn our_own_texts_come_back_unchanged() {
    let style = open("base").expect("the house style");
    let mut wrong = Vec::new();
    let texts = own_texts();
    assert!(texts.len() > 20);
    for written in texts {
        let input = Input { name: "-", bytes: written.as_bytes(), ..Input::default() };
        let Ok(first) = ripread::script(&input, &style, &Ask::default()) else { continue };
        let once = text::words(&first.value, &style);
        let twice = told(&once, Some("draft"), &style).words;
        if once != twice {
            let differ = once.lines().zip(twice.lines()).find(|(one, other)| one != other);
            wrong.push(format!("{differ:?}"));
        }
    }
    assert!(wrong.is_empty(), "{} wrong:\n{}", wrong.len(), wrong.join("\n"));
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
