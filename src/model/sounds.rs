//! How long a word is when said: the packed pronouncing dictionary, and spelling where it is silent.
//!
//! The tables are made by `styles/sounds/pack.py`, which also says what is in them byte by byte.

use std::cell::Cell;

use unicode_normalization::UnicodeNormalization;

const WORDS: &[u8] = include_bytes!("../../styles/sounds/words.bin");
const SPELLING: &[u8] = include_bytes!("../../styles/sounds/spelling.bin");
const BUCKET_BITS: u32 = 15;
const ENTRIES_AT: usize = ((1 << BUCKET_BITS) + 1) * 4;
const ENTRY: usize = 6;

/// Length in milliseconds of an s added to a word (`Z`), and of one after a hiss (`IH Z`).
const S: u16 = 48;
const ES: u16 = 105;
/// A letter of another script, or a figure that was never written out: length, and half a syllable.
const STRANGE: u16 = 120;

/// What is known of a word as said.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Sounds {
    /// The typical lengths of its sounds in running speech, summed, in milliseconds.
    pub ms: u16,
    /// How many syllables it has; at least one.
    pub syllables: u16,
    /// A function word: short and unstressed.
    pub function: bool,
    /// A number, or part of one.
    pub number: bool,
    /// Said as the names of its letters, as FBI is.
    pub by_letters: bool,
}

/// What is known of a word, in either case: from the dictionary, else from its spelling.
#[must_use]
pub fn of(word: &str) -> Sounds {
    let Some(key) = key(word.as_bytes()) else { return look_up(word) };
    RECENT.with(|recent| remembered(recent, key, word))
}

/// Tells what is known of each word of what is said, in order; spaces part them.
pub fn each<'a>(said: &'a str, mut heard: impl FnMut(&'a str, Sounds)) {
    RECENT.with(|recent| {
        let mut at = 0;
        while at < said.len() {
            let (length, key) = first_word(&said.as_bytes()[at..]);
            let word = &said[at..at + length];
            match key {
                Some(key) => heard(word, remembered(recent, key, word)),
                None if length > 0 => heard(word, look_up(word)),
                None => {}
            }
            at += length + 1;
        }
    });
}

/// What is known of a word, from where its key has its place if it was heard lately.
#[inline]
fn remembered(recent: &Recent, key: u64, word: &str) -> Sounds {
    let place = &recent[(key >> (64 - PLACE_BITS)) as usize];
    let [newest, older] = place.get();
    if newest.is_of(key) {
        return newest.sounds();
    }
    if older.is_of(key) {
        place.set([older, newest]);
        return older.sounds();
    }
    let sounds = look_up(word);
    place.set([Memory::of(key, sounds), newest]);
    sounds
}

#[inline(never)]
fn look_up(word: &str) -> Sounds {
    listed(word).or_else(|| possessive(word)).unwrap_or_else(|| spelled(word))
}

/// Places for two words each that were heard lately: a few thousand words are most of what anybody says.
const PLACE_BITS: u32 = 13;

type Recent = [Cell<[Memory; 2]>; 1 << PLACE_BITS];

thread_local! {
    static RECENT: Recent = const { [const { Cell::new([Memory(0), Memory(0)]) }; 1 << PLACE_BITS] };
}

/// The sounds of one word: half its key above sixteen bits of length and sixteen of facts, eight words
/// to a line of the processor's cache. Zero where there is none.
#[derive(Clone, Copy)]
struct Memory(u64);

impl Memory {
    /// Where the three flags begin, above the syllables: no word of sixteen bytes has as many.
    const FLAGS: u32 = 8;
    /// Where the length begins.
    const MS: u32 = 16;

    fn of(key: u64, sounds: Sounds) -> Self {
        let flags = [sounds.function, sounds.number, sounds.by_letters];
        let flags = flags.iter().rev().fold(0, |all, &flag| all << 1 | u64::from(flag));
        let facts = flags << Self::FLAGS | u64::from(sounds.syllables);
        Self(Self::tag(key) << 32 | u64::from(sounds.ms) << Self::MS | facts)
    }

    /// The half of a key below what tells its place; never zero.
    const fn tag(key: u64) -> u64 {
        key >> (32 - PLACE_BITS) & 0xffff_ffff | 1
    }

    fn is_of(self, key: u64) -> bool {
        self.0 >> 32 == Self::tag(key)
    }

    fn sounds(self) -> Sounds {
        let flag = |at: u32| self.0 >> (Self::FLAGS + at) & 1 == 1;
        Sounds {
            ms: (self.0 >> Self::MS) as u16,
            syllables: u16::from(self.0 as u8),
            function: flag(0),
            number: flag(1),
            by_letters: flag(2),
        }
    }
}

/// How many bytes stand before the first space, and the key of the word they are.
#[inline]
fn first_word(bytes: &[u8]) -> (usize, Option<u64>) {
    const EACH: u64 = 0x0101_0101_0101_0101;
    // Eight bytes at once: a space becomes zero, and the lowest zero borrows from its top bit.
    if let Some(eight) = bytes.first_chunk().map(|eight| u64::from_le_bytes(*eight)) {
        let zeros = eight ^ (EACH * u64::from(b' '));
        let spaces = zeros.wrapping_sub(EACH) & !zeros & (EACH << 7);
        if spaces != 0 {
            let bits = spaces.trailing_zeros() & !7;
            let length = bits as usize / 8;
            return (length, (length > 0).then(|| mixed(eight & ((1 << bits) - 1), 0, length)));
        }
    }
    let length = bytes.iter().position(|&byte| byte == b' ').unwrap_or(bytes.len());
    (length, key(&bytes[..length]))
}

/// A number for a word of at most sixteen bytes, by its two ends and its length. Two words share as much
/// of it as is remembered no more often than two share an entry of the dictionary.
fn key(bytes: &[u8]) -> Option<u64> {
    match bytes.len() {
        length @ 1..8 => {
            let whole = bytes.iter().rev().fold(0, |whole, &byte| whole << 8 | u64::from(byte));
            Some(mixed(whole, 0, length))
        }
        length @ 8..=16 => {
            let (first, last) = (bytes.first_chunk()?, bytes.last_chunk()?);
            Some(mixed(u64::from_le_bytes(*first), u64::from_le_bytes(*last), length))
        }
        _ => None,
    }
}

#[inline]
fn mixed(first: u64, last: u64, length: usize) -> u64 {
    let product = u128::from(first ^ 0x9e37_79b9_7f4a_7c15)
        * u128::from(last.rotate_left(7) ^ (length as u64) << 59 ^ 0xd1b5_4a32_d192_ed03);
    (product as u64) ^ ((product >> 64) as u64)
}

/// Whether the dictionary knows a word, in either case, as something said in one piece: AMBER and
/// RICO are, FBI (listed, but said letter by letter) and XQZ are not.
#[must_use]
pub fn is_word(word: &str) -> bool {
    listed(word).is_some_and(|sounds| !sounds.by_letters)
}

fn listed(word: &str) -> Option<Sounds> {
    let hash = hash(word);
    let bucket = (hash >> (64 - BUCKET_BITS)) as usize;
    let entries = WORDS.get(entry_at(bucket)..entry_at(bucket + 1))?;
    let facts = entries.chunks_exact(ENTRY).find(|entry| entry[..4] == (hash as u32).to_le_bytes())?;
    let facts = u16::from_le_bytes([facts[4], facts[5]]);
    Some(Sounds {
        ms: (facts >> 6) * 2,
        syllables: (facts >> 2) & 15,
        function: facts & 3 == 2,
        number: facts & 3 == 3,
        by_letters: facts & 3 == 1,
    })
}

/// Where a bucket's entries start in `WORDS`.
fn entry_at(bucket: usize) -> usize {
    let at = bucket * 4;
    ENTRIES_AT + ENTRY * u32::from_le_bytes([WORDS[at], WORDS[at + 1], WORDS[at + 2], WORDS[at + 3]]) as usize
}

/// FNV-1a with a last stir, so that its high bits spread over the buckets; as in `pack.py`.
fn hash(word: &str) -> u64 {
    let mut value = 0xcbf2_9ce4_8422_2325_u64;
    for byte in word.bytes() {
        value = (value ^ u64::from(byte.to_ascii_lowercase())).wrapping_mul(0x0100_0000_01b3);
    }
    value ^= value >> 32;
    value = value.wrapping_mul(0x9e37_79b9_7f4a_7c15);
    value ^ (value >> 29)
}

/// A listed word with `'s`, or a plural with a bare apostrophe. Of a number the plural sounds the same,
/// and capitals write it so: F-16’S are sixteens.
fn possessive(word: &str) -> Option<Sounds> {
    if let Some(plural) = word.strip_suffix('\'') {
        return listed(plural);
    }
    let parted = word.strip_suffix("'s").or_else(|| word.strip_suffix("'S"));
    let owner = parted.or_else(|| word.strip_suffix('s'))?;
    let sounds = listed(owner).filter(|sounds| parted.is_some() || sounds.number)?;
    if let Some(plural) = parted.filter(|_| sounds.number).and_then(|owner| listed(&format!("{owner}s"))) {
        return Some(plural);
    }
    let hiss = ["s", "z", "x", "ch", "sh", "ce", "se", "ge"].iter().any(|end| owner.ends_with(end));
    Some(Sounds {
        ms: sounds.ms + if hiss { ES } else { S },
        syllables: sounds.syllables + u16::from(hiss),
        function: false,
        ..sounds
    })
}

/// A guess from the letters, each between its neighbours. Marks over letters are passed over.
fn spelled(word: &str) -> Sounds {
    if word.is_ascii() { weighed(word.chars()) } else { weighed(word.nfd()) }
}

/// A guess from letters whose marks stand apart.
fn weighed(letters: impl Iterator<Item = char>) -> Sounds {
    let (mut ms, mut parts) = (0_i64, 0_i64);
    let mut before = 0;
    let mut letters = letters.filter_map(letter).peekable();
    while let Some(code) = letters.next() {
        if code == 0 {
            ms += i64::from(STRANGE);
            parts += 16;
        } else {
            let after = letters.peek().copied().unwrap_or(0);
            let at = 2 * (before * 729 + code * 27 + after);
            ms += 4 * i64::from(SPELLING[at].cast_signed());
            parts += i64::from(SPELLING[at + 1].cast_signed());
        }
        before = code;
    }
    Sounds {
        ms: ms.clamp(60, i64::from(u16::MAX / 2)) as u16,
        syllables: ((parts + 16) / 32).clamp(1, i64::from(u16::MAX / 2)) as u16,
        ..Sounds::default()
    }
}

/// 1 to 26 for a letter, 0 for another sign that is said, none for marks and apostrophes.
fn letter(sign: char) -> Option<usize> {
    match sign.to_ascii_lowercase() {
        letter @ 'a'..='z' => Some(letter as usize - 'a' as usize + 1),
        sign => sign.is_alphanumeric().then_some(0),
    }
}

#[cfg(test)]
mod tests {
    use super::{Sounds, each, is_word, listed, of, spelled};

    #[test]
    fn the_dictionary_is_asked_in_either_case() {
        // S 70 + EH1 88 + N 46 + AH0 59 + T 53 + ER0 85, in steps of two
        assert_eq!(of("senator"), Sounds { ms: 400, syllables: 3, ..Sounds::default() });
        assert_eq!(of("SENATOR"), of("senator"));
    }

    #[test]
    fn every_function_word_is_marked() {
        let listed = include_str!("../../styles/sounds/unstressed.txt");
        assert!(listed.lines().count() > 100);
        for word in listed.lines() {
            assert!(of(word).function, "{word}");
        }
        assert!(!of("governor").function);
        let numbers = include_str!("../../styles/sounds/numbers.txt");
        assert!(numbers.lines().all(|word| of(word).number && !of(word).function));
        assert!(!of("number").number && !of("second").number);
    }

    #[test]
    fn words_are_parted_by_spaces() {
        for said in
            ["", " ", "a", "the u s senate", " two  spaces ", "internationalists met", "zelenskyy's", "é à"]
        {
            let mut heard = Vec::new();
            each(said, |word, sounds| heard.push((word, sounds)));
            let words: Vec<_> = said.split(' ').filter(|word| !word.is_empty()).collect();
            assert_eq!(heard, words.iter().map(|&word| (word, of(word))).collect::<Vec<_>>(), "{said}");
        }
    }

    #[test]
    fn a_word_heard_again_sounds_the_same() {
        for word in ["a", "of", "two", "FBI", "senator", "internationalist", "Kyiv’s", "zelenskyy"] {
            let first = of(word);
            assert_eq!(of(word), first, "{word}");
            assert_eq!(listed(word).unwrap_or(first), first, "{word}");
        }
    }

    #[test]
    fn words_are_told_from_initials() {
        for word in ["AMBER", "RICO", "SNAP", "NATO", "nasa", "Zebra"] {
            assert!(is_word(word), "{word}");
        }
        for initials in ["FBI", "CEO", "usda", "XQZ", "NGVTX", "", "4"] {
            assert!(!is_word(initials), "{initials}");
        }
        assert!(of("FBI").by_letters);
    }

    #[test]
    fn a_possessive_adds_its_s() {
        assert_eq!(of("vineyard's").syllables, of("vineyard").syllables);
        assert_eq!(of("vineyard's").ms, of("vineyard").ms + 48);
        assert_eq!(of("wagon-s"), spelled("wagons"));
        assert_eq!(of("walruses'"), of("walruses"));
        assert_eq!(of("thatch's").syllables, 2);
        assert_eq!((of("sixteen's"), of("seven's")), (of("sixteens"), of("sevens")));
    }

    #[test]
    fn unknown_words_go_by_their_letters() {
        let name = of("zelenskyy");
        assert_eq!(name.syllables, 3);
        assert!((400..900).contains(&name.ms), "{name:?}");
        assert_eq!(of("erdoğan"), of("erdogan"));
        assert_eq!(of("monetization").syllables, 5);
    }

    #[test]
    fn nothing_is_too_odd_or_too_long() {
        assert_eq!(of("").syllables, 1);
        assert_eq!(of("'").syllables, 1);
        assert!(of("Київ").ms > 0);
        assert!(of(&"zq".repeat(100_000)).ms > 10_000);
        assert!(of(&"漢".repeat(100_000)).syllables > 1000);
    }
}
