//! What a stream of articles costs by what is asked of each, and what texts made to be slow cost.
//!
//!     cargo bench --bench stream          streams of 1, 10 and 100 MB of article
//!     cargo bench --bench stream -- 10    none longer than 10 MB

#![allow(clippy::print_stdout)] // figures are what it is for

use std::io::{Read as _, Write as _};
use std::process::{ChildStdin, Command, Stdio};
use std::time::{Duration, Instant};

use ripread::compose::Ask;
use ripread::import::Input;
use ripread::{model::HouseStyle, stylebook};

/// Wikinews stories, a line each.
const NEWS: &str = include_str!("fit/news.jsonl");

/// What is asked for, each in its own run.
const FIELDS: &[&str] = &["script,spoken,seconds,notes", "seconds", "mos"];

const MB: usize = 1_000_000;

/// What is repeated to make a text that is slow to read where time is not in line with its length.
const SHAPES: &[(&str, &str)] = &[
    ("quotations", "\"a\" "),
    ("opening quotation marks", "“"),
    ("hyphens", "-"),
    ("words on hyphens", "a-"),
    ("one word", "a"),
    ("one word in capitals", "A"),
    ("figures", "1"),
    ("figures on hyphens", "1-"),
    ("periods", ". "),
    ("dots", "."),
    ("initials", "U.S. "),
    ("parentheses", "("),
    ("brackets", "["),
    ("ends of links", "]("),
    ("tags", "<a "),
    ("templates", "{{"),
    ("apostrophes", "’"),
    ("dollars", "$1 "),
    ("lines", "a\n"),
    ("combining accents", "e\u{301}"),
];

fn main() {
    let most = std::env::args().find_map(|arg| arg.parse().ok()).unwrap_or(100);
    let stories: Vec<String> = NEWS.lines().filter_map(text).collect();
    println!("{} stories over and over, one core (and all cores):", stories.len());
    for fields in FIELDS {
        for size in [1, 10, 100].into_iter().filter(|size| *size <= most) {
            let (one, peak) = stream(&stories, fields, size, &["--jobs", "1"]);
            let (all, peak_of_all) = stream(&stories, fields, size, &[]);
            println!(
                "  {fields:28} {size:4} MB {:6.1} MB/s ({:.1}), at most {} MB of memory ({})",
                size as f64 / one.as_secs_f64(),
                size as f64 / all.as_secs_f64(),
                peak / 1000,
                peak_of_all / 1000,
            );
        }
    }
    println!(
        "texts of 1, 2 and 4 MB made of one thing, in seconds (four times as long where time is in line):"
    );
    let style = stylebook::open("base").expect("the base style");
    for (name, unit) in SHAPES {
        let times: Vec<f64> = [1, 2, 4].iter().map(|size| shape(unit, size * MB, &style)).collect();
        println!("  {name:24} {:6.2} {:6.2} {:6.2}", times[0], times[1], times[2]);
    }
}

/// The article of a line.
fn text(line: &str) -> Option<String> {
    let record: serde_json::Value = serde_json::from_str(line).ok()?;
    Some(record.get("text")?.as_str()?.to_owned())
}

/// How long a stream of so many megabytes of article takes, and the most memory it had, in kilobytes.
fn stream(stories: &[String], fields: &str, size: usize, more: &[&str]) -> (Duration, u64) {
    let start = Instant::now();
    let mut child = Command::new(env!("CARGO_BIN_EXE_ripread"))
        .args(["batch", "--style", "base", "--to", fields])
        .args(more)
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .spawn()
        .expect("the program starts");
    let stdin = child.stdin.take().expect("it reads");
    let mut stdout = child.stdout.take().expect("it writes");
    let mut peak = 0;
    std::thread::scope(|scope| {
        scope.spawn(|| feed(stdin, stories, size * MB));
        let mut answers = vec![0; MB];
        while stdout.read(&mut answers).expect("its output") > 0 {
            peak = memory(child.id()).unwrap_or(peak);
        }
    });
    assert!(child.wait().expect("it ends").success());
    (start.elapsed(), peak)
}

/// Writes stories until there is so much of their text.
fn feed(mut stdin: ChildStdin, stories: &[String], bytes: usize) {
    let mut written = 0;
    for (id, story) in stories.iter().cycle().enumerate() {
        let line = serde_json::json!({ "id": id, "text": story }).to_string() + "\n";
        stdin.write_all(line.as_bytes()).expect("it takes all");
        written += story.len();
        if written >= bytes {
            return;
        }
    }
}

/// The most memory a program has had so far, in kilobytes, where the system tells.
fn memory(id: u32) -> Option<u64> {
    let status = std::fs::read_to_string(format!("/proc/{id}/status")).ok()?;
    let line = status.lines().find_map(|line| line.strip_prefix("VmHWM:"))?;
    line.split_whitespace().next()?.parse().ok()
}

/// Seconds a text made of one thing over and over takes.
fn shape(unit: &str, bytes: usize, style: &HouseStyle) -> f64 {
    let text = unit.repeat(bytes / unit.len());
    let input = Input { name: "-", bytes: text.as_bytes(), from: Some("text"), ..Input::default() };
    let start = Instant::now();
    let made = ripread::script(&input, style, &Ask::default());
    assert!(made.is_ok(), "{unit}");
    start.elapsed().as_secs_f64()
}
