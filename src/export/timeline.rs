//! When each word of a paragraph is said: its seconds shared out by length and pause.

use crate::model::{Pause, Read, Seconds, Word, WordKind};

/// Seconds a letter of the spoken form takes beside the pauses, before all is fitted to the read.
const LETTER: Seconds = 0.065;
/// Seconds of a pause at a comma.
const SHORT_PAUSE: Seconds = 0.2;
/// Seconds of a pause at a sentence's end.
const STOP_PAUSE: Seconds = 0.5;

/// A captioned word with its time.
#[derive(Debug, Clone, PartialEq)]
pub struct Token<'a> {
    /// As the article wrote it.
    pub text: &'a str,
    /// Whether it stands against the one before it, without a space.
    pub joined: bool,
    /// Second it begins at.
    pub start: Seconds,
    /// Second the next one begins at.
    pub end: Seconds,
    /// The pause after it.
    pub pause: Pause,
    /// It belongs with the next one.
    pub bind: bool,
}

/// A paragraph's words as written, from second `at` on. What the article did not write (QUOTE)
/// takes its time but is not captioned.
#[must_use]
pub fn tokens(read: &Read, at: Seconds) -> Vec<Token<'_>> {
    let whole: Seconds = read.words.iter().map(|word| weight(read, word)).sum();
    let scale = if whole > 0.0 { read.seconds / whole } else { 0.0 };
    let mut out: Vec<Token> = Vec::with_capacity(read.words.len());
    let (mut now, mut last) = (at, 0..0);
    for word in &read.words {
        let end = now + weight(read, word) * scale;
        let captioned = matches!(word.kind, WordKind::Spoken | WordKind::Mark) && !word.written.is_empty();
        match out.last_mut() {
            Some(token) if !captioned => token.end = end,
            // Several words of one written thing: $15,000.
            Some(token) if word.written.start < last.end => {
                last.end = last.end.max(word.written.end);
                (token.text, token.end) = (&read.written[last.clone()], end);
                (token.pause, token.bind) = (word.pause, word.bind);
            }
            _ if !captioned => {}
            _ => {
                let joined = last.end > 0 && word.written.start == last.end;
                last = word.written.clone();
                let text = &read.written[last.clone()];
                out.push(Token { text, joined, start: now, end, pause: word.pause, bind: word.bind });
            }
        }
        now = end;
    }
    out
}

/// Words of equal pace over a number of seconds.
#[must_use]
pub fn even(text: &str, at: Seconds, seconds: Seconds) -> Vec<Token<'_>> {
    let whole = text.chars().filter(|c| !c.is_whitespace()).count();
    let mut now = at;
    let mut out = Vec::new();
    for word in text.split_whitespace() {
        let end = now + seconds * word.chars().count() as f64 / whole as f64;
        let pause = match word.trim_end_matches(['"', '”', '’', ')']).chars().next_back() {
            Some('.' | '!' | '?') => Pause::Stop,
            Some(',' | ';' | ':' | '—') => Pause::Short,
            _ => Pause::None,
        };
        out.push(Token { text: word, joined: false, start: now, end, pause, bind: false });
        now = end;
    }
    out
}

fn weight(read: &Read, word: &Word) -> Seconds {
    let letters = read.saying(word).chars().filter(|c| !c.is_whitespace()).count();
    let pause = match word.pause {
        Pause::None => 0.0,
        Pause::Short => SHORT_PAUSE,
        Pause::Stop => STOP_PAUSE,
    };
    letters as f64 * LETTER + pause
}

#[cfg(test)]
mod tests {
    use super::tokens;
    use crate::export::trial::read;
    use crate::model::Word;

    #[test]
    fn longer_words_and_pauses_take_longer_and_all_of_it_the_read() {
        let mut read = read("A CONSTITUTION, A VOTE.");
        read.seconds = 8.0;
        let tokens = tokens(&read, 2.0);
        let length = |at: usize| tokens[at].end - tokens[at].start;
        assert!(length(0) < length(3) && length(3) < length(1) + 0.3);
        assert!((tokens[0].start - 2.0).abs() < 1e-9 && (tokens[3].end - 10.0).abs() < 1e-9);
    }

    #[test]
    fn one_written_thing_is_one_word_and_quote_is_none() {
        let mut read = read("QUOTE 15-THOUSAND DOLLARS NOW");
        read.written = "$15,000, now".into();
        let written = [0..0, 0..7, 0..8, 9..12];
        for (word, written) in read.words.iter_mut().zip(written) {
            *word = Word { written, ..word.clone() };
        }
        let texts: Vec<&str> = tokens(&read, 0.0).iter().map(|token| token.text).collect();
        assert_eq!(texts, ["$15,000,", "now"]);
    }
}
