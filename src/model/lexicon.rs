//! The word lists as looked up: written word to what it is and how it is written out.

use std::borrow::Cow;
use std::collections::{HashMap, HashSet};
use std::hash::{BuildHasherDefault, Hasher};

/// What a listed word is. One word may be several things (`St.`, `Mar.`, `No.`).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[repr(u8)]
pub enum Sort {
    /// Initials said letter by letter.
    Letters,
    /// Initials said as a word.
    Acronym,
    /// A word with its own script form (iPhone, mRNA).
    Special,
    /// A title before a name (Sen.).
    Title,
    /// An abbreviation written out wherever it stands (Inc., dept.).
    Abbreviation,
    /// A month or its abbreviation; `page` is the full name.
    Month,
    /// A day of the week or its abbreviation.
    Weekday,
    /// A state's abbreviation as in print (Conn.) or of the post (CT).
    State,
    /// A unit of measure's symbol; `page` is the plural, `say` the singular.
    Unit,
    /// A currency's code or symbol; `page` is the plural, `say` the singular.
    Currency,
    /// A magnitude: thousand and up.
    Magnitude,
    /// A street's kind (St., Ave.).
    Street,
    /// A compass direction in an address.
    Direction,
    /// A word before a number that makes it a name's number (Route, Flight, Channel).
    Numbered,
    /// A word before a Roman numeral (World War, Super Bowl, Title).
    Roman,
    /// A personal first name or regnal name that takes a Roman numeral as an ordinal.
    Regnal,
    /// A time zone.
    Zone,
    /// A verb of attribution (said, warned).
    Attribution,
    /// A function word: unstressed and short when said.
    Function,
    /// A name with a respelling; `say` is the respelling.
    Pronouncer,
    /// An abbreviation after which a sentence seldom ends.
    Stopless,
    /// A word that tells what stands beside it; `page` is the parts it plays.
    Hint,
    /// What an amount is paid or counted by, behind a slash; `page` is the word in full.
    Rate,
    /// A sign that is said; `page` is its word.
    Sign,
    /// A worn phrase; `page` is what to write in its place.
    Cliche,
    /// A word that capitals or the eye alone do not tell from another; `page` says what it may be.
    Homograph,
}

/// A word or a form of it: borrowed from the lists in the program, owned from a station's own.
pub type Form = Cow<'static, str>;

/// One meaning of a word.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Entry {
    /// What it is.
    pub sort: Sort,
    /// Its script form, in mixed case.
    pub page: Form,
    /// Its other form: see `Sort`.
    pub say: Form,
    /// A currency's hundredth part in the plural; empty for other sorts.
    pub minor: Form,
    /// The same in the singular.
    pub minor_one: Form,
}

impl Entry {
    /// Whether a hint plays that part.
    #[must_use]
    pub fn plays(&self, part: &str) -> bool {
        self.page.as_bytes().split(|&byte| byte == b' ').any(|other| other == part.as_bytes())
    }
}

/// Sorts of thing a word may be, in whatever case: none is missing, hardly one too many.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Sorts(u32);

impl Sorts {
    /// Whether that one is among them.
    #[must_use]
    pub const fn has(self, sort: Sort) -> bool {
        self.0 >> (sort as u32) & 1 == 1
    }

    /// These and those.
    #[must_use]
    pub const fn or(self, others: Self) -> Self {
        Self(self.0 | others.0)
    }
}

/// All word lists of a style.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Lexicon {
    entries: HashMap<Form, Vec<Entry>, BuildHasherDefault<WordHasher>>,
    /// What the words of each hash are: most words of a story are in no list, or not in that one.
    sorts: Vec<Sorts>,
    /// For each two letters that begin initials or forms in small letters alone, by `pair`, the letters
    /// that those end with.
    initials: Vec<u32>,
    /// First words of pronouncers of several words.
    heads: HashSet<Form, BuildHasherDefault<WordHasher>>,
}

/// Beside the sorts of a hash: a pronouncer of several words begins with such a word.
const HEAD: u32 = 1 << 31;

/// Hashes that are told apart in `Lexicon::sorts`.
const HASHES: usize = 1 << 14;

impl Lexicon {
    /// An empty one with room for that many words.
    #[must_use]
    pub fn with_capacity(words: usize) -> Self {
        Self {
            entries: HashMap::with_capacity_and_hasher(words, BuildHasherDefault::default()),
            ..Self::default()
        }
    }

    /// Adds a meaning; a later one of the same sort takes the place of an earlier one.
    pub fn insert(&mut self, word: impl Into<Form>, entry: Entry) {
        let word = word.into();
        self.sorts.resize(HASHES, Sorts::default());
        self.sorts[hash(&word)].0 |= 1 << (entry.sort as u32);
        let small = entry.sort == Sort::Special && word.bytes().all(|byte| byte.is_ascii_lowercase());
        if let (true, Some(pair)) = (small || entry.sort == Sort::Letters, pair(&word)) {
            self.initials.resize(PAIRS, 0);
            self.initials[pair] |= 1 << last(&word);
        }
        if entry.sort == Sort::Pronouncer
            && let Some(end) = word.find([' ', '-'])
        {
            self.sorts[hash(&word[..end])].0 |= HEAD;
            self.heads.insert(match &word {
                Form::Borrowed(word) => Form::Borrowed(&word[..end]),
                Form::Owned(word) => Form::Owned(word[..end].to_owned()),
            });
        }
        // Nearly every word means one thing: room for four would be a memory of megabytes.
        let meanings = self.entries.entry(word).or_insert_with(|| Vec::with_capacity(1));
        meanings.retain(|meaning| meaning.sort != entry.sort);
        meanings.push(entry);
    }

    /// What a word may be, in whatever case, told without looking it up.
    #[must_use]
    pub fn sorts(&self, word: &str) -> Sorts {
        self.sorts.get(hash(word)).copied().unwrap_or_default()
    }

    /// Whether initials that are listed in some case begin with the same two letters as a word and end
    /// as it does, or as it does without an s: so few do that no other is worth looking up.
    #[inline]
    #[must_use]
    pub fn may_be_initials(&self, word: &str) -> bool {
        let lasts = pair(word).and_then(|pair| self.initials.get(pair)).copied().unwrap_or_default();
        let one = word.strip_suffix(['s', 'S']).map_or(0, last);
        lasts != 0 && (lasts >> last(word) | lasts >> one) & 1 == 1
    }

    /// Whether a pronouncer of several words begins with that word.
    #[must_use]
    pub fn begins_pronouncer(&self, word: &str) -> bool {
        self.sorts(word).0 & HEAD != 0 && self.heads.contains(word)
    }

    /// Every meaning of a word, as written.
    #[must_use]
    pub fn meanings(&self, word: &str) -> &[Entry] {
        if self.sorts(word) == Sorts::default() {
            return &[];
        }
        self.entries.get(word).map_or(&[], Vec::as_slice)
    }

    /// The word as that sort of thing.
    #[must_use]
    pub fn get(&self, word: &str, sort: Sort) -> Option<&Entry> {
        if !self.sorts(word).has(sort) {
            return None;
        }
        self.entries.get(word)?.iter().find(|meaning| meaning.sort == sort)
    }

    /// Whether a word is a hint that plays that part, in whatever case.
    #[must_use]
    pub fn plays(&self, word: &str, part: &str) -> bool {
        let hint = self.get(word, Sort::Hint).or_else(|| self.any_case_as(word, Sort::Hint));
        hint.is_some_and(|hint| hint.plays(part))
    }

    /// The meanings of a word in the case prose would give it: `SEN.` and `sept.` as `Sen.`, `Sept.`.
    #[must_use]
    pub fn any_case(&self, word: &str) -> Option<&[Entry]> {
        self.in_prose(word, false).or_else(|| self.in_prose(word, true))
    }

    /// The meanings of a word in small letters, or with its first raised.
    fn in_prose(&self, word: &str, raised: bool) -> Option<&[Entry]> {
        let mut folded = [0_u8; 32];
        let bytes = word.as_bytes();
        if bytes.len() > folded.len() || !word.is_ascii() || bytes.is_empty() {
            return None;
        }
        let folded = &mut folded[..bytes.len()];
        folded.copy_from_slice(bytes);
        folded.make_ascii_lowercase();
        if raised {
            folded[0].make_ascii_uppercase();
        }
        std::str::from_utf8(folded).ok().and_then(|word| self.entries.get(word)).map(Vec::as_slice)
    }

    /// One sort of meaning of a word in the case prose would give it.
    #[must_use]
    pub fn any_case_as(&self, word: &str, sort: Sort) -> Option<&Entry> {
        if !self.sorts(word).has(sort) {
            return None;
        }
        let of_sort = |raised| self.in_prose(word, raised)?.iter().find(|meaning| meaning.sort == sort);
        // A word in small letters that is listed so is not the name: "six ft. sections" and Ft. Worth.
        let small =
            word.starts_with(|c: char| c.is_ascii_lowercase()) && self.in_prose(word, false).is_some();
        of_sort(false).or_else(|| if small { None } else { of_sort(true) })
    }
}

/// Pairs of letters, by five bits of each.
const PAIRS: usize = 1 << 10;

/// The first two letters of a word, whatever their case.
fn pair(word: &str) -> Option<usize> {
    let [first, second, ..] = word.as_bytes() else { return None };
    Some(usize::from(first & 31) << 5 | usize::from(second & 31))
}

/// The last letter of a word, whatever its case, in five bits.
fn last(word: &str) -> u32 {
    word.bytes().next_back().map_or(0, |byte| u32::from(byte & 31))
}

/// A word's place in `Lexicon::sorts`.
fn hash(word: &str) -> usize {
    let mut hasher = WordHasher::default();
    hasher.write(word.as_bytes());
    hasher.finish() as usize % HASHES
}

/// Every word of every story is looked up several times: a short word is taken in two reads that
/// may overlap, whatever its case. The lists are our own, so nobody can crowd a bucket on purpose.
#[derive(Debug, Clone, Copy, Default)]
pub struct WordHasher(u64);

impl WordHasher {
    fn mix(&mut self, one: u64, other: u64) {
        /// The bit that tells a small letter from its capital, in every byte.
        const SMALL: u64 = 0x2020_2020_2020_2020;
        let (one, other) = (one | SMALL, other | SMALL);
        let product =
            u128::from(one ^ self.0 ^ 0x9e37_79b9_7f4a_7c15) * u128::from(other ^ 0xd1b5_4a32_d192_ed03);
        self.0 = (product as u64) ^ ((product >> 64) as u64);
    }
}

impl Hasher for WordHasher {
    fn write(&mut self, bytes: &[u8]) {
        let length = bytes.len() as u64;
        if let (Some(first), Some(last)) = (bytes.first_chunk::<8>(), bytes.last_chunk::<8>()) {
            for eight in bytes[8..].chunks_exact(8) {
                self.mix(eight.iter().fold(0, |eight, byte| eight << 8 | u64::from(*byte)), length);
            }
            self.mix(u64::from_le_bytes(*first), u64::from_le_bytes(*last) ^ length);
        } else if let (Some(first), Some(last)) = (bytes.first_chunk::<4>(), bytes.last_chunk::<4>()) {
            self.mix(u64::from(u32::from_le_bytes(*first)), u64::from(u32::from_le_bytes(*last)) ^ length);
        } else if let (Some(first), Some(last)) = (bytes.first(), bytes.last()) {
            let middle = bytes[bytes.len() / 2];
            self.mix(u64::from(*first) << 8 | u64::from(middle), u64::from(*last) << 8 | length);
        }
    }

    /// What `str` adds to part one text from the next: a word stands alone.
    fn write_u8(&mut self, _: u8) {}

    fn finish(&self) -> u64 {
        self.0
    }
}

#[cfg(test)]
mod tests {
    use super::{Entry, Form, Lexicon, Sort};

    #[test]
    fn initials_and_more_than_one_of_them_are_never_passed_over() {
        let mut words = Lexicon::default();
        let none = Form::default();
        let entry = |sort| Entry {
            sort,
            page: none.clone(),
            say: none.clone(),
            minor: none.clone(),
            minor_one: none.clone(),
        };
        assert!(!words.may_be_initials("url"));
        words.insert("URL", entry(Sort::Letters));
        words.insert("NATO", entry(Sort::Acronym));
        for word in ["URL", "url", "urls", "Urls"] {
            assert!(words.may_be_initials(word), "{word}");
        }
        for word in ["", "u", "ur", "under", "nato", "é"] {
            assert!(!words.may_be_initials(word), "{word}");
        }
    }
}
