//! The prompter page: one HTML file that scrolls the script full-screen, at the anchor's own pace.
//!
//! The page's parts stand in `prompter/` as they are; this file fills them in. The script goes in
//! as data, which the page writes out as text and never as markup; its content-security policy lets
//! nothing run but the page's own script and lets nothing out.

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use serde::Serialize;
use sha2::{Digest as _, Sha256};

use super::markup::push_text;
use super::sheet::{bite, name, push_plain, seconds, strip_notes};
use crate::model::{
    Cue, Error, Header, HouseStyle, Noted, Part, Read, Rundown, Script, Seconds, Story, Word, WordKind,
};

const PAGE: &str = include_str!("prompter/page.html");
const STYLE: &str = include_str!("prompter/page.css");
/// The page's script in the order it runs: each file uses those before it.
const SCRIPTS: &[&str] = &[
    include_str!("prompter/course.js"),
    include_str!("prompter/revise.js"),
    include_str!("prompter/text.js"),
    include_str!("prompter/look.js"),
    include_str!("prompter/roll.js"),
    include_str!("prompter/board.js"),
    include_str!("prompter/hands.js"),
    include_str!("prompter/tabs.js"),
    include_str!("prompter/watch.js"),
    include_str!("prompter/start.js"),
];
/// Most characters of a title.
const TITLE: usize = 200;

/// Writes the page.
///
/// # Errors
/// Where the script cannot be put as JSON.
pub fn export(rundown: &Rundown, style: &HouseStyle) -> Result<Noted<Vec<u8>>, Error> {
    let show = Show::of(rundown, style);
    let json = serde_json::to_string(&show).map_err(|error| Error::new(format!("prompter page: {error}")))?;
    let script = SCRIPTS.join("\n");
    let page = fill(&[
        ("{{policy}}", &policy(&script, STYLE)),
        ("{{title}}", &title(rundown)),
        ("{{style}}", STYLE),
        ("{{data}}", &unmarked(&json)),
        ("{{script}}", &script),
    ]);
    Ok(Noted { value: page.into_bytes(), notes: strip_notes(rundown) })
}

/// The page with each mark, in their order, in its value's place. A value is never searched for
/// marks, so that no text of a script can pose as one.
fn fill(values: &[(&str, &str)]) -> String {
    let mut out =
        String::with_capacity(PAGE.len() + values.iter().map(|(_, value)| value.len()).sum::<usize>());
    let mut rest = PAGE;
    for (mark, value) in values {
        if let Some((before, after)) = rest.split_once(mark) {
            out.extend([before, value]);
            rest = after;
        }
    }
    out.push_str(rest);
    out
}

/// What the page may do: run its own script and style, told by their hashes, and show itself in a
/// frame to see whether it was rewritten. Nothing else, and nothing from anywhere else.
fn policy(script: &str, style: &str) -> String {
    format!(
        "default-src 'none'; script-src 'sha256-{}'; style-src 'sha256-{}'; frame-src 'self'; base-uri 'none'; form-action 'none'",
        hash(script),
        hash(style)
    )
}

fn hash(text: &str) -> String {
    STANDARD.encode(Sha256::digest(text))
}

/// JSON in which nothing looks like markup: `<`, `>` and `&` only stand within its strings.
fn unmarked(json: &str) -> String {
    json.replace('<', "\\u003c").replace('>', "\\u003e").replace('&', "\\u0026")
}

fn title(rundown: &Rundown) -> String {
    let slug = rundown.stories.first().map_or("", |story| &story.script.slug);
    let mut out = String::new();
    push_text(&mut out, &name(rundown.title.as_deref().unwrap_or(slug), TITLE));
    out
}

/// What the page is told: see `prompter/text.js` for what it makes of it.
#[derive(Serialize)]
struct Show {
    version: u8,
    title: Option<String>,
    /// Seconds the whole may take, where the show has a fixed end.
    slot: Option<Seconds>,
    /// Whether each paragraph shows the time it starts at.
    times: bool,
    stories: Vec<Entry>,
}

#[derive(Serialize)]
struct Entry {
    item: String,
    slug: String,
    anchor: Option<String>,
    rate: f64,
    trt: Seconds,
    /// Seconds between the end of the story before and this one's first word: a break.
    #[serde(skip_serializing_if = "is_nothing")]
    gap: Seconds,
    fingerprint: String,
    blocks: Vec<Block>,
}

#[derive(Serialize)]
struct Block {
    kind: &'static str,
    seconds: Seconds,
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    revised: bool,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    words: Vec<Piece>,
    /// The instruction of a block that is not read.
    #[serde(skip_serializing_if = "String::is_empty")]
    text: String,
    /// The words of a sound bite.
    #[serde(skip_serializing_if = "String::is_empty")]
    bite: String,
}

/// A word that is simply said, or any other: its text, its kind and whether it is bound to the next.
#[derive(Serialize)]
#[serde(untagged)]
enum Piece {
    Plain(String),
    Other(String, WordKind, u8),
}

impl Show {
    fn of(rundown: &Rundown, style: &HouseStyle) -> Self {
        Self {
            version: 1,
            title: rundown.title.as_deref().map(|title| name(title, TITLE)),
            slot: slot(rundown),
            times: style.paragraph_times.on(),
            stories: entries(rundown),
        }
    }
}

/// The stories, each with what lies between it and the one before.
fn entries(rundown: &Rundown) -> Vec<Entry> {
    let mut end = None;
    let entry = |story: &Story| {
        let gap = end.map_or(0.0, |end: Seconds| story.start - end);
        end = Some(story.start + story.script.trt);
        Entry::of(story, if gap >= 1.0 { hundredths(gap) } else { 0.0 })
    };
    rundown.stories.iter().map(entry).collect()
}

/// Seconds that need not be said.
#[allow(clippy::trivially_copy_pass_by_ref)] // serde asks for a reference
fn is_nothing(seconds: &Seconds) -> bool {
    *seconds <= 0.0
}

/// How long the show may be: to the end of its last story when that starts at the latest.
fn slot(rundown: &Rundown) -> Option<Seconds> {
    let last = rundown.stories.last()?;
    Some(hundredths(last.back_time? + last.script.trt)).filter(|&seconds| seconds > 0.0)
}

impl Entry {
    fn of(story: &Story, gap: Seconds) -> Self {
        let Header { item, slug, anchor, .. } = Header::from(story);
        let Script { rate, trt, parts, .. } = &story.script;
        Self {
            item: item.unwrap_or_default(),
            slug,
            anchor,
            rate: hundredths(*rate),
            trt: hundredths(*trt),
            gap,
            fingerprint: story.script.fingerprint(),
            blocks: parts.iter().map(Block::of).collect(),
        }
    }
}

impl Block {
    fn of(part: &Part) -> Self {
        let seconds = thousandths(seconds(part));
        match part {
            Part::Read(read) => Self::read("read", read, seconds),
            Part::Tag(read) => Self::read("tag", read, seconds),
            Part::Cue(cue) => Self::cue("cue", cue, seconds),
            Part::Sot(cue) => Self::cue("sot", cue, seconds),
            // A name line stands on the screen while others speak: it takes no time of the read.
            Part::Super(cue) => Self::cue("super", cue, 0.0),
        }
    }

    fn read(kind: &'static str, read: &Read, seconds: Seconds) -> Self {
        let words = if read.words.is_empty() {
            read.text.split_whitespace().map(|word| Piece::Plain(plain(word))).collect()
        } else {
            read.words.iter().map(|word| Piece::of(read, word)).collect()
        };
        let revised = read.words.iter().any(|word| word.revised);
        Self { kind, seconds, revised, words, text: String::new(), bite: String::new() }
    }

    fn cue(kind: &'static str, cue: &Cue, seconds: Seconds) -> Self {
        let (text, said) = if kind == "sot" { bite(&cue.text) } else { (cue.text.as_str(), "") };
        let (text, bite) = (plain(text), plain(said));
        Self { kind, seconds, revised: cue.revised, words: Vec::new(), text, bite }
    }
}

impl Piece {
    fn of(read: &Read, word: &Word) -> Self {
        let text = plain(read.page(word));
        if word.kind == WordKind::Spoken && !word.bind {
            Self::Plain(text)
        } else {
            Self::Other(text, word.kind, u8::from(word.bind))
        }
    }
}

fn plain(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    push_plain(&mut out, text);
    out
}

/// Rounded, so that the page is no larger than it needs to be; nothing that is no number gets out.
fn thousandths(seconds: Seconds) -> Seconds {
    if seconds.is_finite() { (seconds.max(0.0) * 1e3).round() / 1e3 } else { 0.0 }
}

fn hundredths(value: f64) -> f64 {
    if value.is_finite() { (value * 100.0).round() / 100.0 } else { 0.0 }
}

#[cfg(test)]
mod tests {
    use super::{PAGE, SCRIPTS, STYLE, export, hash};
    use crate::export::trial::{cue, finish, read, script, show, style, written};
    use crate::model::{Part, Rundown, Script, Story};

    fn page(rundown: &Rundown) -> String {
        written(export, rundown, &style()).0
    }

    fn data(page: &str) -> serde_json::Value {
        let (_, rest) = page.split_once("id=\"data\">").unwrap();
        serde_json::from_str(rest.split_once("</script>").unwrap().0).unwrap()
    }

    /// The text between each `<tag>` of the page and its end.
    fn insides<'a>(page: &'a str, tag: &str) -> Vec<&'a str> {
        let end = format!("</{tag}>");
        page.split(&format!("<{tag}>")).skip(1).map(|rest| rest.split_once(&end).unwrap().0).collect()
    }

    #[test]
    fn every_mark_is_filled_and_the_assets_end_no_element_early() {
        let page = page(&show());
        assert!(!page.contains("{{"));
        assert_eq!(PAGE.matches("{{").count(), 5);
        for script in SCRIPTS {
            assert!(!script.contains("</") && !script.contains("<!--"));
        }
        assert!(!STYLE.contains("</"));
    }

    #[test]
    fn the_policy_names_the_very_script_and_style_of_the_page() {
        let page = page(&show());
        let policy = page.split_once("Policy\" content=\"").unwrap().1.split_once('"').unwrap().0;
        let [script] = insides(&page, "script")[..] else { panic!("one script runs") };
        let [style] = insides(&page, "style")[..] else { panic!("one style") };
        assert!(policy.starts_with("default-src 'none'; "));
        assert!(policy.contains(&format!("script-src 'sha256-{}'", hash(script))));
        assert!(policy.contains(&format!("style-src 'sha256-{}'", hash(style))));
        assert!(!policy.contains("unsafe"));
        assert_eq!(hash("abc"), "ungWv48Bz+pBQUDeXa4iI7ADYaOWF3qctBD/YfIAFa0=");
    }

    #[test]
    fn the_page_names_no_address_and_holds_no_handler() {
        let page = page(&Rundown::default());
        for bad in ["http:", "https:", "//cdn", " onclick=", " onload=", " style=\"", "@import", "url("] {
            assert!(!page.contains(bad), "{bad}");
        }
    }

    #[test]
    fn hostile_text_stays_text() {
        let hostile =
            "</script><script>alert(1)</script> ]]> --> {{script}} {\\rtf <!-- \u{202e}ABC\u{7} &lt;";
        let story = Script {
            slug: hostile.into(),
            parts: vec![Part::Read(read(hostile)), Part::Cue(cue(hostile))],
            ..Script::default()
        };
        let (mut made, notes) = written(export, &finish(story).into(), &style());
        let said = data(&made)["stories"][0]["blocks"][1]["text"].clone();
        assert_eq!(said, "</script><script>alert(1)</script> ]]> --> {{script}} {\\rtf <!-- ABC &lt;");
        assert!(notes.iter().any(|note| note == "2 control characters left out"), "{notes:?}");
        // Two script elements, as ever: the data and the one that runs.
        assert_eq!((made.matches("<script").count(), made.matches("</script>").count()), (2, 2));
        made.retain(|c| matches!(c, '\u{202e}' | '\u{7}'));
        assert_eq!(made, "");
    }

    #[test]
    fn blocks_keep_kind_time_and_binds() {
        let page = data(&page(&show()));
        let blocks = page["stories"][0]["blocks"].as_array().unwrap();
        let kinds: Vec<_> = blocks.iter().map(|block| block["kind"].as_str().unwrap()).collect();
        assert_eq!(kinds, ["cue", "read", "super", "sot", "read", "tag"]);
        assert_eq!(blocks[3]["seconds"], 12.0);
        let words = blocks[1]["words"].as_array().unwrap();
        assert_eq!(words[0], "THE");
        assert_eq!(words[5], serde_json::json!(["—", "mark", 0]));
        assert_eq!(words[6], serde_json::json!(["34-YEAR-OLD", "spoken", 1]));
        assert_eq!(words[9], serde_json::json!(["(AIR'-doh-ahn)", "pronouncer", 0]));
    }

    #[test]
    fn the_times_add_up_to_the_trt() {
        let script = script();
        let trt = script.trt;
        let page = data(&page(&script.into()));
        let blocks = page["stories"][0]["blocks"].as_array().unwrap();
        let sum: f64 = blocks.iter().map(|block| block["seconds"].as_f64().unwrap()).sum();
        assert!((sum - trt).abs() < 0.01, "{sum} {trt}");
    }

    #[test]
    fn a_show_with_a_fixed_end_has_a_slot() {
        let mut show = show();
        assert_eq!(data(&page(&show))["slot"], serde_json::Value::Null);
        show.stories[1] = Story { back_time: Some(100.0), ..show.stories[1].clone() };
        let trt = show.stories[1].script.trt;
        assert!((data(&page(&show))["slot"].as_f64().unwrap() - 100.0 - trt).abs() < 0.01);
    }

    #[test]
    fn a_break_between_stories_takes_its_time() {
        let mut show = show();
        assert_eq!(data(&page(&show))["stories"][1].get("gap"), None);
        show.stories[1].start = show.stories[0].script.trt + 90.0;
        assert_eq!(data(&page(&show))["stories"][1]["gap"], 90.0);
    }

    #[test]
    fn the_same_script_makes_the_same_bytes() {
        assert_eq!(page(&show()), page(&show()));
    }
}
