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

/// Which three letters a word begins with that opens a phrase: for each first two a bit for each third,
/// all by their five lowest bits. After a word of two letters anything may stand.
struct Openers([u32; 1 << 10]);

impl Openers {
    fn of<'a>(words: impl Iterator<Item = &'a str>) -> Self {
        let mut openers = Self([0; 1 << 10]);
        for word in words.map(str::as_bytes) {
            let (first, second) = (word.first().copied(), word.get(1).copied());
            // Behind a word of one letter stands a space.
            openers.0[pair(first.unwrap_or(b' '), second.unwrap_or(b' '))] |=
                word.get(2).map_or(u32::MAX, |third| 1 << (third & 31));
        }
        openers
    }

    /// Whether what begins with these bytes may begin a phrase.
    fn may(&self, text: &[u8]) -> bool {
        match *text {
            [first, second, third, ..] => self.0[pair(first, second)] >> (third & 31) & 1 != 0,
            [first, second] => self.0[pair(first, second)] != 0,
            [] | [_] => false,
        }
    }
}

fn pair(first: u8, second: u8) -> usize {
    usize::from(first & 31) << 5 | usize::from(second & 31)
}

/// The openers of all phrases, which a line may begin with.
static FIRST: LazyLock<Openers> = LazyLock::new(|| Openers::of(PHRASES.keys().copied()));

/// The openers of phrases that may stand within a line.
static LATER: LazyLock<Openers> = LazyLock::new(|| {
    let tells = |phrases: &[Phrase]| phrases.iter().any(|(_, place)| *place == Where::Within);
    Openers::of(PHRASES.iter().filter(|(_, phrases)| tells(phrases)).map(|(word, _)| *word))
});

fn rows() -> impl Iterator<Item = (&'static str, &'static str)> {
    let list = include_str!("../../styles/reading/furniture.tsv");
    list.lines().filter(|row| !row.starts_with('#')).filter_map(|row| row.split_once('\t'))
}

/// Whether a line is furniture by what it says.
pub(super) fn is(line: &str) -> bool {
    if letters::has_words(line, LONGEST) {
        return false;
    }
    let plain = folded(line.trim());
    (FIRST.may(plain.as_bytes()) && says(&plain, true)) || later(&plain).any(|at| says(&plain[at..], false))
}

/// Where the words begin that may open a phrase within a line.
fn later(line: &str) -> impl Iterator<Item = usize> {
    let (bytes, openers) = (line.as_bytes(), &*LATER);
    let parts = |byte: u8| byte <= b' ' || !byte.is_ascii();
    let parted = bytes.iter().enumerate().filter(move |(_, byte)| parts(**byte)).map(|(at, _)| at + 1);
    parted
        .filter(|at| openers.may(&bytes[*at..]))
        .filter(|at| line.get(..*at).is_some_and(|before| before.ends_with(char::is_whitespace)))
}

/// A word without the marks after it.
fn bare(word: &str) -> &str {
    word.trim_end_matches([',', '.', ':', '!', '?', '…', '»', '›', '>'])
}

/// Whether a phrase begins the rest of a line and tells there: at the line's start or within it.
fn says(rest: &str, first: bool) -> bool {
    let same = |word: &str, wanted: &str| word == wanted || bare(word) == wanted;
    let mut words = rest.split_whitespace();
    let known = words.next().and_then(|word| PHRASES.get(word).or_else(|| PHRASES.get(bare(word))));
    let begins = |(phrase, place): &Phrase| {
        let mut more = words.clone();
        phrase[1..].iter().all(|wanted| more.next().is_some_and(|word| same(word, wanted)))
            && (*place != Where::Whole || more.next().is_none())
    };
    let tells = |phrase: &&Phrase| first || phrase.1 == Where::Within;
    known.is_some_and(|phrases| phrases.iter().filter(tells).any(begins))
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
            assert!(phrase.find(' ').unwrap_or(phrase.len()) > 1, "{phrase}");
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
