//! Any bytes as a Word file, and as the main part of one that is whole.
#![no_main]

mod import;
mod zipped;

const RELS: &str = r#"<Relationships><Relationship Id="a" Target="word/document.xml" Type="x/officeDocument"/></Relationships>"#;
const MORE: &str = r#"<Relationships><Relationship Id="a" Target="styles.xml" Type="x/styles"/></Relationships>"#;

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| {
    import::import("docx", bytes);
    let halves = bytes.split(|byte| *byte == 0).collect::<Vec<_>>();
    let (document, styles) = (halves[0], halves.get(1).copied().unwrap_or_default());
    import::import("docx", &zipped::zipped(&[
        ("_rels/.rels", RELS.as_bytes()),
        ("word/document.xml", document),
        ("word/_rels/document.xml.rels", MORE.as_bytes()),
        ("word/styles.xml", styles),
    ]));
});
