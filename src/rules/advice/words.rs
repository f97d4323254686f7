//! Words that trip the tongue, point back, hide in capitals or are worn.

use super::{Remark, Sentence};
use crate::model::Sort;

/// Words in a row that begin alike before a tongue trips.
const ALIKE: usize = 3;
/// Words a worn phrase has at most, its marks counted.
const PHRASE: usize = 9;
/// Contractions that are another word where the apostrophe is overlooked.
const HIDDEN: &[(&str, &str)] = &[
    ("I'll", "ILL"),
    ("he'll", "HELL"),
    ("she'll", "SHELL"),
    ("we'll", "WELL"),
    ("we're", "WERE"),
    ("I'd", "ID"),
    ("we'd", "WED"),
    ("she'd", "SHED"),
];

/// The sound a word begins with, as far as its letters tell; vowels do not trip anybody.
fn onset(word: &str) -> Option<String> {
    let lower = word.to_lowercase();
    let first = lower.chars().next().filter(|c| c.is_alphabetic() && !"aeiouy".contains(*c))?;
    let pair: String = lower.chars().take(2).collect();
    Some(match pair.as_str() {
        "sh" | "ch" | "th" | "wh" => pair,
        "ph" => "f".to_owned(),
        "ce" | "ci" | "cy" => "s".to_owned(),
        "kn" => "n".to_owned(),
        "wr" => "r".to_owned(),
        _ => if first == 'c' || first == 'q' { 'k' } else { first }.to_string(),
    })
}

/// Words in a row that begin alike; sibilants all sound alike.
pub(super) fn alliteration(sentence: &Sentence) -> Vec<Remark> {
    let sound = |at: usize| {
        let heard = sentence.is_word(at) && sentence.text(at).len() > 1;
        let onset = if heard { onset(sentence.text(at)) } else { None };
        onset.map(|onset| if onset == "sh" { "s".to_owned() } else { onset })
    };
    let mut found = Vec::new();
    let mut at = 0;
    while at < sentence.tokens.len() {
        let Some(first) = sound(at) else {
            at += 1;
            continue;
        };
        let run =
            (at..sentence.tokens.len()).take_while(|&next| sound(next).as_ref() == Some(&first)).count();
        if run >= ALIKE {
            let words: Vec<&str> = (at..at + run).map(|at| sentence.text(at)).collect();
            let message = format!("“{}” begin alike", words.join(" "));
            found.push(Remark { from: at, to: at + run - 1, message, hint: "say it aloud" });
        }
        at += run;
    }
    found
}

/// Words that send the listener back to what only a reader can find again.
pub(super) fn pointing_back(sentence: &Sentence) -> Vec<Remark> {
    let says = |at: usize, word: &str| sentence.text(at).eq_ignore_ascii_case(word);
    let alone = |at: usize| at > 0 && says(at - 1, "the") && !sentence.is_word(at + 1);
    let points =
        |at: &usize| says(*at, "respectively") || says(*at, "latter") || says(*at, "former") && alone(*at);
    let remark = |at| {
        let message = format!("“{}” sends the listener back", sentence.text(at));
        Remark { from: at, to: at, message, hint: "name them again" }
    };
    (0..sentence.tokens.len()).filter(points).map(remark).collect()
}

/// Contractions that capitals make another word of: I'LL, ILL.
pub(super) fn contractions(sentence: &Sentence) -> Vec<Remark> {
    if !sentence.raised() {
        return Vec::new();
    }
    let remark = |at: usize| {
        let text = sentence.text(at).replace('’', "'");
        let (_, other) = HIDDEN.iter().find(|(short, _)| short.eq_ignore_ascii_case(&text))?;
        let message = format!("{} reads like {other} at a glance", text.to_uppercase().replace('\'', "’"));
        Some(Remark { from: at, to: at, message, hint: "write both words" })
    };
    (0..sentence.tokens.len()).filter_map(remark).collect()
}

/// Worn phrases, the longest first.
pub(super) fn cliches(sentence: &Sentence) -> Vec<Remark> {
    let text = sentence.paragraph.passage.text();
    let mut found = Vec::new();
    let mut at = 0;
    while at < sentence.tokens.len() {
        let phrase = (at..sentence.tokens.len().min(at + PHRASE)).rev().find_map(|last| {
            let span = sentence.tokens[at].span.join(sentence.tokens[last].span);
            let said = span.of(text).to_lowercase().replace('’', "'");
            let entry = sentence.style.words.get(&said, Sort::Cliche)?;
            Some((last, format!("“{}” is worn: {}", span.of(text), entry.page)))
        });
        match phrase {
            Some((to, message)) => {
                found.push(Remark { from: at, to, message, hint: "say it plainly" });
                at = to + 1;
            }
            None => at += 1,
        }
    }
    found
}
