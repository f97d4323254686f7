//! RTF for prompters: plain paragraphs of real capitals, cues in brackets and bold.
//!
//! Readers of RTF differ in what they drop, so it holds only what all of them give back: no
//! colours, no headers, no hidden text, every other letter as a group of its own.

use std::fmt::Write;

use super::sheet::{Kind, Names, parted, strip_notes};
use crate::model::{Error, Header, HouseStyle, Note, Noted, Part, Rundown, Story, printable};

const HEAD: &str = "{\\rtf1\\ansi\\ansicpg1252\\deff0{\\fonttbl{\\f0\\fswiss Arial;}}\n\\f0\\fs48\n";

/// Writes RTF.
///
/// # Errors
/// None.
pub fn export(rundown: &Rundown, style: &HouseStyle) -> Result<Noted<Vec<u8>>, Error> {
    let mut notes = strip_notes(rundown);
    let mut out = String::from(HEAD);
    for story in &rundown.stories {
        paragraph(&mut out, true, &Header::from(story).to_string());
        for line in parted(&story.script, style, Names::Beside) {
            paragraph(&mut out, line.kind != Kind::Spoken, &line.text);
        }
        notes.extend(replaced_in(story));
    }
    out.push_str("}\n");
    Ok(Noted { value: out.into_bytes(), notes })
}

fn paragraph(out: &mut String, bold: bool, text: &str) {
    if text.trim().is_empty() {
        return;
    }
    out.push_str(if bold { "\\pard\\sa240 {\\b " } else { "\\pard\\sa240 " });
    text.chars().filter_map(printable).for_each(|c| push(out, c));
    out.push_str(if bold { "}\\par\n" } else { "\\par\n" });
}

fn push(out: &mut String, c: char) {
    match c {
        '\\' | '{' | '}' => out.extend(['\\', c]),
        ' '..='~' => out.push(c),
        c => match u16::try_from(u32::from(c)) {
            // Signed by the format: letters over 32767 are written as negative numbers.
            Ok(unit) => write!(out, "{{\\uc0\\u{}}}", unit.cast_signed()).expect("a string takes anything"),
            Err(_) => out.push('?'),
        },
    }
}

/// Notes for letters no reader of RTF gives back.
fn replaced_in(story: &Story) -> Vec<Note> {
    let lost = |text: &str| text.chars().any(|c| u32::from(c) > 0xffff && printable(c).is_some());
    let note = |span| {
        Note::warn("rtf", span, "a character above U+FFFF became a question mark: RTF readers lose it")
            .hint("reword it, or hand the prompter another format")
    };
    let part_note = |part: &Part| match part {
        Part::Read(read) | Part::Tag(read) => lost(&read.text).then(|| note(read.span)),
        Part::Cue(cue) | Part::Sot(cue) | Part::Super(cue) => lost(&cue.text).then(|| note(cue.span)),
    };
    story.script.parts.iter().filter_map(part_note).collect()
}

#[cfg(test)]
mod tests {
    use super::export;
    use crate::export::trial::{finish, read, script, show, style, written};
    use crate::model::{Part, Rundown, Script};

    fn of(text: &str) -> (String, Vec<String>) {
        let parts = vec![Part::Read(read(text))];
        written(export, &finish(Script { slug: "X".into(), parts, ..Script::default() }).into(), &style())
    }

    #[test]
    fn letters_stand_in_groups_of_their_own() {
        let (rtf, notes) = of("PEÑA WE’RE 한 {\\B}");
        assert!(
            rtf.contains("\\sa240 PE{\\uc0\\u209}A WE{\\uc0\\u8217}RE {\\uc0\\u-10916} \\{\\\\B\\}\\par\n"),
            "{rtf}"
        );
        assert_eq!(notes, [""; 0]);
    }

    #[test]
    fn what_no_reader_shows_is_replaced_and_noted() {
        let (rtf, notes) = of("A 🎤 B");
        assert!(rtf.contains("A ? B"), "{rtf}");
        assert_eq!(notes.len(), 1);
    }

    #[test]
    fn a_cue_inside_a_paragraph_gets_one_of_its_own() {
        let (rtf, _) = written(export, &Rundown::from(script()), &style());
        assert!(
            rtf.contains(
                "SIX MILLION DOLLARS\\par\n\\pard\\sa240 {\\b [SHOW MAP]}\\par\n\\pard\\sa240 TO KYIV.\\par\n"
            ),
            "{rtf}"
        );
        assert!(rtf.contains("ERDO{\\uc0\\u286}AN (AIR'-doh-ahn) {\\uc0\\u8212} SAYS"), "{rtf}");
    }

    #[test]
    fn each_story_has_its_header() {
        let (rtf, _) = written(export, &show(), &style());
        assert!(
            rtf.contains("{\\b [A1 | MAYOR RESIGNS | KIM | TRT 0:22 | ")
                && rtf.contains("{\\b [A2 | WEATHER | "),
            "{rtf}"
        );
    }
}
