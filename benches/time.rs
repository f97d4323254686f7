//! The promises of read time: a 400-word story timed within 10 ms from start to exit, and the model
//! itself fast enough to vanish beside reading and writing.

#![allow(clippy::print_stdout)] // figures are what it is for

use std::io::Write as _;
use std::process::{Command, Stdio};
use std::time::Instant;

use ripread::compose::{Ask, speech, timing};
use ripread::import::Input;
use ripread::model::Pause;
use ripread::stylebook;

const PARAGRAPH: &str = "The council in Springfield voted 7-2 on Tuesday to spend $1.2 million on the \
    U.S. 54 bridge, which the state closed in March after engineers found cracks in three of its \
    beams. Mayor Ana Brandt said work would begin within 30 days and end by November.\n\n";

fn main() {
    let story = PARAGRAPH.repeat(9);
    println!("a story of {} words", story.split_whitespace().count());
    let process = best(30, || run(&story));
    println!("ripread time, start to exit: {:.1} ms (10 ms promised)", process * 1e3);

    let style = stylebook::open("base").expect("the base style");
    let input = Input { name: "-", bytes: story.as_bytes(), from: Some("text"), ..Input::default() };
    let script = ripread::script(&input, &style, &Ask::default()).expect("a story").value;
    let said = script.spoken();
    let model = best(200, || {
        let mut tally = speech::Tally::default();
        tally.add(&said, Pause::Stop);
        assert!(tally.words > 400);
    });
    let words = said.split_ascii_whitespace().count() as f64;
    println!("the model: {:.0} ns a word, {:.0} MB/s", model * 1e9 / words, said.len() as f64 / model / 1e6);
    let whole = best(200, || timing::time(&mut script.clone(), &style, None));
    println!("a whole script: {:.0} µs", whole * 1e6);
}

/// Seconds of the quickest of so many runs: what the machine can do when nobody disturbs it.
fn best(runs: usize, mut work: impl FnMut()) -> f64 {
    let mut least = f64::INFINITY;
    for _ in 0..runs {
        let start = Instant::now();
        work();
        least = least.min(start.elapsed().as_secs_f64());
    }
    least
}

fn run(story: &str) {
    let mut child = Command::new(env!("CARGO_BIN_EXE_ripread"))
        .args(["time", "--style", "base", "-"])
        .stdin(Stdio::piped())
        .stdout(Stdio::null())
        .spawn()
        .expect("the program");
    child.stdin.take().expect("its input").write_all(story.as_bytes()).expect("written");
    assert!(child.wait().expect("an end").success());
}
