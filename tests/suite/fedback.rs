//! A script fed back in comes out unchanged, byte for byte, in every style of the program: over made
//! sentences, and over the repository's own samples and inputs.

use std::fs;
use std::path::PathBuf;

use ripread::compose::Ask;
use ripread::export::text;
use ripread::import::Input;
use ripread::model::{HouseStyle, Rundown, Switch, TextEncoding};
use ripread::stylebook::{STYLES, open, set};

use crate::made::Dice;
use crate::{files_under, root};

/// The prompter text of what is read, as `convert` writes it; `None` where there is nothing to read, or
/// where letters are lost on the way since the style's character set does not have them.
fn converted(name: &str, bytes: &[u8], style: &HouseStyle) -> Option<Vec<u8>> {
    let input = Input { name, bytes, ..Input::default() };
    let told = ripread::script(&input, style, &Ask::default()).ok()?;
    let made = text::export(&Rundown::from(told.value), style).expect("prompter text");
    let whole = made.notes.iter().all(|note| note.rule != "windows-1252");
    whole.then_some(made.value)
}

/// What differs where a text is converted and what came out is converted again.
fn difference(name: &str, bytes: &[u8], style: &HouseStyle) -> Option<String> {
    let once = converted(name, bytes, style)?;
    let twice = converted("-", &once, style).unwrap_or_default();
    if once == twice {
        return None;
    }
    let (once, twice) = (String::from_utf8_lossy(&once), String::from_utf8_lossy(&twice));
    let (mut first, mut second): (Vec<_>, Vec<_>) = (once.lines().collect(), twice.lines().collect());
    while first.len() > 1 && first.last() == second.last() {
        first.pop();
        second.pop();
    }
    let last = |lines: &[&str]| lines.last().map_or("(nothing)", |line| *line).to_owned();
    Some(format!("{}\n  - {}\n  + {}", style.name, last(&first), last(&second)))
}

fn styles() -> Vec<HouseStyle> {
    STYLES.iter().map(|row| open(row.name).expect("a style of the program")).collect()
}

/// Settings under which some things come back otherwise: a script in both cases does not tell its initials from
/// its words, numbers said another way do not show how they were written, and a rule that is off leaves to
/// the next reading what it would have said.
const OTHERWISE: &[&str] = &[
    "case=mixed",
    "init-sep=.",
    "double=space",
    "plural=small",
    "url=space",
    "spell-max",
    "year=pairs",
    "keep-marks=off",
    "rules.",
];

/// The base style with each single setting of the table of options under which a script comes back.
fn settings() -> Vec<HouseStyle> {
    let table = fs::read_to_string(root().join("tests/suite/cases/options.md")).expect("the options");
    let mut key = String::new();
    let mut styles = Vec::new();
    for line in table.lines().filter(|line| line.starts_with("| ")) {
        let cells: Vec<&str> = line.trim_matches('|').split(" | ").map(str::trim).collect();
        let [name, _, value, ..] = cells[..] else { continue };
        if !name.is_empty() {
            name.clone_into(&mut key);
        }
        let named = format!("{key}={value}");
        let mut style = open("base").expect("the base style");
        let told = !value.is_empty() && !OTHERWISE.iter().any(|setting| named.starts_with(setting));
        if told && set(&mut style, &key, value).is_ok() {
            style.name = named;
            styles.push(style);
        }
    }
    styles
}

#[test]
fn a_script_comes_back_under_most_single_settings() {
    let mut dice = Dice(23);
    let texts: Vec<String> = (0..40).map(|_| dice.paragraph()).collect();
    let texts: Vec<(&str, &[u8])> = texts.iter().map(|text| ("-", text.as_bytes())).collect();
    let styles = settings();
    assert!(styles.len() > 80, "{} settings", styles.len());
    assert_all_come_back(&styles, &texts);
}

fn assert_all_come_back(styles: &[HouseStyle], texts: &[(&str, &[u8])]) {
    let mut wrong = Vec::new();
    for style in styles {
        let told = texts.iter().filter_map(|(name, text)| {
            difference(name, text, style).map(|differs| {
                let shown = if *name == "-" {
                    String::from_utf8_lossy(text).into_owned()
                } else {
                    (*name).to_owned()
                };
                format!("{shown}: {differs}")
            })
        });
        wrong.extend(told);
    }
    assert!(wrong.is_empty(), "{} wrong:\n{}", wrong.len(), wrong[..wrong.len().min(10)].join("\n"));
}

#[test]
fn made_paragraphs_come_back_in_every_style() {
    let mut dice = Dice(11);
    let texts: Vec<String> = (0..400).map(|_| dice.paragraph()).collect();
    let texts: Vec<(&str, &[u8])> = texts.iter().map(|text| ("-", text.as_bytes())).collect();
    assert_all_come_back(&styles(), &texts);
}

/// The repository's own inputs: samples' articles and scripts, and the whole corpus.
fn own_files() -> Vec<PathBuf> {
    let mut files = files_under(&root().join("samples"), "md");
    files.extend(files_under(&root().join("samples"), "txt"));
    for end in ["txt", "md", "html", "docx", "odt", "fodt", "rtf"] {
        files.extend(files_under(&root().join("tests/suite/corpus"), end));
    }
    files.retain(|file| file.file_name().is_none_or(|name| name != "LICENSES.md"));
    files
}

#[test]
fn our_own_texts_come_back_in_every_style() {
    let files = own_files();
    let read: Vec<(String, Vec<u8>)> = files
        .iter()
        .map(|file| (file.to_string_lossy().into_owned(), fs::read(file).expect("a file of ours")))
        .collect();
    let texts: Vec<(&str, &[u8])> =
        read.iter().map(|(name, bytes)| (name.as_str(), bytes.as_slice())).collect();
    assert_all_come_back(&styles(), &texts);
}

#[test]
fn short_lines_come_back_without_a_header_to_know_them_by() {
    let mut style = open("ascii").expect("a style of the program");
    style.text.header = Switch::Off;
    style.text.encoding = TextEncoding::Utf8;
    let mut dice = Dice(17);
    let mut texts: Vec<String> = (0..200).map(|_| dice.paragraph()).collect();
    let samples = files_under(&root().join("samples"), "md");
    texts.extend(samples.iter().filter_map(|file| fs::read_to_string(file).ok()));
    let texts: Vec<(&str, &[u8])> = texts.iter().map(|text| ("-", text.as_bytes())).collect();
    assert_all_come_back(&[style], &texts);
}
