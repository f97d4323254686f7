//! The speech model: what is said, counted, and how many words of average news copy that amounts to.
//!
//! Readers differ in pace far more than texts do, so the model only has to say how long one text is
//! against another; a rate in words a minute then turns length into time. A newsroom's 165 words a
//! minute is counted on average copy, where a word on the page takes `NEWS_WORD`. A text full of
//! figures and long names has more to say to the word and comes out as more news words than it has
//! words on the page; an average story read at 165 takes its words / 165 minutes.

use super::coefficients as fitted;
use crate::model::sounds::{self, Sounds};
use crate::model::style::Method;
use crate::model::{Pause, Seconds};

/// What a stretch of speech holds.
#[derive(Debug, Clone, Copy, Default, PartialEq)]
pub struct Tally {
    /// Spoken words.
    pub words: usize,
    /// Their syllables.
    pub syllables: usize,
    /// Their sounds at typical lengths, in milliseconds.
    pub sounds: u64,
    /// Their letters, and one for each gap.
    pub letters: usize,
    /// How many of them are neither function words nor numbers.
    pub content: usize,
    /// How many of them are numbers: said in a run, quicker than their sounds.
    pub numbers: usize,
    /// Commas, dashes and the like between them.
    pub shorts: usize,
    /// Sentence ends between them.
    pub stops: usize,
    /// The pause after the last of them, not yet between two words.
    pending: Pause,
    /// The pause before the last of them.
    before: Pause,
    /// The pause that stands before a spoken quotation mark and is not made again after it.
    around: Pause,
    /// Where the last of them was `end`, which may begin END QUOTE, the pause before it.
    end: Option<Pause>,
    /// Whether the next goes on a phrase: nothing is pending from the one before.
    within: bool,
}

impl Tally {
    /// Adds spoken words (lower case, separated by spaces) and the pause after them.
    pub fn add(&mut self, said: &str, pause: Pause) {
        sounds::each(said, |word, sounds| {
            if !self.within || word.eq_ignore_ascii_case("end") {
                self.open(word, sounds);
            } else {
                self.weigh(sounds);
            }
            self.words += 1;
            self.syllables += usize::from(sounds.syllables);
            self.sounds += u64::from(sounds.ms);
            // F-16’S in capitals may be several or one's own: they take as long.
            let owned = word.strip_suffix("'s").is_some_and(|number| sounds::of(number).number);
            self.letters += word.len() + 1 - usize::from(owned);
        });
        self.rest(pause);
    }

    /// A word that a pause stands before, or that may be part of a spoken mark.
    fn open(&mut self, word: &str, sounds: Sounds) {
        self.settle();
        if self.is_mark(word) {
            self.mark();
        } else {
            self.weigh(sounds);
            self.end = word.eq_ignore_ascii_case("end").then_some(self.before);
        }
        self.within = self.around == Pause::None && self.end.is_none();
    }

    /// A pause after what was last said; the longer of two on end.
    pub fn rest(&mut self, pause: Pause) {
        self.pending = match (self.pending, pause) {
            (Pause::Stop, _) | (_, Pause::Stop) => Pause::Stop,
            (Pause::Short, _) | (_, Pause::Short) => Pause::Short,
            (Pause::None, Pause::None) => Pause::None,
        };
        self.within &= self.pending == Pause::None;
    }

    /// Counts the pause before the next word.
    fn settle(&mut self) {
        let pause = std::mem::take(&mut self.pending);
        let around = std::mem::take(&mut self.around);
        self.before = if self.words > 0 { pause } else { Pause::None };
        match (around, self.before) {
            (_, Pause::None) | (Pause::Stop, _) | (Pause::Short, Pause::Short) => {}
            (Pause::None, Pause::Short) => self.shorts += 1,
            (Pause::None, Pause::Stop) => self.stops += 1,
            (Pause::Short, Pause::Stop) => {
                self.shorts -= 1;
                self.stops += 1;
            }
        }
    }

    /// Whether a word is QUOTE or UNQUOTE said for a mark: after a pause or after END, not within a phrase.
    fn is_mark(&self, word: &str) -> bool {
        let apart = self.end.is_some() || self.before != Pause::None || self.words == 0;
        apart && (word.eq_ignore_ascii_case("quote") || word.eq_ignore_ascii_case("unquote"))
    }

    /// A spoken quotation mark: said lightly (a judgement: no read at hand says one), in the pause that the mark alone would be.
    fn mark(&mut self) {
        let end = self.end.take();
        self.content -= usize::from(end.is_some());
        self.around = end.unwrap_or(self.before);
    }

    /// What a word adds beyond its sounds.
    fn weigh(&mut self, sounds: Sounds) {
        self.content += usize::from(!sounds.function && !sounds.number);
        self.numbers += usize::from(sounds.number);
    }

    /// How many words of average news copy take as long to say. `closes` where nothing follows.
    #[must_use]
    pub fn news_words(&self, method: Method, closes: bool) -> f64 {
        if self.words == 0 {
            return 0.0;
        }
        match method {
            Method::Speech => self.speech(closes) / fitted::NEWS_WORD,
            Method::Words => self.words as f64 / fitted::NEWS_SPOKEN,
            Method::Chars => self.letters as f64 / fitted::NEWS_LETTERS,
        }
    }

    /// Seconds it takes the reader the model was fitted to.
    fn speech(&self, closes: bool) -> Seconds {
        fitted::SOUND * (self.sounds as f64 / 1000.0)
            + fitted::LETTER * self.letters as f64
            + fitted::CONTENT * self.content as f64
            + fitted::NUMBER * self.numbers as f64
            + fitted::SHORT * self.shorts as f64
            + fitted::STOP * self.stops as f64
            + if closes { fitted::CLOSE } else { fitted::STOP }
    }
}

/// How far off a time is, as a share of it: one standard deviation.
///
/// A passing slip evens out over a long read, a reader's drift does not, and that readers differ
/// counts in full where it is not known who reads.
#[must_use]
pub fn error(method: Method, seconds: Seconds, known_reader: bool) -> f64 {
    let (lasting, passing) = match method {
        Method::Speech => fitted::SPEECH_ERROR,
        Method::Words => fitted::WORDS_ERROR,
        Method::Chars => fitted::CHARS_ERROR,
    };
    let reader = if known_reader { 0.0 } else { fitted::READER_ERROR };
    (lasting * lasting + passing * passing / seconds.max(1.0) + reader * reader).sqrt()
}

/// The range that holds four reads of five, for what each of several readers says, and whether the
/// reader's rate is known: the readers' errors are independent of each other.
#[must_use]
pub fn range(method: Method, readers: impl Iterator<Item = (Seconds, bool)>) -> (Seconds, Seconds) {
    /// Standard deviations within which four of five lie.
    const FOUR_OF_FIVE: f64 = 1.2816;
    let (mut whole, mut off) = (0.0, 0.0_f64);
    for (seconds, known) in readers {
        whole += seconds;
        off = off.hypot(seconds * error(method, seconds, known));
    }
    let factor = if whole > 0.0 { (FOUR_OF_FIVE * off / whole).exp() } else { 1.0 };
    (whole / factor, whole * factor)
}

#[cfg(test)]
#[allow(clippy::float_cmp)] // what must be equal is equal to the last bit
mod tests {
    use super::{Tally, error, range};
    use crate::model::Pause;
    use crate::model::style::Method;

    fn tally(words: &[(&str, Pause)]) -> Tally {
        let mut tally = Tally::default();
        for (said, pause) in words {
            tally.add(said, *pause);
        }
        tally
    }

    #[test]
    fn what_is_said_is_counted() {
        let said = tally(&[
            ("the senate", Pause::Short),
            ("u s", Pause::None),
            ("voted", Pause::Stop),
            ("it", Pause::None),
            ("passed", Pause::Stop),
        ]);
        assert_eq!((said.words, said.syllables, said.content), (7, 9, 5));
        assert_eq!((said.shorts, said.stops), (1, 1), "the last pause is not between words");
        assert_eq!(said.letters, "the senate u s voted it passed ".len());
    }

    #[test]
    fn pauses_on_end_are_one() {
        let mut said = tally(&[("one", Pause::Short)]);
        said.rest(Pause::Short);
        said.add("", Pause::Stop);
        said.add("two", Pause::None);
        assert_eq!((said.shorts, said.stops), (0, 1));
    }

    #[test]
    fn a_spoken_mark_takes_the_pause_of_the_written_one() {
        let plain =
            tally(&[("he said", Pause::Short), ("we lost it", Pause::Short), ("and left", Pause::None)]);
        let marked = tally(&[
            ("he said", Pause::Short),
            ("quote", Pause::Short),
            ("we lost it", Pause::Short),
            ("end", Pause::None),
            ("quote", Pause::Short),
            ("and left", Pause::None),
        ]);
        assert_eq!((marked.shorts, marked.stops), (plain.shorts, plain.stops));
        assert_eq!((marked.words, marked.content), (plain.words + 3, plain.content));
        let closing = tally(&[("it", Pause::Short), ("end quote", Pause::Stop), ("he left", Pause::None)]);
        assert_eq!((closing.shorts, closing.stops), (0, 1), "the longer of the two");
        let verb = tally(&[("they quote him", Pause::None)]);
        assert!(verb.content > tally(&[("they him", Pause::None)]).content);
    }

    #[test]
    fn numbers_are_counted_apart() {
        let said = tally(&[("two hundred and six came", Pause::None)]);
        assert_eq!((said.numbers, said.content), (3, 1));
    }

    #[test]
    fn more_to_say_takes_longer() {
        let money = tally(&[("one point two million dollars", Pause::None)]);
        let plain = tally(&[("it was at the", Pause::None)]);
        for method in [Method::Speech, Method::Words, Method::Chars] {
            assert!(money.news_words(method, true) > plain.news_words(method, true));
            assert_eq!(Tally::default().news_words(method, true), 0.0);
        }
        assert!(money.news_words(Method::Speech, true) < money.news_words(Method::Speech, false));
    }

    #[test]
    fn the_range_narrows_with_length_and_knowledge() {
        let wide = |seconds, known| error(Method::Speech, seconds, known);
        assert!(wide(10.0, true) > wide(60.0, true));
        assert!(wide(60.0, false) > wide(60.0, true));
        let range = |readers: &[(f64, bool)]| range(Method::Speech, readers.iter().copied());
        let (low, high) = range(&[(60.0, true)]);
        assert!(low > 50.0 && low < 60.0 && high > 60.0 && high < 70.0);
        assert_eq!((range(&[]), range(&[(0.0, false)])), ((0.0, 0.0), (0.0, 0.0)));
    }

    #[test]
    fn errors_of_two_readers_add_as_squares() {
        let width = |readers: &[(f64, bool)]| {
            let (low, high) = range(Method::Speech, readers.iter().copied());
            (high / low).ln()
        };
        let (one, two) = (width(&[(60.0, true)]), width(&[(60.0, true), (60.0, true)]));
        assert!((two - one / 2.0_f64.sqrt()).abs() < 1e-9, "{one} {two}");
        let (kim, anyone) = (width(&[(60.0, true)]), width(&[(60.0, false)]));
        let both = width(&[(60.0, true), (60.0, false)]);
        assert!((both - kim.hypot(anyone) / 2.0).abs() < 1e-9, "{kim} {anyone} {both}");
    }
}
