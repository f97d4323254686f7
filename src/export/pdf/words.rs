//! A paragraph's words as they stand on paper: their letters, their case, their pronouncers.

use std::borrow::Cow;
use std::collections::{HashMap, HashSet};

use unicode_normalization::UnicodeNormalization;

use crate::model::style::PageCase;
use crate::model::{Pause, Read, Script, Word, WordKind};

/// A word on paper.
#[derive(Debug, Clone)]
pub(super) struct Item<'a> {
    /// Its letters: composed, visible, in the page's case. Never empty.
    pub(super) text: Cow<'a, str>,
    /// What it is.
    pub(super) kind: WordKind,
    /// No line may end after it.
    pub(super) bind: bool,
    /// The pause after it.
    pub(super) pause: Pause,
    /// Whether a sentence ends with it.
    pub(super) ends: bool,
    /// Whether it gets a mark in the margin.
    pub(super) revised: bool,
    /// Which of the paragraph's words it is.
    pub(super) word: usize,
}

/// The words of a paragraph.
pub(super) fn items(read: &Read, case: PageCase) -> Vec<Item<'_>> {
    let mut out: Vec<Item> = Vec::with_capacity(read.words.len());
    let mut sentences = read.sentences.iter().map(|sentence| sentence.end).peekable();
    for (at, word) in read.words.iter().enumerate() {
        while sentences.next_if(|&end| end <= at).is_some() {}
        let ends = sentences.peek() == Some(&(at + 1));
        let text = visible(cased(read, word, case));
        if text.is_empty() {
            if let Some(last) = out.last_mut().filter(|_| ends) {
                last.ends = true;
            }
            continue;
        }
        // A hyphen at a line's end would be read as one that breaks a word: 14- AND 15-YEAR-OLDS.
        let bind = word.bind || text.ends_with('-') && text.len() > 1;
        let (kind, pause, revised) = (word.kind, word.pause, word.revised);
        out.push(Item { text, kind, bind, pause, ends, revised, word: at });
    }
    if let Some(last) = out.last_mut() {
        (last.ends, last.bind) = (true, false);
    }
    out
}

/// The words of a cue.
pub(super) fn cue_words(text: &str) -> Vec<String> {
    visible(Cow::Borrowed(text)).split_whitespace().map(str::to_owned).collect()
}

/// A text without what cannot be seen, its letters composed, its spaces and hyphens plain.
pub(super) fn visible(text: Cow<'_, str>) -> Cow<'_, str> {
    if text.bytes().all(|byte| (b' '..0x7f).contains(&byte)) {
        return text;
    }
    let letters = text.nfc().filter_map(|letter| match letter {
        '\u{00A0}' | '\u{2000}'..='\u{200A}' | '\u{202F}' | '\u{205F}' | '\u{3000}' | '\t' | '\n' => {
            Some(' ')
        }
        '\u{2010}' | '\u{2011}' => Some('-'),
        unseen if is_unseen(unseen) => None,
        letter => Some(letter),
    });
    Cow::Owned(letters.collect())
}

/// Whether a character has no form of its own: controls, joiners, marks of direction, selectors.
pub(super) fn is_unseen(letter: char) -> bool {
    letter.is_control()
        || matches!(letter, '\u{00AD}' | '\u{034F}' | '\u{061C}' | '\u{180E}' | '\u{200B}'..='\u{200F}')
        || matches!(letter, '\u{2028}'..='\u{202E}' | '\u{2060}'..='\u{206F}' | '\u{FEFF}')
        || matches!(letter, '\u{FE00}'..='\u{FE0F}' | '\u{E0000}'..='\u{E0FFF}')
}

/// A word in the page's case.
fn cased<'a>(read: &'a Read, word: &Word, case: PageCase) -> Cow<'a, str> {
    let page = read.page(word);
    match case {
        PageCase::Upper if word.kind != WordKind::Pronouncer => Cow::Owned(page.to_uppercase()),
        PageCase::Mixed if word.kind == WordKind::Spoken => {
            mixed(page, read.written.get(word.written.clone()))
        }
        PageCase::Script | PageCase::Upper | PageCase::Mixed => Cow::Borrowed(page),
    }
}

/// A word as written where only its case was changed; else small letters, but single ones, which
/// are initials, with a capital where the written word had one.
fn mixed<'a>(page: &'a str, written: Option<&'a str>) -> Cow<'a, str> {
    let written = written.unwrap_or_default();
    if !written.is_empty() && written.to_uppercase() == page.to_uppercase() {
        return Cow::Borrowed(written);
    }
    let mut capital = written.chars().find(|letter| letter.is_alphabetic()).is_some_and(char::is_uppercase);
    let mut out = String::with_capacity(page.len());
    for part in page.split_inclusive(|letter: char| !letter.is_alphabetic()) {
        if part.chars().filter(|letter| letter.is_alphabetic()).count() < 2 {
            out.push_str(part);
            continue;
        }
        let mut letters = part.chars();
        if capital {
            out.extend(letters.next());
            capital = false;
        }
        out.push_str(&letters.as_str().to_lowercase());
    }
    Cow::Owned(out)
}

/// The names of a script that have a pronouncer, and its words.
pub(super) struct Names<'a>(HashMap<&'a str, Vec<Item<'a>>>);

impl<'a> Names<'a> {
    /// The names as the script gives them, each with its first pronouncer.
    pub(super) fn of(script: &'a Script) -> Self {
        let mut names = HashMap::new();
        for read in script.reads() {
            let items = items(read, PageCase::Script);
            let mut at = 0;
            while at + 1 < items.len() {
                let end = at + 1 + said_so(&items[at + 1..]);
                if end > at + 1 && items[at].kind == WordKind::Spoken {
                    let name = bare(read.page(&read.words[items[at].word]));
                    names.entry(name).or_insert_with(|| items[at + 1..end].to_vec());
                }
                at = end;
            }
        }
        Self(names)
    }

    /// The words with each name's pronouncer beside its first mention that is not yet among the
    /// names seen, and beside no other; and the names it stands beside, by the item's number.
    pub(super) fn beside_first(
        &self,
        read: &'a Read,
        items: &[Item<'a>],
        seen: &HashSet<&'a str>,
    ) -> (Vec<Item<'a>>, Vec<(usize, &'a str)>) {
        let mut out = Vec::with_capacity(items.len());
        let mut fresh: Vec<(usize, &str)> = Vec::new();
        let mut at = 0;
        while let Some(item) = items.get(at) {
            let said = said_so(&items[at + 1..]);
            let name = bare(read.page(&read.words[item.word]));
            let known = self.0.get(name).filter(|_| item.kind == WordKind::Spoken);
            let mut item = item.clone();
            if let Some(pronouncer) = known {
                let tail = items[at + said].clone();
                at += said;
                if seen.contains(name) || fresh.iter().any(|&(_, seen)| seen == name) {
                    let (bind, pause, ends, word) =
                        (tail.bind, tail.pause, item.ends || tail.ends, tail.word);
                    out.push(Item { bind, pause, ends, word, ..item });
                } else {
                    fresh.push((out.len(), name));
                    item.bind = true;
                    let word = tail.word;
                    let ends = std::mem::replace(&mut item.ends, false) || tail.ends;
                    out.push(item);
                    out.extend(pronouncer.iter().map(|part| Item {
                        word,
                        ends: false,
                        bind: true,
                        ..part.clone()
                    }));
                    if let Some(last) = out.last_mut() {
                        (last.bind, last.pause, last.ends) = (tail.bind && said == 0, tail.pause, ends);
                    }
                }
            } else {
                out.push(item);
            }
            at += 1;
        }
        (out, fresh)
    }
}

/// How many pronouncer words a stretch begins with.
fn said_so(items: &[Item]) -> usize {
    items.iter().take_while(|item| item.kind == WordKind::Pronouncer).count()
}

/// A name without the marks around it and its possessive.
fn bare(word: &str) -> &str {
    let word = word.trim_matches(|letter: char| !letter.is_alphanumeric());
    ["'S", "’S", "'s", "’s"].iter().find_map(|ending| word.strip_suffix(ending)).unwrap_or(word)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn letters_are_composed_and_what_is_unseen_goes() {
        assert_eq!(visible("JOSE\u{301}".into()), "JOSÉ");
        assert_eq!(visible("A\u{200B}B\u{FE0F}\u{AD}C\u{7}".into()), "ABC");
        assert_eq!(visible("U\u{2011}S\u{A0}X".into()), "U-S X");
    }

    #[test]
    fn mixed_case_takes_the_written_word_and_keeps_initials() {
        for (page, written, want) in [
            ("ZELENSKYY", "Zelenskyy", "Zelenskyy"),
            ("U-S", "U.S.", "U-S"),
            ("15-THOUSAND", "15,000", "15-thousand"),
            ("SENATOR", "Sen.", "Senator"),
            ("QUOTE,", "", "quote,"),
            ("N-DOUBLE-A-C-P", "NAACP", "N-Double-A-C-P"),
            ("F-B-I’S", "FBI’s", "F-B-I’S"),
        ] {
            assert_eq!(mixed(page, Some(written)), want);
        }
    }
}
