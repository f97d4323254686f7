//! Times of day and lengths of time in figures: `3:30 p.m. ET`, `8-10 a.m.`, `2:05:11`.

use super::scan::{Found, Scan, found, name, ours};
use crate::model::{Kind, Mark, Piece, Quantity, Sort};

/// A time at a token: hour, minute where written, tokens taken.
fn time(scan: &Scan, at: usize) -> Option<(u8, Option<u8>, usize)> {
    let text = scan.word(at);
    if scan.is(at + 1, Mark::Colon) && scan.glued(at + 1) && scan.glued(at + 2) {
        let minutes = scan.word(at + 2);
        let digits = minutes.len() - minutes.trim_start_matches(|c: char| c.is_ascii_digit()).len();
        // "27:14 of ice time"; parts of a hundred are a ratio.
        let hour = text.parse::<u8>().ok().filter(|&hour| hour < 100)?;
        let minute = minutes[..digits].parse::<u8>().ok().filter(|&minute| minute < 60 && digits == 2)?;
        if hour > 24 && (hour + minute == 100 || scan.plays(at + 3, "odds")) {
            return None;
        }
        return Some((hour, Some(minute), 3));
    }
    // "6.24pm"
    let stuck = text.strip_suffix("pm").or_else(|| text.strip_suffix("am")).filter(|text| text.contains('.'));
    let text = stuck.unwrap_or(text);
    let half = || stuck.is_some() || meridiem(scan, at + 1).is_some();
    if let Some((hour, minute)) = text.split_once('.').filter(|_| half()) {
        let minute = minute.parse::<u8>().ok().filter(|&value| value < 60 && minute.len() == 2)?;
        return Some((hour.parse().ok().filter(|&hour| hour < 13)?, Some(minute), 1));
    }
    let digits = text.len() - text.trim_start_matches(|c: char| c.is_ascii_digit()).len();
    let hour = text[..digits].parse::<u8>().ok().filter(|&hour| (1..=12).contains(&hour))?;
    Some((hour, None, 1))
}

/// The half of the day at a token, however it is written, and the tokens it takes (none where it
/// hangs on the figures before: `5pm`).
fn meridiem(scan: &Scan, at: usize) -> Option<(bool, usize)> {
    let before = scan.word(at.checked_sub(1)?);
    if matches!(scan.kind(at - 1), Some(Kind::Mixed)) {
        let tail = before.trim_start_matches(|c: char| c.is_ascii_digit() || c == '.');
        // "6:42a", "9p-5a"
        let lone =
            matches!(tail, "a" | "p") && (at > 1 && scan.is(at - 2, Mark::Colon) || is_spanned(scan, at - 1));
        return half(tail).map(|pm| (pm, 0)).or_else(|| lone.then_some((tail == "p", 0)));
    }
    if scan.stops(at) {
        return None;
    }
    let script = scan.joins(at + 1, Mark::Hyphen) && scan.says(at + 2, "m");
    if script && scan.says_any(at, &["a", "p"]) {
        return Some((scan.says(at, "p"), 3));
    }
    half(scan.word(at)).map(|pm| (pm, 1))
}

/// Whether an hour with the first letter of its half stands in a span: `9p-5a`.
fn is_spanned(scan: &Scan, at: usize) -> bool {
    let hour = |at: usize| {
        let hour = scan.word(at).strip_suffix(['a', 'p']).and_then(|hour| hour.parse::<u8>().ok());
        hour.is_some_and(|hour| (1..13).contains(&hour))
    };
    let link = |at: usize| scan.joins(at, Mark::Hyphen) || scan.says_any(at, &["to", "and", "&"]);
    hour(at) && (link(at + 1) && hour(at + 2) || at > 1 && link(at - 1) && hour(at - 2))
}

fn half(text: &str) -> Option<bool> {
    // "8 a. m."
    if let [half, b'.', b' ', b'm' | b'M', b'.'] = text.as_bytes() {
        return Some(half.eq_ignore_ascii_case(&b'p'));
    }
    match text.as_bytes() {
        [b'a' | b'A', b'm' | b'M']
        | [b'a' | b'A', b'.', b'm' | b'M']
        | [b'a' | b'A', b'.', b'm' | b'M', b'.'] => Some(false),
        [b'p' | b'P', b'm' | b'M']
        | [b'p' | b'P', b'.', b'm' | b'M']
        | [b'p' | b'P', b'.', b'm' | b'M', b'.'] => Some(true),
        _ => None,
    }
}

/// `noon ET/9 a.m. PT`: the zone of a time that has no figures.
pub(super) fn zone_alone(scan: &Scan, at: usize) -> Option<Found> {
    let led = scan.before(at).is_some_and(|lead| {
        // "at 0230 hours EST"
        let military = |at: usize| matches!(scan.kind(at), Some(Kind::Figures)) && scan.word(at).len() == 4;
        let hours = || scan.says(lead, "hours") && scan.before(lead).is_some_and(military);
        scan.says_any(lead, &["noon", "midnight"]) || hours()
    });
    let (zone, take) = if led { zone(scan, at)? } else { return None };
    if scan.joins(at + take, Mark::Slash) && until_meridiem(scan, at + take) {
        return found(take + 1, "times", vec![zone, Piece::Comma]);
    }
    found(take, "times", vec![zone])
}

/// `Midnight-6 a.m.`: the hyphen between an hour without figures and one with them.
pub(super) fn from_noon(scan: &Scan, at: usize) -> Option<Found> {
    let led = scan.joins(at, Mark::Hyphen) && at > 0 && scan.says_any(at - 1, &["noon", "midnight"]);
    let timed = led && time(scan, at + 1).is_some_and(|(_, _, take)| meridiem(scan, at + 1 + take).is_some());
    timed.then(|| found(1, "times", vec![ours("to")])).flatten()
}

/// `0801 GMT`: the hours and minutes of a clock of 24 hours.
pub(super) fn military(scan: &Scan, at: usize) -> Option<Found> {
    let text = scan.word(at);
    let shaped = text.len() == 4 && text.bytes().all(|byte| byte.is_ascii_digit());
    let timed = shaped && text[..2] < *"24" && text[2..] < *"60";
    if !timed {
        return None;
    }
    let hour = Piece::Fixed { page: text.into(), say: military_said(text).into() };
    if let Some((zone, take)) = zone(scan, at + 1) {
        return found(1 + take, "times", vec![hour, zone]);
    }
    // "2358 GREENWICH MEAN TIME", as a script has it.
    let whole = |zone: usize| scan.plays(zone, "zone") && (2..4).any(|after| scan.says(zone + after, "time"));
    if scan.shouting && !scan.stops(at + 1) && whole(at + 1) {
        return found(1, "times", vec![hour]);
    }
    // "left at 0430": nothing is counted with a nought in front.
    let led = text.starts_with('0')
        && scan.before(at).is_some_and(|before| {
            scan.says_any(before, &["at", "by", "until", "from", "to", "since", "before", "after", "around"])
        });
    (led || text.starts_with('0') && scan.says_any(at + 1, &["hours", "local"]))
        .then(|| found(1, "times", vec![hour]))
        .flatten()
}

/// `oh six hundred`, `oh four thirty`, `fourteen thirty`.
fn military_said(text: &str) -> String {
    let mut said = String::new();
    let (hours, minutes) = text.split_at(2);
    for (part, hundred) in [(hours, false), (minutes, true)] {
        match part.as_bytes() {
            b"00" if hundred => said.push_str(" hundred"),
            [b'0', digit] => {
                said.push_str(if said.is_empty() { "oh " } else { " oh " });
                said.push_str(super::say::digit(*digit));
            }
            _ => super::say::cardinal(part.parse().unwrap_or(0), &mut said),
        }
    }
    said
}

/// `8/7c`: an hour, and the hour in the Central zone.
pub(super) fn central(scan: &Scan, at: usize) -> Option<Found> {
    let first = scan.whole(at, 2).filter(|_| scan.joins(at + 1, Mark::Slash))?;
    let second = scan.word(at + 2).strip_suffix(['c', 'C'])?.parse::<u64>().ok()?;
    let hour = |hour: u64| Piece::Quantity(Quantity::whole(hour));
    let pieces = vec![hour(first), Piece::Comma, hour(second), ours("Central")];
    (first < 13 && first == second + 1 || first == 1 && second == 12)
        .then(|| found(3, "times", pieces))
        .flatten()
}

/// Seconds alone on a game's clock: `with :32 left`.
pub(super) fn seconds(scan: &Scan, at: usize) -> Option<Found> {
    let lone = scan.is(at, Mark::Colon) && !scan.glued(at) && scan.glued(at + 1);
    let digits = scan.word(at + 1);
    let two = digits.len() == 2 && digits.bytes().all(|byte| byte.is_ascii_digit());
    let value = digits.parse::<u64>().ok().filter(|&value| lone && two && value < 60)?;
    let unit = if value == 1 { "second" } else { "seconds" };
    found(2, "times", vec![Piece::Quantity(Quantity::whole(value)), ours(unit)])
}

/// A time of day, a span of two, or a length of time.
pub(super) fn scan(scan: &Scan, at: usize) -> Option<Found> {
    linked(scan, at, 0)
}

/// How many times may hang on one another: `8 a.m. ET/7 a.m. CT/6 a.m. MT/5 a.m. PT`.
const LINKS: u8 = 8;

/// The same, behind so many others.
fn linked(scan: &Scan, at: usize, links: u8) -> Option<Found> {
    if links > LINKS {
        return None;
    }
    if let Some(length) = length(scan, at) {
        return Some(length);
    }
    let (hour, minute, mut take) = time(scan, at)?;
    let pure = |at: usize| matches!(scan.kind(at), Some(Kind::Figures)) || minute.is_some();
    let mut pieces = Vec::new();
    if let Some((pm, more)) = meridiem(scan, at + take) {
        clock(hour, minute, true, &mut pieces);
        pieces.push(Piece::Meridiem { pm, hour });
        take += more;
    } else if until_meridiem(scan, at + take) && !scan.is(at + take, Mark::Slash) {
        let word = if scan.is(at + take, Mark::Hyphen) || scan.is(at + take, Mark::Dash) {
            "to"
        } else {
            scan.word(at + take)
        };
        let word = if word == "&" { "and" } else { word };
        let mut ends = linked(scan, at + take + 1, links + 1)?;
        clock(hour, minute, true, &mut pieces);
        pieces.push(ours(word));
        pieces.append(&mut ends.saying.pieces);
        return found(take + 1 + ends.take, "times", pieces);
    } else if minute.is_some() && pure(at) {
        clock(hour, minute, false, &mut pieces);
    } else {
        return None;
    }
    // "3-4 p.m., ET"
    let comma = usize::from(scan.is(at + take, Mark::Comma) && !scan.stops(at + take + 1));
    if let Some((zone, more)) = zone(scan, at + take + comma) {
        pieces.push(zone);
        take += comma + more;
    }
    if scan.joins(at + take, Mark::Hyphen) && scan.says_any(at + take + 1, &["noon", "midnight"]) {
        pieces.extend([ours("to"), name(scan.word(at + take + 1))]);
        take += 2;
    }
    if scan.joins(at + take, Mark::Slash) && until_meridiem(scan, at + take) {
        let mut other = linked(scan, at + take + 1, links + 1)?;
        pieces.push(Piece::Comma);
        pieces.append(&mut other.saying.pieces);
        take += 1 + other.take;
    }
    if scan.joins(at + take, Mark::Slash)
        && let Some(mut other) = military(scan, at + take + 1)
    {
        pieces.push(Piece::Comma);
        pieces.append(&mut other.saying.pieces);
        take += 1 + other.take;
    }
    // "5:30 p.m. - 6:30 p.m."
    let parted = pieces.iter().any(|piece| matches!(piece, Piece::Meridiem { .. }))
        && dash(scan, at + take)
        && time(scan, at + take + 1)
            .is_some_and(|(_, _, more)| meridiem(scan, at + take + 1 + more).is_some());
    if parted || scan.joins(at + take, Mark::Hyphen) && time(scan, at + take + 1).is_some() {
        let mut ends = linked(scan, at + take + 1, links + 1)?;
        pieces.push(ours("to"));
        pieces.append(&mut ends.saying.pieces);
        take += 1 + ends.take;
    }
    found(take, "times", pieces)
}

/// An hour; full hours without their zeros where the half of the day follows.
fn clock(hour: u8, minute: Option<u8>, halved: bool, pieces: &mut Vec<Piece>) {
    let minute = minute.filter(|&minute| minute > 0 || !halved);
    pieces.push(Piece::Clock { hour, minute });
}

/// Whether a span runs to another time with its half of the day: `8[-10 a.m.]`, `8 [to 10 a.m.]`.
fn until_meridiem(scan: &Scan, at: usize) -> bool {
    let joined = scan.joins(at, Mark::Hyphen)
        || scan.joins(at, Mark::Slash)
        || scan.says_any(at, &["to", "and", "&", "until", "or", "through"])
        || dash(scan, at)
        || scan.joins(at, Mark::Dash);
    joined && time(scan, at + 1).is_some_and(|(_, _, take)| meridiem(scan, at + 1 + take).is_some())
}

/// Whether a hyphen or a short dash stands there, with or without spaces about it: between long ones is an
/// aside.
fn dash(scan: &Scan, at: usize) -> bool {
    let short = scan.is(at, Mark::Hyphen) || scan.is(at, Mark::Dash) && matches!(scan.word(at), "-" | "–");
    short && !scan.stops(at) && !scan.stops(at + 1)
}

/// A time zone after a time.
fn zone(scan: &Scan, at: usize) -> Option<(Piece, usize)> {
    let bracketed = scan.is(at, Mark::OpenParen) && scan.is(at + 2, Mark::CloseParen);
    let at = at + usize::from(bracketed);
    let key = scan.word(at);
    if scan.stops(at) && !matches!(scan.kind(at), Some(Kind::Word)) {
        return None;
    }
    // U-T-C, as our own scripts have it.
    let parted = (0..3).all(|letter| scan.word(at + 2 * letter).len() == 1)
        && (0..2).all(|hyphen| scan.joins(at + 2 * hyphen + 1, Mark::Hyphen));
    if parted && !scan.stops(at) {
        let letters: String = (0..3).map(|letter| scan.word(at + 2 * letter)).collect();
        return scan.words.get(&letters, Sort::Zone).map(|entry| (name(&entry.page), 5));
    }
    let bare: String = key.chars().filter(|&c| c != '.').collect::<String>().to_ascii_uppercase();
    let entry = scan.words.get(&bare, Sort::Zone).filter(|_| !scan.stops(at))?;
    Some((name(&entry.page), if bracketed { 3 } else { 1 }))
}

/// Hours, minutes and seconds, or minutes and seconds with hundredths.
fn length(scan: &Scan, at: usize) -> Option<Found> {
    let colon = |at: usize| scan.is(at, Mark::Colon) && scan.glued(at) && scan.glued(at + 1);
    if !colon(at + 1) || !matches!(scan.kind(at + 2), Some(Kind::Figures)) {
        return None;
    }
    let first = scan.word(at).parse::<u64>().ok()?;
    if colon(at + 3) {
        let minute = scan.word(at + 2).parse::<u64>().ok().filter(|&minute| minute < 60)?;
        let seconds = super::number::parse(seconds_of(scan.word(at + 4)));
        if meridiem(scan, at + 5).is_some() {
            return to_the_second(scan, at, first as u8, minute as u8, seconds?.quantity());
        }
        let seconds = seconds?.quantity();
        let mut pieces = Vec::new();
        // "came at 21:47:13"
        if (13..24).contains(&first) && scan.before(at).is_some_and(|lead| scan.says(lead, "at")) {
            clock(first as u8, Some(minute as u8), false, &mut pieces);
            pieces.push(ours("and"));
            counted(seconds, "second", &mut pieces);
            return found(5, "times", pieces);
        }
        counted(Quantity::whole(first), "hour", &mut pieces);
        pieces.push(Piece::Comma);
        counted(Quantity::whole(minute), "minute", &mut pieces);
        pieces.push(ours("and"));
        counted(seconds, "second", &mut pieces);
        return found(5, "measures", pieces);
    }
    let seconds = scan.word(at + 2);
    // "T-minus 10:00" counts down.
    if seconds == "00" && scan.before(at).is_some_and(|before| scan.says(before, "minus")) {
        let mut pieces = Vec::new();
        counted(Quantity::whole(first), "minute", &mut pieces);
        return found(3, "measures", pieces);
    }
    // "the 2:00 warning", "at the 5:00 mark"
    if seconds == "00" && first > 0 && scan.plays(at + 3, "timed") && !scan.stops(at + 3) {
        let pieces = vec![Piece::Quantity(Quantity::whole(first)), Piece::Hyphen, ours("minute")];
        return found(3, "measures", pieces);
    }
    let (whole, decimals) = seconds.split_once('.').filter(|(whole, _)| whole.len() == 2)?;
    let whole = whole.parse::<u64>().ok().filter(|&whole| whole < 60)?;
    let mut pieces = Vec::new();
    counted(Quantity::whole(first), "minute", &mut pieces);
    pieces.push(Piece::Comma);
    counted(
        Quantity { whole: Some(whole), decimals: Some(decimals.into()), ..Quantity::default() },
        "second",
        &mut pieces,
    );
    found(3, "measures", pieces)
}

/// `4h 04m 03s`, `2h30m`: hours, minutes and seconds by their letters.
pub(super) fn lettered(scan: &Scan, at: usize) -> Option<Found> {
    if !matches!(scan.kind(at), Some(Kind::Mixed)) {
        return None;
    }
    let part = |at: usize, letter: char| -> Option<u64> {
        let figures = scan.word(at).strip_suffix(letter).filter(|_| !scan.stops(at))?;
        figures.parse().ok().filter(|_| figures.len() < 3)
    };
    // "2h30m"
    let whole = scan.word(at).strip_suffix('m').and_then(|whole| whole.split_once('h'));
    let number = |text: &str| text.parse::<u64>().ok().filter(|_| text.len() < 3);
    if let Some((hours, minutes)) = whole {
        let mut pieces = Vec::new();
        counted(Quantity::whole(number(hours)?), "hour", &mut pieces);
        pieces.push(Piece::Comma);
        counted(Quantity::whole(number(minutes)?), "minute", &mut pieces);
        return found(1, "measures", pieces);
    }
    let hours = scan.word(at).strip_suffix('h').and_then(number)?;
    let minutes = part(at + 1, 'm').filter(|&minutes| minutes < 60)?;
    let mut pieces = Vec::new();
    counted(Quantity::whole(hours), "hour", &mut pieces);
    pieces.push(Piece::Comma);
    counted(Quantity::whole(minutes), "minute", &mut pieces);
    let Some(seconds) = part(at + 2, 's') else { return found(2, "measures", pieces) };
    pieces.push(ours("and"));
    counted(Quantity::whole(seconds), "second", &mut pieces);
    found(3, "measures", pieces)
}

/// Seconds without the zero before them.
fn seconds_of(text: &str) -> &str {
    text.strip_prefix('0').filter(|rest| !rest.is_empty()).unwrap_or(text)
}

/// A time of day with its seconds, which are said last: `10:00:07 p.m. EST`.
fn to_the_second(scan: &Scan, at: usize, hour: u8, minute: u8, seconds: Quantity) -> Option<Found> {
    let (pm, more) = meridiem(scan, at + 5)?;
    let mut take = 5 + more;
    let mut pieces = Vec::new();
    clock(hour, Some(minute), true, &mut pieces);
    pieces.push(Piece::Meridiem { pm, hour });
    if let Some((zone, more)) = zone(scan, at + take) {
        pieces.push(zone);
        take += more;
    }
    if seconds != Quantity::whole(0) {
        pieces.push(ours("and"));
        counted(seconds, "second", &mut pieces);
    }
    found(take, "times", pieces)
}

fn counted(quantity: Quantity, unit: &str, pieces: &mut Vec<Piece>) {
    let plural = !quantity.is_one();
    pieces.push(Piece::Quantity(quantity));
    pieces.push(if plural { ours(&format!("{unit}s")) } else { ours(unit) });
}
