//! What the fit found: written by `benches/fit/fit.py`, which says how and how well.

/// Seconds on air for a second of sounds at their typical lengths.
pub(super) const SOUND: f64 = 0.6512;
/// Seconds for each letter of a word, and one for the gap after it.
pub(super) const LETTER: f64 = 0.0194;
/// Seconds more for a word that is neither a function word nor a number.
pub(super) const CONTENT: f64 = 0.0819;
/// Seconds more for a number.
pub(super) const NUMBER: f64 = 0.0467;
/// Seconds for a comma, dash or the like.
pub(super) const SHORT: f64 = 0.1632;
/// Seconds between two sentences.
pub(super) const STOP: f64 = 0.2758;
/// Seconds by which the last word of all is drawn out.
pub(super) const CLOSE: f64 = 0.0805;

/// Seconds, by the figures above, that a word of average news copy takes.
pub(super) const NEWS_WORD: f64 = 0.3973;
/// Spoken words for a word of average news copy.
pub(super) const NEWS_SPOKEN: f64 = 1.0532;
/// Letters and gaps of the spoken form for a word of average news copy.
pub(super) const NEWS_LETTERS: f64 = 6.3202;

/// How far off a read of a reader whose rate is known: lasting, and passing (of a read of one second).
pub(super) const SPEECH_ERROR: (f64, f64) = (0.05, 0.21);
/// The same when words are counted.
pub(super) const WORDS_ERROR: (f64, f64) = (0.075, 0.33);
/// The same when letters are counted.
pub(super) const CHARS_ERROR: (f64, f64) = (0.055, 0.24);
/// How far readers' own rates lie apart.
pub(super) const READER_ERROR: f64 = 0.142;
