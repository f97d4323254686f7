//! RTF as its many writers write it, and as no one should.

use super::{HouseStyle, Input, Noted, Reading, import};
use crate::model::{BlockKind, Meta};

fn read(bytes: &[u8]) -> Noted<Reading> {
    let style: HouseStyle =
        toml::from_str(include_str!("../../../styles/base.toml")).expect("the base style");
    import(&Input { name: "story.rtf", bytes, ..Input::default() }, &style).expect("RTF")
}

/// The words of a file with that body.
fn words(body: &str) -> String {
    let blocks = read(format!("{{\\rtf1\\ansi {body}}}").as_bytes()).value.article.blocks;
    blocks.iter().map(|block| block.passage.text()).collect::<Vec<_>>().join("|")
}

/// A text as bytes of a code page, each above ASCII written `\'hh`.
fn escaped(text: &str, page: &'static encoding_rs::Encoding) -> String {
    let bytes = page.encode(text).0;
    bytes
        .iter()
        .map(|b| if b.is_ascii() { char::from(*b).to_string() } else { format!("\\'{b:02x}") })
        .collect()
}

#[test]
fn letters_come_back_however_they_are_written() {
    for (body, text) in [
        ("yes\\u8212-no", "yes—no"),
        ("a\\u8217'b {\\uc0\\u209}A", "a’b ÑA"),
        ("\\uc2\\u8220\\'81\\'67x\\uc0\\u8221  y", "“x” y"),
        ("\\uc0\\u55357 \\u56832 !", "😀!"),
        ("\\uc1\\u-10179?\\u-8704?!", "😀!"),
        ("It\\rquote s \\ldblquote so\\rdblquote\\emdash\\endash\\~\\_", "It’s “so”—–\u{a0}-"),
        ("co\\-op \\{\\\\\\}", "coop {\\}"),
        ("20{\\f2\\'b0}", "20°"),
        ("one\\line two\\tab three", "one two three"),
        ("\\u269\\'63!", "č!"),
        ("cut \\'9", "cut ?9"),
        ("$5{\\super 1} million, 4 m\\super 2\\nosupersub .", "$5¹ million, 4 m²."),
    ] {
        let fonts = "{\\fonttbl{\\f2\\fnil\\fcharset2 Symbol;}}";
        assert_eq!(words(&format!("{fonts}{body}")), text, "{body}");
    }
}

#[test]
fn fonts_of_symbols_are_told_apart_by_name() {
    let fonts = "{\\fonttbl{\\f0\\fcharset0 Arial;}{\\f1\\fcharset2 Symbol;}{\\f2\\fcharset2 Wingdings;}}";
    assert_eq!(
        words(&format!("{fonts}20 {{\\f1 m}}g of {{\\f1 b}}-blockers, {{\\f1 \\u61549 ?}}g")),
        "20 μg of β-blockers, μg"
    );
    assert_eq!(words(&format!("{fonts}A {{\\f2 l\\u-3844 ?}}list")), "A list");
    let flat = "{\\fonttbl\\f0\\fnil Arial;\\f1\\ftech\\fcharset2 Symbol;\\f2\\fcharset204 Arial Cyr;}";
    assert_eq!(words(&format!("{flat}\\f1 D\\f0 \\'e9\\f2 \\'e9\\f0 e")), "Δéйe");
}

#[test]
fn code_pages_of_file_and_font_are_minded() {
    let quote = "“It won’t,” said Peña – €5";
    assert_eq!(words(&escaped(quote, encoding_rs::WINDOWS_1252)), quote);
    assert_eq!(
        words(&format!("\\mac {}", escaped(&quote.replace('€', "£"), encoding_rs::MACINTOSH))),
        quote.replace('€', "£")
    );
    let russian = "Мост «закрыт»";
    let font = "{\\fonttbl{\\f0\\fnil Arial;}{\\f1\\fnil\\fcharset204 Arial;}}\\f1 ";
    assert_eq!(words(&format!("{font}{}", escaped(russian, encoding_rs::WINDOWS_1251))), russian);
    assert_eq!(words(&format!("\\ansicpg1251 {}", escaped(russian, encoding_rs::WINDOWS_1251))), russian);
    assert_eq!(words("\\pc caf\\'82"), "café");
    assert_eq!(read("{\\rtf1\\ansi Peña’s\\par}".as_bytes()).value.source.text, "Peña’s\n\n");
}

#[test]
fn what_is_not_of_the_story_is_left_out_with_notes() {
    let body = "{\\header Page\\par}One{\\footnote Note.}.{\\v hidden} {\\*\\unknown x{y}}\\par\
                {\\pict\\bin4 }{}\\ab03}{\\shp{\\*\\shpinst{\\shptxt Box\\par}}}Two.\\par\
                \\trowd\\pard\\intbl Year\\cell Cost\\cell\\row\\pard Three.{\\deleted gone}\\par";
    assert_eq!(words(body), "One.|Two.|Three.");
    let notes = read(format!("{{\\rtf1 {body}}}").as_bytes()).notes;
    let messages: Vec<&str> = notes.iter().map(|note| note.message.as_str()).collect();
    assert_eq!(
        messages,
        [
            "the file holds tracked changes: it is read as if all of them were accepted",
            "footnote left out",
            "hidden passage left out",
            "text box left out",
            "table left out"
        ]
    );
}

#[test]
fn styles_bullets_and_facts_are_known() {
    let file = "{\\rtf1{\\stylesheet{\\s1 heading 1;}{\\s2 Title;}}{\\info{\\author Dana Whitfield}{\\creatim\\yr2026\\mo11\\dy2}}\
                \\pard\\s2 Bridge to close\\par\\pard One.\\par\\pard\\s1 Next\\par\\pard{\\listtext\\'b7\\tab}Two\\par}";
    let article = read(file.as_bytes()).value.article;
    let kinds: Vec<BlockKind> = article.blocks.iter().map(|block| block.kind).collect();
    assert_eq!(kinds, [BlockKind::Paragraph, BlockKind::Heading(1), BlockKind::ListItem]);
    let Meta { headline, byline, published, .. } = article.meta;
    let facts = [headline, byline, published].map(Option::unwrap_or_default);
    assert_eq!(facts, ["Bridge to close", "Dana Whitfield", "2026-11-02 00:00"]);
}

#[test]
fn deep_and_cut_files_are_read() {
    let deep = format!("{{\\rtf1 {}hi{} there\\par}}", "{".repeat(100_000), "}".repeat(100_000));
    assert_eq!(read(deep.as_bytes()).value.source.text, "hi there\n\n");
    let cut = read(b"{\\rtf1 The story is cut he");
    assert_eq!(cut.value.source.text, "The story is cut he\n\n");
    assert!(cut.notes[0].message.contains("ends in the middle"));
}

#[test]
fn skipped_words_are_sorted() {
    assert!(super::words::SKIPPED.is_sorted());
}
