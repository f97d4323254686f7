//! Page furniture: the lines around an article that a site says, not its writer.

use std::collections::HashMap;
use std::hash::BuildHasherDefault;
use std::sync::LazyLock;

use crate::model::letters::{self, folded};
use crate::model::lexicon::WordHasher;

/// Longer lines are prose, whatever they say.
const LONGEST: usize = 25;

/// Where in a line its words tell that it is furniture.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Where {
    Whole,
    Start,
    Within,
}

/// The words of a phrase, and where it tells.
type Phrase = (Vec<&'static str>, Where);

/// Phrases by their first word.
static PHRASES: LazyLock<HashMap<&str, Vec<Phrase>, BuildHasherDefault<WordHasher>>> = LazyLock::new(|| {
    let mut phrases: HashMap<&str, Vec<Phrase>, _> = HashMap::default();
    for (phrase, place) in rows() {
        let words: Vec<&str> = phrase.split(' ').collect();
        let place = match place {
            "whole" => Where::Whole,
            "start" => Where::Start,
            _ => Where::Within,
        };
        phrases.entry(words[0]).or_default().push((words, place));
    }
    phrases
});

/// For each first byte, by the lowest five bits of it, how long the words are that open a phrase.
static OPENERS: LazyLock<[u32; 32]> = LazyLock::new(|| {
    let mut lengths = [0; 32];
    for word in PHRASES.keys() {
        lengths[opener(word)] |= 1 << word.len().min(31);
    }
    lengths
});

fn opener(word: &str) -> usize {
    usize::from(word.as_bytes().first().map_or(0, |byte| byte & 31))
}

/// Whether a word, or the part of it before its marks, is as long as one that opens a phrase.
fn may_open(word: &str) -> bool {
    let marked = !word.ends_with(|c: char| c.is_ascii_alphanumeric());
    let as_long = 1_u32.checked_shl(word.len() as u32).unwrap_or(0);
    let shorter = as_long.wrapping_sub(1);
    OPENERS[opener(word)] & if marked { as_long | shorter | 1 << 31 } else { as_long } != 0 || word.len() > 30
}

fn rows() -> impl Iterator<Item = (&'static str, &'static str)> {
    let list = include_str!("../../styles/reading/furniture.tsv");
    list.lines().filter(|row| !row.starts_with('#')).filter_map(|row| row.split_once('\t'))
}

/// Whether a line is furniture by what it says.
pub(super) fn is(line: &str) -> bool {
    if letters::words(line) >= LONGEST {
        return false;
    }
    let plain = folded(line);
    let words: Vec<&str> = plain.split_whitespace().collect();
    (0..words.len()).any(|at| says(&words, at))
}

/// A word without the marks after it.
fn bare(word: &str) -> &str {
    word.trim_end_matches([',', '.', ':', '!', '?', '…', '»', '›', '>'])
}

/// Whether a phrase that stands at that word tells.
fn says(words: &[&str], at: usize) -> bool {
    let same = |word: &str, wanted: &str| word == wanted || bare(word) == wanted;
    if !may_open(words[at]) {
        return false;
    }
    let known = PHRASES.get(words[at]).or_else(|| PHRASES.get(bare(words[at])));
    known.is_some_and(|phrases| {
        phrases.iter().any(|(phrase, place)| {
            let fits = match place {
                Where::Whole => at == 0 && phrase.len() == words.len(),
                Where::Start => at == 0 && phrase.len() <= words.len(),
                Where::Within => at + phrase.len() <= words.len(),
            };
            fits && phrase.iter().zip(&words[at..]).all(|(wanted, word)| same(word, wanted))
        })
    })
}

#[cfg(test)]
mod tests {
    use super::{is, rows};

    #[test]
    fn the_list_is_sorted_and_each_phrase_tells_by_itself() {
        assert!(rows().map(|(phrase, _)| phrase).is_sorted());
        for (phrase, place) in rows() {
            assert!(["whole", "start", "within"].contains(&place), "{phrase}");
            assert!(is(phrase), "{phrase}");
        }
    }

    #[test]
    fn furniture_is_told_from_prose() {
        for line in [
            "Skip to main content",
            "READ MORE: Mayor quits",
            "Follow us on Facebook",
            "Share",
            "Advertisement",
        ] {
            assert!(is(line), "{line}");
        }
        let prose = [
            "The share of voters who follow the race has doubled.",
            "She read more books than he did.",
            "“Sign up,” he said.",
            "Listen, he said, the mayor is done.",
        ];
        for line in prose {
            assert!(!is(line), "{line}");
        }
    }
}
