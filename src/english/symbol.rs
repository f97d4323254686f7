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
    // "$TRUMP" is a coin's name, or a share's.
    let coin = scan.word(at + 1);
    let coined = coin.len() > 1 && coin.bytes().all(|byte| byte.is_ascii_uppercase()) && scan.glued(at + 1);
    if *sign == '$' && coined && !scan.glued(at) {
        return found(2, "symbols", vec![name(coin)]);
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

/// `54 pounds/24.5 kilos`, `$1M cash/$2M bond`, `I-80/I-94`: a slash between amounts or roads is a pause.
pub(super) fn slash(scan: &Scan, at: usize) -> Option<Found> {
    let before = at.checked_sub(1).filter(|_| scan.joins(at, Mark::Slash))?;
    let figures = |at: usize| matches!(scan.kind(at), Some(Kind::Figures));
    let road = figures(before)
        && matches!(scan.word(at + 1), "I" | "US" | "SR" | "U.S.")
        && (figures(at + 2) || scan.joins(at + 2, Mark::Hyphen) && figures(at + 3));
    let money = matches!(scan.kind(at + 1), Some(Kind::Mark(Mark::Sign('$' | '€' | '£'))));
    let amount = money || figures(at + 1);
    let amount = amount && !(before > 0 && scan.is(before - 1, Mark::Period));
    let small =
        scan.small(before) && (scan.word(before).len() > 2 || scan.entry(before, Sort::Unit).is_some());
    let several = scan.word(before).len() > 2 && scan.word(before).ends_with('s');
    let unit = small
        || several && matches!(scan.kind(before), Some(Kind::Word))
        || matches!(scan.kind(before), Some(Kind::Abbreviation))
        || matches!(scan.kind(before), Some(Kind::Mark(Mark::Sign('%' | '°'))));
    // "160.82/$1": so many to one.
    if figures(before) && money {
        let rate = scan.word(at + 2) == "1";
        if scan.word(at + 1) == "$" && !matches!(scan.kind(at + 2), Some(Kind::Figures | Kind::Mixed)) {
            return found(2, "symbols", ["to", "the", "dollar"].map(ours).into());
        }
        return found(1, "symbols", vec![if rate { ours("to") } else { Piece::Comma }]);
    }
    // "2.1/100K", "4/1,000": so many of them all.
    let round = scan.word(at + 1);
    let all = matches!(round, "100K" | "10K" | "1M") || round.contains(',') && round.ends_with(",000");
    if let Some(thousands) = round.strip_suffix('K').filter(|_| figures(before) && all) {
        let mut quantity = super::number::parse(thousands)?.quantity();
        quantity.magnitude = Some("thousand".into());
        return found(2, "symbols", vec![ours("per"), Piece::Quantity(quantity)]);
    }
    if figures(before) && all {
        return found(1, "symbols", vec![ours("per")]);
    }
    // ".275/.341/.482"
    let average = |at: usize| figures(at) && scan.word(at).starts_with('.');
    // "4BR/3BA", "hi 88/lo 67"
    let mixed = |at: usize| {
        matches!(scan.kind(at), Some(Kind::Mixed)) && scan.word(at).starts_with(|c: char| c.is_ascii_digit())
    };
    let paired = mixed(before) && mixed(at + 1) || figures(before) && scan.small(at + 1) && figures(at + 2);
    // "CBI/FBI agents"
    let spelled = |at: usize| {
        (3..6).contains(&scan.word(at).len())
            && !scan.shouting
            && scan.own(at, Sort::Letters).is_some_and(|entry| entry.page.is_empty())
            && scan.own(at, Sort::Acronym).is_none()
    };
    // "at 11:10 p.m. ET/10:10 CT"
    let zoned = scan.own(before, Sort::Zone).is_some() && scan.is(at + 2, Mark::Colon) && figures(at + 1);
    let paired = paired || zoned || spelled(before) && spelled(at + 1);
    let paired = paired || average(before) && average(at + 1);
    (road || paired || amount && unit).then(|| found(1, "symbols", vec![Piece::Comma])).flatten()
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
