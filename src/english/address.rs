//! Street addresses: the house number, the compass direction, the street's kind.

use super::scan::{Found, Scan, found, name};
use crate::model::{Kind, Mark, Piece, Sort};

/// Where a street's kind stands after a house number: at most so many words on.
const REACH: usize = 5;

/// A token that may be part of a street's name.
fn part_of_name(scan: &Scan, at: usize) -> bool {
    !scan.stops(at)
        && (scan.capital(at) && !(scan.shouting && scan.is_closed(at))
            || matches!(scan.kind(at), Some(Kind::Mixed))
            || is_direction(scan, at))
}

fn is_direction(scan: &Scan, at: usize) -> bool {
    let word = scan.word(at);
    scan.words.get(word, Sort::Direction).is_some()
        || (word.len() == 1 && matches!(word, "N" | "S" | "E" | "W") && scan.is(at + 1, Mark::Period))
}

/// Whether a street's name and kind follow from a token on.
fn leads_to_street(scan: &Scan, at: usize) -> bool {
    let mut next = at;
    for step in 0..REACH {
        if scan.stops(next) {
            return false;
        }
        // "120 E. Broadway" needs no street behind it.
        if step > 0 && kind(scan, next).is_some() || step == 0 && scan.says(next, "Broadway") {
            return true;
        }
        // "198 W-B-I DRIVE": letters as a script parts them.
        while scan.joins(next + 1, Mark::Hyphen)
            && scan.word(next).len() == 1
            && scan.word(next + 2).len() == 1
        {
            next += 2;
        }
        if scan.is(next, Mark::Period) && scan.glued(next) && scan.word(next - 1).len() == 1 {
            next += 1;
            continue;
        }
        let chained = scan.word(next).len() == 1 && next > at && scan.joins(next - 1, Mark::Hyphen);
        if !chained && !part_of_name(scan, next) {
            return false;
        }
        next += 1;
    }
    false
}

/// The street's kind at a token, abbreviated or in full.
fn kind<'a>(scan: &Scan<'a>, at: usize) -> Option<&'a str> {
    let entry = scan.entry(at, Sort::Street)?;
    let word = scan.word(at);
    let fits = matches!(scan.kind(at), Some(Kind::Abbreviation))
        || scan.capital(at)
        || after_ordinal(scan, at)
        || word.eq_ignore_ascii_case(&entry.page);
    fits.then_some(&*entry.page)
}

/// `1st st`, `5th ave`: nothing else follows an ordinal like that.
pub(super) fn after_ordinal(scan: &Scan, at: usize) -> bool {
    at > 0
        && matches!(scan.kind(at - 1), Some(Kind::Mixed))
        && super::number::ordinal_of(scan.word(at - 1)).is_some()
        && !scan.stops(at)
}

/// A house number before a street.
pub(super) fn scan(scan: &Scan, at: usize) -> Option<Found> {
    let digits = scan.word(at);
    let number = matches!(scan.kind(at), Some(Kind::Figures))
        && digits.len() <= 5
        && digits.bytes().all(|byte| byte.is_ascii_digit());
    let hung = at > 0 && scan.joins(at - 1, Mark::Hyphen);
    if !number || hung || !leads_to_street(scan, at + 1) {
        return None;
    }
    found(1, "addresses", vec![Piece::Identifier { digits: digits.into(), spell: false }])
}

/// A street’s number: `42nd St.`, of which a word is a name.
pub(super) fn numbered(scan: &Scan, at: usize) -> Option<Found> {
    let number = super::number::ordinal_of(scan.word(at))?;
    let street = !scan.stops(at + 1) && kind(scan, at + 1).is_some();
    street.then(|| found(1, "addresses", vec![Piece::Ordinal(number)])).flatten()
}

/// An abbreviated direction before a street: `E. 42nd St.`
pub(super) fn direction(scan: &Scan, at: usize) -> Option<Found> {
    if scan.word(at).len() == 1 {
        return lettered_direction(scan, at);
    }
    let entry = scan.own(at, Sort::Direction)?;
    // "I-70 EB", "on WB Route 36"
    if scan.word(at).ends_with('B') {
        let road = is_road(scan, at) || matches!(scan.word(at + 1), "I" | "US" | "SR" | "U.S.");
        let road =
            road || !scan.stops(at + 1) && (scan.plays(at + 1, "line") || leads_to_street(scan, at + 1));
        return road.then(|| found(1, "addresses", vec![name(&entry.page)])).flatten();
    }
    let numbered = at > 0 && matches!(scan.kind(at - 1), Some(Kind::Figures));
    let streets = |at: usize| scan.says_any(at, &["streets", "avenues", "roads"]);
    let after_street = at > 0 && (kind(scan, at - 1).is_some() || streets(at - 1) && !scan.stops(at));
    if is_heading(scan, at) {
        return found(1, "addresses", vec![name(&entry.page.to_lowercase())]);
    }
    (leads_to_street(scan, at + 1) || numbered || after_street || kind(scan, at + 2).is_some())
        .then(|| found(1, "addresses", vec![name(&entry.page)]))
        .flatten()
}

/// Whether a direction's letters are of the wind, or of how far a place lies: `winds SW 10 mph`, `3 miles
/// SE of Moore`.
fn is_heading(scan: &Scan, at: usize) -> bool {
    is_windy(scan, at) || scan.says(at + 1, "of") || scan.plays(at + 1, "blowing")
}

/// Whether a word for the wind, or for moving, stands right before: `winds: N`, `moved N at 12 mph`.
fn is_windy(scan: &Scan, at: usize) -> bool {
    let after = |lead: usize| lead > 0 && scan.plays(lead - 1, "heading");
    let led = after(at) || at > 0 && scan.is(at - 1, Mark::Colon) && after(at - 1);
    led && !scan.joins(at + 1, Mark::Hyphen)
}

/// Whether the road before has a number that a direction hangs on: `I-80/94 E`, `U.S. 41 N`.
fn is_road(scan: &Scan, at: usize) -> bool {
    let mut first = at;
    while first > 0
        && (matches!(scan.kind(first - 1), Some(Kind::Figures))
            || scan.joins(first - 1, Mark::Slash)
            || scan.joins(first - 1, Mark::Hyphen))
        && at - first < 6
    {
        first -= 1;
    }
    let Some(road) = first.checked_sub(1).filter(|_| first < at && !scan.glued(at)) else { return false };
    let state = scan.own(road, Sort::State).is_some() && scan.joins(road + 1, Mark::Hyphen);
    let highway =
        scan.own(road, Sort::Numbered).is_some_and(|road| matches!(&*road.page, "Highway" | "Route"));
    state || highway || matches!(scan.word(road), "I" | "US" | "SR" | "U.S.") || scan.plays(road, "line")
}

/// `E.` before a street: a letter and a period, which an initial is too.
fn lettered_direction(scan: &Scan, at: usize) -> Option<Found> {
    let way = match scan.word(at) {
        "N" => "North",
        "S" => "South",
        "E" => "East",
        "W" => "West",
        _ => return None,
    };
    let period = usize::from(scan.is(at + 1, Mark::Period) && scan.glued(at + 1) && !scan.stops(at + 2));
    let figures = |at: usize| matches!(scan.kind(at), Some(Kind::Figures));
    // "1234-B W. Fifth St."
    let lettered =
        at > 2 && scan.joins(at - 2, Mark::Hyphen) && scan.word(at - 1).len() == 1 && figures(at - 3);
    let numbered = at > 0 && figures(at - 1) || lettered;
    // "2.3 mi. S on Route 9"
    let measured = scan.before(at).is_some_and(|before| {
        scan.says_any(before, &["miles", "mi.", "mi", "km", "km.", "kilometers", "mile"])
    });
    // "snow N of I-80", "I-495 N at Exit 27"
    let beside = scan.says(at + 1, "of") && at > 0 && scan.small(at - 1) && !scan.is_closed(at - 1);
    // "up to 6" N. of I-80", "as far S as Ala."
    let far = at > 0 && scan.says(at - 1, "far") && scan.says_any(at + 1 + period, &["as", "of"]);
    if far || period > 0 && scan.says(at + 2, "of") && at > 0 && !scan.capital(at - 1) && !scan.shouting {
        return found(1 + period, "addresses", vec![name(&way.to_lowercase())]);
    }
    // "the 300 block of S. Elm"
    let block = period > 0 && at > 1 && scan.says(at - 1, "of") && scan.says_any(at - 2, &["block", "blk."]);
    if block && scan.capital(at + 2) {
        return found(2, "addresses", vec![name(way)]);
    }
    // "S. Korea", "N. Dakota"
    let land = scan.word(at + 2);
    let land = land.strip_suffix("'s").or_else(|| land.strip_suffix("’s")).unwrap_or(land);
    if period > 0 && scan.capital(at + 2) && scan.words.plays(land, "divided") {
        return found(2, "addresses", vec![name(way)]);
    }
    if is_road(scan, at) && !scan.joins(at + 1, Mark::Hyphen) {
        return found(1 + period, "addresses", vec![name(way)]);
    }
    if beside
        || is_windy(scan, at) && period == 0
        || measured && scan.says_any(at + 1, &["of", "on", "from", "along"])
    {
        return found(1, "addresses", vec![name(way)]);
    }
    // "12 Oak Ave. N."
    let behind =
        at > 0 && matches!(scan.kind(at - 1), Some(Kind::Abbreviation)) && kind(scan, at - 1).is_some();
    if behind && !scan.capital(at + 1) && scan.word(at - 1) != "St." {
        return found(1 + period, "addresses", vec![name(way)]);
    }
    let and = Kind::Mark(Mark::Sign('&'));
    let opens = scan.before(at).is_none_or(|before| scan.kind(before) == Some(&and)) && period > 0;
    let led = numbered
        || opens
        || scan
            .before(at)
            .is_some_and(|before| scan.says_any(before, &["on", "at", "of", "to", "from", "near", "along"]));
    // "closed N. Main St. and S. Broad St.": no name goes before what leads to a street.
    let led = led || period > 0 && scan.before(at).is_some_and(|before| scan.small(before));
    let highway = numbered && scan.entry(at + 1 + period, Sort::Numbered).is_some();
    (highway
        || led && leads_to_street(scan, at + 1 + period)
        || numbered && kind(scan, at + 2 + period).is_some())
    .then(|| found(1 + period, "addresses", vec![name(way)]))
    .flatten()
}

/// An abbreviated street: after a name, and not before one (Saint).
pub(super) fn street(scan: &Scan, at: usize) -> Option<Found> {
    let entry = scan.entry(at, Sort::Street)?;
    let before = scan.before(at)?;
    let road = scan.says_any(at, &["Fwy.", "Hwy.", "Pkwy.", "Expy.", "Tpke."]);
    let named = scan.capital(before)
        || matches!(scan.kind(before), Some(Kind::Mixed))
        || road && matches!(scan.kind(before), Some(Kind::Figures));
    let saintly = matches!(scan.word(at), "St." | "ST." | "Dr." | "DR.");
    let another_name = scan.capital(at + 1) && !scan.stops(at + 1) && !scan.is_closed(at + 1);
    if !named
        || (saintly
            && another_name
            && !scan.says(before, "wall")
            && (scan.shouting || !numbered_before(scan, before)))
        || scan.entry(before, Sort::Title).is_some()
    {
        return None;
    }
    let page = if is_team(scan, at, before) { "State" } else { &entry.page };
    found(1, "addresses", vec![name(page)])
}

/// Whether a team is meant: `Ohio St. beat Mich. St.`, but `on Ohio St.`, `12 Ohio St.`
fn is_team(scan: &Scan, at: usize, state: usize) -> bool {
    let place = ["on", "at", "along", "off", "near", "down", "of", "and", "between", "from", "to", "in"];
    // "No. 3 Penn St."
    let ranked = scan.before(state).is_some_and(|rank| {
        matches!(scan.kind(rank), Some(Kind::Figures))
            && scan.before(rank).is_some_and(|no| scan.says(no, "no."))
    });
    let game = scan.joins(at + 2, Mark::Hyphen) && matches!(scan.kind(at + 1), Some(Kind::Figures))
        || scan.plays(at + 1, "played")
        || scan.says_any(at + 1, &["vs.", "at"]) && scan.capital(at + 2)
        || scan
            .before(state)
            .is_some_and(|foe| scan.plays(foe, "played") || scan.says_any(foe, &["vs.", "over"]));
    let campus = scan.plays(state, "campus");
    if campus && scan.word(at).eq_ignore_ascii_case("St.") && (ranked || game) {
        return true;
    }
    scan.word(at).eq_ignore_ascii_case("St.")
        && (scan.entry(state, Sort::State).is_some() || campus && scan.before(state).is_none())
        && !numbered_before(scan, state)
        && scan.before(state).is_none_or(|before| !scan.says_any(before, &place) && !scan.capital(before))
}

/// The same without its period, where a number stands before: `12 Oak St today`.
pub(super) fn bare_street(scan: &Scan, at: usize) -> Option<Found> {
    let listed = scan.entry(at, Sort::Street).filter(|entry| *entry.page != *scan.word(at))?;
    let before = scan
        .before(at)
        .filter(|&before| scan.capital(before) || matches!(scan.kind(before), Some(Kind::Mixed)))?;
    // "Grant McMahan Blvd": without a vowel it is nothing but a street.
    let word = scan.word(at);
    let mute = !word.bytes().any(|byte| b"aeiou".contains(&byte)) && (word.len() > 2 || word == "Rd");
    let surely = mute && !scan.shouting && scan.capital(at);
    (surely || numbered_before(scan, before))
        .then(|| found(1, "addresses", vec![name(&listed.page)]))
        .flatten()
}

/// Whether a house number or an ordinal stands a little before.
fn numbered_before(scan: &Scan, at: usize) -> bool {
    let mut token = at;
    // A direction cut short is two tokens: "700 N. Jefferson Ave".
    for _ in 0..4 {
        if matches!(scan.kind(token), Some(Kind::Figures | Kind::Mixed)) {
            return true;
        }
        match scan.before(token) {
            Some(before) => token = before,
            None => return false,
        }
    }
    false
}
