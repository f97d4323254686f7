//! `ripread time` and `ripread calibrate` from the outside.

use std::fs;
use std::path::PathBuf;
use std::process::{Command, Output};

const STORY: &str = "The council voted seven to two on Tuesday to close the bridge.\n\n\
    Mayor Ana Brandt said the work would take a year. She thanked the engineers.\n\n\
    “We had no choice,” Brandt said. “It was not safe.”\n\n\
    Trucks must take Route 9 until then.\n";

/// A directory of its own for a test, with the story in it.
fn desk(name: &str) -> PathBuf {
    let desk = PathBuf::from(env!("CARGO_TARGET_TMPDIR")).join(name);
    fs::create_dir_all(&desk).expect("a directory");
    fs::write(desk.join("story.txt"), STORY).expect("a story");
    desk
}

fn run(desk: &PathBuf, args: &[&str]) -> Output {
    let mut command = Command::new(env!("CARGO_BIN_EXE_ripread"));
    command.current_dir(desk).env("XDG_CONFIG_HOME", desk).env_remove("COLUMNS");
    command.args(args).output().expect("the program runs")
}

fn out(output: &Output) -> String {
    String::from_utf8(output.stdout.clone()).expect("text")
}

fn json(desk: &PathBuf, args: &[&str]) -> serde_json::Value {
    let output = run(desk, args);
    assert_eq!(output.status.code(), Some(0), "{}", String::from_utf8_lossy(&output.stderr));
    serde_json::from_str(&out(&output)).expect("JSON")
}

/// A number of a JSON answer.
fn number(value: &serde_json::Value) -> f64 {
    value.as_f64().expect("a number")
}

#[test]
fn json_holds_what_the_contract_names() {
    let desk = desk("time-json");
    let told = json(&desk, &["time", "--style", "base", "story.txt", "--slot", "0:10", "--json"]);
    let seconds = number(&told["seconds"]);
    assert!((10.0..40.0).contains(&seconds), "{seconds}");
    assert!(number(&told["low"]) < seconds && number(&told["high"]) > seconds);
    assert!((number(&told["slot"]["over"]) - (seconds - 10.0)).abs() < 0.02);
    assert_eq!(told["rate"], 165);
    assert!(number(&told["syllables"]) > number(&told["spoken_words"]));
    let paragraphs = told["paragraphs"].as_array().expect("paragraphs");
    assert_eq!((paragraphs.len(), &paragraphs[0]["start"]), (4, &serde_json::json!(0)));
    let sum: f64 = paragraphs.iter().map(|paragraph| number(&paragraph["seconds"])).sum();
    assert!((sum - seconds).abs() < 0.05);
    assert_eq!(told["files"][0]["name"], "story.txt");
}

#[test]
fn a_known_anchor_has_a_rate_and_a_narrower_range() {
    let desk = desk("time-anchor");
    fs::write(desk.join("ripread.toml"), "extends = \"base\"\n[anchors]\nKim = 330\n").expect("a style");
    let anyone = json(&desk, &["time", "story.txt", "--json"]);
    let kim = json(&desk, &["time", "story.txt", "--anchor", "KIM", "--json"]);
    assert!((number(&anyone["seconds"]) - 2.0 * number(&kim["seconds"])).abs() < 0.05);
    let width =
        |told: &serde_json::Value| (number(&told["high"]) - number(&told["low"])) / number(&told["seconds"]);
    assert!(width(&kim) < width(&anyone));
}

#[test]
fn a_story_is_fitted_and_leaves_nothing_hanging() {
    let desk = desk("time-fit");
    let whole = json(&desk, &["time", "--style", "base", "story.txt", "--json"]);
    let slot = format!("{:.1}", number(&whole["seconds"]) - 1.0);
    let told = json(&desk, &["time", "--style", "base", "story.txt", "--fit", &slot, "--json"]);
    assert_eq!(told["cuts"][0]["text"], "TRUCKS MUST TAKE ROUTE NINE UNTIL THEN.");
    let applied = out(&run(&desk, &["time", "--style", "base", "story.txt", "--fit", "9", "--apply"]));
    assert!(applied.contains("THE COUNCIL VOTED") && !applied.contains("TRUCKS"), "{applied}");
    assert_eq!(applied.matches("END QUOTE").count() * 2, applied.matches("QUOTE").count(), "{applied}");
}

#[test]
fn a_picture_is_well_formed_and_a_table_is_narrow() {
    let desk = desk("time-picture");
    let drawn = run(&desk, &["time", "--style", "base", "story.txt", "-o", "times.svg", "--slot", "0:10"]);
    assert_eq!(drawn.status.code(), Some(0));
    let svg = fs::read_to_string(desk.join("times.svg")).expect("a picture");
    assert!(svg.starts_with("<svg ") && svg.trim_end().ends_with("</svg>") && svg.contains("slot 0:10"));
    for columns in ["40", "80"] {
        let mut command = Command::new(env!("CARGO_BIN_EXE_ripread"));
        command.current_dir(&desk).env("COLUMNS", columns).args(["time", "--style", "base", "story.txt"]);
        let table = out(&command.output().expect("the program runs"));
        let wide = table.lines().map(|line| line.chars().count()).max();
        assert!(wide <= columns.parse().ok() && wide > Some(20), "{table}");
    }
}

#[test]
fn a_rate_is_found_from_timed_reads() {
    let desk = desk("calibrate");
    let seconds =
        number(&json(&desk, &["time", "--style", "base", "--rate", "150", "story.txt", "--json"])["seconds"]);
    let seconds = seconds.to_string();
    let found = run(
        &desk,
        &["calibrate", "--style", "base", "story.txt", &seconds, "story.txt", &seconds, "--anchor", "Kim"],
    );
    let toml: toml::Table = out(&found).parse().expect("TOML");
    let rate = toml["anchors"]["Kim"].as_float().expect("a rate");
    assert!((rate - 150.0).abs() < 0.2, "{rate}");
    let apart = run(&desk, &["calibrate", "--style", "base", "story.txt", "15", "story.txt", "30"]);
    assert!(String::from_utf8_lossy(&apart.stderr).contains("disagree"));
}

#[test]
fn what_cannot_be_is_refused() {
    let desk = desk("time-refused");
    fs::write(desk.join("one.tsv"), "story.txt\t20\n").expect("a list");
    fs::write(desk.join("zero.tsv"), "story.txt\t20\nstory.txt\t0\n").expect("a list");
    fs::write(desk.join("gone.tsv"), "gone.txt\t20\nstory.txt\t20\n").expect("a list");
    let cases: [(&[&str], &str); 10] = [
        (&["time", "story.txt", "--rate", "0"], "40 to 600 words a minute"),
        (&["time", "story.txt", "--rate", "-5"], "40 to 600 words a minute"),
        (&["time", "story.txt", "--slot", "soon"], "a slot is a time such as 0:45"),
        (&["time", "story.txt", "--slot", "0"], "longer than nothing"),
        (&["time", "story.txt", "--slot", "-3"], "a slot is a time"),
        (&["time", "story.txt", "-o", "times.png"], "cannot draw times.png"),
        (&["calibrate", "one.tsv"], "one.tsv holds 1 timed read"),
        (&["calibrate", "zero.tsv"], "zero.tsv:2:1: no read takes zero seconds"),
        (&["calibrate", "gone.tsv"], "gone.tsv:1:1: gone.txt is neither a file nor a text"),
        (&["calibrate", "story.txt", "1", "story.txt", "20"], "nobody reads story.txt in 0:01"),
    ];
    for (args, said) in cases {
        let output = run(&desk, args);
        let error = String::from_utf8_lossy(&output.stderr).into_owned();
        assert_eq!(output.status.code(), Some(2), "{args:?}");
        assert!(error.contains(said) && output.stdout.is_empty(), "{args:?}: {error}");
    }
}
