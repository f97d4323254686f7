//! What the pages hold: read back from the finished file, glyph by glyph.

use std::collections::BTreeMap;

use lopdf::content::Content as Operators;
use lopdf::{Dictionary, Document, Object};

use super::*;
use crate::export::trial;
use crate::model::style::{EndMark, Measure, PageCase, PageForm, Paper, Pronouncers, Switch, UserFonts};
use crate::model::{Cue, Part, Pause, Read, Script};

/// A stretch of text as it stands on a page.
#[derive(Debug)]
struct Shown {
    page: usize,
    left: f64,
    right: f64,
    y: f64,
    size: f64,
    text: String,
    /// Whether it is of the script, not around it.
    script: bool,
}

/// A font as the file describes it: widths and texts of its codes.
#[derive(Default)]
struct Font {
    widths: BTreeMap<u16, f64>,
    texts: BTreeMap<u16, String>,
}

fn number(object: &Object) -> f64 {
    object.as_float().map_or_else(|_| object.as_i64().expect("a number") as f64, f64::from)
}

fn dictionary<'a>(file: &'a Document, object: &'a Object) -> &'a Dictionary {
    file.dereference(object).expect("an object").1.as_dict().expect("a dictionary")
}

fn font(file: &Document, font: &Dictionary) -> Font {
    let mut out = Font::default();
    let below = file.dereference(font.get(b"DescendantFonts").unwrap()).unwrap().1.as_array().unwrap();
    let widths = dictionary(file, &below[0]).get(b"W").unwrap().as_array().unwrap();
    for pair in widths.chunks(2) {
        let first = number(&pair[0]) as u16;
        for (code, width) in (first..).zip(pair[1].as_array().unwrap()) {
            out.widths.insert(code, number(width));
        }
    }
    let map = file.dereference(font.get(b"ToUnicode").unwrap()).unwrap().1.as_stream().unwrap();
    let map = String::from_utf8(map.decompressed_content().unwrap()).unwrap();
    for line in map.lines().filter(|line| line.starts_with('<') && line.matches('<').count() == 2) {
        let (code, text) = line.split_once(' ').unwrap();
        let code = u16::from_str_radix(code.trim_matches(['<', '>']), 16).unwrap();
        let text = text.trim().trim_matches(['<', '>']);
        let units: Vec<u16> = (0..text.len() / 4)
            .map(|at| u16::from_str_radix(&text[at * 4..at * 4 + 4], 16).unwrap())
            .collect();
        out.texts.insert(code, String::from_utf16(&units).unwrap());
    }
    out
}

/// Everything shown in a file, in its own order.
fn shown(bytes: &[u8]) -> Vec<Shown> {
    let file = Document::load_mem(bytes).expect("a file that can be read");
    let mut out = Vec::new();
    for (nth, (_, id)) in file.get_pages().into_iter().enumerate() {
        let page = file.get_dictionary(id).unwrap();
        let resources = dictionary(&file, page.get(b"Resources").unwrap());
        let fonts = dictionary(&file, resources.get(b"Font").unwrap());
        let fonts: BTreeMap<Vec<u8>, Font> = fonts
            .iter()
            .map(|(name, object)| (name.clone(), font(&file, dictionary(&file, object))))
            .collect();
        let content = Operators::decode(&file.get_page_content(id)).unwrap();
        page_shown(nth, &content, &fonts, &mut out);
    }
    out
}

fn page_shown(page: usize, content: &Operators, fonts: &BTreeMap<Vec<u8>, Font>, out: &mut Vec<Shown>) {
    let (mut x, mut y, mut size) = (0.0, 0.0, 0.0);
    let mut current = None;
    let mut within = Vec::new();
    let mut actual: Option<String> = None;
    for operation in &content.operations {
        let given = &operation.operands;
        match operation.operator.as_str() {
            "BMC" => within.push(given[0].as_name().unwrap() == b"Artifact"),
            "BDC" => {
                within.push(false);
                let text = given[1].as_dict().unwrap().get(b"ActualText").unwrap().as_str().unwrap();
                let units: Vec<u16> =
                    text[2..].chunks(2).map(|pair| u16::from_be_bytes([pair[0], pair[1]])).collect();
                actual = Some(String::from_utf16(&units).unwrap());
            }
            "EMC" => drop(within.pop().expect("an end has a beginning")),
            "Tm" => (x, y) = (number(&given[4]), number(&given[5])),
            "Tf" => (current, size) = (fonts.get(given[0].as_name().unwrap()), number(&given[1])),
            "TJ" => {
                let font: &Font = current.expect("a font");
                let left = x;
                let mut text = String::new();
                for item in given[0].as_array().unwrap() {
                    if let Ok(codes) = item.as_str() {
                        for pair in codes.chunks(2) {
                            let code = u16::from_be_bytes([pair[0], pair[1]]);
                            x += font.widths[&code] * size / 1000.0;
                            text.push_str(&font.texts[&code]);
                        }
                    } else {
                        x -= number(item) * size / 1000.0;
                    }
                }
                let text = actual.take().unwrap_or(text);
                out.push(Shown { page, left, right: x, y, size, text, script: !within.contains(&true) });
            }
            _ => {}
        }
    }
    assert!(within.is_empty());
}

/// The script's words in the file's order: what stands on one line without a space is one word.
fn words(shown: &[Shown]) -> Vec<String> {
    let mut text = String::new();
    let mut last: Option<&Shown> = None;
    for piece in shown.iter().filter(|piece| piece.script) {
        let joined =
            last.is_some_and(|last| (last.y - piece.y).abs() < 0.01 && (piece.left - last.right).abs() < 0.1);
        if !joined {
            text.push(' ');
        }
        text.push_str(&piece.text);
        last = Some(piece);
    }
    text.split_whitespace().map(str::to_owned).collect()
}

fn lines(shown: &[Shown], page: usize) -> Vec<String> {
    let mut out: Vec<(f64, String)> = Vec::new();
    for piece in shown.iter().filter(|piece| piece.script && piece.page == page) {
        match out.last_mut().filter(|(y, _)| (y - piece.y).abs() < 0.01) {
            Some((_, text)) => text.push_str(&piece.text),
            None => out.push((piece.y, piece.text.clone())),
        }
    }
    out.into_iter().map(|(_, text)| text).collect()
}

/// A paragraph of sentences, told by their stops.
fn read(text: &str) -> Read {
    let mut read = trial::read(text);
    let ends = (1..=read.words.len())
        .filter(|&end| read.words[end - 1].pause == Pause::Stop || end == read.words.len());
    let ends: Vec<usize> = ends.collect();
    let starts = std::iter::once(0).chain(ends.iter().copied());
    read.sentences = starts.zip(ends.iter().copied()).map(|(start, end)| start..end).collect();
    read
}

fn story(parts: Vec<Part>) -> Rundown {
    trial::finish(Script { slug: "STORY".into(), parts, ..Script::default() }).into()
}

fn style(form: PageForm) -> HouseStyle {
    let mut style = trial::style();
    style.page.form = form;
    style.page.end_mark = EndMark::None;
    style
}

fn made(rundown: &Rundown, style: &HouseStyle) -> (Vec<Shown>, Vec<String>) {
    let made = export(rundown, style).expect("pages");
    (shown(&made.value), made.notes.into_iter().map(|note| note.message).collect())
}

const FORMS: [PageForm; 3] = [PageForm::Talent, PageForm::TwoColumn, PageForm::Crew];

/// What a script's words are on a page: all but what is for others.
fn expected(rundown: &Rundown, form: PageForm) -> Vec<String> {
    let mut out = Vec::new();
    for part in rundown.stories.iter().flat_map(|story| &story.script.parts) {
        let text = match part {
            Part::Read(read) | Part::Tag(read) => &read.text,
            Part::Super(_) if form == PageForm::Talent => continue,
            Part::Cue(cue) | Part::Sot(cue) | Part::Super(cue) => &cue.text,
        };
        out.extend(text.split_whitespace().map(str::to_owned));
    }
    out
}

/// Texts that have broken pages before, or could.
fn hostile() -> Vec<(&'static str, Rundown)> {
    let long = "W".repeat(300);
    let chain = "U-S-".repeat(75);
    let names = "NGUYỄN~THỊ ĐẶNG ŁUKASZ ERDOĞAN JOSÉ ΑΘΗΝΆ МОСКВА́ 习近平 مرحبا שלום 엘 नमस्ते SAID SO.";
    let sentence = "THE MAYOR OF LA PEÑA TOLD REPORTERS ON TUESDAY THAT SIX~MILLION~DOLLARS ARE GONE. ";
    let endless = "AND THE COUNCIL MET, ".repeat(400);
    let paragraph = |text: &str| Part::Read(read(text.trim()));
    let cue = |at: usize| Part::Cue(trial::cue(&format!("[CUE NUMBER {at} — TAKE THE LIVE PICTURE]")));
    vec![
        ("six scripts", story(vec![paragraph(names)])),
        ("a long word", story(vec![paragraph(&format!("GO TO {long} NOW.")), paragraph(&chain)])),
        ("a word of pages", story(vec![paragraph(&"W".repeat(2_000))])),
        ("cues", story((0..300).map(cue).collect())),
        ("cues and a word", story((0..100).map(cue).chain([paragraph("THE END.")]).collect())),
        ("nothing", story(Vec::new())),
        ("an empty paragraph", story(vec![paragraph(""), paragraph("ONE."), paragraph("")])),
        ("one word", story(vec![paragraph("YES.")])),
        ("a sentence of pages", story(vec![paragraph(&endless)])),
        ("one long paragraph", story(vec![paragraph(&sentence.repeat(120))])),
        ("many paragraphs", story((0..60).map(|_| paragraph(sentence)).collect())),
        ("bound for ever", story(vec![paragraph(&"BOUND~".repeat(90))])),
        ("cues within", story(vec![paragraph(&"[TAKE VO OF THE BRIDGE AT NIGHT] GO ".repeat(150))])),
        ("only cues within", story(vec![paragraph("[TAKE VO]"), paragraph("SO [TAKE SOT]")])),
        ("an endless cue", story(vec![paragraph(&format!("SO [{}] NOW.", "A CUE ".repeat(900).trim()))])),
        ("a show", trial::show()),
    ]
}

#[test]
fn every_word_is_on_paper_in_order_and_within_its_margins() {
    for form in FORMS {
        for (paper, size, nth) in [(Paper::Letter, Measure::Of(20.0), 0), (Paper::A4, Measure::Of(11.0), 1)] {
            for (name, rundown) in hostile().into_iter().skip(nth).step_by(2) {
                let mut style = style(form);
                (style.page.paper, style.page.size, style.page.line_numbers) = (paper, size, Switch::On);
                let (shown, _) = made(&rundown, &style);
                let (wanted, found) = (expected(&rundown, form).concat(), words(&shown).concat());
                assert_eq!(found.chars().count(), wanted.chars().count(), "{name} {form:?}");
                if form != PageForm::TwoColumn || name != "an endless cue" {
                    assert!(found == visible(&wanted), "{name} {form:?}");
                }
                within(&shown, &style, name);
            }
        }
    }
}

fn visible(text: &str) -> String {
    words::visible(text.into()).into_owned()
}

/// Every piece of text lies within the margins, and what is read above the footer.
fn within(shown: &[Shown], style: &HouseStyle, name: &str) {
    let sheet = Sheet::new(style).unwrap();
    for piece in shown {
        let fits = piece.left >= sheet.inner.left - 0.01 && piece.right <= sheet.inner.right + 0.01;
        assert!(fits, "{name}: {piece:?}");
        let (low, high) = if piece.script { (sheet.bottom, sheet.top) } else { (sheet.foot, sheet.head) };
        assert!(
            piece.y - 0.2 * piece.size >= low && piece.y + 0.72 * piece.size <= high,
            "{name}: {piece:?}"
        );
        if piece.script && piece.text.trim().len() > 1 && piece.left >= sheet.read.left {
            assert!(piece.right <= sheet.read.right + 0.01, "{name}: {piece:?}");
        }
    }
}

#[test]
fn the_same_script_makes_the_same_bytes() {
    for form in FORMS {
        let style = style(form);
        let (one, two) = (export(&trial::show(), &style).unwrap(), export(&trial::show(), &style).unwrap());
        assert!(one.value == two.value);
        let (other, _) = made(&story(vec![Part::Read(read("ANOTHER."))]), &style);
        assert!(!other.is_empty());
    }
}

#[test]
fn a_sentence_is_whole_on_its_page() {
    let sentence =
        "THE MAYOR OF LA PEÑA TOLD REPORTERS ON TUESDAY THAT THE MONEY IS GONE AND THE BRIDGE IS TOO.";
    let rundown = story(vec![Part::Read(read(&[sentence; 40].join(" ")))]);
    for form in FORMS {
        let (shown, notes) = made(&rundown, &style(form));
        let pages = shown.last().unwrap().page + 1;
        assert!(pages > 1, "{form:?}");
        for page in 0..pages {
            let last = lines(&shown, page).pop().unwrap();
            assert!(last.ends_with("TOO."), "{form:?}: {last}");
        }
        assert_eq!(notes, [""; 0]);
    }
}

#[test]
fn a_sentence_longer_than_a_page_breaks_at_a_clause_and_says_so() {
    let endless = format!("{}AND THAT WAS THAT.", "AND THE COUNCIL MET IN THE TOWN HALL, ".repeat(60));
    let (shown, notes) = made(&story(vec![Part::Read(read(&endless))]), &style(PageForm::Talent));
    assert!(lines(&shown, 0).pop().unwrap().ends_with("HALL,"));
    assert!(shown.iter().any(|piece| piece.page == 0 && piece.text.contains("SENTENCE GOES ON")));
    assert!(notes.iter().any(|note| note.contains("longer than a page")));
}

#[test]
fn the_last_word_never_stands_alone_on_a_page() {
    for count in (1..40).step_by(2) {
        let text = format!("{}DONE.", "IT WENT ON AND ON FOR HOURS IN THE HALL. ".repeat(count));
        let (shown, _) = made(&story(vec![Part::Read(read(&text))]), &style(PageForm::Talent));
        let last = shown.last().unwrap().page;
        let alone =
            shown.iter().filter(|piece| piece.script && piece.page == last).map(|piece| piece.text.trim());
        assert_ne!(alone.collect::<String>(), "DONE.", "{count} sentences");
    }
}

#[test]
fn what_is_bound_stands_on_one_line() {
    let text =
        "HE SAW SIX-MILLION~DOLLARS AND SENATOR~AVERY~TOLUWA~(toh-LOO'-wah) SAID, QUOTE,~“NO.” END~QUOTE. ";
    for size in (12..40).step_by(5) {
        let mut style = style(PageForm::Talent);
        style.page.size = Measure::Of(f64::from(size));
        let (shown, notes) = made(&story(vec![Part::Read(read(&[text; 6].concat()))]), &style);
        if notes.is_empty() {
            let lines: Vec<String> =
                (0..=shown.last().unwrap().page).flat_map(|page| lines(&shown, page)).collect();
            let joined = ["SIX-MILLION DOLLARS", "AVERY TOLUWA (toh-LOO'-wah)", "QUOTE, “NO.”", "END QUOTE."];
            for pair in joined {
                assert_eq!(lines.iter().filter(|line| line.contains(pair)).count(), 6, "{pair} at {size}");
            }
        }
    }
}

#[test]
fn furniture_says_page_more_end_times_and_fingerprint() {
    let mut rundown = story(vec![Part::Read(read(&"THE COUNCIL MET IN THE TOWN HALL. ".repeat(60)))]);
    let script = &mut rundown.stories[0].script;
    script.anchor = Some("KIM".into());
    (script.meta.writer, script.meta.air) = (Some("LEE".into()), Some("2026-11-22 18:00".into()));
    let mut style = style(PageForm::Talent);
    (style.page.end_mark, style.page.revision) = (EndMark::Hashes, "B".into());
    let print = rundown.stories[0].script.fingerprint();
    let (shown, _) = made(&rundown, &style);
    let pages = shown.last().unwrap().page + 1;
    let has =
        |page: usize, text: &str| shown.iter().any(|piece| piece.page == page && piece.text.contains(text));
    for page in 0..pages {
        assert!(has(page, "STORY") && has(page, &print) && has(page, "TRT "));
        assert!(has(page, &format!("PAGE {} OF {pages}", page + 1)));
        assert!(has(page, "ANCHOR KIM") && has(page, "WRITER LEE") && has(page, "REVISION B"));
        assert!(has(page, "2026-11-22 18:00"));
        assert_eq!(has(page, "(MORE)"), page + 1 < pages);
        assert_eq!(has(page, "###"), page + 1 == pages);
    }
}

#[test]
fn a_show_has_its_rundown_in_front_and_an_outline() {
    let bytes = export(&trial::show(), &style(PageForm::Crew)).unwrap().value;
    let front: Vec<String> =
        shown(&bytes).into_iter().filter(|piece| piece.page == 0).map(|piece| piece.text).collect();
    for text in ["6PM", "A1", "MAYOR RESIGNS", "A2", "WEATHER", "TOTAL", "18:00:00"] {
        assert!(front.iter().any(|piece| piece == text), "{text} in {front:?}");
    }
    let file = Document::load_mem(&bytes).unwrap();
    assert_eq!(file.get_pages().len(), 3);
    let names: Vec<String> = file.get_toc().unwrap().toc.into_iter().map(|entry| entry.title).collect();
    assert_eq!(names, ["Rundown", "A1 MAYOR RESIGNS", "A2 WEATHER"]);
}

#[test]
fn a_name_gets_its_pronouncer_once_on_each_page() {
    let text = "ERDOĞAN~(AIR'-doh-ahn) SPOKE. ERDOĞAN’S SPEECH WAS LONG. ";
    let parts = vec![Part::Read(read(text)), Part::Read(read(&"ERDOĞAN SPOKE AGAIN. ".repeat(150)))];
    let mut style = style(PageForm::Talent);
    style.pronouncers = Pronouncers::PageTop;
    let (shown, _) = made(&story(parts), &style);
    let pages = shown.last().unwrap().page + 1;
    assert!(pages > 2);
    for page in 0..pages {
        let lines = lines(&shown, page);
        assert!(lines[0].starts_with("ERDOĞAN (AIR'-doh-ahn) "), "{lines:?}");
        assert_eq!(lines.concat().matches("(AIR'").count(), 1);
    }
}

#[test]
fn a_character_no_font_has_is_a_mark_a_note_and_still_copied_out() {
    let (shown, notes) = made(&story(vec![Part::Read(read("习近平 SPOKE."))]), &style(PageForm::Talent));
    assert_eq!(words(&shown).concat(), "习近平SPOKE.");
    assert!(notes[0].contains("习 (U+4E60)") && notes[0].contains("[?]"), "{notes:?}");
}

#[test]
fn what_changed_has_a_mark_in_the_margin() {
    let count = |rundown: &Rundown| {
        let file = Document::load_mem(&export(rundown, &style(PageForm::Crew)).unwrap().value).unwrap();
        let page = file.get_pages()[&1];
        let content = Operators::decode(&file.get_page_content(page)).unwrap();
        content.operations.iter().filter(|operation| operation.operator == "l").count()
    };
    let plain = story(vec![Part::Read(read("THE MAYOR RESIGNED.")), Part::Cue(trial::cue("[SOT]"))]);
    let mut marked = plain.clone();
    let parts = &mut marked.stories[0].script.parts;
    if let Part::Read(read) = &mut parts[0] {
        read.words[1].revised = true;
    }
    parts[1] = Part::Cue(Cue { revised: true, ..trial::cue("[SOT]") });
    assert_eq!(count(&marked), count(&plain) + 2);
}

#[test]
fn mixed_and_upper_case_are_kept_apart() {
    let rundown = story(vec![Part::Read(read("THE U-S LED."))]);
    for (case, want) in
        [(PageCase::Mixed, "theu-sled."), (PageCase::Upper, "THEU-SLED."), (PageCase::Script, "THEU-SLED.")]
    {
        let mut style = style(PageForm::Talent);
        style.page.case = case;
        assert_eq!(words(&made(&rundown, &style).0).concat(), want);
    }
}

#[test]
fn a_page_that_cannot_be_is_refused() {
    let refuse = |change: fn(&mut HouseStyle)| {
        let mut style = style(PageForm::Talent);
        change(&mut style);
        export(&trial::show(), &style).expect_err("no page").message
    };
    assert_eq!(
        refuse(|style| style.page.size = Measure::Of(0.0)),
        "page.size is 0: it must be from 6 to 96 points"
    );
    assert_eq!(
        refuse(|style| style.page.size = Measure::Of(500.0)),
        "page.size is 500: it must be from 6 to 96 points"
    );
    assert_eq!(
        refuse(|style| style.page.leading = Measure::Of(f64::NAN)),
        "page.leading is NaN: it must be from 1 to 4 times the size"
    );
    assert_eq!(
        refuse(|style| style.page.margin = 290.0),
        "the page is too narrow: with margins of 290 points there is no room for type of 20 points"
    );
    assert_eq!(refuse(|style| style.page.margin = -1.0), "page.margin is -1: it must be 0 points or more");
    assert_eq!(refuse(|style| style.page.font = "comic".into()), "no font family is called comic");
    assert_eq!(
        refuse(|style| style.fonts = Some(user(b"not a font".to_vec()))),
        "my.ttf is not a TrueType or OpenType font"
    );
}

fn user(bytes: Vec<u8>) -> UserFonts {
    UserFonts {
        regular: bytes.clone(),
        regular_name: "my.ttf".into(),
        bold: bytes,
        bold_name: "my.ttf".into(),
    }
}

#[test]
fn a_users_font_is_used_and_others_stand_behind_it() {
    let mono = include_bytes!("../../../styles/fonts/RobotoMono-Regular.ttf").to_vec();
    let mut style = style(PageForm::Talent);
    style.fonts = Some(user(mono));
    let made = export(&story(vec![Part::Read(read("ɐ PLAIN ЖΩẶ ﬃ."))]), &style).unwrap();
    assert_eq!(words(&shown(&made.value)).concat(), "ɐPLAINЖΩẶﬃ.");
    let text = String::from_utf8_lossy(&made.value).into_owned();
    drop(text);
    let file = Document::load_mem(&made.value).unwrap();
    let names: Vec<String> = file
        .objects
        .values()
        .filter_map(|object| object.as_dict().ok()?.get(b"BaseFont").ok()?.as_name().ok())
        .map(|name| String::from_utf8_lossy(name).into_owned())
        .collect();
    assert!(names.iter().any(|name| name.ends_with("+RobotoMono-Regular")), "{names:?}");
}

#[test]
fn the_file_says_what_it_is() {
    let mut rundown = story(vec![Part::Read(read("YES."))]);
    rundown.stories[0].script.meta.air = Some("2026-11-22 18:00".into());
    let bytes = export(&rundown, &style(PageForm::Talent)).unwrap().value;
    assert!(bytes.starts_with(b"%PDF-1.7"));
    let file = Document::load_mem(&bytes).unwrap();
    let catalog = file.catalog().unwrap();
    assert_eq!(catalog.get(b"Lang").unwrap().as_str().unwrap(), b"en-US");
    let info = dictionary(&file, file.trailer.get(b"Info").unwrap());
    assert_eq!(info.get(b"CreationDate").unwrap().as_str().unwrap(), b"D:20261122180000");
    assert!(info.get(b"GTS_PDFXVersion").is_err());
    assert_eq!(date("18:00"), None);
    assert_eq!(date("2026-11-22"), Some("20261122000000".into()));
}
