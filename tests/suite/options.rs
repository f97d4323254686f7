//! Every key of a style does something: each of its settings is a row of `cases/options.md`.
//!
//! A row says the key, what is written (an empty cell: as above), the setting, where to look and what
//! stands there. Where to look: `script` (the words), `spoken`, `notes`, `advice` (of `check`), `rewrite` (the
//! words in broadcast order), `seconds`, or the name of an export, of which only the bytes are compared with
//! those of the house style: `as base` or `another`. `UPDATE=1` takes what comes out as right.

use std::fmt::Write as _;
use std::fs;
use std::path::PathBuf;

use ripread::compose::Ask;
use ripread::export::{EXPORTERS, text};
use ripread::import::Input;
use ripread::model::style::UserFonts;
use ripread::model::{HouseStyle, Rundown, Story};
use ripread::stylebook::{STYLES, open, set};

use crate::{root, updating};

/// Keys that name the style and do nothing else.
const LABELS: &[&str] = &["name", "help"];

/// One setting of one key.
#[derive(Debug, Clone)]
struct Row {
    key: String,
    written: String,
    value: String,
    to: String,
    out: String,
}

impl Row {
    /// Where to look.
    fn look(&self) -> &str {
        self.to.split(' ').next().unwrap_or_default()
    }

    /// The house style with what else the row wants set: `script pronouncers=first`.
    fn base(&self) -> HouseStyle {
        let mut style = open("base").expect("the house style");
        for (key, value) in self.to.split(' ').skip(1).filter_map(|flag| flag.split_once('=')) {
            set(&mut style, key, value).expect("a key of the style");
        }
        style
    }
}

fn file() -> PathBuf {
    root().join("tests/suite/cases/options.md")
}

/// The rows of the table, the empty cells filled from above, and the lines that are none.
fn rows(text: &str) -> Vec<Result<Row, String>> {
    let mut above = ["", "", "", ""].map(String::from);
    let mut rows = Vec::new();
    for line in text.lines() {
        let cells: Vec<String> =
            line.trim_matches('|').split(" | ").map(|cell| cell.trim().replace("\\n", "\n")).collect();
        let [key, written, value, to, out] = cells.as_slice() else {
            rows.push(Err(line.to_owned()));
            continue;
        };
        if !line.starts_with("| ") || key.starts_with("---") || key == "key" {
            rows.push(Err(line.to_owned()));
            continue;
        }
        if !key.is_empty() {
            above = [key, written, value, to].map(Clone::clone);
        }
        let or = |cell: &String, above: &String| if cell.is_empty() { above.clone() } else { cell.clone() };
        rows.push(Ok(Row {
            key: or(key, &above[0]),
            written: or(written, &above[1]),
            value: value.clone(),
            to: or(to, &above[3]),
            out: out.clone(),
        }));
    }
    rows
}

/// What stands where a row looks, in a style.
fn looked(row: &Row, style: &HouseStyle) -> Vec<u8> {
    let input = Input { name: "-", bytes: row.written.as_bytes(), ..Input::default() };
    let ask = Ask { rewrite: row.look() == "rewrite", ..Ask::default() };
    let told = ripread::script(&input, style, &ask).expect("a script");
    let script = told.value;
    match row.look() {
        "script" | "rewrite" => text::words(&script, style).trim_end().as_bytes().to_vec(),
        "spoken" => script.spoken().into_bytes(),
        "seconds" => format!("{:.0}", script.trt).into_bytes(),
        "advice" => {
            let read = ripread::import::article(&input, style).expect("an article").value;
            let draft = ripread::english::parse(read.article, style).value;
            let notes = ripread::rules::advice::advise(&draft, style);
            notes.into_iter().map(|note| note.message).collect::<Vec<_>>().join("; ").into_bytes()
        }
        "notes" => {
            let notes: Vec<String> = told.notes.into_iter().map(|note| note.message).collect();
            notes.join("; ").into_bytes()
        }
        name => {
            let exporter = EXPORTERS.iter().find(|row| row.name == name).expect("an export");
            let story = Story { script, ..Story::default() };
            let rundown = Rundown { stories: vec![story], ..Rundown::default() };
            (exporter.export)(&rundown, style).expect("an export").value
        }
    }
}

/// What a row's cell is to say.
fn said(row: &Row) -> String {
    let base = row.base();
    let mut style = base.clone();
    if let Err(error) = set(&mut style, &row.key, &row.value) {
        return format!("refused: {}", error.message);
    }
    if row.key == "page.font-bold" && !row.value.is_empty() {
        let read = |name: &str| fs::read(root().join(name)).expect("a font");
        let (regular_name, bold_name) = ("styles/fonts/NotoSans-Regular.ttf".to_owned(), row.value.clone());
        let (regular, bold) = (read(&regular_name), read(&bold_name));
        style.fonts = Some(UserFonts { regular, regular_name, bold, bold_name });
    }
    let found = looked(row, &style);
    if EXPORTERS.iter().any(|exporter| exporter.name == row.look()) {
        return if found == looked(row, &base) { "as base" } else { "another" }.to_owned();
    }
    String::from_utf8(found).expect("text").replace('\n', "\\n")
}

#[test]
fn each_setting_does_what_its_row_says() {
    let text = fs::read_to_string(file()).expect("the table");
    let mut now = String::new();
    let mut wrong = Vec::new();
    for (row, line) in rows(&text).into_iter().zip(text.lines()) {
        let Ok(row) = row else {
            now.push_str(line);
            now.push('\n');
            continue;
        };
        let got = said(&row);
        if got != row.out {
            wrong.push(format!("{} = {}\n  got:    {got}\n  wanted: {}", row.key, row.value, row.out));
        }
        let keep = line.rsplit_once(" | ").map_or(line, |(keep, _)| keep);
        let _ = writeln!(now, "{keep} | {got} |");
    }
    if updating() {
        fs::write(file(), now).expect("to write the table");
    }
    assert!(updating() || wrong.is_empty(), "{} wrong:\n{}", wrong.len(), wrong.join("\n"));
}

/// Every key there is: those of tables by their whole name.
fn keys() -> Vec<String> {
    let base: toml::Table = STYLES[0].text.parse().expect("base.toml");
    let mut keys = Vec::new();
    for (name, value) in &base {
        match value.as_table() {
            Some(table) if name == "anchors" => {
                assert!(table.is_empty());
                keys.push("anchors.kim".to_owned());
            }
            Some(table) => keys.extend(table.keys().map(|key| format!("{name}.{key}"))),
            None => keys.push(name.clone()),
        }
    }
    keys.retain(|key| !LABELS.contains(&key.as_str()));
    keys
}

/// The house style with one key set.
fn with(key: &str, value: &str) -> HouseStyle {
    let mut style = open("base").expect("the house style");
    set(&mut style, key, value).expect("a setting");
    style
}

/// The settings a key can have, where they are words: as it says itself when told another.
fn settings(key: &str) -> Vec<String> {
    let mut style = open("base").expect("the house style");
    let Err(error) = set(&mut style, key, "no such setting") else { return Vec::new() };
    let listed = error.message.split_once("expected").map_or("", |(_, listed)| listed);
    listed.split('`').skip(1).step_by(2).map(str::to_owned).collect()
}

#[test]
fn each_key_has_a_row_for_each_setting_and_makes_a_difference() {
    let text = fs::read_to_string(file()).expect("the table");
    let rows: Vec<Row> = rows(&text).into_iter().filter_map(Result::ok).collect();
    let mut wrong = Vec::new();
    for key in keys() {
        let mine: Vec<&Row> = rows.iter().filter(|row| row.key == key).collect();
        let differ = mine.iter().any(|row| row.out == "another")
            || mine.iter().any(|row| row.out != mine[0].out && row.written == mine[0].written);
        if !differ {
            wrong.push(format!("{key}: no two settings that differ"));
        }
        let rule = key.starts_with("rules.");
        for setting in settings(&key) {
            // A setting may be spelled in several ways: one row is enough for all that come to the same.
            let shown = mine.iter().any(|row| with(&key, &row.value) == with(&key, &setting));
            if !(shown || rule && setting != "off") {
                wrong.push(format!("{key} = {setting}: no row"));
            }
        }
    }
    let known = keys();
    wrong.extend(
        rows.iter().filter(|row| !known.contains(&row.key)).map(|row| format!("{}: no key", row.key)),
    );
    assert!(wrong.is_empty(), "{} wrong:\n{}", wrong.len(), wrong.join("\n"));
}
