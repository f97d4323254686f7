//! Who may import whom.

use std::fs;

use crate::{files_under, root};

/// Each room, and the rooms it may see.
const FLOORS: &[(&str, &[&str])] = &[
    ("model", &[]),
    ("import", &["model"]),
    ("english", &["model"]),
    ("rules", &["model", "english"]),
    ("compose", &["model"]),
    ("export", &["model"]),
    ("stylebook", &["model"]),
    ("verify", &["model"]),
];

#[test]
fn no_room_sees_more_than_it_may() {
    let mut wrong = Vec::new();
    for (room, may) in FLOORS {
        let mut files = files_under(&root().join("src").join(room), "rs");
        files.push(root().join(format!("src/{room}.rs")));
        for file in files.iter().filter(|file| file.exists()) {
            let text = fs::read_to_string(file).expect("a source file");
            for seen in seen(&text).into_iter().filter(|seen| seen != room && !may.contains(&seen.as_str())) {
                wrong.push(format!("{} sees {seen}", file.display()));
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn every_room_is_in_the_table() {
    let lib = fs::read_to_string(root().join("src/lib.rs")).expect("lib.rs");
    let rooms = lib.lines().filter_map(|line| line.strip_prefix("pub mod ")?.strip_suffix(';'));
    for room in rooms {
        assert!(FLOORS.iter().any(|(known, _)| *known == room), "{room} is on no floor");
    }
    let types = lib.lines().filter(|line| {
        ["pub struct", "pub enum", "struct ", "enum "].iter().any(|kind| line.starts_with(kind))
    });
    assert_eq!(types.count(), 0, "lib.rs holds types");
}

/// Every room that code names by `crate::`, outside comments.
fn seen(text: &str) -> Vec<String> {
    let code: String =
        text.lines().map(|line| line.split("//").next().unwrap_or_default()).collect::<Vec<_>>().join("\n");
    let mut found = Vec::new();
    for (at, mark) in code.match_indices("crate::") {
        let rest = &code[at + mark.len()..];
        match rest.strip_prefix('{') {
            Some(group) => found.extend(tops(group)),
            None => found.push(name(rest)),
        }
    }
    found
}

/// The first names in a `{…}` group.
fn tops(group: &str) -> Vec<String> {
    let mut found = vec![name(group.trim_start())];
    let mut depth = 0;
    for (at, c) in group.char_indices() {
        match c {
            '{' => depth += 1,
            '}' if depth == 0 => break,
            '}' => depth -= 1,
            ',' if depth == 0 => found.push(name(group[at + 1..].trim_start())),
            _ => {}
        }
    }
    found.retain(|name| !name.is_empty());
    found
}

fn name(text: &str) -> String {
    text.chars().take_while(|c| c.is_alphanumeric() || *c == '_').collect()
}

#[test]
fn groups_and_comments_are_seen_through() {
    let text = "use crate::{model::{A, B}, export::c};\n// crate::cli\nfn f() { crate::import::g() }\n";
    assert_eq!(seen(text), ["model", "export", "import"]);
}
