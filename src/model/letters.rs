//! What letters a text is in, told without looking twice at those most texts are made of.

use std::borrow::Cow;

/// Bytes looked at in one go.
const STEP: usize = 16;
/// Bytes of which a count in one byte cannot run over: whole steps of them.
const CHUNK: usize = 240;

/// The characters beyond ASCII with their places: in English copy few and far between.
pub fn beyond_ascii(text: &str) -> impl Iterator<Item = (usize, char)> {
    let mut at = 0;
    std::iter::from_fn(move || {
        let rest = &text.as_bytes()[at..];
        let plain = |step, from: usize| {
            from + rest[from..].chunks_exact(step).take_while(|chunk| chunk.is_ascii()).count() * step
        };
        let plain = plain(STEP, plain(4 * STEP, 0));
        at += plain + rest[plain..].iter().position(|byte| !byte.is_ascii())?;
        let c = text[at..].chars().next()?;
        let here = at;
        at += c.len_utf8();
        Some((here, c))
    })
}

/// How many capitals and how many small letters there are.
#[must_use]
pub fn capitals_and_small(text: &str) -> (usize, usize) {
    let more = |(upper, lower): (u8, u8), &byte: &u8| {
        (upper + u8::from(byte.is_ascii_uppercase()), lower + u8::from(byte.is_ascii_lowercase()))
    };
    let in_chunks = text.as_bytes().chunks(CHUNK).map(|chunk| chunk.iter().fold((0, 0), more));
    let (mut upper, mut lower) = in_chunks
        .fold((0, 0), |sum, (upper, lower)| (sum.0 + usize::from(upper), sum.1 + usize::from(lower)));
    for (_, c) in beyond_ascii(text) {
        upper += usize::from(c.is_uppercase());
        lower += usize::from(c.is_lowercase());
    }
    (upper, lower)
}

/// How many bytes are so: in chunks that the machine counts many bytes at once in.
pub fn count(text: &str, is: impl Fn(u8) -> bool) -> usize {
    let in_chunk = |chunk: &[u8]| chunk.iter().map(|&byte| u8::from(is(byte))).sum::<u8>();
    text.as_bytes().chunks(CHUNK).map(|chunk| usize::from(in_chunk(chunk))).sum()
}

/// How many words there are, parted by white space.
#[must_use]
pub fn words(text: &str) -> usize {
    if beyond_ascii(text).any(|(_, c)| c.is_whitespace()) {
        return text.split_whitespace().count();
    }
    let white = |byte: u8| byte == b' ' || byte.wrapping_sub(b'\t') < 5;
    let begins = |(before, byte): (&u8, &u8)| u8::from(white(*before) & !white(*byte));
    let in_chunk = |chunk: &[u8]| chunk.iter().zip(&chunk[1..]).map(begins).sum::<u8>();
    let bytes = text.as_bytes();
    // Each chunk ends with the byte that the next begins with.
    let starts = (0..bytes.len().saturating_sub(1)).step_by(CHUNK);
    let inner: usize =
        starts.map(|at| usize::from(in_chunk(&bytes[at..bytes.len().min(at + CHUNK + 1)]))).sum();
    inner + usize::from(bytes.first().is_some_and(|&byte| !white(byte)))
}

/// Whether there are so many words: a text that has them mostly has them near its start.
#[must_use]
pub fn has_words(text: &str, least: usize) -> bool {
    text.len() + 1 >= least * 2
        && (text.get(..least * 8).is_some_and(|start| words(start) >= least) || words(text) >= least)
}

/// Whether a byte is one of those: for tests put to many bytes at once, which `matches!` may keep from it.
#[must_use]
#[inline]
pub fn among(byte: u8, marks: &[u8]) -> bool {
    marks.iter().fold(false, |any, mark| any | byte.eq(mark))
}

/// The first byte that is so, looked for in the same way.
pub fn position(bytes: &[u8], is: impl Fn(u8) -> bool) -> Option<usize> {
    // Counted, not or-ed: whatever the test is, a count is made of many bytes at once.
    let counts_none = |chunk: &&[u8]| chunk.iter().map(|&byte| u8::from(is(byte))).sum::<u8>() == 0;
    let none = |chunk: &&[u8]| !chunk.iter().fold(false, |any, &byte| any | is(byte));
    let past = bytes.chunks_exact(4 * STEP).take_while(counts_none).count() * 4 * STEP;
    let past = past + bytes[past..].chunks_exact(STEP).take_while(none).count() * STEP;
    bytes[past..].iter().position(|&byte| is(byte)).map(|at| past + at)
}

/// The text in small letters with straight apostrophes, as lists of phrases are written.
#[must_use]
pub fn folded(text: &str) -> Cow<'_, str> {
    if text.is_ascii() {
        let raised = text.bytes().any(|byte| byte.is_ascii_uppercase());
        return if raised { text.to_ascii_lowercase().into() } else { text.into() };
    }
    let mut out = String::with_capacity(text.len());
    let mut from = 0;
    for (at, c) in beyond_ascii(text) {
        out.push_str(&text[from..at]);
        match c {
            '’' | '‘' => out.push('\''),
            c => out.extend(c.to_lowercase()),
        }
        from = at + c.len_utf8();
    }
    out.push_str(&text[from..]);
    out.make_ascii_lowercase();
    out.into()
}

#[cfg(test)]
mod tests {
    use super::{beyond_ascii, capitals_and_small, folded, has_words, position, words};

    #[test]
    fn words_are_counted_as_they_are_parted() {
        let long = "one two\tthree\u{b}four  five\n".repeat(40);
        for text in ["", " ", "a", " a ", "a b", "é à", "a\u{a0}b", "a\u{1f}b", "“a” b’s\r\nc", &long]
        {
            assert_eq!(words(text), text.split_whitespace().count(), "{text:?}");
            for end in (0..text.len().min(600)).filter(|&end| text.is_char_boundary(end)) {
                assert_eq!(words(&text[..end]), text[..end].split_whitespace().count(), "{end} of {text:?}");
                let count = words(&text[..end]);
                assert!(has_words(&text[..end], count) && !has_words(&text[..end], count + 1));
            }
        }
    }

    #[test]
    fn finds_what_a_look_at_each_character_finds() {
        for text in ["", "Plain", "é", "“Peña,” he said — ÀB", "한A🎤b"] {
            let slow: Vec<_> = text.char_indices().filter(|(_, c)| !c.is_ascii()).collect();
            assert_eq!(beyond_ascii(text).collect::<Vec<_>>(), slow);
            let count = |is: fn(char) -> bool| text.chars().filter(|c| is(*c)).count();
            assert_eq!(capitals_and_small(text), (count(char::is_uppercase), count(char::is_lowercase)));
            assert_eq!(folded(text), text.to_lowercase().replace(['’', '‘'], "'"));
        }
        assert_eq!(folded("The EDITOR’S Note, É"), "the editor's note, é");
    }

    #[test]
    fn the_first_byte_is_found_wherever_it_stands() {
        let bytes = [b'a'; 140];
        for at in 0..bytes.len() {
            let mut bytes = bytes;
            bytes[at..].fill(b'|');
            assert_eq!(position(&bytes, |byte| byte == b'|'), Some(at));
            assert_eq!(position(&bytes[..at], |byte| byte == b'|'), None);
        }
    }
}
