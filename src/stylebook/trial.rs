//! What a style file may say, and what it is told when it may not.

use super::{Fetch, STYLES, Wanted, load, open, set};
use crate::model::style::{Case, Double, MagnitudeHyphen, QuoteMarker, SpellMax};
use crate::model::{Error, HouseStyle, Source};

const NOTHING: Fetch = &|_, _| Err(Error::new("no such file"));

fn style(text: &str) -> Result<HouseStyle, Error> {
    load(&Source::new("my.toml", text), NOTHING)
}

/// An error as `line:column message | hint`.
fn refused(text: &str) -> String {
    let error = style(text).expect_err("a refusal");
    let place = error.place.map_or_else(String::new, |place| format!("{}:{} ", place.line, place.column));
    format!("{place}{} | {}", error.message, error.hint.unwrap_or_default())
}

#[test]
fn every_style_opens() {
    for row in STYLES {
        let style = open(row.name).expect(row.name);
        assert_eq!(style.name, row.name);
    }
    assert_eq!(open("mixed").expect("mixed").case, Case::Mixed);
}

#[test]
fn a_file_changes_what_it_names_and_leaves_the_rest() {
    let mine = style(
        "extends = \"mixed\"\nspell_max = \"all\"\n[text]\nheader = false\n[anchors]\n\"Dee O'Hara\" = 172\n",
    );
    let mine = mine.expect("a style");
    assert_eq!(mine.case, Case::Mixed);
    assert!(matches!(mine.spell_max, SpellMax::Every(_)));
    assert!(!mine.text.header.on());
    assert!((mine.anchors["Dee O'Hara"] - 172.0).abs() < 1e-9);
}

#[test]
fn a_file_extends_a_file_through_fetch() {
    let fetch: Fetch = &|wanted, from| {
        assert_eq!((wanted, from), (Wanted::Style("../house.toml"), "my.toml"));
        Ok(vec![Source::new("house.toml", "extends = \"base\"\nrate = 150\n")])
    };
    let mine = load(&Source::new("my.toml", "extends = \"../house.toml\"\ncase = \"mixed\""), fetch);
    let mine = mine.expect("a style");
    assert_eq!((mine.case, mine.rate as i32), (Case::Mixed, 150));
}

#[test]
fn what_cannot_be_is_refused_where_it_stands() {
    for (text, told) in [
        ("spel-max = 9", "1:1 no key is called `spel-max` | did you mean `spell-max`?"),
        (
            "case = \"mixed\"\n[text]\nheadr = true",
            "3:1 no key is called `text.headr` | did you mean `text.header`?",
        ),
        ("[pge]\nsize = 3", "1:2 no key is called `pge` | "),
        ("case = \"uper\"", "1:8 `case` is upper or mixed, not `uper` | did you mean `upper`?"),
        ("spell-max = 300", "1:13 `spell-max` is a number from 0 to 255, or `all`, not `300` | "),
        ("[page]\nmargin = \"wide\"", "2:10 `page.margin` is a number, not `wide` | "),
        ("rate = 0", "1:8 `rate` is 40 to 600 words a minute, not `0` | "),
        ("extends = \"netwrk\"", "1:11 no style is called `netwrk` | did you mean `network`?"),
        ("extends = \"a/b.toml\"", "1:11 no such file | "),
        ("extends = 3", "1:11 `extends` cannot be integer: expected a string | "),
        ("case = ", "1:8 "),
    ] {
        let got = refused(text);
        assert!(got.starts_with(told), "{text}\n got {got}\nwant {told}");
    }
}

#[test]
fn a_circle_is_refused() {
    let fetch: Fetch = &|_, _| Ok(vec![Source::new("my.toml", "extends = \"./my.toml\"")]);
    let error = load(&Source::new("my.toml", "extends = \"./my.toml\""), fetch).expect_err("a circle");
    assert!(error.message.contains("circle"), "{}", error.message);
}

#[test]
fn keys_are_set_as_people_write_them() {
    let mut style = open("base").expect("base");
    for (key, value) in [
        ("spell_max", "9"),
        ("double", "N-A-A-C-P"),
        ("magnitude_hyphen", "none"),
        ("dr", "DR."),
        ("plural", "s"),
        ("plural", "'S"),
        ("quote_marker", "QUOTE/UNQUOTE"),
        ("header", "false"),
        ("page.size", "16"),
        ("watermark", "12"),
        ("anchors.dee_o.hara", "172"),
        ("cue_delims", "[[\"((\",\"))\"]]"),
        ("pron.scope", "first"),
        ("meridiem", "P-M"),
        ("end_mark", "-30-"),
    ] {
        set(&mut style, key, value).unwrap_or_else(|error| panic!("{key}={value}: {error}"));
    }
    assert_eq!(style.double, Double::Letters);
    assert_eq!(style.magnitude_hyphen, MagnitudeHyphen::None);
    assert_eq!(style.quote_marker, QuoteMarker::Unquote);
    assert_eq!(style.page.watermark, "12");
    assert!(style.anchors.contains_key("dee_o.hara"));
}

#[test]
fn a_wrong_key_or_value_is_told_what_would_be_right() {
    let mut style = open("base").expect("base");
    let mut refused = |key: &str, value: &str| {
        let error = set(&mut style, key, value).expect_err(key);
        format!("{} | {}", error.message, error.hint.unwrap_or_default())
    };
    assert_eq!(refused("heder", "off"), "no key is called `heder` | did you mean `text.header`?");
    assert_eq!(refused("pron", "x"), "`pron` is a table | set one of its keys, such as `pron.case`");
    let told = refused("hundreds", "rond");
    assert!(told.ends_with("| did you mean `round`?"), "{told}");
}
