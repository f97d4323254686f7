//! What each export takes: a 400-word story as a whole process, and a stream of stories to MOS.
//!
//! `cargo bench --bench forms` prints both, for the machine it runs on.

#![allow(clippy::print_stdout)] // a bench tells its figures there

use std::io::{Read as _, Write as _};
use std::process::{Command, Stdio};
use std::time::{Duration, Instant};

use ripread::export::EXPORTERS;

const RIPREAD: &str = env!("CARGO_BIN_EXE_ripread");
const PARAGRAPHS: &str = include_str!("../tests/peers/stories/hard-names.md");
const RUNS: usize = 40;
const STORIES: usize = 10_000;

/// A story of a number of words, of the paragraphs of the hard names over and over.
fn story(words: usize) -> String {
    let body = PARAGRAPHS.rsplit("---").next().unwrap_or_default();
    let mut out = String::new();
    for paragraph in body.split("\n\n").filter(|text| !text.trim().is_empty() && !text.contains('#')).cycle()
    {
        if out.split_whitespace().count() >= words {
            return out;
        }
        out.extend([paragraph.trim(), "\n\n"]);
    }
    out
}

/// Runs the program on an input and gives the time it took and how much it wrote.
fn run(arguments: &[&str], input: &str) -> (Duration, usize) {
    let start = Instant::now();
    let mut child = Command::new(RIPREAD)
        .args(arguments)
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::null())
        .spawn()
        .expect("the program starts");
    let mut stdin = child.stdin.take().expect("it reads");
    let bytes = input.as_bytes().to_vec();
    let writer = std::thread::spawn(move || stdin.write_all(&bytes));
    let mut out = Vec::new();
    child.stdout.take().expect("it writes").read_to_end(&mut out).expect("its output ends");
    assert!(child.wait().expect("it ends").success(), "{arguments:?}");
    writer.join().expect("the writer ends").expect("it reads all");
    (start.elapsed(), out.len())
}

fn main() {
    let article = story(400);
    println!(
        "a story of {} words, whole process, best and median of {RUNS}:",
        article.split_whitespace().count()
    );
    for exporter in EXPORTERS {
        let mut times: Vec<(Duration, usize)> =
            (0..RUNS).map(|_| run(&["convert", "--to", exporter.name], &article)).collect();
        times.sort();
        let milliseconds = |at: usize| times[at].0.as_secs_f64() * 1000.0;
        println!(
            "  {:9} {:6.1} ms {:6.1} ms {:8} bytes",
            exporter.name,
            milliseconds(0),
            milliseconds(RUNS / 2),
            times[0].1
        );
    }
    let line = serde_json::json!({ "text": article }).to_string() + "\n";
    let stream = line.repeat(STORIES);
    let size = (article.len() * STORIES) as f64 / 1e6;
    for form in ["mos", "nsml", "rtf", "srt", "json"] {
        let (time, out) = run(&["batch", "--to", form, "--jobs", "1"], &stream);
        println!(
            "{STORIES} stories to {form}, one core: {:.1} s, {:.1} MB/s of article, {:.1} MB written",
            time.as_secs_f64(),
            size / time.as_secs_f64(),
            out as f64 / 1e6
        );
    }
}
