//! Eight characters that tell whether two copies of a script carry the same spoken words.
//!
//! They are made from the words as they stand on the prompter, without case and punctuation, so
//! that a page, a prompter file and a newsroom message can each be checked against them alone.

use std::borrow::Cow;

use super::glyph::printable;
use super::script::{Read, Script, WordKind};

/// Digits and letters that cannot be taken for one another on paper: no 0, 1, I or O.
const LETTERS: &[u8; 32] = b"23456789ABCDEFGHJKLMNPQRSTUVWXYZ";
const OFFSET: u64 = 0xcbf2_9ce4_8422_2325;
const PRIME: u64 = 0x0000_0100_0000_01b3;
/// Whether a character around a word is no part of it.
const fn is_mark(c: char) -> bool {
    matches!(
        c,
        '"' | '\''
            | '“'
            | '”'
            | '‘'
            | '’'
            | '„'
            | '«'
            | '»'
            | '.'
            | ','
            | ';'
            | ':'
            | '!'
            | '?'
            | '…'
            | '('
            | ')'
            | '['
            | ']'
            | '-'
            | '‐'
            | '‑'
            | '–'
            | '—'
            | '―'
            | '*'
            | '_'
            | '/'
    )
}

/// A word without its case and the marks around it; empty for a mark that stands alone.
///
/// A hyphen, apostrophe or point inside stays: `U-S` is not `US`, `I’LL` is not `ILL`.
#[must_use]
pub fn bare(word: &str) -> Cow<'_, str> {
    let core = trimmed(word);
    if core.bytes().all(|byte| (b' '..=b'~').contains(&byte) && !byte.is_ascii_lowercase()) {
        return Cow::Borrowed(core);
    }
    let plain = |c: char| match c {
        '’' | '‘' => '\'',
        '‐' | '‑' => '-',
        c => c,
    };
    let shown: String = core.chars().filter_map(printable).flat_map(char::to_uppercase).map(plain).collect();
    let inner = shown.trim_matches(is_mark);
    Cow::Owned(if inner.len() == shown.len() { shown } else { inner.to_owned() })
}

/// A word without the marks around it: most begin and end with a letter or a figure.
fn trimmed(word: &str) -> &str {
    match word.as_bytes() {
        [first, .., last] if first.is_ascii_alphanumeric() && last.is_ascii_alphanumeric() => word,
        _ => word.trim_matches(is_mark),
    }
}

/// One step of FNV-1a.
const fn step(hash: u64, byte: u8) -> u64 {
    (hash ^ byte as u64).wrapping_mul(PRIME)
}

/// Adds a bare word, if there is one.
fn add(hash: u64, word: &str) -> u64 {
    if word.is_empty() { hash } else { step(word.bytes().fold(hash, step), b' ') }
}

/// Adds a word of capitals with at most a comma or a stop behind it, as most are: it is bare as it stands.
fn capitals(hash: u64, word: &str) -> Option<u64> {
    let bytes = word.as_bytes();
    let (&last, rest) = bytes.split_last()?;
    let word = if matches!(last, b'.' | b',') { rest } else { bytes };
    let hash =
        word.iter().try_fold(hash, |hash, &byte| byte.is_ascii_uppercase().then(|| step(hash, byte)))?;
    (!word.is_empty()).then(|| step(hash, b' '))
}

/// The fingerprint of words in order.
pub fn fingerprint<'a>(words: impl IntoIterator<Item = &'a str>) -> String {
    let mut hash = OFFSET;
    for word in words {
        hash = capitals(hash, word)
            .unwrap_or_else(|| word.split_whitespace().map(bare).fold(hash, |hash, word| add(hash, &word)));
    }
    let folded = hash ^ (hash >> 40);
    (0..8).rev().map(|at| char::from(LETTERS[(folded >> (at * 5)) as usize & 31])).collect()
}

impl Script {
    /// Eight characters that change when a spoken word changes, the same in every export.
    #[must_use]
    pub fn fingerprint(&self) -> String {
        fingerprint(self.page_words())
    }

    /// The words that are said, as they stand on the prompter.
    pub fn page_words(&self) -> impl Iterator<Item = &str> {
        self.reads().flat_map(Read::page_words)
    }
}

impl Read {
    /// The words that are said, as they stand on the prompter.
    pub fn page_words(&self) -> impl Iterator<Item = &str> {
        self.words.iter().filter(|word| word.kind == WordKind::Spoken).map(|word| self.page(word))
    }
}

#[cfg(test)]
mod tests {
    use super::{bare, fingerprint};

    fn of(text: &str) -> String {
        fingerprint(text.split_whitespace())
    }

    #[test]
    fn case_and_marks_do_not_count() {
        assert_eq!(of("“We’re done,” he said."), of("WE'RE DONE — HE SAID"));
        assert_eq!(of("ÉLAN"), of("élan…"));
    }

    #[test]
    fn a_changed_word_counts() {
        for other in ["THE US LED", "THE U-S FED", "THE U-S", "THE U-S LED LED", "U-S THE LED", "THEU-S LED"]
        {
            assert_ne!(of("THE U-S LED"), of(other), "{other}");
        }
    }

    #[test]
    fn eight_letters_that_stay_the_same_for_ever() {
        assert_eq!(of(""), "WL4GMNFT");
        assert_eq!(of("THE MAYOR RESIGNED."), "LFM4854Q");
    }

    #[test]
    fn marks_inside_a_word_stay() {
        assert_eq!(bare("(U-S)"), "U-S");
        assert_eq!(bare("3:30,"), "3:30");
        assert_eq!(bare("i’ll"), "I'LL");
        assert_eq!(bare("—"), "");
        assert_eq!(bare("\u{202e}A\u{ad}B.\u{200b}"), "AB");
    }
}
