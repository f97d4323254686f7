//! Who is meant: names, those who introduce them, and pronouns that stand for them.

use std::collections::{HashMap, HashSet};
use std::ops::Range;

use super::quotes::{marks, open_after, opening};
use super::{plays, reads};
use crate::model::{Lexicon, Read, Script, Word};

/// Which sentence needs the one that names whom its pronoun means: the nearest before it with a name,
/// or, where none is seen, the one before it if the pronoun is its subject.
pub(super) fn pronouns(script: &Script, lists: &Lexicon) -> Vec<(usize, usize)> {
    let names = names(script);
    let (mut at, mut last, mut needs) = (0, None, Vec::new());
    for (_, read) in reads(script) {
        let mut open = false;
        for (range, after) in read.sentences.iter().zip(open_after(read)) {
            let words = read.sentence(range);
            let own: Vec<&Word> = unquoted(read, words, std::mem::replace(&mut open, after));
            let means = own.iter().position(|word| plays(read, word, lists, "somebody"));
            let person = own.iter().position(|word| is_person(read, word, words, &names));
            if let (Some(means), true) =
                (means.filter(|means| person.is_none_or(|name| means < &name)), at > 0)
            {
                needs.extend(last.or((means == 0).then_some(at - 1)).map(|naming| (at, naming)));
            }
            if words.iter().any(|word| is_person(read, word, words, &names)) {
                last = Some(at);
            }
            at += 1;
        }
    }
    needs
}

/// The spoken words of a sentence outside its quotations, whose pronouns are their speaker's affair.
fn unquoted<'a>(read: &Read, words: &'a [Word], mut open: bool) -> Vec<&'a Word> {
    let mut from = words.first().map_or(0, |word| opening(&read.written, word.written.start));
    let outside = |word: &&Word| {
        open = marks(read.written.get(from..word.written.start).unwrap_or_default(), open);
        from = from.max(word.written.start);
        !open && !word.said.is_empty()
    };
    words.iter().filter(outside).collect()
}

/// Every sentence that is read, with its paragraph.
pub(super) fn sentences(script: &Script) -> impl Iterator<Item = (&Read, &Range<usize>)> {
    reads(script).flat_map(|(_, read)| read.sentences.iter().map(move |range| (read, range)))
}

/// Whether a word is a name where it stands: at a sentence's start only if it is one elsewhere.
fn is_person(read: &Read, word: &Word, sentence: &[Word], names: &HashSet<&str>) -> bool {
    let first = sentence.first().is_some_and(|first| first.written == word.written);
    is_name(read, word) && (!first || names.contains(name(read, word)))
}

/// Words written as names within a sentence, where no capital stands but for one.
fn names(script: &Script) -> HashSet<&str> {
    let inner = sentences(script)
        .flat_map(|(read, range)| read.sentence(range).iter().skip(1).map(move |word| (read, word)));
    inner.filter(|(read, word)| is_name(read, word)).map(|(read, word)| name(read, word)).collect()
}

/// Whether a word is written as a name: a capital, then small letters.
pub(super) fn is_name(read: &Read, word: &Word) -> bool {
    let mut letters =
        read.written.get(word.written.clone()).unwrap_or_default().chars().filter(|c| c.is_alphabetic());
    letters.next().is_some_and(char::is_uppercase) && letters.next().is_some_and(char::is_lowercase)
}

/// Who needs whose introduction: a name that first stands as the end of a longer one (`Ana Brandt`)
/// and later alone (`Brandt`).
pub(super) fn introductions(script: &Script) -> Vec<(usize, usize)> {
    let mut first: HashMap<&str, (&str, usize)> = HashMap::new();
    let mut needs = Vec::new();
    for (at, (read, range)) in sentences(script).enumerate() {
        let mut before = "";
        for (place, word) in read.sentence(range).iter().enumerate() {
            let here = if place == 0 || is_name(read, word) { name(read, word) } else { "" };
            match first.get(here) {
                Some(&(title, introduced)) if title != before => needs.push((at, introduced)),
                Some(_) => {}
                None if before.is_empty() || here.is_empty() => {}
                None => {
                    first.insert(here, (before, at));
                }
            }
            before = if is_name(read, word) { here } else { "" };
        }
    }
    needs.retain(|(named, introduced)| named != introduced);
    needs
}

/// A name without the marks and the possessive around it.
fn name<'a>(read: &'a Read, word: &Word) -> &'a str {
    let written = read.written.get(word.written.clone()).unwrap_or_default();
    let bare = written.trim_matches(|c: char| !c.is_alphanumeric());
    bare.strip_suffix("’s").or_else(|| bare.strip_suffix("'s")).unwrap_or(bare)
}
