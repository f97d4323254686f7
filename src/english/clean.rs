//! Characters that no prompter should meet: mended or taken out before anything is read.

use std::borrow::Cow;

use unicode_normalization::{UnicodeNormalization, is_nfc};

use crate::model::letters::{beyond_ascii, count};
use crate::model::{Note, Passage, Span};

/// What becomes of a character.
enum Fate {
    /// It stays.
    Keep,
    /// Something else stands for it.
    Become(&'static str),
    /// It goes without a word: it never had a sight or a sound.
    Vanish,
}

/// Mends a passage; one without odd characters comes back as it was, untouched.
pub(super) fn clean(passage: Passage, notes: &mut Vec<Note>) -> Passage {
    let text = passage.text();
    let codes = count(text, |byte| byte < b' ' && !matches!(byte, b'\n' | b'\t' | b'\r'));
    if codes == 0 && text.is_ascii() {
        return passage;
    }
    let blanks = || count(text, |byte| matches!(byte, b'\t' | b'\r' | 0x7f));
    if codes == 0 && beyond_ascii(text).all(|(_, c)| is_usual(c)) && blanks() == 0 {
        return passage;
    }
    let composed = is_nfc(text);
    if composed && text.chars().all(|c| matches!(fate(c), Fate::Keep)) {
        return passage;
    }
    let mut clean = Passage::default();
    let mut hidden: Option<Span> = None;
    let mut from = 0;
    for (at, cluster) in clusters(text, composed) {
        if cluster.chars().all(|c| matches!(fate(c), Fate::Keep)) && (composed || cluster.len() == 1) {
            continue;
        }
        clean.push_part(&passage, Span::new(from, at));
        from = at + cluster.len();
        let span = passage.locate(Span::new(at, at + cluster.len()));
        for c in compose(cluster, composed).chars() {
            match fate(c) {
                Fate::Keep => clean.push_for(c.encode_utf8(&mut [0; 4]), span),
                Fate::Become(other) => clean.push_for(other, span),
                Fate::Vanish => hidden = Some(hidden.map_or(span, |so_far| so_far.join(span))),
            }
        }
    }
    clean.push_part(&passage, Span::new(from, text.len()));
    if let Some(span) = hidden {
        notes.push(Note::info("characters", span, "invisible characters were taken out"));
    }
    clean
}

/// A character beyond ASCII that is composed, stays as it is, and is common.
fn is_usual(c: char) -> bool {
    matches!(c, '\u{c0}'..='\u{17f}' | '–' | '—' | '‘' | '’' | '“' | '”' | '•' | '…' | '€')
}

/// A text in pieces that may be composed each for itself: a character with the marks on it.
fn clusters(text: &str, composed: bool) -> impl Iterator<Item = (usize, &str)> {
    let mut at = 0;
    std::iter::from_fn(move || {
        let rest = &text[at..];
        let mut chars = rest.char_indices();
        chars.next()?;
        let end = chars
            .find(|&(_, c)| composed || !unicode_normalization::char::is_combining_mark(c))
            .map_or(rest.len(), |(end, _)| end);
        let start = at;
        at += end;
        Some((start, &rest[..end]))
    })
}

fn compose(cluster: &str, composed: bool) -> Cow<'_, str> {
    if composed || cluster.len() == 1 { Cow::Borrowed(cluster) } else { Cow::Owned(cluster.nfc().collect()) }
}

/// The table of characters: kinds of spaces, hyphens and quotes folded, ligatures and full-width
/// forms opened, controls taken out.
fn fate(c: char) -> Fate {
    match c {
        ' '..='~' | '\n' => Fate::Keep,
        '\t'
        | '\r'
        | '\u{a0}'
        | '\u{1680}'
        | '\u{2000}'..='\u{200a}'
        | '\u{2028}'
        | '\u{2029}'
        | '\u{202f}'
        | '\u{205f}'
        | '\u{3000}'
        | '\u{b}'
        | '\u{c}'
        | '\u{85}' => Fate::Become(" "),
        '\u{2010}' | '\u{2011}' | '\u{2212}' | '\u{fe63}' => Fate::Become("-"),
        '\u{2012}' | '\u{2015}' | '\u{fe58}' => Fate::Become("—"),
        '\u{2044}' | '\u{2215}' => Fate::Become("/"),
        '№' => Fate::Become("#"),
        '₀'..='₉' => lowered(c),
        // Typed for a degree sign.
        '\u{ba}' => Fate::Become("°"),
        '\u{201b}' | '\u{ff07}' | '\u{2bc}' | '\u{2b9}' => Fate::Become("’"),
        '\u{201f}' => Fate::Become("“"),
        'ﬀ' => Fate::Become("ff"),
        'ﬁ' => Fate::Become("fi"),
        'ﬂ' => Fate::Become("fl"),
        'ﬃ' => Fate::Become("ffi"),
        'ﬄ' => Fate::Become("ffl"),
        'ﬅ' | 'ﬆ' => Fate::Become("st"),
        '\u{ff01}'..='\u{ff5e}' => full_width(c),
        '\u{0}'..='\u{1f}'
        | '\u{7f}'..='\u{9f}'
        | '\u{ad}'
        | '\u{34f}'
        | '\u{61c}'
        | '\u{180e}'
        | '\u{200b}'..='\u{200f}'
        | '\u{202a}'..='\u{202e}'
        | '\u{2060}'..='\u{206f}'
        | '\u{feff}'
        | '\u{fff9}'..='\u{fffb}'
        | '\u{fe00}'..='\u{fe0f}'
        | '\u{e0000}'..='\u{e01ef}' => Fate::Vanish,
        _ => Fate::Keep,
    }
}

/// A lowered figure as a plain one: `CO₂`.
fn lowered(c: char) -> Fate {
    let at = c as usize - '₀' as usize;
    Fate::Become(&"0123456789"[at..=at])
}

/// Full-width ASCII as plain ASCII.
fn full_width(c: char) -> Fate {
    const PLAIN: &str =
        "!\"#$%&'()*+,-./0123456789:;<=>?@ABCDEFGHIJKLMNOPQRSTUVWXYZ[\\]^_`abcdefghijklmnopqrstuvwxyz{|}~";
    let at = c as usize - 0xff01;
    Fate::Become(&PLAIN[at..=at])
}

#[cfg(test)]
mod tests {
    use super::*;

    fn cleaned(text: &str) -> String {
        clean(Passage::verbatim(text, 0), &mut Vec::new()).into_text()
    }

    #[test]
    fn odd_characters_become_plain_ones() {
        assert_eq!(cleaned("a\u{a0}b"), "a b");
        assert_eq!(cleaned("of\u{ad}fice \u{200b}\u{202e}now"), "office now");
        assert_eq!(cleaned("ﬁnance ＡＢＣ"), "finance ABC");
        assert_eq!(cleaned("Jose\u{301}"), "José");
    }

    #[test]
    fn the_place_of_a_mended_character_is_kept() {
        let text = "Jose\u{301} x";
        let clean = clean(Passage::verbatim(text, 10), &mut Vec::new());
        let at = clean.text().find('x').expect("x stays");
        assert_eq!(clean.locate(Span::new(at, at + 1)), Span::new(10 + text.len() - 1, 10 + text.len()));
        assert_eq!(clean.locate(Span::new(0, at - 1)), Span::new(10, 10 + text.len() - 2));
    }

    #[test]
    fn what_goes_is_noted() {
        let mut notes = Vec::new();
        clean(Passage::verbatim("a\u{200b}b", 0), &mut notes);
        assert_eq!(notes[0].span, Span::new(1, 4));
    }
}
