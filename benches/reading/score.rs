//! Scores: how much of an article is read of its page, and how much of clean text is not.

use std::collections::{BTreeMap, HashMap};
use std::fs;
use std::io::Read as _;
use std::path::Path;
use std::sync::LazyLock;
use std::time::Instant;

use flate2::read::GzDecoder;
use ripread::import::{self, Input};
use ripread::model::{Article, HouseStyle};
use serde_json::Value;

/// Runs of that many words are compared.
const RUN: usize = 4;

fn text(article: &Article) -> String {
    article.blocks.iter().map(|block| block.passage.text()).collect::<Vec<_>>().join("\n")
}

/// Reads every page of an article-extraction-benchmark both ways, and compares with what people marked.
pub(crate) fn pages(folder: &Path, style: &HouseStyle) {
    let truth = fs::read(folder.join("ground-truth.json")).expect("ground-truth.json");
    let truth: BTreeMap<String, Value> = serde_json::from_slice(&truth).expect("its JSON");
    let page = |name: &String| {
        let file = fs::File::open(folder.join(format!("html/{name}.html.gz"))).expect("a page");
        let mut bytes = Vec::new();
        GzDecoder::new(file).read_to_end(&mut bytes).expect("its bytes");
        bytes
    };
    let pages: Vec<(&str, &str, Vec<u8>)> = truth
        .iter()
        .map(|(name, facts)| (name.as_str(), facts["articleBody"].as_str().unwrap_or_default(), page(name)))
        .collect();
    for (way, fast) in [("careful", false), ("fast", true)] {
        let (mut took, mut scores) = (0.0, Vec::new());
        for (name, wanted, bytes) in &pages {
            let input = Input { name: "page.html", bytes, fast, from: Some("html"), ..Input::default() };
            let start = busy();
            let read = import::article(&input, style).expect("a page");
            took += busy() - start;
            let found = text(&read.value.article);
            let (precision, recall) = score(wanted, &found);
            if std::env::var_os("EACH").is_some() {
                println!("{precision:.3} {recall:.3} {way} {name}");
            }
            if let Some(out) = std::env::var_os("OUT") {
                let path = Path::new(&out).join(format!("{name}.{way}"));
                fs::write(path, found).expect("a place for what was read");
            }
            scores.push((precision, recall));
        }
        let (precision, recall, f1) = mean(&scores);
        let speed = pages.len() as f64 / took;
        println!(
            "{way}: precision {precision:.4}, recall {recall:.4}, F1 {f1:.4}, {speed:.0} pages/s a core"
        );
    }
}

/// Mean precision and recall, and the F1 of the two.
fn mean(scores: &[(f64, f64)]) -> (f64, f64, f64) {
    let mean = |part: fn(&(f64, f64)) -> f64| scores.iter().map(part).sum::<f64>() / scores.len() as f64;
    let (precision, recall) = (mean(|score| score.0), mean(|score| score.1));
    (precision, recall, 2.0 * precision * recall / (precision + recall))
}

/// The seconds this process has kept a core busy, all its threads together: what others do on the
/// machine does not count. Where the system does not tell, the time on the clock.
fn busy() -> f64 {
    static BEGUN: LazyLock<Instant> = LazyLock::new(Instant::now);
    let threads = fs::read_to_string("/proc/self/stat").ok();
    let ticks = threads.as_deref().and_then(|stat| stat.rsplit_once(')')).and_then(|(_, fields)| {
        let mut times = fields.split_whitespace().skip(11).map(str::parse::<f64>);
        Some(times.next()?.ok()? + times.next()?.ok()?)
    });
    ticks.map_or_else(|| BEGUN.elapsed().as_secs_f64(), |ticks| ticks / 100.0)
}

/// The runs of words of a text, each with how often it stands there.
fn runs(text: &str) -> HashMap<Vec<&str>, f64> {
    let words: Vec<&str> =
        text.split(|c: char| !c.is_alphanumeric() && c != '_').filter(|word| !word.is_empty()).collect();
    let mut found = HashMap::new();
    for run in words.windows(RUN.min(words.len()).max(1)) {
        *found.entry(run.to_vec()).or_insert(0.0) += 1.0;
    }
    found
}

/// Precision and recall of the runs of words.
fn score(wanted: &str, found: &str) -> (f64, f64) {
    let (wanted, found) = (runs(wanted), runs(found));
    let same: f64 =
        wanted.iter().map(|(run, count)| count.min(found.get(run).copied().unwrap_or_default())).sum();
    let part = |all: &HashMap<Vec<&str>, f64>| {
        let sum: f64 = all.values().sum();
        if sum > 0.0 { same / sum } else { 0.0 }
    };
    (part(&found), part(&wanted))
}

/// Reads the `text` of every record as plain text and counts the characters that are not read; of records
/// that have an `article` too, pages copied out of a browser, scores how much of it is read.
pub(crate) fn clean(path: &Path, style: &HouseStyle) {
    let (mut all, mut kept, mut datelines) = (0, 0, 0);
    let mut scores = Vec::new();
    let letters = |text: &str| text.chars().filter(|c| !c.is_whitespace()).count();
    for line in fs::read_to_string(path).expect("records").lines() {
        let record: Value = serde_json::from_str(line).expect("a record");
        if record["format"].as_str().is_some_and(|format| format != "text") {
            continue;
        }
        let given = record["text"].as_str().unwrap_or_default();
        let input = Input { name: "-", bytes: given.as_bytes(), from: Some("text"), ..Input::default() };
        let read = import::article(&input, style).expect("text");
        if let Some(wanted) = record["article"].as_str() {
            scores.push(score(wanted, &text(&read.value.article)));
            if std::env::var_os("EACH").is_some() {
                let (precision, recall) = scores[scores.len() - 1];
                println!("{precision:.3} {recall:.3} {}", record["id"].as_str().unwrap_or("-"));
            }
            continue;
        }
        let found = letters(&text(&read.value.article));
        // Spans point into the text as it was decoded.
        let given = read.value.source.text.as_str();
        let notes = read.notes.iter().filter(|note| note.message.starts_with("the dateline is not read"));
        let dateline: usize = notes.map(|note| letters(&given[note.span.start..note.span.end])).sum();
        all += letters(given);
        kept += found;
        datelines += dateline;
        if std::env::var_os("EACH").is_some() && letters(given) > found + dateline {
            println!("{}\t{}", letters(given) - found - dateline, record["id"].as_str().unwrap_or("-"));
            for note in read.notes.iter().filter(|note| !note.message.starts_with("the dateline")) {
                println!("    {} [{}]", note.message, &given[note.span.start..note.span.end]);
            }
        }
    }
    if !scores.is_empty() {
        let (precision, recall, f1) = mean(&scores);
        println!("pasted pages: precision {precision:.4}, recall {recall:.4}, F1 {f1:.4} ({})", scores.len());
    }
    if all == 0 {
        return;
    }
    let share = |part: usize| part as f64 * 100.0 / all as f64;
    println!(
        "clean text: {:.3} % of characters not read, of them datelines {:.3} %",
        share(all - kept),
        share(datelines)
    );
}
