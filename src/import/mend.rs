//! Text to right text: characters encoded twice, codes of old systems and stray line ends.
//!
//! What comes out still knows where each of its bytes stood in what went in.

use encoding_rs::{Encoding, MACINTOSH, WINDOWS_1252};

use crate::model::letters::{among, beyond_ascii, count};
use crate::model::{Note, Noted, Passage, Span};

/// Characters of punctuation that follow a capital in good text too: `“Å”` is no mistake.
const DOUBTFUL: &str = "‘’‚“”„‹›»•–—…";

/// The text mended, or nothing where there is nothing to mend.
#[must_use]
pub fn mend(text: &str) -> Option<Noted<Passage>> {
    if is_sound(text) {
        return None;
    }
    let (mut passage, mut tally) = pass(&Passage::verbatim(text, 0));
    // A text may have been encoded more than twice: each round takes one off.
    for _ in 0..2 {
        if tally.letters == 0 || !passage.text().chars().any(|c| "âÃÂ".contains(c)) {
            break;
        }
        let (next, more) = pass(&passage);
        passage = next;
        tally.letters += more.letters;
    }
    (passage.text() != text).then(|| Noted { notes: tally.notes(&passage), value: passage })
}

/// Whether a round would leave every character as it is, as in nearly every text.
fn is_sound(text: &str) -> bool {
    let stays = |(at, c): (usize, char)| {
        let before_line_end = text[at + c.len_utf8()..].starts_with('\n');
        clean(c, before_line_end, at == 0) == Some(c) && twice(&text[at..]).is_none()
    };
    let is_code = |byte: u8| byte.is_ascii_control() & !among(byte, b"\t\n");
    let mut codes = text.bytes().enumerate().filter(|(_, byte)| is_code(*byte));
    (count(text, is_code) == 0 || codes.all(|(at, byte)| stays((at, char::from(byte)))))
        && beyond_ascii(text).all(stays)
}

/// What was done in mending.
#[derive(Default)]
struct Tally {
    /// Characters that had been encoded twice.
    letters: usize,
    /// The first of them: the byte where it stood, and what it was.
    first: Option<(usize, String)>,
    /// Control characters left out.
    controls: usize,
}

impl Tally {
    fn mended(&mut self, stood: usize, was: &str) {
        self.letters += 1;
        self.first.get_or_insert_with(|| (stood, was.escape_debug().to_string()));
    }

    fn notes(self, now: &Passage) -> Vec<Note> {
        // Later rounds move what earlier ones mended: where it stands is known only at the end.
        let twice = self.first.and_then(|(stood, was)| {
            let is_it = |(at, _): &(usize, char)| now.locate(Span::new(*at, *at + 1)).start >= stood;
            let (at, is) = now.text().char_indices().find(is_it)?;
            let span = Span::new(at, at + is.len_utf8());
            let count = self.letters;
            let s = if count == 1 { "" } else { "s" };
            let message = format!("text encoded twice: {count} character{s} mended (`{was}` to `{is}`)");
            Some(Note::info("encoding", span, message))
        });
        let codes = (self.controls > 0).then(|| {
            let s = if self.controls == 1 { "" } else { "s" };
            Note::info(
                "encoding",
                Span::default(),
                format!("{} control character{s} left out", self.controls),
            )
        });
        twice.into_iter().chain(codes).collect()
    }
}

/// One round over the text.
fn pass(from: &Passage) -> (Passage, Tally) {
    let text = from.text();
    let trust = certain(text);
    let (mut to, mut tally, mut at) = (Passage::default(), Tally::default(), 0);
    while let Some(c) = text[at..].chars().next() {
        let mut length = c.len_utf8();
        let stood = from.locate(Span::new(at, at + length));
        match twice(&text[at..]) {
            Some(found) if trust || found.sure => {
                length = found.length;
                tally.mended(stood.start, &text[at..at + length]);
                let stood = from.locate(Span::new(at, at + length));
                to.push_for(found.is.encode_utf8(&mut [0; 4]), stood);
            }
            _ => match clean(c, text[at + length..].starts_with('\n'), at == 0) {
                Some(clean) => {
                    if matches!(c, '\u{80}'..='\u{9f}') && !clean.is_control() {
                        tally.mended(stood.start, &text[at..at + length]);
                    }
                    to.push_for(clean.encode_utf8(&mut [0; 4]), stood);
                }
                None => tally.controls += usize::from(c != '\u{feff}' && c != '\r'),
            },
        }
        at += length;
    }
    (to, tally)
}

/// A character as it should be: codes of old systems as what they stood for, or nothing.
fn clean(c: char, before_line_end: bool, first: bool) -> Option<char> {
    match c {
        '\u{feff}' if first => None,
        '\r' if before_line_end => Some('\r'),
        '\r' | '\u{b}' | '\u{c}' | '\u{85}' | '\u{2028}' => Some('\n'),
        '\t' | '\n' => Some(c),
        '\u{80}'..='\u{9f}' => {
            let windows = WINDOWS_1252.decode_without_bom_handling(&[c as u8]).0.chars().next();
            windows.filter(|windows| !windows.is_control())
        }
        c if c.is_control() => None,
        c => Some(c),
    }
}

/// Whether the text holds something that can only have come of encoding it twice.
fn certain(text: &str) -> bool {
    text.char_indices().any(|(at, c)| !c.is_ascii() && twice(&text[at..]).is_some_and(|found| found.sure))
}

/// A character that was encoded twice.
struct Twice {
    is: char,
    /// Bytes it takes up now.
    length: usize,
    /// Whether no good text would hold this.
    sure: bool,
}

/// The character whose UTF-8 bytes were taken for characters of a code page, at the start of `text`.
fn twice(text: &str) -> Option<Twice> {
    match text.chars().next()? {
        'Â'..='ß' | 'à'..='ô' => undo(text, WINDOWS_1252).or_else(|| half_quote(text)),
        '¬' | '√' | 'ƒ' | '≈' | '‚' | '·' | '\u{f8ff}' => undo(text, MACINTOSH),
        _ => None,
    }
}

/// `â€` alone was a closing quotation mark, whose last byte is in no code page.
fn half_quote(text: &str) -> Option<Twice> {
    let rest = text.strip_prefix("â€")?;
    let eaten = if rest.starts_with('\u{fffd}') { 3 } else { 0 };
    Some(Twice { is: '”', length: "â€".len() + eaten, sure: true })
}

fn undo(text: &str, page: &'static Encoding) -> Option<Twice> {
    let mut bytes = [0u8; 4];
    let (mut count, mut wanted, mut length) = (0, 1, 0);
    let mut doubtful = false;
    for c in text.chars().take(4) {
        bytes[count] = byte_of(c, page)?;
        if count == 0 {
            wanted = match bytes[0] {
                0xc2..=0xdf => 2,
                0xe0..=0xef => 3,
                0xf0..=0xf4 => 4,
                _ => return None,
            };
        }
        doubtful |= DOUBTFUL.contains(c) && count > 0;
        length += c.len_utf8();
        count += 1;
        if count == wanted {
            break;
        }
    }
    let is = std::str::from_utf8(&bytes[..count]).ok().filter(|_| count == wanted)?.chars().next()?;
    let sure = match wanted {
        2 => !doubtful,
        3 => bytes[0] == 0xe2 || bytes[0] == 0xef,
        _ => true,
    };
    plausible(is).then_some(Twice { is, length, sure })
}

/// The byte a character was read from in a code page, if it was.
fn byte_of(c: char, page: &'static Encoding) -> Option<u8> {
    if matches!(c, '\u{80}'..='\u{9f}') {
        return Some(c as u8);
    }
    let mut buffer = [0; 4];
    let (bytes, _, unmapped) = page.encode(c.encode_utf8(&mut buffer));
    bytes.first().copied().filter(|byte| !unmapped && !byte.is_ascii())
}

/// Characters that stand in English copy and the names it carries.
fn plausible(c: char) -> bool {
    matches!(c,
        '\u{80}'..='\u{17f}' | '\u{218}'..='\u{21b}' | '\u{1e00}'..='\u{1eff}' | '\u{2009}'..='\u{2044}'
        | '\u{20a0}'..='\u{20bf}' | '\u{2122}' | '\u{2150}'..='\u{2193}' | '\u{2212}' | '\u{25a0}'..='\u{27bf}'
        | '\u{fb00}'..='\u{fb02}' | '\u{fe0f}' | '\u{feff}' | '\u{fffd}' | '\u{1f000}'..='\u{1faff}')
}

#[cfg(test)]
mod tests {
    use super::mend;
    use crate::model::Span;

    fn mended(text: &str) -> String {
        mend(text).map_or_else(|| text.to_owned(), |done| done.value.into_text())
    }

    #[test]
    fn undoes_a_second_encoding() {
        for (was, is) in [
            ("It doesnâ€™t", "It doesn’t"),
            ("â€œYes,â€\u{9d} he said", "“Yes,” he said"),
            ("â€œYes,â€ he said", "“Yes,” he said"),
            ("PeÃ±a in SÃ£o Paulo", "Peña in São Paulo"),
            ("Ã‰mile saidâ€”onceâ€¦", "Émile said—once…"),
            ("Â£5 and 20Â°", "£5 and 20°"),
            ("doesnÃ¢â‚¬â„¢t", "doesn’t"),
            ("doesn‚Äôt, caf√©", "doesn’t, café"),
            ("doesn\u{92}t", "doesn’t"),
            ("ðŸ˜€ Å‚", "😀 ł"),
        ] {
            assert_eq!(mended(was), is, "{was}");
        }
    }

    #[test]
    fn leaves_good_text_alone() {
        for text in ["“Å” and “MAÇÔ — “café”—", "naïve façade, 20 °C, √2, ÂGE", "Strauß’s “Fuß”", "Panamá»…"]
        {
            assert_eq!(mended(text), text);
        }
    }

    #[test]
    fn knows_where_its_bytes_stood() {
        let was = "doesnâ€™t go";
        let done = mend(was).expect("something to mend").value;
        let go = done.text().find("go").expect("go");
        assert_eq!(done.locate(Span::new(go, go + 2)).of(was), "go");
    }

    #[test]
    fn notes_stand_on_characters_of_what_comes_out() {
        for text in ["ÃƒÂ©tÃƒÂ© â€ oui", "Aâ€ Ã¢â‚¬â„¢s", "\u{1}â€"] {
            let done = mend(text).expect("something to mend");
            for note in &done.notes {
                assert!(done.value.text().get(note.span.start..note.span.end).is_some(), "{text}: {note:?}");
            }
        }
    }

    #[test]
    fn takes_out_codes_and_old_line_ends() {
        assert_eq!(mended("\u{feff}One\rTwo\r\nThree\u{1}\u{3}\u{1a}"), "One\nTwo\r\nThree");
    }
}
