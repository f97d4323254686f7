//! The letters themselves: their fonts, their case, their size.

use lopdf::Document;

use super::*;

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
    let mono = include_bytes!("../../../../styles/fonts/RobotoMono-Regular.ttf").to_vec();
    let mut style = style(PageForm::Talent);
    style.fonts = Some(user(mono));
    let made = export(&story(vec![Part::Read(read("ɐ PLAIN ЖΩẶ ﬃ."))]), &style).unwrap();
    assert_eq!(words(&shown(&made.value)).concat(), "ɐPLAINЖΩẶﬃ.");
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
fn a_users_font_without_the_letters_of_a_script_is_refused() {
    let mono = include_bytes!("../../../../styles/fonts/RobotoMono-Regular.ttf");
    // Cut so, it has glyphs but no list of the characters they are for.
    let mut kept = subsetter::GlyphRemapper::new();
    kept.remap(40);
    let cut = subsetter::subset(mono, 0, &kept).expect("a font");
    let mut style = style(PageForm::Talent);
    style.fonts = Some(user(cut));
    let refused = export(&trial::show(), &style).expect_err("no letters");
    assert!(
        refused.message.starts_with("the font my.ttf lacks characters a script needs: ABC"),
        "{}",
        refused.message
    );
    assert!(refused.hint.is_some());
}

#[test]
fn a_font_cut_short_or_empty_is_refused_not_shown_blank() {
    let whole = include_bytes!("../../../../styles/fonts/RobotoMono-Regular.ttf");
    for length in [0, 4, 12, 100] {
        let mut style = style(PageForm::Talent);
        style.fonts = Some(user(whole[..length].to_vec()));
        let error = export(&trial::show(), &style).expect_err("no page").message;
        assert!(error.starts_with("my.ttf "), "{length} bytes: {error}");
    }
}

#[test]
fn a_page_too_small_for_its_margins_is_refused_in_every_form() {
    for form in FORMS {
        for paper in [Paper::Letter, Paper::A4] {
            let mut style = style(form);
            (style.page.paper, style.page.margin) = (paper, 400.0);
            let error = export(&trial::show(), &style).expect_err("no page").message;
            assert!(error.contains("margins of 400 points"), "{form:?}: {error}");
        }
    }
}
