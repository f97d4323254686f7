//! What stands around the words, and what the file says of itself.

use lopdf::Document;
use lopdf::content::Content as Operators;

use super::*;

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
