//! Dates: months with their days, written, numeric and with the day first.

use super::number::ordinal_of;
use super::scan::{Found, Scan, found, name, ours};
use super::year::year_of;
use crate::model::{Kind, Mark, Piece, Sort};

const MONTHS: [&str; 12] = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
];

/// A day of the month: `3`, `3rd`; not a number that counts something.
pub(super) fn day(scan: &Scan, at: usize) -> Option<u8> {
    if scan.stops(at) { None } else { day_number(scan, at) }
}

pub(super) fn day_number(scan: &Scan, at: usize) -> Option<u8> {
    let number = match scan.kind(at)? {
        // "October 06, 2004"
        Kind::Figures => match scan.word(at).as_bytes() {
            [b'0', day @ b'1'..=b'9'] => u64::from(day - b'0'),
            _ => scan.whole(at, 2)?,
        },
        Kind::Mixed => ordinal_of(scan.word(at))?,
        _ => return None,
    };
    (1..=31).contains(&number).then_some(number as u8)
}

/// Whether a day's number before that token is of a month: `[of] January`, `[and] 7th of January`.
pub(super) fn leads_to_month(scan: &Scan, at: usize) -> bool {
    let mut next = at;
    for _ in 0..3 {
        if scan.stops(next) || scan.says(next, "of") {
            return !scan.stops(next) && month(scan, next + 1).is_some();
        }
        let links = scan.is(next, Mark::Comma) || scan.says_any(next, &["and", "or", "to"]);
        if !links || ordinal_of(scan.word(next + 1)).is_none() {
            return false;
        }
        next += 2;
    }
    false
}

/// The month a token names, in full.
pub(super) fn month<'a>(scan: &Scan<'a>, at: usize) -> Option<&'a str> {
    let entry = scan.entry(at, Sort::Month)?;
    // "may 5", "march 3 miles": in small letters they are verbs.
    let verb = matches!(&*entry.page, "May" | "March") && !scan.capital(at);
    (!verb && !scan.word(at).is_empty()).then_some(&*entry.page)
}

/// A month with its day or days, or an abbreviated month or weekday alone.
pub(super) fn scan(scan: &Scan, at: usize) -> Option<Found> {
    let Some(month_name) = month(scan, at) else { return super::weekday::scan(scan, at) };
    let joined = scan.joins(at + 1, Mark::Hyphen);
    let day_at = at + 1 + usize::from(joined);
    if let Some(first) = day(scan, day_at)
        .filter(|_| !scan.joins(day_at + 1, Mark::Colon) && !scan.joins(day_at + 1, Mark::Slash))
        // "Long March 2-C"
        .filter(|_| {
            !scan.joins(day_at + 1, Mark::Hyphen)
                || scan.word(day_at + 2).len() != 1
                || day(scan, day_at + 2).is_some()
        })
    {
        return dated(scan, at, month_name, first, day_at);
    }
    if let Some(found) = months(scan, at, month_name) {
        return Some(found);
    }
    let short = matches!(scan.kind(at), Some(Kind::Abbreviation));
    // "Sept.-Nov.", but "the Jan.-Feb. period"
    if short
        && joined
        && let Some(last) = month(scan, at + 2)
        && (!scan.small(at + 3) || scan.is_closed(at + 3))
        && day(scan, at + 3).is_none()
    {
        return found(3, "dates", vec![name(month_name), ours("to"), name(last)]);
    }
    (short && !is_name(scan, at)).then(|| found(1, "dates", vec![name(month_name)])).flatten()
}

/// Whether a short month at a sentence's end is a name's: `Del Mar.`, `Ant and Dec.`
fn is_name(scan: &Scan, at: usize) -> bool {
    let ends = scan.stops(at + 1) || scan.is(at + 1, Mark::Period) && scan.stops(at + 2);
    let named = |at: usize| {
        matches!(scan.kind(at), Some(Kind::Word))
            && scan.capital(at)
            && scan.before(at).is_some()
            && [Sort::Weekday, Sort::Month, Sort::Function].iter().all(|&sort| scan.entry(at, sort).is_none())
    };
    let Some(before) = scan.before(at).filter(|_| ends && !scan.shouting) else { return false };
    named(before) || scan.says(before, "and") && scan.before(before).is_some_and(named)
}

/// A month and its day, with the other end of a range.
fn dated(scan: &Scan, at: usize, month_name: &str, first: u8, day_at: usize) -> Option<Found> {
    let mut pieces = vec![name(month_name), Piece::Day(first)];
    let next = day_at + 1;
    let range = scan.joins(next, Mark::Hyphen) || (scan.is(next, Mark::Dash) && day(scan, next + 1).is_some())
        // "January 18 – March 8": the short dash between two dates.
        || (matches!(scan.word(next), "–" | "-") && month(scan, next + 1).is_some() && day(scan, next + 2).is_some());
    if range {
        if let Some(last) = day(scan, next + 1).filter(|&last| last > first) {
            pieces.extend([ours("to"), Piece::Day(last)]);
            return found(next + 2 - at, "dates", pieces);
        }
        if let (Some(other), Some(last)) = (month(scan, next + 1), day(scan, next + 2)) {
            pieces.extend([ours("to"), name(other), Piece::Day(last)]);
            return found(next + 3 - at, "dates", pieces);
        }
    }
    // "Nov. 27-Sun., Dec. 1"
    if scan.joins(next, Mark::Hyphen) && scan.entry(next + 1, Sort::Weekday).is_some() {
        pieces.push(ours("to"));
        return found(next + 1 - at, "dates", pieces);
    }
    // "Sept. 1, 2024-Aug. 31, 2027"
    if scan.is(next, Mark::Comma)
        && scan.joins(next + 2, Mark::Hyphen)
        && let (Some(year), Some(other)) = (year_of(scan, next + 1), month(scan, next + 3))
        && let Some(last) = day(scan, next + 4)
    {
        pieces.extend([Piece::Comma, Piece::Year(year), ours("to"), name(other), Piece::Day(last)]);
        return found(next + 5 - at, "dates", pieces);
    }
    if let Some((more, mut rest)) = more_days(scan, next, first) {
        pieces.append(&mut rest);
        return found(more - at, "dates", pieces);
    }
    found(next - at, "dates", pieces)
}

/// The days that go on from one: `Nov. 5[, 6 and 7]`, `March 3 [to 9]`, and the token behind them.
fn more_days(scan: &Scan, mut next: usize, mut last: u8) -> Option<(usize, Vec<Piece>)> {
    let counted = |at: usize| {
        let several = scan.word(at).ends_with('s') || scan.plays(at, "counted");
        scan.small(at) && several && !scan.is_closed(at) && !scan.stops(at)
    };
    let links = |at: usize| {
        let spans = scan.says_any(at, &["to", "through", "thru", "until"]);
        (spans || scan.says_any(at, &["and", "or"]), spans)
    };
    let mut pieces = Vec::new();
    let mut listed = false;
    while scan.is(next, Mark::Comma)
        && let Some(other) = day(scan, next + 1).filter(|&other| other > last)
        && (scan.is(next + 2, Mark::Comma) || links(next + 2).0)
    {
        pieces.extend([Piece::Comma, Piece::Day(other)]);
        (last, next, listed) = (other, next + 2, true);
    }
    // "5, 6, and 7"
    let comma = usize::from(listed && scan.is(next, Mark::Comma));
    let (link, spans) = links(next + comma);
    let end = day(scan, next + comma + 1).filter(|&end| link && (!spans || end > last));
    let end = end.filter(|_| !counted(next + comma + 2) && !scan.joins(next + comma + 2, Mark::Hyphen))?;
    if comma > 0 {
        pieces.push(Piece::Comma);
    }
    pieces.extend([name(scan.word(next + comma)), Piece::Day(end)]);
    Some((next + comma + 2, pieces))
}

/// `August 2014 – August 2015`: from one month to another.
fn months(scan: &Scan, at: usize, first: &str) -> Option<Found> {
    let dash = matches!(scan.word(at + 2), "–" | "-");
    let (from, last) = (year_of(scan, at + 1).filter(|_| dash)?, month(scan, at + 3)?);
    let to = year_of(scan, at + 4)?;
    let pieces = vec![name(first), Piece::Year(from), ours("to"), name(last), Piece::Year(to)];
    found(5, "dates", pieces)
}

/// `25 July 2012`, `25th Jul.`: the twenty-fifth of July.
pub(super) fn day_first(scan: &Scan, at: usize) -> Option<Found> {
    let day = day_number(scan, at)?;
    let month_name = month(scan, at + 1)?;
    let full = MONTHS.iter().any(|month| scan.says(at + 1, month)) || scan.word(at + 1).len() >= 3;
    let ends =
        scan.stops(at + 2) || matches!(scan.kind(at + 2), Some(Kind::Mark(Mark::Period | Mark::Comma)));
    let verb = matches!(month_name, "May" | "March") && year_of(scan, at + 2).is_none() && !ends;
    if !full || verb || scan.stops(at + 1) {
        return None;
    }
    let led = scan.before(at).is_some_and(|before| scan.says(before, "the"));
    let mut pieces = if led { Vec::new() } else { vec![ours("the")] };
    pieces.extend([Piece::Day(day), ours("of"), name(month_name)]);
    found(2, "dates", pieces)
}

/// `20 and 21 August`, `19/20 February`, `3-5 May`: two days before their month.
pub(super) fn days_first(scan: &Scan, at: usize) -> Option<Found> {
    let first = day_number(scan, at)?;
    let spans = scan.joins(at + 1, Mark::Hyphen) || scan.says(at + 1, "to");
    let link = if spans { "to" } else { "and" };
    let linked = spans || scan.joins(at + 1, Mark::Slash) || scan.says_any(at + 1, &["and", "&"]);
    let last = day_number(scan, at + 2).filter(|&last| linked && last > first && !scan.stops(at + 2))?;
    let rest = day_first(scan, at + 2)?;
    let mut pieces =
        if scan.before(at).is_some_and(|the| scan.says(the, "the")) { vec![] } else { vec![ours("the")] };
    pieces.extend([Piece::Day(first), ours(link), Piece::Day(last)]);
    pieces.extend(rest.saying.pieces.into_iter().skip_while(|piece| !matches!(piece, Piece::Day(_))).skip(1));
    found(2 + rest.take, "dates", pieces)
}

/// `2012-07-25`, `7/25/2012`, `25.7.2012`.
pub(super) fn numeric(scan: &Scan, at: usize) -> Option<Found> {
    if let Some(parts) = pointed(scan.word(at), after_day(scan, at)) {
        return build(parts, 1);
    }
    if let Some(found) = slashed(scan, at) {
        return Some(found);
    }
    let mark = [Mark::Hyphen, Mark::Slash]
        .into_iter()
        .find(|&mark| scan.joins(at + 1, mark) && scan.joins(at + 3, mark))?;
    let part = |at: usize| {
        scan.word(at).parse::<u16>().ok().filter(|_| matches!(scan.kind(at), Some(Kind::Figures)))
    };
    let parts = [part(at)?, part(at + 2)?, part(at + 4)?];
    let yearly = scan.word(at).len() == 4
        || scan.word(at + 4).len() == 4
        || scan.word(at + 4).len() == 2 && (mark == Mark::Slash || is_led_by_date(scan, at, parts));
    if !yearly || scan.joins(at + 5, mark) {
        return None;
    }
    build(parts, 5)
}

/// Whether hyphened figures with a short year are a date: `died 4-30-45`.
fn is_led_by_date(scan: &Scan, at: usize, [month, day, year]: [u16; 3]) -> bool {
    let life = ["died", "born", "dob", "deceased"];
    // "d. 11-22-23"
    let short = at > 1 && scan.is(at - 1, Mark::Period) && matches!(scan.word(at - 2), "b" | "d");
    (1..=12).contains(&month) && short
        || (1..=12).contains(&month)
            && scan.before(at).is_some_and(|before| {
                scan.says_any(before, &life)
                    || (day > 12 || year > 14) && scan.says_any(before, &["on", "dated", "since", "until"])
            })
}

/// `on 6/18`: a month and its day, where no part of a whole could stand.
fn slashed(scan: &Scan, at: usize) -> Option<Found> {
    if !scan.joins(at + 1, Mark::Slash) || scan.joins(at + 3, Mark::Slash) {
        return None;
    }
    let led = scan.before(at).is_some_and(|before| {
        scan.says_any(before, &["on", "since", "until", "by", "before", "after", "through", "thru", "from"])
    });
    let bet = scan
        .whole(at, 2)
        .zip(scan.whole(at + 2, 2))
        .is_some_and(|(over, under)| super::fraction::is_laid(scan, at, over > under));
    if bet {
        return None;
    }
    // "court date: 8/14 at 9 a.m."
    let timed = || scan.says(at + 3, "at") && matches!(scan.kind(at + 4), Some(Kind::Figures | Kind::Mixed));
    let led = led || timed() || after_time(scan, at) || is_no_part(scan, at);
    let month = scan.whole(at, 2).filter(|_| led && !scan.says(at + 3, "of"))?;
    // "on 4/5.": nothing stands behind it that it could be a part of.
    let alone =
        scan.stops(at + 3) || scan.is_closed(at + 3) || matches!(scan.kind(at + 3), Some(Kind::Mark(_)));
    let alone = after_time(scan, at)
        || alone
            && scan
                .before(at)
                .is_some_and(|before| scan.says_any(before, &["on", "since", "until", "through", "thru"]));
    let from = if alone || is_no_part(scan, at) { 1 } else { 13 };
    let day = scan.whole(at + 2, 2).filter(|day| (from..=31).contains(day))?;
    let known = scan.words.get(scan.between(at, at + 2), Sort::Special).is_some();
    let month = if known { 0 } else { month };
    let name_of = MONTHS.get(usize::try_from(month).ok()?.checked_sub(1)?)?;
    let mut pieces = vec![name(name_of), Piece::Day(day as u8)];
    // "1/19-3/1"
    let other = scan.joins(at + 3, Mark::Hyphen) && scan.joins(at + 5, Mark::Slash);
    if let (true, Some(month), Some(last)) = (other, scan.whole(at + 4, 2), scan.whole(at + 6, 2))
        && let Some(name_of) = MONTHS.get((month as usize).wrapping_sub(1))
        && (1..32).contains(&last)
    {
        pieces.extend([ours("to"), name(name_of), Piece::Day(last as u8)]);
        return found(7, "dates", pieces);
    }
    // "6/14-16"
    let last = scan.joins(at + 3, Mark::Hyphen).then(|| scan.whole(at + 4, 2)).flatten();
    if let Some(last) = last.filter(|&last| last > day && last < 32) {
        pieces.extend([ours("to"), Piece::Day(last as u8)]);
        return found(5, "dates", pieces);
    }
    // "6/27 & 30"
    let and = scan.says_any(at + 3, &["and", "&"]) && !scan.glued(at + 3);
    let ends = scan.stops(at + 5) || matches!(scan.kind(at + 5), Some(Kind::Mark(_)));
    if let Some(last) = scan.whole(at + 4, 2).filter(|&last| and && ends && last > day && last < 32) {
        pieces.extend([ours("and"), Piece::Day(last as u8)]);
        return found(5, "dates", pieces);
    }
    found(3, "dates", pieces)
}

/// Whether a time of day or a weekday stands right before: `1:28 a.m. 3/26`, `Sat. 4/5`.
fn after_time(scan: &Scan, at: usize) -> bool {
    scan.before(at).is_some_and(|before| {
        let half = scan.says_any(before, &["a.m.", "p.m.", "am", "pm"]);
        let listed = |sort| scan.own(before, sort).is_some();
        half || listed(Sort::Weekday) || listed(Sort::Zone) && scan.word(before).len() > 1
    })
}

/// Whether something stands there that a fraction could be of.
fn noun_follows(scan: &Scan, at: usize) -> bool {
    scan.small(at) && !scan.is_closed(at) && !scan.stops(at)
}

/// Whether figures on a slash are no fraction anyone writes: `away 6/27`, but `5/16 of`, `1/25`.
fn is_no_part(scan: &Scan, at: usize) -> bool {
    let Some(first) = scan.whole(at, 2).filter(|month| (1..13).contains(month)) else { return false };
    // "3 5/2" is three and five halves.
    if scan.before(at).is_some_and(|whole| scan.figures(whole).is_some()) {
        return false;
    }
    // Nobody writes 10/4 for two and a half.
    let improper = scan.whole(at + 2, 2).is_some_and(|day| first > day);
    // "the 11/2 meeting"
    let led = scan.before(at).is_some_and(|before| scan.says_any(before, &["the", "a", "this", "that"]));
    let titled = improper && led && !scan.word(at + 3).ends_with('s');
    let noun = noun_follows(scan, at + 3) && !titled;
    let month = first > 1 && !improper
        || improper && !noun
        || matches!(scan.whole(at + 2, 2), Some(17 | 19 | 21..=23 | 26..=29 | 31));
    // Whoever halves both writes 1/12 for 2/24.
    let reduced = |day: u64| !(2..13).any(|part| day.is_multiple_of(part) && first.is_multiple_of(part));
    let day = scan.whole(at + 2, 2).is_some_and(|day| {
        day < first
            || matches!(day, 13..=15 | 17..=19 | 21..=23 | 25..=31)
            || (13..32).contains(&day) && !reduced(day)
    });
    let unit = super::measure::unit(scan, at + 3).is_some();
    let comma = |at: usize| scan.is(at, Mark::Comma);
    let apart = at > 0
        && comma(at - 1)
        && comma(at + 3)
        && scan.whole(at + 2, 2).is_some_and(|day| (13..32).contains(&day));
    month && (day || apart) && !noun && !unit && !scan.says(at + 3, "of") && !scan.joins(at + 1, Mark::Dash)
}

/// A date with points, all of it in one token; `short` where its year may have two figures.
fn pointed(text: &str, short: bool) -> Option<[u16; 3]> {
    let mut parts = text.split('.');
    let found = [parts.next()?.parse().ok()?, parts.next()?.parse().ok()?, parts.next()?.parse().ok()?];
    let long = (1900..2100).contains(&found[2]) && text.len() >= 8;
    let short = short && text.len() - text.rfind('.')? == 3 && found[1] < 32 && found[0] < 13;
    (parts.next().is_none() && (long || short)).then_some(found)
}

/// Whether a weekday stands before, a comma between or not: `MONDAY 3.18.13`.
fn after_day(scan: &Scan, at: usize) -> bool {
    let before = scan.before(at);
    let day = before.filter(|&comma| scan.is(comma, Mark::Comma)).map_or(before, |comma| scan.before(comma));
    day.is_some_and(|day| scan.entry(day, Sort::Weekday).is_some())
}

/// Three numbers as year, month and day: American order unless it cannot be.
fn build(parts: [u16; 3], take: usize) -> Option<Found> {
    let [a, b, c] = parts;
    let (year, month, day) = match (a > 99, a > 12) {
        (true, _) if b > 12 => (a, c, b),
        (true, _) => (a, b, c),
        (false, true) => (c, b, a),
        (false, false) => (c, a, b),
    };
    let month = MONTHS.get(usize::from(month).checked_sub(1)?)?;
    if !(1..=31).contains(&day) {
        return None;
    }
    let year = if year < 100 { if year < 36 { 2000 + year } else { 1900 + year } } else { year };
    found(take, "dates", vec![name(month), Piece::Day(day as u8), Piece::Comma, Piece::Year(year)])
}
