//! Sizes by their marks and parts: heights, inches and feet, one length by another.

use super::measure::{is_a, unit};
use super::scan::{Found, Scan, found, name, ours};
use crate::model::{Kind, Mark, Piece, Quantity, Sort};

/// `6ft 2in`
fn british(scan: &Scan, at: usize) -> Option<Found> {
    let count = |at: usize, unit: &str| scan.word(at).strip_suffix(unit)?.parse::<u64>().ok();
    let (feet, inches) = (count(at, "ft")?, count(at + 1, "in")?);
    let feet = [Piece::Quantity(Quantity::whole(feet)), Piece::Hyphen, ours("foot"), Piece::Hyphen];
    let pieces = feet.into_iter().chain([Piece::Quantity(Quantity::whole(inches))]).collect();
    (inches < 12 && !scan.stops(at + 1)).then(|| found(2, "measures", pieces)).flatten()
}

/// `6 ft 5 in tall`, without the periods that would tell the unit from the word.
fn feet_and_inches(scan: &Scan, at: usize) -> Option<Found> {
    let feet = scan.whole(at, 2).filter(|_| scan.says_any(at + 1, &["ft", "feet", "foot"]))?;
    let inches = scan.whole(at + 2, 2).filter(|&inches| inches < 12 && scan.says(at + 3, "in"))?;
    let of = if feet == 1 { "foot" } else { "feet" };
    let unit = if inches == 1 { "inch" } else { "inches" };
    let [feet, inches] = [feet, inches].map(|number| Piece::Quantity(Quantity::whole(number)));
    let ends = scan.stops(at + 4)
        || scan.plays(at + 4, "extent")
        || matches!(scan.kind(at + 4), Some(Kind::Mark(_)));
    ends.then(|| found(4, "measures", vec![feet, ours(of), inches, ours(unit)])).flatten()
}

/// `6-foot-2`, `6'2"`, `5 ft. 10 in.` is left to the units.
pub(super) fn height(scan: &Scan, at: usize) -> Option<Found> {
    if let Some(found) = british(scan, at).or_else(|| feet_and_inches(scan, at)) {
        return Some(found);
    }
    let feet = scan.whole(at, 3)?;
    let prime = scan.glued(at + 1) && matches!(scan.word(at + 1), "'" | "′" | "’" | "‘");
    if prime {
        let marked = scan.glued(at + 3) && matches!(scan.word(at + 3), "\"" | "″" | "”");
        let inches = scan.whole(at + 2, 2).filter(|&inches| inches < 12 && (scan.glued(at + 2) || marked));
        let double = usize::from(marked);
        let mut pieces = vec![Piece::Quantity(Quantity::whole(feet)), Piece::Hyphen, ours("foot")];
        let Some(inches) = inches else {
            // "a 10' wall"
            let straight = matches!(scan.word(at + 1), "'" | "′")
                && !scan.glued(at + 2)
                && scan.small(at + 2)
                && scan.word(at + 2).len() > 1;
            return (straight && is_a(scan, at)).then(|| found(2, "measures", pieces)).flatten();
        };
        // Nobody is taller than that: a thing's length.
        if feet > 9 && !scan.describes(at, at + 3 + double) {
            pieces = vec![Piece::Quantity(Quantity::whole(feet)), ours("feet"), Piece::Comma];
            let unit = ours(if inches == 1 { "inch" } else { "inches" });
            pieces.extend([Piece::Quantity(Quantity::whole(inches)), unit]);
            return found(3 + double, "measures", pieces);
        }
        pieces.extend([Piece::Hyphen, Piece::Quantity(Quantity::whole(inches))]);
        return found(3 + double, "measures", pieces);
    }
    if is_player(scan, at) {
        let inches = scan.whole(at + 2, 2)?;
        if inches == 0 {
            return found(3, "measures", vec![Piece::Quantity(Quantity::whole(feet)), ours("feet")]);
        }
        let feet = [Piece::Quantity(Quantity::whole(feet)), Piece::Hyphen, ours("foot"), Piece::Hyphen];
        return found(
            3,
            "measures",
            feet.into_iter().chain([Piece::Quantity(Quantity::whole(inches))]).collect(),
        );
    }
    let foot =
        scan.joins(at + 1, Mark::Hyphen) && scan.says(at + 2, "foot") && scan.joins(at + 3, Mark::Hyphen);
    let inches = foot.then(|| scan.whole(at + 4, 2)).flatten()?;
    let mut pieces = vec![
        Piece::Quantity(Quantity::whole(feet)),
        Piece::Hyphen,
        name(scan.word(at + 2)),
        Piece::Hyphen,
        Piece::Quantity(Quantity::whole(inches)),
    ];
    let mut take = 5;
    if let Some((part, more)) = super::fraction::part(scan, at + 5) {
        pieces.extend([ours("and"), part]);
        take += more;
    }
    found(take, "measures", pieces)
}

/// `12"-18"`, `a 12" pipe`: inches, where no quotation is open that the mark could close.
pub(super) fn inches(scan: &Scan, at: usize) -> Option<Found> {
    let mark = |at: usize| scan.glued(at) && matches!(scan.word(at), "\"" | "″");
    let first = scan.figures(at)?.quantity();
    let marked = usize::from(mark(at + 1));
    let range = scan.joins(at + 1 + marked, Mark::Hyphen).then(|| scan.figures(at + 2 + marked)).flatten();
    if let Some(second) = range.filter(|_| mark(at + 3 + marked)) {
        if marked == 0 && in_quotation(scan, at) {
            return None;
        }
        let pieces =
            vec![Piece::Quantity(first), ours("to"), Piece::Quantity(second.quantity()), ours("inches")];
        return found(4 + marked, "measures", pieces);
    }
    if marked == 0 || in_quotation(scan, at) {
        return None;
    }
    let describes = is_a(scan, at) || scan.describes(at, at + 2);
    let one = first.is_one();
    let pieces = if describes {
        vec![Piece::Quantity(first), Piece::Hyphen, ours("inch")]
    } else {
        vec![Piece::Quantity(first), ours(if one { "inch" } else { "inches" })]
    };
    found(2, "measures", pieces)
}

/// Whether a quotation opened a little before is still open.
fn in_quotation(scan: &Scan, at: usize) -> bool {
    let marks = (at.saturating_sub(QUOTED)..at).rev().filter_map(|token| match scan.kind(token) {
        Some(Kind::Mark(Mark::OpenQuote)) => Some(true),
        Some(Kind::Mark(Mark::CloseQuote)) => Some(false),
        _ => None,
    });
    marks.take(1).next().unwrap_or(false)
}

/// How far back a quotation is looked for, in tokens.
const QUOTED: usize = 200;

/// `a 6-2, 210-pound guard`: feet and inches, told by the pounds behind.
fn is_player(scan: &Scan, at: usize) -> bool {
    let tall = scan.whole(at, 2).is_some_and(|feet| (4..8).contains(&feet))
        && scan.joins(at + 1, Mark::Hyphen)
        && scan.whole(at + 2, 2).is_some_and(|inches| inches < 12);
    // "the 7-4 center"
    let built = tall
        && scan.plays(at + 3, "tall")
        && scan.whole(at, 1).is_some_and(|feet| feet > 4)
        && scan.before(at).is_some_and(|before| scan.plays(before, "determiner"));
    let weighed = (scan.is(at + 3, Mark::Comma) || scan.says(at + 3, "and"))
        && scan.whole(at + 4, 3).is_some()
        && (5..8).any(|next| scan.says_any(at + next, &["pound", "pounds", "lb.", "lbs."]));
    // "QB Bryce Underwood, 6-4, 215,"
    let listed = at > 0
        && (scan.is(at - 1, Mark::Comma) || scan.is(at - 1, Mark::Colon))
        && scan.is(at + 3, Mark::Comma)
        && scan.whole(at + 4, 3).is_some_and(|pounds| (130..400).contains(&pounds))
        && matches!(scan.kind(at + 5), Some(Kind::Mark(Mark::Comma | Mark::CloseParen | Mark::Semicolon)));
    tall && (weighed || listed) || built
}

/// `2x8`, `4 x 6`: by.
pub(super) fn size(scan: &Scan, at: usize) -> Option<Found> {
    let text = scan.word(at);
    if let Some((first, second)) =
        text.split_once(['x', 'X']).filter(|_| matches!(scan.kind(at), Some(Kind::Mixed)))
    {
        let end = second.find(|c: char| c.is_ascii_alphabetic()).unwrap_or(second.len());
        let symbol = &second[end..];
        let (first, second) = (super::number::parse(first)?, super::number::parse(&second[..end])?);
        if !symbol.is_empty() {
            let entry = scan.words.get(symbol, Sort::Unit)?;
            let unit = name(if scan.describes(at, at + 1) { &entry.say } else { &entry.page });
            let pair = [Piece::Quantity(first.quantity()), ours("by"), Piece::Quantity(second.quantity())];
            return found(1, "measures", pair.into_iter().chain([unit]).collect());
        }
        let (first, second) = (first.quantity(), second.quantity());
        return sized(scan, at, 1, vec![Piece::Quantity(first), ours("by"), Piece::Quantity(second)]);
    }
    let (first, take) = scan.quantity(at)?;
    if let Some(found) = room(scan, at, &first, take) {
        return Some(found);
    }
    let by = scan.says(at + take, "x") || matches!(scan.kind(at + take), Some(Kind::Mark(Mark::Sign('×'))));
    let second = by.then(|| scan.figures(at + take + 1)).flatten()?;
    let second = second.quantity();
    sized(scan, at, take + 2, vec![Piece::Quantity(first), ours("by"), Piece::Quantity(second)])
}

/// `10' x 12'`, `10' tall`: feet, or inches, by their marks.
fn room(scan: &Scan, at: usize, first: &Quantity, take: usize) -> Option<Found> {
    let mark = at + take;
    let prime = |at: usize| scan.glued(at) && matches!(scan.word(at), "'" | "′" | "’" | "‘");
    let double = |at: usize| scan.glued(at) && matches!(scan.word(at), "\"" | "″" | "”");
    let (one, many) = match (prime(mark), double(mark)) {
        (true, _) => ("foot", "feet"),
        (_, true) => ("inch", "inches"),
        _ => return None,
    };
    // "6'-8' seas"
    let last = scan.joins(mark + 1, Mark::Hyphen).then(|| scan.figures(mark + 2)).flatten();
    if let Some(last) = last.filter(|_| one == "foot" && prime(mark + 3)) {
        let pieces = vec![Piece::Quantity(first.clone()), ours("to"), Piece::Quantity(last.quantity())];
        let next = mark + 4;
        let noun = scan.small(next) && !scan.is_closed(next);
        let unit = ours(if noun { one } else { many });
        return found(take + 4, "measures", pieces.into_iter().chain([unit]).collect());
    }
    // "crested at 24.7'": a part of something was measured.
    let ends = !scan.glued(mark + 1) || matches!(scan.kind(mark + 1), Some(Kind::Mark(_)));
    let measured = ends && (first.decimals.is_some() || scan.word(at).contains(','));
    if one == "foot" && (measured || scan.plays(mark + 1, "sized")) {
        return found(take + 1, "measures", vec![Piece::Quantity(first.clone()), ours(many)]);
    }
    let by = scan.says_any(mark + 1, &["x", "by"])
        || matches!(scan.kind(mark + 1), Some(Kind::Mark(Mark::Sign('×'))));
    let second = by.then(|| scan.figures(mark + 2)).flatten()?.quantity();
    let marked = prime(mark + 3) && one == "foot" || double(mark + 3) && one == "inch";
    let unit = ours(if scan.describes(at, mark + 4) { one } else { many });
    let pieces = vec![Piece::Quantity(first.clone()), ours("by"), Piece::Quantity(second), unit];
    marked.then(|| found(take + 4, "measures", pieces)).flatten()
}

/// A size with the unit that follows it, if one does: `2x8 [m2]`, `4x6 [ft]`.
pub(super) fn sized(scan: &Scan, at: usize, take: usize, mut pieces: Vec<Piece>) -> Option<Found> {
    // A fraction before the unit has its own rule's name.
    let rule = if pieces.iter().any(|piece| matches!(piece, Piece::Fraction { .. })) {
        "fractions"
    } else {
        "measures"
    };
    // `3¼" near Ada`
    let mark = scan.glued(at + take) && matches!(scan.word(at + take), "\"" | "″");
    if mark && !in_quotation(scan, at) {
        let part = matches!(pieces[..], [Piece::Fraction { .. }]);
        let singular = part || scan.describes(at, at + take + 1);
        pieces.push(ours(if singular { "inch" } else { "inches" }));
        return found(take + 1, "measures", pieces);
    }
    // "a 9x13-in. pan"
    if scan.joins(at + take, Mark::Hyphen)
        && let Some((entry, units)) = unit(scan, at + take + 1)
    {
        let dot = at + take + 1 + units;
        let own = scan.is(dot, Mark::Period) && scan.glued(dot) && !scan.stops(dot + 1);
        pieces.extend([Piece::Hyphen, name(&entry.say)]);
        return found(take + 1 + units + usize::from(own), rule, pieces);
    }
    let inch = matches!(scan.word(at + take), "in" | "a" | "as" | "at");
    let Some((entry, units)) = unit(scan, at + take).filter(|_| !inch) else {
        return found(take, rule, pieces);
    };
    // "¼ tsp. salt" is less than one.
    let part = matches!(pieces[..], [Piece::Fraction { .. }]);
    let singular = part || scan.describes(at, at + take + units);
    pieces.push(name(if singular { &entry.say } else { &entry.page }));
    found(take + units, "measures", pieces)
}
