//! The word lists keep their shape, and every row does what its example says.

use std::collections::BTreeSet;
use std::fs;

use ripread::compose::Ask;
use ripread::import::Input;
use ripread::model::{HouseStyle, Sort};
use ripread::stylebook::{LISTS, List, open, set};

/// Cells of a row: the word, what it becomes, the example last.
const fn columns(sort: Sort) -> usize {
    match sort {
        Sort::Currency => 6,
        Sort::Pronouncer => 5,
        _ => 4,
    }
}

/// The rows of a list, taken apart.
fn rows(list: &'static List) -> impl Iterator<Item = Vec<&'static str>> {
    list.text.lines().filter(|line| !line.starts_with('#')).map(|line| line.split('\t').collect())
}

#[test]
fn each_list_says_what_it_is_and_has_whole_rows() {
    let mut wrong = Vec::new();
    for list in LISTS {
        if !list.text.starts_with("# ") || !list.text.contains("\n# Columns: ") {
            wrong.push(format!("{}: no head", list.name));
        }
        let broken = rows(list).filter(|cells| cells.len() != columns(list.sort) || cells[0].is_empty());
        wrong.extend(broken.map(|cells| format!("{}: {cells:?}", list.name)));
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn the_parts_that_hints_play_are_those_that_are_asked_for() {
    let list = LISTS.iter().find(|list| list.sort == Sort::Hint).expect("the hints");
    let played: BTreeSet<&str> = rows(list).flat_map(|cells| cells[1].split(' ')).collect();
    let sources = crate::files_under(&crate::root().join("src"), "rs");
    let code: String = sources.iter().map(|path| fs::read_to_string(path).expect("a source file")).collect();
    let asked: BTreeSet<&str> =
        code.split("plays(").skip(1).filter_map(|call| call.split('"').nth(1)).collect();
    let unasked: Vec<_> = played.difference(&asked).collect();
    assert!(unasked.is_empty(), "no code asks for {unasked:?}");
}

#[test]
fn each_row_does_what_its_example_says() {
    let plain = open("base").expect("the house style");
    let mut said = plain.clone();
    set(&mut said, "pronouncers", "first").expect("a key of the style");
    let mut wrong = Vec::new();
    for list in LISTS {
        let style = if matches!(list.sort, Sort::Pronouncer) { &said } else { &plain };
        for cells in rows(list) {
            let example = cells.last().copied().unwrap_or_default();
            let Some((written, wanted)) = example.split_once(" => ") else {
                wrong.push(format!("{}: {}: no example", list.name, cells[0]));
                continue;
            };
            let script = script(written, style);
            if script != wanted {
                wrong.push(format!("{}: {}: {script:?}, not {wanted:?}", list.name, cells[0]));
            }
        }
    }
    assert!(wrong.is_empty(), "{} wrong:\n{}", wrong.len(), wrong.join("\n"));
}

/// What the house style makes of a sentence.
fn script(written: &str, style: &HouseStyle) -> String {
    let input = Input { name: "-", bytes: written.as_bytes(), ..Input::default() };
    let script = ripread::script(&input, style, &Ask::default()).expect("a script").value;
    ripread::export::text::words(&script, style).trim_end().to_owned()
}
