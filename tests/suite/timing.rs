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
fn the_range_of_several_stories_is_that_of_one_long_read_by_each_reader() {
    let desk = desk("time-several");
    fs::write(desk.join("ripread.toml"), "extends = \"base\"\n[anchors]\nKim = 165\nLee = 165\n")
        .expect("a style");
    fs::write(desk.join("lee.md"), format!("---\nanchor: Lee\n---\n\n{STORY}")).expect("a story");
    fs::write(desk.join("kim.md"), format!("---\nanchor: Kim\n---\n\n{STORY}")).expect("a story");
    fs::write(desk.join("bite.md"), "---\nanchor: Kim\n---\n\n[SOT 2:00]\n").expect("a story");
    let told = |files: &[&str]| json(&desk, &[&["time", "--json"], files].concat());
    let width = |told: &serde_json::Value| (number(&told["high"]) / number(&told["low"])).ln();
    let (one, same, both) = (told(&["kim.md"]), told(&["kim.md", "kim.md"]), told(&["kim.md", "lee.md"]));
    assert!((number(&same["seconds"]) - 2.0 * number(&one["seconds"])).abs() < 0.02);
    assert!((width(&both) - width(&one) / 2.0_f64.sqrt()).abs() < 0.002, "two readers err apart");
    let added = 2.0 * (number(&one["high"]) - number(&one["low"]));
    assert!(number(&same["high"]) - number(&same["low"]) < added - 0.1, "slips even out");
    assert!(width(&same) > width(&both) + 0.01, "a reader is the same twice");
    let bitten = told(&["kim.md", "lee.md", "bite.md"]);
    for end in ["low", "high"] {
        assert!((number(&bitten[end]) - number(&both[end]) - 120.0).abs() < 0.02, "a bite's time is sure");
    }
    let table = out(&run(&desk, &["time", "kim.md", "lee.md"]));
    let clock = ripread::model::clock;
    let wanted = format!("from {} to {}", clock(number(&both["low"])), clock(number(&both["high"])));
    assert!(table.trim_end().ends_with(&wanted), "{table}");
}

#[test]
fn the_seconds_of_video_count_and_are_asked_about_where_words_follow() {
    let desk = desk("time-video");
    let seconds = |cue: &str, last: &str| {
        let text = format!("The council voted.\n\n{cue}\n\n{last}");
        fs::write(desk.join("video.txt"), text).expect("a story");
        let told = run(&desk, &["time", "--style", "base", "video.txt", "--json"]);
        let value: serde_json::Value = serde_json::from_str(&out(&told)).expect("JSON");
        (number(&value["seconds"]), String::from_utf8_lossy(&told.stderr).into_owned())
    };
    let roads = "Roads closed.\n";
    let (bare, _) = seconds("[VO]", roads);
    for (cue, more, asked) in [
        ("[VO :20]", 20.0, true),
        ("[TAKE VO: NAME, :15]", 15.0, true),
        ("[SOT: MAYOR :12]", 12.0, false),
        ("[SOT, TRT: 12]", 12.0, false),
        ("[SUPER: KIM :05]", 0.0, false),
        ("[KICKOFF 7:05]", 0.0, false),
    ] {
        let (with, said) = seconds(cue, roads);
        assert!((with - bare - more).abs() < 0.02, "{cue}: {with} {bare}");
        assert_eq!(said.contains("leave its seconds out"), asked, "{cue}: {said}");
    }
    let (_, said) = seconds("[VO :20]", "");
    assert_eq!(said, "", "nothing is read over it");
}

#[test]
fn an_anchor_without_a_rate_is_told() {
    let desk = desk("time-unknown");
    fs::write(desk.join("ripread.toml"), "extends = \"base\"\n[anchors]\n\"Kim Lo\" = 180\n")
        .expect("a style");
    let told = |args: &[&str]| String::from_utf8_lossy(&run(&desk, args).stderr).into_owned();
    let slip = told(&["time", "story.txt", "--anchor", "kim la"]);
    assert!(
        slip.contains("no rate is set for kim la: timed at 165") && slip.contains("did you mean Kim Lo?"),
        "{slip}"
    );
    assert_eq!(told(&["time", "story.txt", "--anchor", "KIM LO"]), "");
    assert!(told(&["convert", "story.txt", "--anchor", "kim la"]).contains("did you mean Kim Lo?"));
    assert_eq!(told(&["time", "story.txt", "--anchor", "Jo", "--rate", "150"]), "");
    assert_eq!(told(&["time", "--style", "base", "story.txt", "--anchor", "Jo"]), "");
}

#[test]
fn what_is_cut_is_shown_whole() {
    let desk = desk("time-cuts");
    for columns in ["40", "80"] {
        let mut command = Command::new(env!("CARGO_BIN_EXE_ripread"));
        let args = ["time", "--style", "base", "story.txt", "--fit", "5"];
        let told =
            out(&command.current_dir(&desk).env("COLUMNS", columns).args(args).output().expect("it runs"));
        let wide =
            told.lines().skip(1).take_while(|line| line.starts_with(' ')).map(|line| line.chars().count());
        assert!(wide.max() <= columns.parse().ok(), "{told}");
        let flat = told.split_whitespace().collect::<Vec<_>>().join(" ");
        assert!(flat.contains("TRUCKS MUST TAKE ROUTE NINE UNTIL THEN."), "{told}");
    }
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
    let short = String::from_utf8_lossy(&found.stderr).into_owned();
    assert!(short.contains("of reading is little to tell a rate from"), "{short}");
    let apart = run(&desk, &["calibrate", "--style", "base", "story.txt", "15", "story.txt", "30"]);
    assert!(String::from_utf8_lossy(&apart.stderr).contains("disagree"));
    let odd = "Kim \"K\" O'Hara";
    let found =
        run(&desk, &["calibrate", "--style", "base", "story.txt", "20", "story.txt", "20", "--anchor", odd]);
    let toml: toml::Table = out(&found).parse().expect("TOML whatever the name");
    assert!(toml["anchors"][odd].is_float());
}

#[test]
fn what_cannot_be_is_refused() {
    let desk = desk("time-refused");
    fs::write(desk.join("spaced.tsv"), "story.txt 20\nstory.txt 21\n").expect("a list");
    fs::write(desk.join("one.tsv"), "story.txt\t20\n").expect("a list");
    fs::write(desk.join("zero.tsv"), "story.txt\t20\nstory.txt\t0\n").expect("a list");
    fs::write(desk.join("gone.tsv"), "gone.txt\t20\nstory.txt\t20\n").expect("a list");
    let cases: [(&[&str], &str); 14] = [
        (&["time", "story.txt", "--rate", "0"], "40 to 600 words a minute"),
        (&["time", "story.txt", "--rate", "-5"], "40 to 600 words a minute"),
        (&["time", "story.txt", "--slot", "soon"], "a slot is a time such as 0:45"),
        (&["time", "story.txt", "--slot", "0"], "longer than nothing"),
        (&["time", "story.txt", "--slot", "-3"], "a slot is a time"),
        (&["time", "story.txt", "-o", "times.png"], "cannot draw times.png"),
        (&["time", "story.txt", "-o", "times.svg", "--json"], "--output cannot go with --json"),
        (&["calibrate", "spaced.tsv"], "hint: part them with a tab"),
        (&["calibrate", "story.txt", "20", "story.txt", "20", "--anchor", ""], "--anchor needs a value"),
        (&["calibrate", "story.txt"], "story.txt 58.4 other.txt 1:12"),
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
