//! What is written, what stands on the prompter, what is said: one case a line in `said/*.tsv`.
//!
//! Columns: rule, written, script, spoken, flags (`rewrite`, or `key=value` of the house style), note;
//! `\n` in a cell is a line break. Every case must also come out unchanged when its script is fed back.

use std::fmt::Write as _;
use std::path::{Path, PathBuf};

use ripread::compose::Ask;
use ripread::import::Input;
use ripread::stylebook::{open, set};

/// The script's words and what is said, of a text under a case's flags.
fn said(written: &str, flags: &str) -> (String, String) {
    let mut style = open("base").expect("the house style");
    let mut ask = Ask::default();
    for flag in flags.split_whitespace() {
        match flag.split_once('=') {
            Some((key, value)) => set(&mut style, key, value).expect("a key of the style"),
            None if flag == "rewrite" => ask.rewrite = true,
            None => panic!("no such flag: {flag}"),
        }
    }
    let input = Input { name: "-", bytes: written.as_bytes(), ..Input::default() };
    let script = ripread::script(&input, &style, &ask).expect("a script").value;
    (ripread::export::text::words(&script, &style).trim_end().to_owned(), script.spoken())
}

/// A case's line with what the program makes of it, and what is wrong with the line as it is.
fn tried(line: &str) -> (String, Option<String>) {
    let cells: Vec<&str> = line.split('\t').collect();
    let [rule, written, script, spoken, flags, note] = cells[..] else {
        return (line.to_owned(), Some(format!("not six cells: {line}")));
    };
    let unfold = |cell: &str| cell.replace("\\n", "\n");
    let fold = |text: &str| text.replace('\n', "\\n");
    let (got, heard) = said(&unfold(written), flags);
    let (again, _) = said(&got, flags);
    let now = [rule, written, &fold(&got), &fold(&heard), flags, note].join("\t");
    let mut wrong = String::new();
    for (what, got, wanted) in [("script", &got, script), ("spoken", &heard, spoken)] {
        if *got != unfold(wanted) {
            write!(wrong, "\n  {what}: {}\n  wanted: {wanted}", fold(got)).expect("a string takes it");
        }
    }
    if again != got {
        write!(wrong, "\n  script: {}\n  again:  {}", fold(&got), fold(&again)).expect("a string takes it");
    }
    let wrong = (!wrong.is_empty()).then(|| format!("{rule}: {written}{wrong}"));
    (now, wrong)
}

/// Tries every line of a file; rewrites it when what is done now is to be accepted.
fn faults(path: &Path) -> Vec<String> {
    let text = std::fs::read_to_string(path).expect("a readable file");
    let mut kept = String::new();
    let mut wrong = Vec::new();
    for line in text.lines() {
        let case = !(line.is_empty() || line.starts_with('#'));
        let (now, fault) = if case { tried(line) } else { (line.to_owned(), None) };
        kept.push_str(&now);
        kept.push('\n');
        wrong.extend(fault);
    }
    if crate::updating() && kept != text {
        std::fs::write(path, kept).expect("a writable file");
    }
    wrong
}

#[test]
fn what_is_written_is_said_as_it_should_be() {
    let files: Vec<PathBuf> = crate::files_under(&crate::root().join("tests/suite/said"), "tsv");
    assert!(!files.is_empty());
    let wrong: Vec<String> = files.iter().flat_map(|path| faults(path)).collect();
    assert!(wrong.is_empty(), "{} wrong:\n{}", wrong.len(), wrong.join("\n"));
}
