//! Makes and models that go by figures: calibers, airliners.

use super::identifier::{parts, piece};
use super::scan::{Found, Scan, found, name};
use crate::model::{Kind, Mark, Piece};

/// `a .22-caliber rifle`: calibers are said without their point.
pub(super) fn pointless(scan: &Scan, at: usize) -> Option<Found> {
    let digits =
        scan.word(at).strip_prefix('.').filter(|rest| rest.bytes().all(|byte| byte.is_ascii_digit()))?;
    // "a .50-cal. rifle", "a .40 cal"
    let hyphen = usize::from(scan.joins(at + 1, Mark::Hyphen));
    let unit = at + 1 + hyphen;
    if scan.says_any(unit, &["cal", "cal."]) && (hyphen == 0 || scan.glued(unit)) && !scan.stops(unit) {
        let dot = scan.is(unit + 1, Mark::Period) && scan.glued(unit + 1) && !scan.stops(unit + 2);
        let mut pieces = vec![Piece::Identifier { digits: digits.into(), spell: false }];
        pieces.extend([Piece::Hyphen, name("caliber")]);
        return found(2 + hyphen + usize::from(dot), "identifiers", pieces);
    }
    let caliber = scan.joins(at + 1, Mark::Hyphen) && scan.says_any(at + 2, &["caliber", "calibre"])
        || scan.says_any(
            at + 1,
            &["caliber", "calibre", "Magnum", "Special", "Spl.", "Spl", "revolver", "revolvers"],
        )
        || scan.plays(at + 1, "bored");
    caliber
        .then(|| found(1, "identifiers", vec![Piece::Identifier { digits: digits.into(), spell: false }]))
        .flatten()
}

/// `a Boeing 777-200`, `the 737 MAX`: a type and its variant.
pub(super) fn airliner(scan: &Scan, at: usize) -> Option<Found> {
    let before = scan.before(at);
    // "an ATR 72-500"
    let parted = |maker: usize| scan.shouting && maker > 3 && scan.between(maker - 4, maker) == "A-T-R";
    let made = before.is_some_and(|maker| scan.plays(maker, "maker") || parted(maker));
    if !made && !matches!(scan.word(at).as_bytes(), [b'7', _, b'7']) || scan.figures(at).is_none() {
        return None;
    }
    let led = |words: &[&str]| before.is_some_and(|before| scan.says_any(before, words));
    let family = Piece::Identifier { digits: scan.word(at).into(), spell: false };
    let plane = |next: usize| scan.says(next, "MAX") || scan.plays(next, "plane");
    if !scan.joins(at + 1, Mark::Hyphen) {
        let named = made || plane(at + 1) || led(&["Boeing", "Boeing's", "Boeing’s"]);
        return named.then(|| found(1, "identifiers", vec![family])).flatten();
    }
    let variant = scan.word(at + 2);
    let hundreds = variant.len() >= 3 && variant.as_bytes()[1..3] == *b"00";
    let typed = made || hundreds || matches!(variant, "8" | "9" | "10");
    let tally = led(&["voted", "vote", "won", "lost", "beat", "by", "approved", "passed"]);
    let shaped = matches!(scan.kind(at + 2), Some(Kind::Figures | Kind::Mixed)) && variant.len() < 6;
    if !shaped || tally || !(typed || plane(at + 3)) || scan.joins(at + 3, Mark::Hyphen) {
        return None;
    }
    let mut pieces = vec![family];
    for part in parts(variant) {
        pieces.extend([Piece::Hyphen, piece(part, scan.words)]);
    }
    found(3, "identifiers", pieces)
}
