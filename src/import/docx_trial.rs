//! Word files made on the spot: what is read of them, and how broken and hostile ones are refused.

use std::io::{Cursor, Write as _};

use zip::ZipWriter;
use zip::write::SimpleFileOptions;

use super::{Error, HouseStyle, Input, Noted, Reading, import};

const RELS: &str = r#"<Relationships><Relationship Id="a" Target="word/document.xml"
    Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument"/></Relationships>"#;

fn zipped(parts: &[(&str, &str)]) -> Vec<u8> {
    let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
    for (name, text) in parts {
        zip.start_file(*name, SimpleFileOptions::default()).expect("an entry");
        zip.write_all(text.as_bytes()).expect("its bytes");
    }
    zip.finish().expect("an archive").into_inner()
}

fn word(document: &str) -> Vec<u8> {
    zipped(&[("[Content_Types].xml", ""), ("_rels/.rels", RELS), ("word/document.xml", document)])
}

/// A file whose main part says that it unpacks to two gigabytes.
fn bomb() -> Vec<u8> {
    let mut bytes = word("<w:document/>");
    let directory = bytes.windows(4).rposition(|run| run == b"PK\x01\x02").expect("a directory");
    bytes[directory + 24..directory + 28].copy_from_slice(&0x7fff_ffff_u32.to_le_bytes());
    bytes
}

fn read(bytes: &[u8]) -> Result<Noted<Reading>, Error> {
    let style: HouseStyle = toml::from_str(include_str!("../../styles/base.toml")).expect("the base style");
    import(&Input { name: "story.docx", bytes, ..Input::default() }, &style)
}

/// The paragraphs that are read.
fn prose(body: &str) -> Vec<String> {
    let document = format!("<w:document><w:body>{body}</w:body></w:document>");
    let blocks = read(&word(&document)).expect("a Word file").value.article.blocks;
    blocks.into_iter().map(|block| block.passage.into_text()).collect()
}

#[test]
fn tracked_changes_are_taken_as_accepted() {
    let body = "<w:p><w:r><w:t>It cost </w:t></w:r><w:del><w:r><w:delText>four</w:delText></w:r></w:del>\
                <w:ins><w:r><w:t>five</w:t></w:r></w:ins><w:r><w:t> dollars.</w:t></w:r></w:p>";
    assert_eq!(prose(body), ["It cost five dollars."]);
}

#[test]
fn a_deleted_paragraph_end_joins_two() {
    let body = "<w:p><w:pPr><w:rPr><w:del/></w:rPr></w:pPr><w:r><w:t>One </w:t></w:r></w:p>\
                <w:p><w:r><w:t>story.</w:t></w:r></w:p>";
    assert_eq!(prose(body), ["One story."]);
}

#[test]
fn a_drop_cap_is_the_first_letter_of_its_word() {
    let body = "<w:p><w:pPr><w:framePr w:dropCap=\"drop\"/></w:pPr><w:r><w:t>T</w:t></w:r></w:p>\
                <w:p><w:r><w:t>he mayor quit.</w:t></w:r></w:p>";
    assert_eq!(prose(body), ["The mayor quit."]);
}

#[test]
fn letters_of_the_font_of_symbols_are_greek() {
    let run =
        |font: &str, text: &str| format!("<w:r><w:rPr><w:rFonts w:ascii=\"{font}\"/></w:rPr>{text}</w:r>");
    let body = [
        run("Arial", "<w:t>5 </w:t>"),
        run("Symbol", "<w:t>m</w:t>"),
        run("Arial", "<w:t>g of </w:t><w:sym w:font=\"Symbol\" w:char=\"F062\"/><w:t>-carotene</w:t>"),
        run("Symbol", "<w:t>\u{f0b0}</w:t>"),
        run("Wingdings", "<w:t>l</w:t><w:sym w:font=\"Wingdings\" w:char=\"F06C\"/>"),
    ];
    assert_eq!(prose(&format!("<w:p>{}</w:p>", body.concat())), ["5 μg of β-carotene°"]);
}

#[test]
fn figures_above_the_line_join_no_number() {
    let raised = "<w:r><w:rPr><w:vertAlign w:val=\"superscript\"/></w:rPr><w:t>1</w:t></w:r>";
    let body = format!("<w:p><w:r><w:t>$5</w:t></w:r>{raised}<w:r><w:t> million</w:t></w:r></w:p>");
    assert_eq!(prose(&body), ["$5¹ million"]);
}

#[test]
fn a_placeholder_that_nobody_filled_in_is_not_read() {
    let field = |shown: &str, text: &str| {
        format!(
            "<w:sdt><w:sdtPr>{shown}</w:sdtPr><w:sdtContent><w:r><w:t>{text}</w:t></w:r></w:sdtContent></w:sdt>"
        )
    };
    let (empty, full) =
        (field("<w:showingPlcHdr/>", "Click here to enter text."), field("", "The mayor quit."));
    let document = format!("<w:document><w:body><w:p>{empty}{full}</w:p></w:body></w:document>");
    let read = read(&word(&document)).expect("a Word file");
    assert_eq!(read.value.article.blocks.len(), 1);
    assert_eq!(read.value.article.blocks[0].passage.text(), "The mayor quit.");
    assert_eq!(read.notes[0].message, "unfilled field left out");
    let off = field("<w:showingPlcHdr w:val=\"0\"/>", "One.");
    assert_eq!(prose(&format!("<w:p>{off}</w:p>")), ["One."]);
}

#[test]
fn what_is_said_twice_is_read_once() {
    let body = "<w:p><mc:AlternateContent><mc:Choice><w:r><w:t>Once</w:t></w:r></mc:Choice>\
                <mc:Fallback><w:r><w:t>Twice</w:t></w:r></mc:Fallback></mc:AlternateContent></w:p>";
    assert_eq!(prose(body), ["Once"]);
}

#[test]
fn other_prefixes_and_entities_are_read() {
    assert_eq!(
        prose("<x:p><x:r><x:t>R&#233;sum&#xE9; &amp; co</x:t><x:noBreakHyphen/><x:t>op</x:t></x:r></x:p>"),
        ["Résumé & co-op"]
    );
}

#[test]
fn notes_say_what_is_left_out_and_where() {
    let document = "<w:document><w:body><w:p><w:r><w:t>One.</w:t></w:r></w:p><w:p><w:r><w:t>Two.</w:t>\
                    <w:footnoteReference/></w:r></w:p></w:body></w:document>";
    let notes = read(&word(document)).expect("a Word file").notes;
    assert_eq!(notes.len(), 1);
    assert_eq!((notes[0].message.as_str(), notes[0].span.start), ("footnote left out", 6));
}

#[test]
fn broken_and_hostile_files_are_refused() {
    let entity =
        "<!DOCTYPE d [<!ENTITY a \"lol\"><!ENTITY b \"&a;&a;\">]><w:document><w:t>&b;</w:t></w:document>";
    let many: Vec<String> = (0..10_001).map(|at| format!("word/{at}.xml")).collect();
    let many: Vec<(&str, &str)> = many.iter().map(|name| (name.as_str(), "")).collect();
    for (bytes, says) in [
        (word("<w:document><w:p>"), "ends too soon"),
        (word(&"<w:p>".repeat(100_000)), "nested more than 400 deep"),
        (word(entity), "declares a document type"),
        (bomb(), "unpacks to more than 64 MB"),
        (zipped(&many), "holds more than 10000 files"),
        (zipped(&[("word/x.xml", "")]), "holds no Word document"),
        (word("<w:document/>")[..200].to_vec(), "damaged zip archive"),
        (b"The mayor quit.".to_vec(), "is not a Word file"),
    ] {
        let error = read(&bytes).expect_err(says);
        assert!(error.message.contains(says), "{}", error.message);
        assert!(error.hint.is_some(), "{}", error.message);
    }
}
