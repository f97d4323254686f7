//! Fractions and the slashed figures that are none: `2/3`, `3 1/2`, `½`, `24/7`, `9/11`.

use super::scan::{Found, Scan, found, ours};
use crate::model::{Kind, Mark, Piece, Quantity, Sort};

/// One-character fractions.
const GLYPHS: &[(char, u64, u64)] = &[
    ('½', 1, 2),
    ('⅓', 1, 3),
    ('⅔', 2, 3),
    ('¼', 1, 4),
    ('¾', 3, 4),
    ('⅕', 1, 5),
    ('⅖', 2, 5),
    ('⅗', 3, 5),
    ('⅘', 4, 5),
    ('⅙', 1, 6),
    ('⅚', 5, 6),
    ('⅛', 1, 8),
    ('⅜', 3, 8),
    ('⅝', 5, 8),
    ('⅞', 7, 8),
];

/// Figures that the word lists know as one thing: `24/7`, `9/11`, `401(k)`, `WW2`.
pub(super) fn special(scan: &Scan, at: usize) -> Option<Found> {
    for last in [at + 4, at + 3, at + 2, at] {
        let glued = last < scan.tokens.len()
            && (at + 1..=last).all(|token| scan.glued(token))
            && !scan.joins(last + 1, Mark::Slash);
        let entry = glued.then(|| scan.words.get(scan.between(at, last), Sort::Special)).flatten();
        if let Some(entry) = entry {
            return found(last + 1 - at, "initials", super::initials::fixed(entry));
        }
    }
    nine_eleven(scan, at)
}

/// `the 9-11 attacks`, `the 1/6 rioters`: the day, where the figures would else be a span or a part.
fn nine_eleven(scan: &Scan, at: usize) -> Option<Found> {
    let sixth = scan.word(at) == "1" && scan.joins(at + 1, Mark::Slash) && scan.word(at + 2) == "6";
    if sixth && !scan.stops(at + 3) && scan.plays(at + 3, "january-sixth") {
        return found(3, "dates", vec![ours("January"), Piece::Day(6)]);
    }
    let written = scan.word(at) == "9" && scan.joins(at + 1, Mark::Hyphen) && scan.word(at + 2) == "11";
    let named = || !scan.stops(at + 3) && scan.plays(at + 3, "nine-eleven");
    // "since 9-11.", but "after 9-11 people left"
    let since = || {
        let ends = scan.stops(at + 3) || matches!(scan.kind(at + 3), Some(Kind::Mark(_)));
        (ends || scan.is_closed(at + 3))
            && scan.before(at).is_some_and(|since| scan.says_any(since, &["since", "after"]))
    };
    let known = written && (named() || since()) && !scan.joins(at + 3, Mark::Hyphen);
    let entry = known.then(|| scan.words.get("9/11", Sort::Special)).flatten()?;
    found(3, "initials", super::initials::fixed(entry))
}

/// A fraction, or a whole number with one behind it.
pub(super) fn scan(scan: &Scan, at: usize) -> Option<Found> {
    if let Some(pieces) = out_of(scan, at) {
        return found(3, "fractions", pieces);
    }
    if let Some(season) = super::year::season(scan, at) {
        return Some(season);
    }
    if let Some((over, under)) = pair(scan, at) {
        // "Resolution 19/2"
        if over > 9 && under < over && scan.before(at).is_some_and(|lead| scan.plays(lead, "docketed")) {
            let [over, under] = [over, under].map(|number| Piece::Quantity(Quantity::whole(number)));
            return found(3, "identifiers", vec![over, ours("slash"), under]);
        }
        // Of twelve and less it may be a date.
        let measured = scan.small(at + 3) && scan.word(at + 3).ends_with('s') && !scan.is_closed(at + 3);
        let told = measured && (over > 12 || scan.plays(at + 3, "counted"));
        if let Some(pieces) = told.then(|| stuck(over, under)).flatten() {
            return super::size::sized(scan, at, 3, pieces);
        }
        if let Some(pieces) = versus(scan, at, over, under) {
            return found(3, "fractions", pieces);
        }
        return super::size::sized(scan, at, 3, vec![Piece::Fraction { over, under }]);
    }
    let whole = scan.whole(at, 3)?;
    // "1-1½ hours", "2-2 1/2 cups"
    if scan.joins(at + 1, Mark::Hyphen)
        && let Some(last) = scan.whole(at + 2, 3).filter(|&last| last >= whole && last < whole + 20)
        && let Some((part, more)) = part(scan, at + 3)
    {
        let [first, last] = [whole, last].map(|number| Piece::Quantity(Quantity::whole(number)));
        let pieces = vec![first, ours("to"), last, ours("and"), part];
        return super::size::sized(scan, at, 3 + more, pieces);
    }
    let mixed = |over, under, take| {
        let whole = Piece::Quantity(Quantity::whole(whole));
        // "2 1/2-5 years"
        let last = scan.joins(at + take, Mark::Hyphen).then(|| scan.figures(at + take + 1)).flatten();
        if let Some(last) = last {
            let part = Piece::Fraction { over, under };
            let pieces = vec![whole, ours("and"), part, ours("to"), Piece::Quantity(last.quantity())];
            return super::size::sized(scan, at, take + 2, pieces);
        }
        super::size::sized(scan, at, take, vec![whole, ours("and"), Piece::Fraction { over, under }])
    };
    if let Some((over, under)) = glyph_of(scan, at + 1) {
        return mixed(over, under, 2);
    }
    let dashed = usize::from(scan.joins(at + 1, Mark::Hyphen));
    let (over, under) =
        pair(scan, at + 1 + dashed).filter(|(over, under)| over < under && !scan.stops(at + 1))?;
    mixed(over, under, 4 + dashed)
}

/// `31/2`: three and a half, as old type sets it without a space.
fn stuck(over: u64, under: u64) -> Option<Vec<Piece>> {
    let (whole, part) = (over / 10, over % 10);
    let fits = matches!(under, 2 | 3 | 4 | 8) && whole > 0 && (1..under).contains(&part) && over < 1000;
    let pieces =
        || vec![Piece::Quantity(Quantity::whole(whole)), ours("and"), Piece::Fraction { over: part, under }];
    fits.then(pieces)
}

/// Figures on a slash that are no part of a whole: pressures, odds, shares.
fn versus(scan: &Scan, at: usize, over: u64, under: u64) -> Option<Vec<Piece>> {
    let word = if over > under && (80..=250).contains(&over) && (40..=150).contains(&under) {
        "over"
    } else if over + under == 100 && over >= 10 && under >= 10
        || scan.plays(at + 3, "odds")
        || is_laid(scan, at, over > under)
    {
        "to"
    } else if over >= 30 && under <= 10 {
        // "India posted 199/7": runs for wickets.
        "for"
    } else if over == under {
        // A mark on a scale: 10/10.
        return Some([over, under].map(|ends| Piece::Quantity(Quantity::whole(ends))).into_iter().fold(
            Vec::new(),
            |mut pieces, end| {
                if !pieces.is_empty() {
                    pieces.extend([ours("out"), ours("of")]);
                }
                pieces.push(end);
                pieces
            },
        ));
    } else if over >= 13 && over >= under && under >= 10 && !under.is_power_of_two() {
        // "Mon. 41/18": a day's high and low.
        let [over, under] = [over, under].map(|number| Piece::Quantity(Quantity::whole(number)));
        return Some(vec![over, Piece::Comma, under]);
    } else if over > 1 && under > 100 && !under.is_power_of_two() && !under.is_multiple_of(100) {
        // "Percocet 10/325": what a pill holds of two things.
        let [over, under] = [over, under].map(|number| Piece::Quantity(Quantity::whole(number)));
        return Some(vec![over, Piece::Hyphen, under]);
    } else {
        return None;
    };
    Some(vec![Piece::Quantity(Quantity::whole(over)), ours(word), Piece::Quantity(Quantity::whole(under))])
}

/// How far before a price the word stands that tells of a bet, in tokens.
const BET: usize = 14;

/// Whether figures on a slash are the price of a bet: `the favourite at 2/9`, `second at 9/4`.
pub(super) fn is_laid(scan: &Scan, at: usize, improper: bool) -> bool {
    let before = scan.before(at);
    let at_price = before.is_some_and(|before| scan.says(before, "at"));
    let mut token = before;
    let mut bet = false;
    for _ in 0..BET {
        let Some(word) = token else { break };
        bet |= scan.plays(word, "betting");
        token = scan.before(word);
    }
    let of = scan.says(at + 3, "of");
    at_price && (improper || bet) || bet && !of && (!scan.small(at + 3) || scan.is_closed(at + 3))
}

/// `9.5/10`: a mark on a scale.
fn out_of(scan: &Scan, at: usize) -> Option<Vec<Piece>> {
    let over = scan.figures(at).filter(|figures| figures.decimals.is_some())?;
    let scale = scan.joins(at + 1, Mark::Slash).then(|| scan.whole(at + 2, 3)).flatten()?;
    let words = [ours("out"), ours("of")];
    let ends = [Piece::Quantity(over.quantity()), Piece::Quantity(Quantity::whole(scale))];
    let [first, last] = ends;
    let [out, of] = words;
    (!scan.joins(at + 3, Mark::Slash)).then(|| vec![first, out, of, last])
}

/// Two whole figures with a slash between and nothing else stuck to them.
fn pair(scan: &Scan, at: usize) -> Option<(u64, u64)> {
    let over = scan.whole(at, 4)?;
    if !scan.joins(at + 1, Mark::Slash) || scan.joins(at + 3, Mark::Slash) {
        return None;
    }
    let under = scan
        .whole(at + 2, 5)
        .or_else(|| super::number::ordinal_of(scan.word(at + 2).trim_end_matches('s')))?;
    (under > 1).then_some((over, under))
}

/// The fraction at a token, and the tokens it takes.
pub(super) fn part(scan: &Scan, at: usize) -> Option<(Piece, usize)> {
    let parts = glyph_of(scan, at).map(|(over, under)| (over, under, 1));
    let parts = parts.or_else(|| pair(scan, at).map(|(over, under)| (over, under, 3)))?;
    let (over, under, take) = parts;
    (over < under && !scan.stops(at)).then_some((Piece::Fraction { over, under }, take))
}

pub(super) fn glyph_of(scan: &Scan, at: usize) -> Option<(u64, u64)> {
    let Some(Kind::Mark(Mark::Sign(sign))) = scan.kind(at) else { return None };
    GLYPHS.iter().find(|(glyph, ..)| glyph == sign).map(|&(_, over, under)| (over, under))
}

/// A one-character fraction alone.
pub(super) fn glyph(scan: &Scan, at: usize) -> Option<Found> {
    let (over, under) = glyph_of(scan, at)?;
    // "three ½ years"
    let counted = scan.before(at).is_some_and(|whole| scan.plays(whole, "number")) && !scan.glued(at);
    let and = counted.then(|| ours("and"));
    let pieces = and.into_iter().chain([Piece::Fraction { over, under }]).collect();
    super::size::sized(scan, at, 1, pieces)
}
