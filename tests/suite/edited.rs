//! `ripread verify` on files that were edited after they were written: every form of text, the same answers.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Output};

use ripread::export::EXPORTERS;

const STORY: &str = "---\nslug: HARBOR BRIDGE\n---\n\n[ON CAM]\n\n\
    The council voted on Tuesday to close the harbor bridge.\n\n\
    Trucks must take the river road until then.\n\n\
    [SOT :12]\n\nDrivers said they were surprised.\n";
/// The forms with nothing but the read in them, whose fingerprint is not a statement that can be broken.
const CAPTIONS: [&str; 2] = ["srt", "vtt"];

fn run(desk: &Path, args: &[&str]) -> Output {
    let mut command = Command::new(env!("CARGO_BIN_EXE_ripread"));
    command.current_dir(desk).env("XDG_CONFIG_HOME", desk).args(args).output().expect("the program runs")
}

/// The story in every form that is text, on a desk of its own: names and files.
fn written(name: &str) -> (PathBuf, Vec<(&'static str, String)>) {
    let desk = PathBuf::from(env!("CARGO_TARGET_TMPDIR")).join(name);
    fs::create_dir_all(&desk).expect("a directory");
    fs::write(desk.join("story.md"), STORY).expect("a story");
    let forms = EXPORTERS.iter().filter(|form| form.textual).map(|form| {
        let file = format!("{}.{}", form.name, form.extension);
        let made = run(&desk, &["convert", "--style", "base", "story.md", "--to", form.name, "-o", &file]);
        assert!(made.status.success(), "{}", String::from_utf8_lossy(&made.stderr));
        (form.name, file)
    });
    let forms = forms.collect();
    (desk, forms)
}

/// What `verify` says of a file edited so, alone and beside the text as it was: exit codes and all it prints.
fn told(desk: &Path, file: &str, edit: impl Fn(&str) -> String) -> (Option<i32>, Option<i32>, String) {
    let text = fs::read_to_string(desk.join(file)).expect("a file");
    let edited = edit(&text);
    assert_ne!(text, edited, "{file} was not edited");
    fs::write(desk.join(file), edited).expect("room");
    let alone = run(desk, &["verify", "--style", "base", file]);
    let beside = run(desk, &["verify", "--style", "base", "text.txt", file]);
    let said = [alone.stdout, beside.stdout].concat();
    (alone.status.code(), beside.status.code(), String::from_utf8(said).expect("text"))
}

#[test]
fn a_changed_word_is_told_in_every_form() {
    let (desk, forms) = written("edited-word");
    for (form, file) in forms.iter().filter(|(form, _)| *form != "text") {
        let edit = |text: &str| text.replace("SURPRISED", "SHOCKED").replace("surprised", "shocked");
        let (alone, beside, said) = told(&desk, file, edit);
        let captions = CAPTIONS.contains(form);
        assert_eq!((alone, beside), (Some(i32::from(!captions)), Some(1)), "{form}: {said}");
        assert!(said.contains("»SHOCKED.«") && said.contains("not “SAID THEY WERE »SURPRISED.«”"), "{said}");
        assert_eq!(said.contains("HARBOR BRIDGE states"), *form != "srt", "{form}: {said}");
        assert_eq!(said.contains("edited, or are of another style"), *form == "vtt", "{form}: {said}");
    }
}

#[test]
fn a_paragraph_lost_or_added_is_told_in_every_form_of_lines() {
    const LOST: &str = "TRUCKS MUST TAKE THE RIVER ROAD UNTIL THEN.";
    let lines = |text: &str, edit: &dyn Fn(&str) -> String| {
        text.split('\n')
            .map(|line| if line.contains(LOST) { edit(line) } else { line.to_owned() })
            .collect::<Vec<_>>()
    };
    for (place, edit) in [
        ("DRIVERS", &(|_: &str| String::new()) as &dyn Fn(&str) -> String),
        ("NOBODY", &|line: &str| format!("{line}\n\n{}", line.replace(LOST, "NOBODY WAS HURT."))),
    ] {
        let (desk, forms) = written(&format!("edited-{place}"));
        let by_line = ["rtf", "qprompt", "mos", "nsml", "nsml1", "markdown"];
        for (form, file) in forms.iter().filter(|(form, _)| by_line.contains(form)) {
            let (alone, beside, said) = told(&desk, file, |text| lines(text, edit).join("\n"));
            assert_eq!((alone, beside), (Some(1), Some(1)), "{form}: {said}");
            assert!(said.contains(&format!("»{place}«")), "{form}: {said}");
        }
    }
}

#[test]
fn case_and_cues_are_no_words() {
    let (desk, forms) = written("edited-case");
    for (form, file) in forms.iter().filter(|(form, _)| *form != "text" && !CAPTIONS.contains(form)) {
        let edit = |text: &str| text.replace("ON CAM", "TWO SHOT").replace("TRUCKS MUST", "Trucks must");
        let (alone, beside, said) = told(&desk, file, edit);
        assert_eq!((alone, beside), (Some(0), Some(0)), "{form}: {said}");
        assert!(said.contains("the same words in all 2 files"), "{form}: {said}");
    }
}
