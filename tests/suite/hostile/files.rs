//! Files made to hurt a reader: deep, wide, long, or far larger than they look.

use std::io::{Cursor, Write as _};

use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, ZipWriter};

/// A file's name, and how to make one so many times smaller.
pub(crate) type Hostile = (&'static str, fn(usize) -> Vec<u8>);

/// The files; what is true of each is true of a smaller one.
pub(crate) const FILES: &[Hostile] = &[
    ("nested-b.html", |less| page(&"<b>".repeat(100_000 / less))),
    ("nested-div.html", |less| page(&"<div>".repeat(100_000 / less))),
    ("nested-span.html", |less| page(&"<span>x".repeat(100_000 / less))),
    ("nested-mixed.html", |less| page(&"<div><p><b><table><tr><td><a href=x>".repeat(20_000 / less))),
    ("nested-list.html", |less| page(&"<ul><li>word ".repeat(50_000 / less))),
    ("nested-quote.html", |less| page(&"<blockquote><p>word ".repeat(50_000 / less))),
    ("nested-table.html", |less| page(&"<table><tr><td>word ".repeat(50_000 / less))),
    ("unclosed-anchors.html", |less| page(&"<a href=x>word <p>".repeat(100_000 / less))),
    ("attributes.html", |less| page(&format!("<p {}>{LINE}</p>", attributes(50_000 / less)))),
    ("attributes-many-tags.html", |less| {
        page(&format!("<p {}>{LINE}</p>", attributes(50)).repeat(2_000 / less))
    }),
    ("text-node.html", |less| page(&LINE.repeat((30 << 20) / less / LINE.len()))),
    ("one-word.html", |less| page(&"x".repeat((30 << 20) / less))),
    ("entities.html", |less| page(&"&amp;&lt;&nbsp;".repeat(1_000_000 / less))),
    ("empty-paragraphs.html", |less| page(&"<p></p>".repeat(500_000 / less))),
    ("short-paragraphs.html", |less| page(&"<p>A b.</p>".repeat(300_000 / less))),
    ("long-paragraphs.html", |less| page(&format!("<p>{LINE}{LINE}{LINE}</p>\n").repeat(20_000 / less))),
    ("same-words.html", |less| page(&"<p>a a a a a a a a a a a a</p>\n".repeat(100_000 / less))),
    ("open-comment.html", |less| page(&"<!-- ".repeat(2_000_000 / less))),
    ("open-tags.html", |less| page(&"<a ".repeat(2_000_000 / less))),
    ("bomb.docx", |less| bomb("word/document.xml", (1 << 30) / less)),
    ("bomb.odt", |less| bomb("content.xml", (1 << 30) / less)),
    ("entries.docx", |less| entries(10_000 / less)),
    ("entities.docx", |_| packed("word/document.xml", LAUGHS.as_bytes())),
    ("deep.docx", |less| packed("word/document.xml", "<w:p>".repeat(100_000 / less).as_bytes())),
    ("deep.odt", |less| packed("content.xml", "<text:p>".repeat(100_000 / less).as_bytes())),
    ("nested.rtf", |less| format!(r"{{\rtf1 {}", "{\\b ".repeat(100_000 / less)).into_bytes()),
    ("nested-closed.rtf", |less| {
        let deep = 100_000 / less;
        format!(r"{{\rtf1 {}word{}}}", "{".repeat(deep), "}".repeat(deep)).into_bytes()
    }),
    ("bin.rtf", |_| br"{\rtf1 \bin2147483647 word}".to_vec()),
    ("unicode.rtf", |less| format!(r"{{\rtf1 {}}}", r"\uc9999\u8217 ".repeat(200_000 / less)).into_bytes()),
    ("large.txt", |less| LINE.repeat((200 << 20) / less / LINE.len()).into_bytes()),
    ("large.html", |less| page(&format!("<p>{LINE}</p>").repeat((200 << 20) / less / (LINE.len() + 7)))),
    ("large.rtf", |less| format!(r"{{\rtf1 {}}}", LINE.repeat((200 << 20) / less / LINE.len())).into_bytes()),
    ("large.docx", |less| vec![b'P'; (200 << 20) / less]),
    ("stars.md", |less| "*a **b ".repeat(100_000 / less).into_bytes()),
    ("brackets.md", |less| "[".repeat(400_000 / less).into_bytes()),
    ("quotes.md", |less| format!("{} a", "> ".repeat(100_000 / less)).into_bytes()),
    ("list.md", |less| nested_list(2_000 / less).into_bytes()),
    ("one-line.txt", |less| "word ".repeat((3 << 20) / less / 5).into_bytes()),
    ("short-lines.txt", |less| "a b\n".repeat((3 << 20) / less / 4).into_bytes()),
    ("pasted.txt", |less| {
        format!("Home\nShare\nSubscribe\nRead more\n{LINE}\n").repeat(20_000 / less).into_bytes()
    }),
    ("pasted-distinct.txt", |less| {
        let said = |at: usize| format!("Item {at} of {} was read out by clerk number {at}.\n\n", at * 7);
        let lines: String = (0..40_000 / less).map(said).collect();
        format!("Home\nShare\nSubscribe\nRead more\n{}{lines}", "Share this\nRead more\n".repeat(500 / less))
            .into_bytes()
    }),
    ("capitals.txt", |less| "THE MAYOR SAID NO. ".repeat(100_000 / less).into_bytes()),
    ("open-cues.txt", |less| "[TAKE ((VO <SOT ".repeat(100_000 / less).into_bytes()),
    ("columns.txt", |less| "VIDEO\tAUDIO\n".repeat(100_000 / less).into_bytes()),
];

const LINE: &str = "The council voted on Monday to close the bridge for four months, the mayor said. ";

/// Entities each ten times the one before.
const LAUGHS: &str = "<?xml version=\"1.0\"?><!DOCTYPE a [<!ENTITY a \"ha\"><!ENTITY b \"&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;\">\
                      <!ENTITY c \"&b;&b;&b;&b;&b;&b;&b;&b;&b;&b;\"><!ENTITY d \"&c;&c;&c;&c;&c;&c;&c;&c;&c;&c;\">\
                      <!ENTITY e \"&d;&d;&d;&d;&d;&d;&d;&d;&d;&d;\"><!ENTITY f \"&e;&e;&e;&e;&e;&e;&e;&e;&e;&e;\">]>\
                      <w:document><w:p><w:r><w:t>&f;&f;&f;&f;</w:t></w:r></w:p></w:document>";

const RELS: &str = r#"<Relationships><Relationship Id="a" Target="word/document.xml" Type="x/officeDocument"/></Relationships>"#;

fn page(body: &str) -> Vec<u8> {
    format!("<!doctype html><html><head><title>A page</title></head><body>{body}").into_bytes()
}

fn attributes(count: usize) -> String {
    (0..count).map(|at| format!("a{at}=\"{at}\" ")).collect::<Vec<_>>().concat()
}

fn archive(fill: impl FnOnce(&mut ZipWriter<Cursor<Vec<u8>>>, SimpleFileOptions)) -> Vec<u8> {
    let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
    let options = SimpleFileOptions::default().compression_method(CompressionMethod::Deflated);
    zip.start_file("_rels/.rels", options).expect("an entry");
    zip.write_all(RELS.as_bytes()).expect("its bytes");
    fill(&mut zip, options);
    zip.finish().expect("an archive").into_inner()
}

fn packed(part: &str, bytes: &[u8]) -> Vec<u8> {
    archive(|zip, options| {
        zip.start_file(part, options).expect("an entry");
        zip.write_all(bytes).expect("its bytes");
    })
}

/// An archive whose main part unpacks to so many bytes.
fn bomb(part: &str, length: usize) -> Vec<u8> {
    archive(|zip, options| {
        zip.start_file(part, options.large_file(true)).expect("an entry");
        let block = vec![b' '; 1 << 20];
        for _ in 0..length.div_ceil(block.len()) {
            zip.write_all(&block).expect("its bytes");
        }
    })
}

fn entries(count: usize) -> Vec<u8> {
    archive(|zip, options| {
        for at in 0..count {
            zip.start_file(format!("word/media/{at}.png"), options).expect("an entry");
            zip.write_all(b"x").expect("its bytes");
        }
    })
}

fn nested_list(depth: usize) -> String {
    (0..depth).map(|at| format!("{}- a\n", "  ".repeat(at))).collect::<Vec<_>>().concat()
}
