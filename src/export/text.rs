//! Prompter text: a header line, then paragraphs parted by one blank line.

use encoding_rs::WINDOWS_1252;
use unicode_normalization::UnicodeNormalization;

use super::sheet::{Kind, Line, paragraphs, push_plain, strip_notes};
use super::wrap::{Measure, cue_lines, kept_lines};
use crate::model::glyph::straight;
use crate::model::{
    Error, Glyphs, Header, HouseStyle, Note, Noted, Part, Read, Rundown, Script, Span, Story, TextEncoding,
    fingerprint,
};

/// Writes prompter text as the style's `[text]` asks.
///
/// # Errors
/// None.
pub fn export(rundown: &Rundown, style: &HouseStyle) -> Result<Noted<Vec<u8>>, Error> {
    let mut notes = strip_notes(rundown);
    let mut out = String::new();
    for story in &rundown.stories {
        if style.text.header.on() {
            let mut header = Header::from(story);
            if matches!(style.text.encoding, TextEncoding::Windows1252) {
                let words: Vec<String> = story.script.page_words().map(fitted).collect();
                header.fingerprint = fingerprint(words.iter().map(String::as_str));
            }
            header.item =
                header.item.or_else(|| Some(style.text.item.clone()).filter(|item| !item.is_empty()));
            let line = header.to_string();
            paragraph(&mut out, &if matches!(style.glyphs, Glyphs::Ascii) { straight(&line) } else { line });
        }
        body(&mut out, &story.script, style);
    }
    if style.text.crlf.on() {
        out = out.replace('\n', "\r\n");
    }
    let value = match style.text.encoding {
        TextEncoding::Utf8 if style.text.bom.on() => [b"\xef\xbb\xbf", out.as_bytes()].concat(),
        TextEncoding::Utf8 => out.into_bytes(),
        TextEncoding::Windows1252 => {
            notes.extend(rundown.stories.iter().flat_map(replaced_in));
            windows_1252(&out)
        }
    };
    Ok(Noted { value, notes })
}

/// The words of a story as they stand on the prompter, without its header line.
#[must_use]
pub fn words(script: &Script, style: &HouseStyle) -> String {
    let mut out = String::with_capacity(script.length() + 2 * script.parts.len());
    body(&mut out, script, style);
    out
}

fn body(out: &mut String, script: &Script, style: &HouseStyle) {
    let mut reads = script.reads();
    for line in paragraphs(script, style) {
        let read = if line.kind == Kind::Spoken { reads.next() } else { None };
        let Some(measure) = Measure::of(&style.text) else {
            paragraph(out, &line.text);
            continue;
        };
        paragraph(out, &wrapped(&line, read, measure, &script.meta.line_ends).join("\n"));
    }
}

fn wrapped<'a>(line: &'a Line, read: Option<&'a Read>, measure: Measure, ends: &[usize]) -> Vec<&'a str> {
    match read {
        Some(read) if !read.words.is_empty() => kept_lines(read, measure, ends),
        _ => cue_lines(&line.text, measure),
    }
}

/// Adds a paragraph after a blank line; one that holds nothing is left out.
fn paragraph(out: &mut String, text: &str) {
    if text.trim().is_empty() {
        return;
    }
    if !out.is_empty() {
        out.push('\n');
    }
    for line in text.split('\n') {
        push_plain(out, line);
        out.push('\n');
    }
}

/// A character as Windows-1252 can show it: its letter without the accent, or a question mark.
fn nearest(c: char) -> Option<char> {
    let written = |c: char| !WINDOWS_1252.encode(c.encode_utf8(&mut [0; 4])).2;
    if written(c) {
        return None;
    }
    let plain = match c {
        'Ł' => 'L',
        'ł' => 'l',
        'Đ' => 'D',
        'đ' => 'd',
        'ı' => 'i',
        'Ħ' => 'H',
        'ħ' => 'h',
        c => c.nfd().next().unwrap_or('?'),
    };
    Some(if written(plain) { plain } else { '?' })
}

fn windows_1252(text: &str) -> Vec<u8> {
    WINDOWS_1252.encode(&fitted(text)).0.into_owned()
}

/// The text in the letters Windows-1252 has.
fn fitted(text: &str) -> String {
    // A combining accent that stands apart may have a letter of its own once joined.
    text.nfc().map(|c| nearest(c).unwrap_or(c)).collect()
}

/// A note for each paragraph in which a character had to be replaced.
fn replaced_in(story: &Story) -> Vec<Note> {
    let note = |text: &str, span: Span| {
        let mut lost: Vec<char> = text.nfc().filter(|&c| nearest(c).is_some()).collect();
        lost.sort_unstable();
        lost.dedup();
        (!lost.is_empty()).then(|| {
            let letters: Vec<String> =
                lost.iter().map(|&c| format!("{c} as {}", nearest(c).unwrap_or(c))).collect();
            Note::warn("windows-1252", span, format!("not in Windows-1252: {}", letters.join(", ")))
                .hint("set text.encoding to utf-8 if the prompter reads it")
        })
    };
    let text_of = |part: &Part| match part {
        Part::Read(read) | Part::Tag(read) => note(&read.text, read.span),
        Part::Cue(cue) | Part::Sot(cue) | Part::Super(cue) => note(&cue.text, cue.span),
    };
    story.script.parts.iter().filter_map(text_of).collect()
}

#[cfg(test)]
mod tests {
    use super::{export, words};
    use crate::export::trial::{script, show, style, written};
    use crate::model::{Glyphs, Rundown, Switch, TextEncoding, fingerprint};

    #[test]
    fn stands_under_its_header() {
        let (text, notes) = written(export, &Rundown::from(script()), &style());
        let fingerprint = script().fingerprint();
        assert!(
            text.starts_with(&format!(
                "[MAYOR RESIGNS | KIM | TRT 0:22 | {fingerprint}]\n\n[KIM — CAM 2]\n\nTHE MAYOR"
            )),
            "{text}"
        );
        assert!(text.ends_with("\n\nFOR NEWS 4, I’M KIM.\n"), "{text}");
        assert_eq!(notes, [""; 0]);
    }

    #[test]
    fn header_can_be_left_out_and_takes_an_item_number() {
        let mut style = style();
        style.text.item = "A03".into();
        assert!(
            written(export, &Rundown::from(script()), &style).0.starts_with("[A03 | MAYOR RESIGNS | KIM | ")
        );
        style.text.header = Switch::Off;
        assert_eq!(written(export, &Rundown::from(script()), &style).0, words(&script(), &style));
    }

    #[test]
    fn straight_marks_reach_the_header() {
        let (mut style, mut script) = (style(), script());
        (style.glyphs, script.slug) = (Glyphs::Ascii, "Council’s “no” — 6–3".into());
        let (text, _) = written(export, &Rundown::from(script), &style);
        assert!(text.starts_with("[COUNCIL'S \"NO\" -- 6-3 | KIM | "), "{text}");
    }

    #[test]
    fn stories_follow_each_other_with_their_numbers() {
        let (text, _) = written(export, &show(), &style());
        assert!(text.contains("\n\n[A2 | WEATHER | TRT 0:01 | "), "{text}");
    }

    #[test]
    fn running_times_stand_at_each_paragraph_if_asked() {
        let mut style = style();
        style.paragraph_times = Switch::On;
        let (text, _) = written(export, &Rundown::from(script()), &style);
        assert!(
            text.contains("\n\n[0:00]\n\nTHE MAYOR") && text.contains("\n\n[0:20]\n\nFOR NEWS"),
            "{text}"
        );
    }

    #[test]
    fn old_prompters_get_their_bytes() {
        let mut style = style();
        (style.text.crlf, style.text.bom) = (Switch::On, Switch::On);
        let made = export(&Rundown::from(script()), &style).unwrap();
        assert!(made.value.starts_with(b"\xef\xbb\xbf[MAYOR"));
        assert!(made.value.ends_with(b"KIM.\r\n"));
        style.text.encoding = TextEncoding::Windows1252;
        let made = export(&Rundown::from(script()), &style).unwrap();
        assert!(made.value.windows(5).any(|bytes| bytes == b"PE\xd1A "));
        assert!(made.value.windows(14).any(|bytes| bytes == b"LUKASZ ERDOGAN"));
        assert_eq!(made.notes[0].message, "not in Windows-1252: Ğ as G, Ł as L");
        let words: Vec<String> = script().page_words().map(super::fitted).collect();
        let header = format!("| {}]\r\n", fingerprint(words.iter().map(String::as_str)));
        assert!(made.value.windows(header.len()).any(|bytes| bytes == header.as_bytes()), "{header}");
    }

    #[test]
    fn lines_can_be_short() {
        let mut style = style();
        style.text.words_per_line = 4;
        let text = words(&script(), &style);
        assert!(
            text.contains("ERDOĞAN (AIR'-doh-ahn) — SAYS,\nQUOTE, “WE’RE DONE.”\nEND QUOTE.\n"),
            "{text}"
        );
    }
}
