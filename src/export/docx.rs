//! Word talent copy: one wide column of large type, cues in bold brackets, a story a page start.

use std::io::{Cursor, Write};

use zip::ZipWriter;
use zip::write::SimpleFileOptions;

use super::markup::{attribute, push_text};
use super::sheet::{Kind, paragraphs, runs, strip_notes};
use crate::model::{
    EndMark, Error, Header, HouseStyle, Noted, Paper, Part, Read, Rundown, Script, Story, WordKind, clock,
};

const DECLARATION: &str = "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n";
const WORD: &str = "http://schemas.openxmlformats.org/wordprocessingml/2006/main";
const OFFICE: &str = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
const PACKAGE: &str = "http://schemas.openxmlformats.org/package/2006";

/// Writes a Word document.
///
/// # Errors
/// Where it grows too large for its container.
pub fn export(rundown: &Rundown, style: &HouseStyle) -> Result<Noted<Vec<u8>>, Error> {
    let parts = parts(rundown, style);
    let value =
        pack(&parts).map_err(|error| Error::new(format!("cannot pack the Word document: {error}")))?;
    Ok(Noted { value, notes: strip_notes(rundown) })
}

/// The files inside, by path.
fn parts(rundown: &Rundown, style: &HouseStyle) -> Vec<(String, String)> {
    let stories = &rundown.stories;
    let mut parts = vec![
        ("[Content_Types].xml".into(), content_types(stories.len())),
        (
            "_rels/.rels".into(),
            relationships(&[("rDoc".into(), "officeDocument", "word/document.xml".into())]),
        ),
        ("word/document.xml".into(), document(rundown, style)),
        ("word/_rels/document.xml.rels".into(), document_relationships(stories.len())),
        ("word/styles.xml".into(), styles(style)),
    ];
    parts.extend(
        stories.iter().enumerate().map(|(at, story)| (format!("word/footer{at}.xml"), footer(story))),
    );
    parts
}

fn pack(parts: &[(String, String)]) -> zip::result::ZipResult<Vec<u8>> {
    let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
    // The container's own date for "none": the same script gives the same bytes.
    let options = SimpleFileOptions::default().last_modified_time(zip::DateTime::DEFAULT);
    for (path, text) in parts {
        zip.start_file(path.as_str(), options)?;
        zip.write_all(text.as_bytes())?;
    }
    Ok(zip.finish()?.into_inner())
}

fn content_types(stories: usize) -> String {
    let main = "application/vnd.openxmlformats-officedocument.wordprocessingml";
    let mut out = format!(
        "{DECLARATION}<Types xmlns=\"{PACKAGE}/content-types\">\
         <Default Extension=\"rels\" ContentType=\"application/vnd.openxmlformats-package.relationships+xml\"/>\
         <Default Extension=\"xml\" ContentType=\"application/xml\"/>\
         <Override PartName=\"/word/document.xml\" ContentType=\"{main}.document.main+xml\"/>\
         <Override PartName=\"/word/styles.xml\" ContentType=\"{main}.styles+xml\"/>"
    );
    out.extend((0..stories).map(|at| {
        format!("<Override PartName=\"/word/footer{at}.xml\" ContentType=\"{main}.footer+xml\"/>")
    }));
    out + "</Types>"
}

fn relationships(links: &[(String, &str, String)]) -> String {
    let mut out = format!("{DECLARATION}<Relationships xmlns=\"{PACKAGE}/relationships\">");
    out.extend(links.iter().map(|(id, kind, target)| {
        format!("<Relationship Id=\"{id}\" Type=\"{OFFICE}/{kind}\" Target=\"{target}\"/>")
    }));
    out + "</Relationships>"
}

fn document_relationships(stories: usize) -> String {
    let mut links = vec![("rStyles".to_owned(), "styles", "styles.xml".to_owned())];
    links.extend((0..stories).map(|at| (format!("rFooter{at}"), "footer", format!("footer{at}.xml"))));
    relationships(&links)
}

/// Paragraph styles: `Read`, `Cue`, `Slug`, `End`.
fn styles(style: &HouseStyle) -> String {
    let size = (style.page.size.or(18.0) * 2.0).round().clamp(2.0, 200.0);
    let paragraph = |id: &str, settings: &str, font: &str| {
        format!(
            "<w:style w:type=\"paragraph\" w:customStyle=\"1\" w:styleId=\"{id}\"><w:name w:val=\"{id}\"/>\
         <w:basedOn w:val=\"Normal\"/>\
         <w:qFormat/><w:pPr>{settings}</w:pPr><w:rPr>{font}</w:rPr></w:style>"
        )
    };
    [
        format!("{DECLARATION}<w:styles xmlns:w=\"{WORD}\">\
         <w:docDefaults><w:rPrDefault><w:rPr>\
         <w:rFonts w:ascii=\"Arial\" w:hAnsi=\"Arial\" w:cs=\"Arial\"/>\
         <w:sz w:val=\"{size:.0}\"/><w:lang w:val=\"en-US\"/></w:rPr></w:rPrDefault></w:docDefaults>\
         <w:style w:type=\"paragraph\" w:default=\"1\" w:styleId=\"Normal\"><w:name w:val=\"Normal\"/></w:style>"),
        paragraph("Read", "<w:keepLines/><w:widowControl/><w:spacing w:after=\"240\" w:line=\"360\" w:lineRule=\"auto\"/>", ""),
        paragraph("Cue", "<w:keepNext/><w:keepLines/><w:spacing w:after=\"240\"/>", "<w:b/>"),
        paragraph("Slug", "<w:keepNext/><w:spacing w:after=\"720\"/>", "<w:b/><w:sz w:val=\"22\"/>"),
        paragraph("End", "<w:jc w:val=\"center\"/>", ""),
        "</w:styles>".into(),
    ]
    .concat()
}

fn footer(story: &Story) -> String {
    let header = Header::from(story);
    let field =
        |code: &str| format!("<w:fldSimple w:instr=\" {code} \"><w:r><w:t>1</w:t></w:r></w:fldSimple>");
    let mut out =
        format!("{DECLARATION}<w:ftr xmlns:w=\"{WORD}\"><w:p><w:pPr><w:jc w:val=\"center\"/></w:pPr>");
    run(
        &mut out,
        "<w:sz w:val=\"18\"/>",
        &format!("{}   TRT {}   {}   PAGE ", header.slug, clock(story.script.trt), header.fingerprint),
    );
    out.push_str(&field("PAGE"));
    run(&mut out, "<w:sz w:val=\"18\"/>", " OF ");
    out.push_str(&field("SECTIONPAGES"));
    out + "</w:p></w:ftr>"
}

fn document(rundown: &Rundown, style: &HouseStyle) -> String {
    let mut out = format!("{DECLARATION}<w:document xmlns:w=\"{WORD}\" xmlns:r=\"{OFFICE}\"><w:body>");
    for (at, story) in rundown.stories.iter().enumerate() {
        paragraph(&mut out, "Slug", |out| run(out, "", &Header::from(story).to_string()));
        body(&mut out, &story.script, style);
        let end = match style.page.end_mark {
            EndMark::Hashes => "###",
            EndMark::Thirty => "-30-",
            EndMark::None => "",
        };
        if !end.is_empty() {
            paragraph(&mut out, "End", |out| run(out, "", end));
        }
        let section = section(at, style);
        // Every section but the last is closed by a paragraph of its own.
        if at + 1 == rundown.stories.len() {
            out.push_str(&section);
        } else {
            out.extend(["<w:p><w:pPr>", &section, "</w:pPr></w:p>"]);
        }
    }
    out + "</w:body></w:document>"
}

fn section(at: usize, style: &HouseStyle) -> String {
    let (width, height) = match style.page.paper {
        Paper::Letter => (12240, 15840),
        Paper::A4 => (11906, 16838),
    };
    let margin = (style.page.margin * 20.0).round();
    format!(
        "<w:sectPr><w:footerReference w:type=\"default\" r:id=\"{}\"/>\
         <w:type w:val=\"nextPage\"/><w:pgSz w:w=\"{width}\" w:h=\"{height}\"/>\
         <w:pgMar w:top=\"{margin:.0}\" w:right=\"{margin:.0}\" w:bottom=\"{margin:.0}\" w:left=\"{margin:.0}\" \
         w:header=\"720\" w:footer=\"720\" w:gutter=\"0\"/>\
         <w:pgNumType w:start=\"1\"/></w:sectPr>",
        attribute(&format!("rFooter{at}"))
    )
}

fn body(out: &mut String, script: &Script, style: &HouseStyle) {
    let mut reads = script.parts.iter().filter_map(|part| match part {
        Part::Read(read) | Part::Tag(read) => Some(read),
        Part::Cue(_) | Part::Sot(_) | Part::Super(_) => None,
    });
    for line in paragraphs(script, style) {
        let read = if line.kind == Kind::Spoken { reads.next() } else { None };
        match read {
            _ if line.text.trim().is_empty() => {}
            Some(read) => paragraph(out, "Read", |out| read_runs(out, read)),
            None => paragraph(out, "Cue", |out| run(out, "", &line.text)),
        }
    }
}

/// A paragraph's words: cues in it in bold, pronouncers smaller.
fn read_runs(out: &mut String, read: &Read) {
    for (at, stretch) in runs(read).iter().enumerate() {
        if at > 0 {
            run(out, "", " ");
        }
        let settings = match stretch.kind {
            WordKind::Spoken | WordKind::Mark => "",
            WordKind::Cue => "<w:b/>",
            WordKind::Pronouncer => "<w:i/>",
        };
        run(out, settings, stretch.text);
    }
}

fn paragraph(out: &mut String, style: &str, write: impl Fn(&mut String)) {
    out.extend(["<w:p><w:pPr><w:pStyle w:val=\"", style, "\"/></w:pPr>"]);
    write(out);
    out.push_str("</w:p>");
}

fn run(out: &mut String, settings: &str, text: &str) {
    out.push_str("<w:r>");
    if !settings.is_empty() {
        out.extend(["<w:rPr>", settings, "</w:rPr>"]);
    }
    out.push_str("<w:t xml:space=\"preserve\">");
    push_text(out, text);
    out.push_str("</w:t></w:r>");
}

#[cfg(test)]
mod tests {
    use std::io::{Cursor, Read};

    use super::export;
    use crate::export::trial::{show, style};

    fn part(bytes: &[u8], path: &str) -> String {
        let mut zip = zip::ZipArchive::new(Cursor::new(bytes)).unwrap();
        let mut text = String::new();
        zip.by_name(path).unwrap().read_to_string(&mut text).unwrap();
        text
    }

    #[test]
    fn words_cues_and_names_stand_in_runs() {
        let made = export(&show(), &style()).unwrap().value;
        let document = part(&made, "word/document.xml");
        assert!(
            document.contains(
                "<w:pStyle w:val=\"Cue\"/></w:pPr><w:r><w:t xml:space=\"preserve\">[KIM — CAM 2]</w:t>"
            ),
            "{document}"
        );
        assert!(
            document
                .contains("<w:r><w:rPr><w:i/></w:rPr><w:t xml:space=\"preserve\">(AIR'-doh-ahn)</w:t></w:r>"),
            "{document}"
        );
        assert!(document.contains(">TO KYIV.</w:t>") && document.contains(">###</w:t>"), "{document}");
    }

    #[test]
    fn each_story_has_its_footer_and_the_bytes_stay_the_same() {
        let made = export(&show(), &style()).unwrap().value;
        assert!(part(&made, "word/footer1.xml").contains(">WEATHER   TRT 0:01   "));
        assert_eq!(made, export(&show(), &style()).unwrap().value);
    }
}
