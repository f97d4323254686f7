//! The word lists as looked up: written word to what it is and how it is written out.

use std::borrow::Cow;
use std::collections::HashMap;
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

/// All word lists of a style.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Lexicon {
    entries: HashMap<Form, Vec<Entry>, BuildHasherDefault<WordHasher>>,
}

impl Lexicon {
    /// An empty one with room for that many words.
    #[must_use]
    pub fn with_capacity(words: usize) -> Self {
        Self { entries: HashMap::with_capacity_and_hasher(words, BuildHasherDefault::default()) }
    }

    /// Adds a meaning; a later one of the same sort takes the place of an earlier one.
    pub fn insert(&mut self, word: impl Into<Form>, entry: Entry) {
        let meanings = self.entries.entry(word.into()).or_default();
        meanings.retain(|meaning| meaning.sort != entry.sort);
        meanings.push(entry);
    }

    /// Every meaning of a word, as written.
    #[must_use]
    pub fn meanings(&self, word: &str) -> &[Entry] {
        self.entries.get(word).map_or(&[], Vec::as_slice)
    }

    /// The word as that sort of thing.
    #[must_use]
    pub fn get(&self, word: &str, sort: Sort) -> Option<&Entry> {
        self.meanings(word).iter().find(|meaning| meaning.sort == sort)
    }

    /// The meanings of a word in the case prose would give it: `SEN.` and `sept.` as `Sen.`, `Sept.`.
    #[must_use]
    pub fn any_case(&self, word: &str) -> Option<&[Entry]> {
        let mut folded = [0_u8; 32];
        let bytes = word.as_bytes();
        if bytes.len() > folded.len() || !word.is_ascii() || bytes.is_empty() {
            return None;
        }
        let folded = &mut folded[..bytes.len()];
        folded.copy_from_slice(bytes);
        folded.make_ascii_lowercase();
        if let Some(found) = std::str::from_utf8(folded).ok().and_then(|word| self.entries.get(word)) {
            return Some(found);
        }
        folded[0].make_ascii_uppercase();
        std::str::from_utf8(folded).ok().and_then(|word| self.entries.get(word)).map(Vec::as_slice)
    }

    /// One sort of meaning of a word in the case prose would give it.
    #[must_use]
    pub fn any_case_as(&self, word: &str, sort: Sort) -> Option<&Entry> {
        self.any_case(word)?.iter().find(|meaning| meaning.sort == sort)
    }
}

/// Every word of every story is looked up several times: eight bytes a step, as good as a short
/// word needs. The lists are our own, so nobody can crowd a bucket on purpose.
#[derive(Debug, Clone, Copy, Default)]
pub struct WordHasher(u64);

impl Hasher for WordHasher {
    fn write(&mut self, bytes: &[u8]) {
        for chunk in bytes.chunks(8) {
            let mut eight = [0; 8];
            eight[..chunk.len()].copy_from_slice(chunk);
            self.0 = (self.0.rotate_left(5) ^ u64::from_le_bytes(eight)).wrapping_mul(0x517c_c1b7_2722_0a95);
        }
    }

    fn finish(&self) -> u64 {
        self.0 ^ (self.0 >> 32)
    }
}
