//! How long pages take, how large they are, and how much memory that needs.
//!
//!     cargo bench --bench pdf

#![allow(clippy::print_stdout)] // figures are what it is for

use std::process::Command;
use std::time::{Duration, Instant};

use ripread::compose::Ask;
use ripread::export::pdf;
use ripread::import::Input;
use ripread::model::{Rundown, Story};

/// Words with names, figures and a quotation: seven times a story of 400 words, four times one of three pages.
const PARAGRAPH: &str = "The mayor of La Peña, Łukasz Erdoğan, told reporters on Tuesday that the city of \
15,000 people has $4.5 million left for its bridges, schools and hospitals this year. “We have no choice,” he \
said, “but to close the old bridge until the federal government decides whether to pay for a new one.” ";

fn main() {
    let article = |times| PARAGRAPH.repeat(times).trim().to_owned();
    whole_process(&article(7));
    // A hundred stories with the rundown in front are 300 pages.
    for (stories, times) in [(1, 7), (100, 4), (1000, 4)] {
        in_process(&article(times), stories);
    }
}

/// The command itself, article in and file out, as a producer waits for it.
fn whole_process(article: &str) {
    let directory = std::env::temp_dir().join(format!("ripread-bench-{}", std::process::id()));
    std::fs::create_dir_all(&directory).expect("a place to write");
    let (from, to) = (directory.join("story.txt"), directory.join("story.pdf"));
    std::fs::write(&from, article).expect("an article");
    let mut times: Vec<Duration> = (0..40)
        .map(|_| {
            let start = Instant::now();
            let status = Command::new(env!("CARGO_BIN_EXE_ripread"))
                .arg("convert")
                .args([&from, &"-o".into(), &to])
                .stderr(std::process::Stdio::null())
                .status();
            assert!(status.expect("the command").success());
            start.elapsed()
        })
        .collect();
    times.sort();
    let size = std::fs::metadata(&to).expect("a file").len();
    println!("whole process, 400 words: best {:?}, median {:?}, {size} bytes", times[0], times[20]);
    std::fs::remove_dir_all(&directory).expect("the place is ours");
}

/// The export alone: what a page costs.
fn in_process(article: &str, stories: usize) {
    let style = ripread::stylebook::open("base").expect("the base style");
    let input = Input { name: "story.txt", bytes: article.as_bytes(), ..Input::default() };
    let script = ripread::script(&input, &style, &Ask::default()).expect("a script").value;
    let story = |at: usize| Story { item: format!("A{at}"), script: script.clone(), ..Story::default() };
    let rundown =
        Rundown { title: Some("6 PM".into()), air: None, stories: (1..=stories).map(story).collect() };
    let before = peak();
    let start = Instant::now();
    let made = pdf::export(&rundown, &style).expect("pages").value;
    let (took, most) = (start.elapsed(), peak());
    let pages = lopdf::Document::load_mem(&made).expect("a file").get_pages().len();
    println!(
        "{stories} stories, {pages} pages: {took:?}, {:?} a page, {} KB, peak {} MiB ({} before)",
        took / pages as u32,
        made.len() / 1000,
        most,
        before,
    );
}

/// The most memory the process has held, in MiB; 0 where the system does not say.
fn peak() -> u64 {
    let status = std::fs::read_to_string("/proc/self/status").unwrap_or_default();
    let line = status.lines().find_map(|line| line.strip_prefix("VmHWM:")).unwrap_or_default();
    line.trim().trim_end_matches(" kB").parse::<u64>().unwrap_or(0) / 1024
}
