//! `cases/*.md`: what a person types, and what comes of it.
//!
//! A heading starts a case in an empty directory. In it, a fence called `file NAME` makes a file,
//! `console` holds a command after `$ ` and what it prints, `stderr` what it says beside, and a
//! line `Exit code: N` how it ends where that is not 0. `UPDATE=1` takes what happens as right.

use std::fmt::Write as _;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::sync::atomic::{AtomicUsize, Ordering};

use crate::{files_under, root, updating};

/// What a piece of a file is to a case.
enum Piece {
    /// Words for the reader.
    Prose(String),
    /// A file to make: its name, its text.
    File(String, String),
    /// A command with what is to come of it.
    Run(Run),
}

struct Run {
    command: String,
    stdout: String,
    stderr: String,
    code: i32,
}

#[test]
fn commands_do_what_the_cases_say() {
    let mut failed = String::new();
    let files = files_under(&root().join("tests/suite/cases"), "md");
    assert!(!files.is_empty(), "no cases found");
    for file in files {
        let text = fs::read_to_string(&file).expect("a case file");
        let mut pieces = parse(&text);
        for told in play(&mut pieces) {
            let _ = writeln!(failed, "{}: {told}", file.display());
        }
        if updating() {
            fs::write(&file, pieces.iter().map(print).collect::<String>()).expect("to write the case");
        }
    }
    assert!(updating() || failed.is_empty(), "{failed}");
}

/// Runs every case, leaving what came of it in the pieces; returns what differed.
fn play(pieces: &mut [Piece]) -> Vec<String> {
    let mut failed = Vec::new();
    let mut room = Room::new();
    let mut title = String::new();
    for piece in pieces {
        match piece {
            Piece::Prose(text) => {
                if let Some(heading) = text.lines().filter_map(|line| line.strip_prefix("## ")).next_back() {
                    heading.clone_into(&mut title);
                    room = Room::new();
                }
            }
            Piece::File(name, text) => room.put(name, text),
            Piece::Run(run) => {
                let got = room.run(&run.command);
                let wanted = std::mem::replace(run, got);
                failed.extend(difference(&wanted, run).map(|told| format!("{title}\n{told}")));
            }
        }
    }
    failed
}

fn difference(wanted: &Run, got: &Run) -> Option<String> {
    let same = wanted.stdout == got.stdout && wanted.stderr == got.stderr && wanted.code == got.code;
    let show = |run: &Run| format!("{}--- stderr\n{}--- exit {}\n", run.stdout, run.stderr, run.code);
    (!same).then(|| format!("$ {}\n=== wanted\n{}=== got\n{}", got.command, show(wanted), show(got)))
}

/// A directory of a case's own, gone afterwards.
struct Room(PathBuf);

impl Room {
    fn new() -> Self {
        static NEXT: AtomicUsize = AtomicUsize::new(0);
        let number = NEXT.fetch_add(1, Ordering::Relaxed);
        let path = std::env::temp_dir().join(format!("ripread-case-{}-{number}", std::process::id()));
        fs::create_dir_all(&path).expect("a directory for the case");
        Self(path)
    }

    fn put(&self, name: &str, text: &str) {
        let path = self.0.join(name);
        fs::create_dir_all(path.parent().expect("a parent")).expect("the file's directory");
        fs::write(path, text).expect("the case's file");
    }

    fn run(&self, command: &str) -> Run {
        let program = Path::new(env!("CARGO_BIN_EXE_ripread")).parent().expect("a directory");
        let path = format!("{}:{}", program.display(), std::env::var("PATH").unwrap_or_default());
        let done = Command::new("bash")
            .args(["-c", command])
            .current_dir(&self.0)
            .env("PATH", path)
            .env("HOME", &self.0)
            .env_remove("XDG_CONFIG_HOME")
            .stdin(std::process::Stdio::null())
            .output()
            .expect("bash");
        let text = |bytes: &[u8]| String::from_utf8_lossy(bytes).into_owned();
        let code = done.status.code().unwrap_or(-1);
        Run { command: command.into(), stdout: text(&done.stdout), stderr: text(&done.stderr), code }
    }
}

impl Drop for Room {
    fn drop(&mut self) {
        let _ = fs::remove_dir_all(&self.0);
    }
}

fn parse(text: &str) -> Vec<Piece> {
    let mut pieces = Vec::new();
    let mut lines = text.lines();
    while let Some(line) = lines.next() {
        let Some(info) = line.strip_prefix("```").filter(|info| !info.is_empty()) else {
            match (line.strip_prefix("Exit code: "), pieces.last_mut()) {
                (Some(code), Some(Piece::Run(run))) => run.code = code.parse().expect("an exit code"),
                (_, Some(Piece::Run(_))) if line.is_empty() => {}
                (_, Some(Piece::Prose(prose))) => prose.extend([line, "\n"]),
                _ => pieces.push(Piece::Prose(format!("{line}\n"))),
            }
            continue;
        };
        let body: String =
            lines.by_ref().take_while(|line| *line != "```").flat_map(|line| [line, "\n"]).collect();
        match (info.split_once(' '), pieces.last_mut()) {
            (Some(("file", name)), _) => pieces.push(Piece::File(name.into(), body)),
            (None, Some(Piece::Run(run))) if info == "stderr" => run.stderr = body,
            _ => pieces.push(Piece::Run(command(&body))),
        }
    }
    pieces
}

fn command(body: &str) -> Run {
    let (command, stdout) = body.split_once('\n').unwrap_or((body, ""));
    let command = command.strip_prefix("$ ").expect("a command after `$ `").to_owned();
    Run { command, stdout: stdout.into(), stderr: String::new(), code: 0 }
}

fn print(piece: &Piece) -> String {
    match piece {
        Piece::Prose(text) => text.clone(),
        Piece::File(name, text) => format!("```file {name}\n{text}```\n"),
        Piece::Run(run) => {
            let mut out = format!("```console\n$ {}\n{}```\n", run.command, ended(&run.stdout));
            if !run.stderr.is_empty() {
                let _ = write!(out, "\n```stderr\n{}```\n", ended(&run.stderr));
            }
            if run.code != 0 {
                let _ = write!(out, "\nExit code: {}\n", run.code);
            }
            out + "\n"
        }
    }
}

/// A fence ends on a line of its own: a case whose output does not end its last line cannot pass.
fn ended(text: &str) -> String {
    if text.is_empty() || text.ends_with('\n') { text.into() } else { format!("{text}\n") }
}
