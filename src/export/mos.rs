//! MOS 2.8.5 `roStorySend`: one message a story, as a newsroom system sends it to a prompter.
//!
//! Paragraphs that are read hold nothing but their words: two readers in use lose what follows a
//! tag inside one.

use super::markup::{element, push_text};
use super::sheet::{Kind, Line, Names, bite, name, parted, several_note, strip_notes};
use crate::model::{Error, HouseStyle, Noted, Part, Rundown, Script, Story};

/// Most characters of an ID or a slug.
const LIMIT: usize = 128;
/// Bytes of a message beside its words, as a rule.
const ROOM: usize = 2048;
/// Most characters of a running order's ID, which also begins each story's ID.
const RO_LIMIT: usize = 96;

/// Writes MOS messages.
///
/// # Errors
/// None.
pub fn export(rundown: &Rundown, style: &HouseStyle) -> Result<Noted<Vec<u8>>, Error> {
    let mut notes = strip_notes(rundown);
    notes.extend(several_note(rundown, "MOS messages"));
    let encoding = if style.mos.utf16.on() { "UTF-16BE" } else { "UTF-8" };
    let mut out = format!("<?xml version=\"1.0\" encoding=\"{encoding}\"?>\n");
    for story in &rundown.stories {
        message(&mut out, rundown, story, style);
    }
    let value = if style.mos.utf16.on() {
        out.encode_utf16().flat_map(u16::to_be_bytes).collect()
    } else {
        out.into_bytes()
    };
    Ok(Noted { value, notes })
}

fn message(out: &mut String, rundown: &Rundown, story: &Story, style: &HouseStyle) {
    let ro = ro_id(rundown, story, style);
    let item = if story.item.is_empty() { &style.text.item } else { &story.item };
    let slug = name(&story.script.slug, LIMIT);
    let id = name(&format!("{ro};{}", if item.is_empty() { &slug } else { item }), LIMIT);
    let mut send = String::with_capacity(story.script.length() + ROOM);
    send.push_str("<roStorySend>\n");
    element(&mut send, "roID", &ro);
    element(&mut send, "storyID", &id);
    element(&mut send, "storySlug", &slug);
    if !item.is_empty() {
        element(&mut send, "storyNum", &name(item, LIMIT));
    }
    send.push_str("\n<storyBody>\n");
    body(&mut send, &story.script, style);
    send.push_str("</storyBody>\n");
    metadata(&mut send, &story.script);
    send.push_str("</roStorySend>\n");
    out.push_str("<mos>\n");
    element(out, "mosID", &name(&style.mos.mos_id, LIMIT));
    element(out, "ncsID", &name(&style.mos.ncs_id, LIMIT));
    element(out, "messageID", &message_id(&send).to_string());
    out.extend(["\n", &send, "</mos>\n"]);
}

/// The running order's ID: the style's, else the show and its air time, else the slug.
fn ro_id(rundown: &Rundown, story: &Story, style: &HouseStyle) -> String {
    let meta = &story.script.meta;
    let show = rundown.title.as_ref().or(meta.show.as_ref());
    let air = rundown.air.as_ref().or(meta.air.as_ref());
    let known: Vec<String> =
        [show, air].into_iter().flatten().map(|part| part.replace([' ', ';'], "-")).collect();
    let made = match (style.mos.ro_id.is_empty(), known.is_empty()) {
        (false, _) => style.mos.ro_id.clone(),
        (true, false) => known.join("-"),
        (true, true) => story.script.slug.clone(),
    };
    name(&made, RO_LIMIT)
}

/// A positive number of 31 bits that differs where the message differs, as receivers pair
/// acknowledgements with messages by it.
fn message_id(text: &str) -> u32 {
    let hash =
        text.bytes().fold(0x811c_9dc5_u32, |hash, byte| (hash ^ u32::from(byte)).wrapping_mul(0x0100_0193));
    (hash & 0x7fff_ffff).max(1)
}

fn body(out: &mut String, script: &Script, style: &HouseStyle) {
    out.push_str("<p>");
    if let Some(anchor) = script.anchor.as_ref().or(script.meta.anchor.as_ref()) {
        element(out, "storyPresenter", &name(anchor, LIMIT).to_uppercase());
    }
    element(out, "storyPresenterRR", &whole(script.rate));
    out.push_str("</p>\n");
    for line in parted(script, style, Names::Above) {
        paragraph(out, &line);
    }
}

fn paragraph(out: &mut String, line: &Line) {
    match line.kind {
        Kind::Spoken => tagged(out, "", &line.text),
        Kind::Cue | Kind::Pronouncer | Kind::Super | Kind::Clock => tagged(out, "pi", &line.text),
        Kind::Bite => {
            let (cue, words) = bite(&line.text);
            tagged(out, "pi", cue);
            tagged(out, "pkg", words);
        }
    }
}

/// A paragraph that holds one thing; none where there is nothing to hold.
fn tagged(out: &mut String, tag: &str, text: &str) {
    if text.trim().is_empty() {
        return;
    }
    out.push_str("<p>");
    if tag.is_empty() {
        push_text(out, text);
    } else {
        element(out, tag, text);
    }
    out.push_str("</p>\n");
}

/// The times a newsroom system adds up: whole seconds that sum to the TRT as it is shown.
fn metadata(out: &mut String, script: &Script) {
    let media = script.parts.iter().map(|part| match part {
        Part::Sot(bite) => bite.seconds.unwrap_or(0.0),
        Part::Read(_) | Part::Tag(_) | Part::Cue(_) | Part::Super(_) => 0.0,
    });
    let media = media.sum::<f64>().round();
    let text = (script.trt.round() - media).max(0.0);
    out.push_str("<mosExternalMetadata><mosScope>STORY</mosScope><mosSchema>urn:ripread:story:1</mosSchema><mosPayload>");
    element(out, "TextTime", &whole(text));
    element(out, "MediaTime", &whole(media));
    element(out, "Fingerprint", &script.fingerprint());
    out.push_str("</mosPayload></mosExternalMetadata>\n");
}

/// A number without its fraction.
fn whole(number: f64) -> String {
    (number.round_ties_even() as i64).to_string()
}

#[cfg(test)]
mod tests {
    use super::export;
    use crate::export::trial::{cue, finish, read, script, show, style, written};
    use crate::model::{Part, Rundown, Script, Switch};

    #[test]
    fn paragraphs_hold_one_kind_each() {
        let (mos, _) = written(export, &show(), &style());
        for line in [
            "<roID>6PM-2026-11-22-18:00</roID><storyID>6PM-2026-11-22-18:00;A1</storyID><storySlug>MAYOR RESIGNS</storySlug><storyNum>A1</storyNum>\n",
            "<p><storyPresenter>KIM</storyPresenter><storyPresenterRR>165</storyPresenterRR></p>\n",
            "<p><pi>[ERDOĞAN (AIR'-doh-ahn)]</pi></p>\n<p>THE MAYOR OF LA PEÑA — 34-YEAR-OLD ŁUKASZ ERDOĞAN — SAYS, QUOTE, “WE’RE DONE.” END QUOTE.</p>\n",
            "<p>THE U-S SENT SIX MILLION DOLLARS</p>\n<p><pi>[SHOW MAP]</pi></p>\n<p>TO KYIV.</p>\n",
            "<TextTime>10</TextTime><MediaTime>12</MediaTime>",
        ] {
            assert!(mos.contains(line), "{line}\n{mos}");
        }
    }

    #[test]
    fn a_show_is_one_message_a_story() {
        let (mos, notes) = written(export, &show(), &style());
        assert_eq!((mos.matches("<mos>").count(), mos.matches("<?xml").count()), (2, 1));
        assert_eq!(notes, ["2 MOS messages, one a story, follow each other: they are sent one by one"]);
    }

    #[test]
    fn the_words_of_a_bite_are_not_read() {
        let parts = vec![Part::Sot(cue("[SOT :05] I DID IT.")), Part::Read(read("A ]]> <B> &"))];
        let script = finish(Script { slug: "X".into(), parts, ..Script::default() });
        let (mos, _) = written(export, &script.into(), &style());
        assert!(
            mos.contains(
                "<p><pi>[SOT :05]</pi></p>\n<p><pkg>I DID IT.</pkg></p>\n<p>A ]]&gt; &lt;B&gt; &amp;</p>"
            ),
            "{mos}"
        );
    }

    #[test]
    fn the_wire_takes_two_bytes_a_character() {
        let mut style = style();
        style.mos.utf16 = Switch::On;
        let made = export(&Rundown::from(script()), &style).unwrap().value;
        assert!(made.starts_with(b"\0<\0?\0x"));
        let units: Vec<u16> = made.chunks(2).map(|pair| u16::from_be_bytes([pair[0], pair[1]])).collect();
        assert!(String::from_utf16(&units).unwrap().contains("LA PEÑA"));
    }
}
