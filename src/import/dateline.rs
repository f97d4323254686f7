//! Datelines: where a story was written, before its first sentence.

use crate::model::letters::{among, position};
use crate::model::style::Keep;
use crate::model::{Block, HouseStyle, Meta, Note, Sort, Span};

/// The longest dateline, in bytes.
const LONGEST: usize = 80;
/// The dashes that end one.
const DASHES: &[&str] = &[" — ", " – ", " -- ", " - ", "— ", "– ", "-- ", "—", " —", " –"];

/// Takes the dateline off a story's first paragraph into its facts.
pub(super) fn dateline(block: &mut Block, meta: &mut Meta, notes: &mut Vec<Note>, style: &HouseStyle) {
    if let Some(length) = source(block.passage.text(), style) {
        let text = block.passage.text();
        let span = block.passage.locate(Span::new(0, length));
        notes.push(Note::info("wire", span, format!("the source is not read: {}", text[..length].trim())));
        block.passage = block.passage.tail(length);
    }
    let text = block.passage.text();
    let Some((place, source, length)) = find(text, style) else { return };
    let whole = match (style.dateline_source, source) {
        (Keep::Keep, Some(source)) => format!("{place} ({source})"),
        (Keep::Keep | Keep::Drop, _) => place.to_owned(),
    };
    let span = block.passage.locate(Span::new(0, length));
    notes.push(Note::info("wire", span, format!("the dateline is not read: {}", text[..length].trim())));
    meta.dateline.get_or_insert(whole);
    block.passage = block.passage.tail(length);
}

/// The bytes of a source alone before a story: `AP - Rain`, `(Reuters) — Rain`.
pub(super) fn source(text: &str, style: &HouseStyle) -> Option<usize> {
    let (head, length) = head(text)?;
    let name = head.strip_prefix('(').and_then(|head| head.strip_suffix(')')).unwrap_or(head);
    let raised = text[length..].starts_with(|c: char| c.is_uppercase() || matches!(c, '“' | '"'));
    let mixed = is_mixed(&text[length..]);
    (raised && mixed && !name.contains(' ') && style.words.plays(name, "agency")).then_some(length)
}

/// Whether words in small letters follow, and not only a letter between parentheses.
fn is_mixed(text: &str) -> bool {
    let near = text.char_indices().nth(80).map_or(text, |(end, _)| &text[..end]);
    near.as_bytes().windows(2).any(|pair| pair.iter().all(u8::is_ascii_lowercase))
        || near.chars().any(|c| !c.is_ascii() && c.is_lowercase())
}

/// Whether a text begins with what may be one.
pub(super) fn may_begin(text: &str) -> bool {
    head(text).is_some()
}

/// A dateline's place and source, and the bytes of it.
fn find<'a>(text: &'a str, style: &HouseStyle) -> Option<(&'a str, Option<&'a str>, usize)> {
    let (head, length) = head(text)?;
    let rest = &text[length..];
    let opens = rest.trim_start_matches(['“', '"', '‘', '\'']).chars().next()?;
    // In capitals throughout, a dash after a name tells nothing.
    let mixed = is_mixed(rest);
    let (place, source) = match head.strip_suffix(')').and_then(|head| head.rsplit_once('(')) {
        Some((place, source)) if !place.trim().is_empty() => {
            (place.trim().trim_end_matches(','), Some(source.trim()))
        }
        Some((_, inside)) => (inside.trim(), None),
        None => (head, None),
    };
    let enclosed = head.starts_with('(');
    let fits = (opens.is_uppercase() || opens.is_numeric())
        && mixed
        && is_place(place, source.is_some(), enclosed, style);
    fits.then_some((undated(place), source, length))
}

/// What stands before the dash, and where the story starts after it.
fn head(text: &str) -> Option<(&str, usize)> {
    let limit = (0..=LONGEST.min(text.len())).rev().find(|at| text.is_char_boundary(*at))?;
    let near = &text[..limit];
    let may_end = |byte| among(byte, b"-:\xe2");
    if position(near.as_bytes(), may_end).is_none() && !near.contains("  ") {
        return None;
    }
    let first = |pair: &[u8]| near.as_bytes().windows(2).position(|here| here == pair);
    // WASHINGTON, DC: a colon after a place of two parts.
    let colon = first(b": ").filter(|at| near[..*at].contains(", ")).map(|at| (at, 2));
    // WASHINGTON, D.C.  Today: a dash that the page has lost.
    let gap = first(b"  ").filter(|at| near[..*at].contains(", ")).map(|at| (at, 2));
    let (at, length) = [dash(near), colon, gap].into_iter().flatten().min_by_key(|(at, _)| *at)?;
    let start = at + length;
    let start = start + (text[start..].len() - text[start..].trim_start().len());
    Some((text[..at].trim(), start))
}

/// The first dash that may end a dateline: where it starts, with the space before it, and its bytes.
fn dash(text: &str) -> Option<(usize, usize)> {
    text.match_indices(['—', '–', '-']).find_map(|(at, _)| {
        let start = at - usize::from(text[..at].ends_with(' '));
        let here = DASHES.iter().filter(|dash| text[start..].starts_with(**dash));
        Some((start, here.map(|dash| dash.len()).max()?))
    })
}

/// Whether a text reads as a place: `KYIV, Ukraine`, `WASHINGTON, D.C.`, `NEW YORK, Nov. 3`.
fn is_place(text: &str, sourced: bool, enclosed: bool, style: &HouseStyle) -> bool {
    let mut parts = text.split(',').map(str::trim);
    let city = parts.next().unwrap_or_default();
    let more: Vec<&str> = parts.collect();
    let words = |part: &str| part.split_whitespace().count();
    let named = |part: &str| {
        (1..=4).contains(&words(part))
            && part
                .split_whitespace()
                .all(|word| word.starts_with(|c: char| c.is_uppercase() || c.is_ascii_digit()))
    };
    let letters = city.chars().filter(|c| c.is_alphabetic()).count();
    let capitals = letters > 2 && !city.contains(char::is_lowercase);
    let initials = [Sort::Letters, Sort::Acronym].iter().any(|sort| style.words.get(city, *sort).is_some());
    let region = more.first().is_some_and(|part| {
        let bare: String = part.chars().filter(|c| *c != '.').collect();
        bare.len() == 2 && !bare.contains(char::is_lowercase) || style.words.get(part, Sort::State).is_some()
    });
    // ALERT — Rain; but WATCH HILL, R.I. — Rain.
    let banner = more.is_empty() && city.split_whitespace().any(|word| style.words.plays(word, "banner"));
    named(city)
        && !banner
        && more.len() <= 2
        && more.iter().all(|part| named(part))
        && (sourced || region && (capitals || enclosed || !more.is_empty()) || capitals && !initials)
}

/// A place without the day after it.
fn undated(place: &str) -> &str {
    match place.rsplit_once(',') {
        Some((before, last)) if last.contains(|c: char| c.is_ascii_digit()) => before.trim(),
        _ => place,
    }
}

#[cfg(test)]
mod tests {
    use super::dash;

    #[test]
    fn the_dash_with_its_spaces_is_found() {
        for (text, found) in [
            ("KYIV, Ukraine — He", Some((13, " — "))),
            ("KYIV—He", Some((4, "—"))),
            ("KYIV –He — she", Some((4, " –"))),
            ("KYIV– He", Some((4, "– "))),
            ("A 34-year-old – he", Some((13, " – "))),
            ("KYIV -- He", Some((4, " -- "))),
            ("KYIV--- He", Some((5, "-- "))),
            ("KYIV - He", Some((4, " - "))),
            ("KYIV--He, 1990–95", None),
            ("", None),
        ] {
            assert_eq!(dash(text), found.map(|(at, dash)| (at, dash.len())), "{text}");
        }
    }
}
