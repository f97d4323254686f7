//! How long a producer waits for a script: the whole process, article in, text out.
//!
//!     cargo bench --bench whole

#![allow(clippy::print_stdout)] // figures are what it is for

use std::process::{Command, Stdio};
use std::time::{Duration, Instant};

/// How often each command runs.
const RUNS: usize = 60;

/// The words of a story.
const WORDS: usize = 400;

fn main() {
    let article = std::env::temp_dir().join(format!("ripread-bench-{}.txt", std::process::id()));
    let sample = include_str!("../samples/station-crew/article.md");
    let words: Vec<&str> = sample.split_inclusive([' ', '\n']).take(WORDS).collect();
    std::fs::write(&article, words.concat()).expect("a place for the article");
    let path = article.to_string_lossy().into_owned();
    show("convert, to text", &["convert", &path]);
    show("time", &["time", &path]);
    show("style list (starting up, no article)", &["style", "list"]);
    std::fs::remove_file(&article).expect("the article is ours");
}

fn show(what: &str, args: &[&str]) {
    let mut times: Vec<Duration> = (0..RUNS).map(|_| once(args)).collect();
    times.sort();
    println!("{what}: best {:?}, median {:?}", times[0], times[RUNS / 2]);
}

fn once(args: &[&str]) -> Duration {
    let start = Instant::now();
    let status = Command::new(env!("CARGO_BIN_EXE_ripread"))
        .args(args)
        .stdout(Stdio::null())
        .stderr(Stdio::null())
        .status();
    assert!(status.expect("the command").success());
    start.elapsed()
}
