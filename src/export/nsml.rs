//! iNEWS NSML, 3.1 (well-formed XML) and 1 (what its FTP server takes by default).
//!
//! `pi` is on the prompter, not timed and not captioned; `cc` is captioned only; plain text is all
//! three. A super is the crew's: a production cue, anchored where it belongs.

use std::fmt::Write;

use super::markup::{element, push_text};
use super::sheet::{Kind, Line, Names, bite, name, parted, several_note, strip_notes};
use crate::model::{Error, HouseStyle, Noted, Rundown, Script, Story};

/// Most characters of a field.
const LIMIT: usize = 128;

/// The two dialects.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Version {
    One,
    Three,
}

/// Writes NSML 3.1.
///
/// # Errors
/// None.
pub fn three(rundown: &Rundown, style: &HouseStyle) -> Result<Noted<Vec<u8>>, Error> {
    Ok(export(rundown, style, Version::Three))
}

/// Writes NSML 1.
///
/// # Errors
/// None.
pub fn one(rundown: &Rundown, style: &HouseStyle) -> Result<Noted<Vec<u8>>, Error> {
    Ok(export(rundown, style, Version::One))
}

fn export(rundown: &Rundown, style: &HouseStyle, version: Version) -> Noted<Vec<u8>> {
    let mut notes = strip_notes(rundown);
    notes.extend(several_note(rundown, "NSML documents"));
    let mut out = String::new();
    for story in &rundown.stories {
        document(&mut out, story, style, version);
    }
    let value = if style.nsml.utf16.on() {
        // Without a declaration only the mark tells a reader what the bytes are.
        format!("\u{feff}{out}").encode_utf16().flat_map(u16::to_be_bytes).collect()
    } else {
        out.into_bytes()
    };
    Noted { value, notes }
}

fn document(out: &mut String, story: &Story, style: &HouseStyle, version: Version) {
    let (words, rate) = (story.script.page_words().count(), story.script.rate);
    match version {
        Version::Three => {
            out.push_str("<nsml version=\"-//AVID//DTD NSML 3.1//EN\">\n");
            writeln!(out, "<head><meta words=\"{words}\" rate=\"{rate:.0}\"/></head>")
        }
        Version::One => {
            out.push_str("<nsml>\n");
            writeln!(out, "<head>\n<meta words={words} rate={rate:.0}>\n</head>")
        }
    }
    .expect("a string takes anything");
    fields(out, story, style, version);
    let supers = body(out, &story.script, style, version);
    productions(out, &supers, version);
    out.push_str("</nsml>\n");
}

fn fields(out: &mut String, story: &Story, style: &HouseStyle, version: Version) {
    let script = &story.script;
    let item = if story.item.is_empty() { &style.text.item } else { &story.item };
    let anchor = script.anchor.as_ref().or(script.meta.anchor.as_ref()).map_or("", String::as_str);
    let read: f64 = script.reads().map(|read| read.seconds).sum();
    let seconds = |seconds: f64| format!("{:.0}", seconds.round());
    out.push_str("<fields>\n");
    for (kind, id, value) in [
        ("string", "title", script.slug.clone()),
        ("string", "page-number", item.clone()),
        ("string", "presenter", anchor.to_uppercase()),
        ("string", "writer", script.meta.writer.clone().unwrap_or_default()),
        ("duration", "audio-time", seconds(read)),
        ("duration", "total-time", seconds(script.trt)),
        ("string", "fingerprint", script.fingerprint()),
    ] {
        if value.is_empty() {
            continue;
        }
        let (open, close) = match version {
            Version::Three => (format!("<{kind} id=\"{id}\">"), format!("</{kind}>\n")),
            Version::One => (format!("<f id={id}>"), "</f>\n".into()),
        };
        out.push_str(&open);
        push_text(out, &name(&value, LIMIT));
        out.push_str(&close);
    }
    out.push_str("</fields>\n");
}

/// Writes the body and gives the supers that its anchors point to, in order.
fn body(out: &mut String, script: &Script, style: &HouseStyle, version: Version) -> Vec<String> {
    let mut supers = Vec::new();
    out.push_str("<body>\n");
    for line in parted(script, style, Names::Above) {
        if line.kind == Kind::Super {
            match version {
                Version::Three => writeln!(out, "<p><a idref=\"{}\"/></p>", supers.len()),
                Version::One => writeln!(out, "<p><a idref={}></a></p>", supers.len()),
            }
            .expect("a string takes anything");
            supers.push(line.text.into_owned());
        } else {
            paragraph(out, &line);
        }
    }
    out.push_str("</body>\n");
    supers
}

fn paragraph(out: &mut String, line: &Line) {
    match line.kind {
        Kind::Spoken => tagged(out, "", &line.text),
        Kind::Cue | Kind::Pronouncer | Kind::Super | Kind::Clock => tagged(out, "pi", &line.text),
        Kind::Bite => {
            let (cue, words) = bite(&line.text);
            tagged(out, "pi", cue);
            tagged(out, "cc", words);
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

fn productions(out: &mut String, supers: &[String], version: Version) {
    if supers.is_empty() {
        return;
    }
    out.push_str("<aeset>\n");
    for (id, text) in supers.iter().enumerate() {
        match version {
            Version::Three => write!(out, "<ae id=\"{id}\">"),
            Version::One => write!(out, "<ae id={id}>"),
        }
        .expect("a string takes anything");
        element(out, "ap", text);
        out.push_str("</ae>\n");
    }
    out.push_str("</aeset>\n");
}

#[cfg(test)]
mod tests {
    use super::{one, three};
    use crate::export::trial::{show, style, written};

    #[test]
    fn version_three_is_xml_in_the_order_of_its_grammar() {
        let (nsml, _) = written(three, &show(), &style());
        for line in [
            "<head><meta words=\"27\" rate=\"165\"/></head>\n<fields>\n<string id=\"title\">MAYOR RESIGNS</string>\n<string id=\"page-number\">A1</string>\n<string id=\"presenter\">KIM</string>\n",
            "<duration id=\"audio-time\">10</duration>\n<duration id=\"total-time\">22</duration>\n",
            "<p><pi>[ERDOĞAN (AIR'-doh-ahn)]</pi></p>\n<p>THE MAYOR OF LA PEÑA",
            "<p><a idref=\"0\"/></p>\n<p><pi>[SOT :12]</pi></p>\n",
            "</body>\n<aeset>\n<ae id=\"0\"><ap>[SUPER: ŁUKASZ ERDOĞAN]</ap></ae>\n</aeset>\n</nsml>\n<nsml version",
        ] {
            assert!(nsml.contains(line), "{line}\n{nsml}");
        }
    }

    #[test]
    fn utf_16_has_its_mark() {
        let mut style = style();
        style.nsml.utf16 = crate::model::Switch::On;
        let made = three(&show(), &style).unwrap().value;
        assert!(made.starts_with(b"\xfe\xff\0<\0n\0s\0m\0l"));
        let mut plain = style.clone();
        plain.nsml.utf16 = crate::model::Switch::Off;
        let plain = three(&show(), &plain).unwrap().value;
        assert_eq!(encoding_rs::UTF_16BE.decode(&made).0.as_bytes(), plain);
    }

    #[test]
    fn version_one_quotes_nothing_and_closes_everything() {
        let (nsml, _) = written(one, &show(), &style());
        assert!(
            nsml.contains(
                "<nsml>\n<head>\n<meta words=27 rate=165>\n</head>\n<fields>\n<f id=title>MAYOR RESIGNS</f>\n"
            ),
            "{nsml}"
        );
        assert!(nsml.contains("<p><a idref=0></a></p>\n") && !nsml.contains('"'), "{nsml}");
    }
}
