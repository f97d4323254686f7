//! What reading costs: pages a second, a Word or RTF file, a page against its length, hostile files.
//!
//!     cargo bench --bench reading
//!     cargo bench --bench reading -- PAGES     also scores the pages of an article-extraction-benchmark
//!     cargo bench --bench reading -- X.jsonl   also counts what is lost of clean text in records' `text`, and
//!                                              scores those with an `article` as pasted pages

#![allow(clippy::print_stdout)] // figures are what it is for

#[path = "reading/score.rs"]
mod score;

#[path = "../tests/suite/hostile/files.rs"]
mod files;

use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::time::{Duration, Instant};
use std::{env, fs, hint, thread};

use ripread::import::{self, Input};
use ripread::model::HouseStyle;

const RIPREAD: &str = env!("CARGO_BIN_EXE_ripread");
/// How often each thing is done.
const RUNS: usize = 30;
/// The article of the pages made here.
const ARTICLE: &str = include_str!("../samples/station-crew/article.md");

fn main() {
    let style = ripread::stylebook::open("base").expect("the base style");
    let given: Vec<String> = env::args().skip(1).filter(|arg| !arg.starts_with("--")).collect();
    for path in given.iter().map(Path::new) {
        if path.is_dir() { score::pages(path, &style) } else { score::clean(path, &style) }
    }
    if !given.is_empty() {
        return;
    }
    for kilobytes in [25, 50, 100, 200, 400, 800] {
        let page = page(kilobytes << 10);
        for (way, fast) in [("careful", false), ("fast", true)] {
            let took = each(|| read("page.html", page.as_bytes(), fast, &style));
            println!("a page of {kilobytes} KB, {way}: {took:.2?}");
        }
    }
    for kind in ["docx", "rtf", "odt"] {
        corpus(kind, &style);
    }
    processes();
    hostile();
}

fn read(name: &str, bytes: &[u8], fast: bool, style: &HouseStyle) {
    let _ = hint::black_box(import::article(&Input { name, bytes, fast, ..Input::default() }, style));
}

/// The median time of a piece of work.
fn each(work: impl Fn()) -> Duration {
    let time = |_| {
        let start = Instant::now();
        work();
        start.elapsed()
    };
    let mut times: Vec<Duration> = (0..RUNS).map(time).collect();
    times.sort();
    times[RUNS / 2]
}

/// A news page of that many bytes: a tenth of it is the article, the rest is menus, teasers, scripts.
fn page(bytes: usize) -> String {
    let mut body = String::new();
    let body_text = ARTICLE.rsplit("---").next().unwrap_or_default();
    for paragraph in body_text.split("\n\n").filter(|text| !text.contains('#')).cycle() {
        if body.len() > bytes / 10 {
            break;
        }
        body.extend(["<p>", paragraph.trim(), "</p>\n"]);
    }
    let teaser = "<li class=\"teaser\"><a href=\"/news/2026/05/story-about-the-harbor\"><img src=\"/i/harbor.jpg\" \
                  alt=\"\"><h3>Harbor reopens after storm</h3></a><span>2 hours ago</span></li>\n";
    let script = "<script>window.dataLayer=window.dataLayer||[];function gtag(){dataLayer.push(arguments);}</script>\n";
    let mut around = String::new();
    while around.len() + body.len() < bytes {
        around.extend([teaser, teaser, script]);
    }
    format!(
        "<!doctype html><html><head><title>Station crew returns</title></head><body><nav><ul>{around}</ul></nav>\
         <article><h1>Station crew returns</h1>{body}</article></body></html>"
    )
}

/// What a file of the test corpus takes.
fn corpus(kind: &str, style: &HouseStyle) {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/suite/corpus");
    let folders = fs::read_dir(root).expect("the corpus").map(|entry| entry.expect("an entry").path());
    let inside = folders.flat_map(|folder| fs::read_dir(folder).expect("a folder").flatten());
    let mut paths: Vec<PathBuf> = inside.map(|entry| entry.path()).collect();
    paths.retain(|path| path.extension().is_some_and(|end| end == kind));
    let all: Vec<Vec<u8>> = paths.iter().map(|path| fs::read(path).expect("a file")).collect();
    let name = format!("story.{kind}");
    let took = each(|| all.iter().for_each(|bytes| read(&name, bytes, false, style)));
    println!("{kind}: {:.3?} a file ({} files)", took / all.len() as u32, all.len());
}

/// Whole processes: a long page, and short text.
fn processes() {
    let page = page(200 << 10);
    for (name, bytes) in [("page.html", page.as_bytes()), ("story.md", ARTICLE.as_bytes())] {
        let path = keep(name, bytes);
        let mut runs: Vec<(Duration, usize)> = (0..RUNS).map(|_| whole(&path)).collect();
        runs.sort();
        let (took, memory) = runs[RUNS / 2];
        println!("whole process, {name} of {} KB: {took:.1?}, {memory} MB", bytes.len() >> 10);
        let _ = fs::remove_file(path);
    }
}

/// Files made to hurt: each must give an answer or an error in 2 seconds and 300 MB.
fn hostile() {
    for (name, make) in files::FILES {
        let path = keep(name, &make(1));
        let (took, memory) = whole(&path);
        let verdict = if took < Duration::from_secs(2) && memory < 300 { "" } else { "  TOO MUCH" };
        println!("hostile {name}: {took:.2?}, {memory} MB{verdict}");
        let _ = fs::remove_file(path);
    }
}

fn keep(name: &str, bytes: &[u8]) -> PathBuf {
    let path = env::temp_dir().join(format!("ripread-bench-{}-{name}", std::process::id()));
    fs::write(&path, bytes).expect("a place for the file");
    path
}

/// How long a conversion took as a whole process, and its most memory in megabytes (0 if not known).
fn whole(path: &Path) -> (Duration, usize) {
    let start = Instant::now();
    let mut child = Command::new(RIPREAD)
        .args(["convert".as_ref(), path.as_os_str()])
        .stdout(Stdio::null())
        .stderr(Stdio::null())
        .spawn()
        .expect("the program starts");
    let mut memory = 0;
    loop {
        memory = memory.max(peak(child.id()).unwrap_or_default());
        if let Some(status) = child.try_wait().expect("it can be asked") {
            assert!(status.code().is_some(), "{} ended by a signal", path.display());
            return (start.elapsed(), memory);
        }
        thread::sleep(Duration::from_micros(500));
    }
}

fn peak(process: u32) -> Option<usize> {
    let status = fs::read_to_string(format!("/proc/{process}/status")).ok()?;
    let line = status.lines().find_map(|line| line.strip_prefix("VmHWM:"))?;
    line.split_whitespace().next()?.parse::<usize>().ok().map(|kilobytes| kilobytes >> 10)
}
