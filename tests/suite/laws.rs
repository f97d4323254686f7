//! The laws of the house that a machine can hold.

use std::collections::BTreeSet;
use std::fs;

use ripread::export::EXPORTERS;
use ripread::import::IMPORTERS;
use ripread::stylebook::{LISTS, STYLES, open};

use crate::{files_under, root};

/// The longest a file may be, in lines.
const LONGEST: usize = 400;

/// Files that are still longer, and how long they may be until they are parted: it only shrinks.
const STILL_LONGER: &[(&str, usize)] = &[("src/export/pdf/tests.rs", 496)];

#[test]
fn files_are_short_and_say_what_they_are() {
    let mut wrong = Vec::new();
    for folder in ["src", "tests", "benches"] {
        for file in files_under(&root().join(folder), "rs") {
            let text = fs::read_to_string(&file).expect("a source file");
            let lines = text.lines().count();
            let name = file.strip_prefix(root()).unwrap_or(&file).to_string_lossy().into_owned();
            let may = STILL_LONGER.iter().find(|(long, _)| *long == name).map_or(LONGEST, |(_, may)| *may);
            if lines > may {
                wrong.push(format!("{}: {lines} lines", file.display()));
            }
            if !text.starts_with("//!") {
                wrong.push(format!("{}: does not say what it is", file.display()));
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn no_file_has_a_name_that_says_nothing() {
    for file in files_under(&root().join("src"), "rs") {
        let name = file.file_stem().expect("a name").to_string_lossy().into_owned();
        assert!(
            !["util", "utils", "helpers", "shared", "common"].contains(&name.as_str()),
            "{}",
            file.display()
        );
    }
}

#[test]
fn styles_and_their_table_agree() {
    let listed: BTreeSet<_> = STYLES.iter().map(|style| style.name.to_owned()).collect();
    assert_eq!(stems("styles", "toml"), listed);
}

#[test]
fn word_lists_and_their_table_agree() {
    let listed: BTreeSet<_> = LISTS.iter().map(|list| list.name.to_owned()).collect();
    assert_eq!(stems("styles/words", "tsv"), listed);
}

fn stems(folder: &str, extension: &str) -> BTreeSet<String> {
    let entries = fs::read_dir(root().join(folder)).into_iter().flatten().flatten().map(|entry| entry.path());
    let files = entries.filter(|path| path.extension().is_some_and(|end| end == extension));
    files.map(|path| path.file_stem().expect("a name").to_string_lossy().into_owned()).collect()
}

#[test]
fn word_lists_are_sorted_and_each_word_stands_once() {
    let mut wrong = Vec::new();
    for list in LISTS {
        let rows: Vec<&str> =
            list.text.lines().filter(|line| !line.is_empty() && !line.starts_with('#')).collect();
        for pair in rows.windows(2) {
            let [before, after] = [pair[0], pair[1]].map(|row| row.split('\t').next().unwrap_or_default());
            if before >= after {
                wrong.push(format!("{}: {before:?} before {after:?}", list.name));
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn base_sets_every_key_and_explains_it() {
    let text = STYLES[0].text;
    let set: toml::Table = text.parse().expect("base.toml");
    let style = open("base").expect("base");
    let all = toml::Table::try_from(&style).expect("a table");
    assert_eq!(keys(&set), keys(&all), "base.toml and HouseStyle have different keys");
    let lines: Vec<&str> = text.lines().collect();
    for pair in lines.windows(2).filter(|pair| pair[1].contains(" = ") || pair[1].starts_with('[')) {
        let explained = pair[0].starts_with('#') || pair[0].starts_with("name = ");
        assert!(explained || pair[1].starts_with('#'), "no comment above {:?}", pair[1]);
    }
}

fn keys(table: &toml::Table) -> BTreeSet<String> {
    let mut found = BTreeSet::new();
    for (name, value) in table {
        match value.as_table() {
            Some(inner) => found.extend(inner.keys().map(|key| format!("{name}.{key}"))),
            None => drop(found.insert(name.clone())),
        }
    }
    found
}

#[test]
fn tables_name_each_thing_once() {
    let exporters: Vec<_> = EXPORTERS.iter().map(|row| row.name).collect();
    let importers: Vec<_> = IMPORTERS.iter().map(|row| row.name).collect();
    let styles: Vec<_> = STYLES.iter().map(|row| row.name).collect();
    for names in [exporters, importers, styles] {
        assert_eq!(names.iter().collect::<BTreeSet<_>>().len(), names.len(), "{names:?}");
    }
}
