//! Signs that are said: ampersand, plus, equals, section and the like.

use super::scan::{Found, Scan, found, name, ours};
use crate::model::{Kind, Mark, Piece, Saying, Sort};

/// A sign's word.
pub(super) fn scan(scan: &Scan, at: usize) -> Option<Found> {
    let Some(Kind::Mark(Mark::Sign(sign))) = scan.kind(at) else { return None };
    let word = &scan.own(at, Sort::Sign)?.page;
    // "in °F and °C"
    let scale = match scan.word(at + 1) {
        "F" if *sign == '°' && scan.glued(at + 1) => Some("Fahrenheit"),
        "C" if *sign == '°' && scan.glued(at + 1) => Some("Celsius"),
        _ => None,
    };
    if let Some(scale) = scale {
        return found(2, "symbols", vec![ours(word), ours(scale)]);
    }
    if *sign == '§' {
        return Some(section(scan, at));
    }
    found(1, "symbols", vec![ours(word)])
}

/// `§ 1001`, `§§ 5-7`: what follows is a law's number.
fn section(scan: &Scan, at: usize) -> Found {
    let several = usize::from(scan.word(at + 1) == "§");
    let number = at + 1 + several;
    let plain = matches!(scan.kind(number), Some(Kind::Figures))
        && scan.word(number).bytes().all(|byte| byte.is_ascii_digit())
        && !scan.is(number + 1, Mark::OpenParen)
        && !scan.is(number + 1, Mark::Hyphen);
    let mut pieces = vec![ours(if several > 0 { "sections" } else { "section" })];
    if plain {
        pieces.push(Piece::Identifier { digits: scan.word(number).into(), spell: true });
    }
    Found { take: 1 + several + usize::from(plain), saying: Saying { rule: "symbols", pieces } }
}

/// `.gov`, `.env`: a point that opens a name is said.
pub(super) fn dot(scan: &Scan, at: usize) -> Option<Found> {
    if !scan.is(at, Mark::Period) || !matches!(scan.kind(at + 1), Some(Kind::Word)) {
        return None;
    }
    let word = scan.word(at + 1);
    // "U.S .House" only has its space in the wrong place.
    let one_case = word.chars().all(char::is_lowercase) || word.chars().all(char::is_uppercase);
    one_case.then(|| found(2, "symbols", vec![ours("dot"), Piece::Hyphen, name(word)])).flatten()
}

/// `+/-`
pub(super) fn plus_minus(scan: &Scan, at: usize) -> Option<Found> {
    let sign = matches!(scan.kind(at), Some(Kind::Mark(Mark::Sign('+'))));
    let minus = scan.joins(at + 1, Mark::Slash) && scan.word(at + 2).trim_end_matches('-').is_empty();
    (sign && minus).then(|| found(3, "symbols", vec![ours("plus or minus")])).flatten()
}

/// `a B- in math`: a school's mark.
pub(super) fn grade(scan: &Scan, at: usize) -> Option<Found> {
    let letter = scan.before(at).filter(|&letter| matches!(scan.word(letter), "A" | "B" | "C" | "D"))?;
    let lone = scan.is(at, Mark::Hyphen) && scan.glued(at) && !scan.glued(at + 1) && !scan.glued(letter);
    let lone = lone && !scan.capital(at + 1);
    lone.then(|| found(1, "symbols", vec![ours("minus")])).flatten()
}
