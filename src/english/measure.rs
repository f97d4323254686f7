//! Measures: an amount with a unit's symbol, temperatures, places on the globe.

use super::scan::{Found, Scan, found, name, ours};
use super::size;
use crate::model::{Entry, Kind, Mark, Piece, Quantity, Sort};

/// A unit written as a symbol or abbreviation, and the tokens it takes.
pub(super) fn unit<'a>(scan: &Scan<'a>, at: usize) -> Option<(&'a Entry, usize)> {
    if scan.stops(at) {
        return None;
    }
    for take in [4, 3, 2, 1] {
        let last = at + take - 1;
        let whole = last < scan.tokens.len()
            && (at + 1..=last).all(|token| scan.glued(token) || take == 2)
            && !scan.stops(last)
            && !scan.word(last).is_empty();
        // "NUMBER 19 L-S-U" is no liter.
        let chained = take == 1 && scan.word(at).len() == 1 && scan.joins(at + 1, Mark::Hyphen);
        let text = if whole && !chained { scan.between(at, last) } else { continue };
        if let Some(entry) = scan.words.get(text, Sort::Unit) {
            return Some((entry, take));
        }
    }
    None
}

/// An amount and its unit.
pub(super) fn scan(scan: &Scan, at: usize) -> Option<Found> {
    let particular = temperature(scan, at).or_else(|| size::height(scan, at));
    if let Some(found) = particular.or_else(|| size::inches(scan, at)).or_else(|| size::size(scan, at)) {
        return Some(found);
    }
    if matches!(scan.kind(at), Some(Kind::Mixed)) {
        return stuck(scan, at);
    }
    let (mut quantity, mut take) = scan.quantity(at)?;
    let mut pieces = Vec::new();
    if let Some((per, more)) = per(scan, at + take) {
        return found(take + more, "measures", vec![Piece::Quantity(quantity), ours("per"), name(&per)]);
    }
    if scan.joins(at + take, Mark::Hyphen) {
        if let Some((second, more)) = scan.quantity(at + take + 1) {
            pieces.extend([Piece::Quantity(quantity), ours("to")]);
            (quantity, take) = (second, take + 1 + more);
        } else if let Some(more) = scan_stuck_range(scan, at, take) {
            return Some(more);
        }
    }
    let hyphened = scan.joins(at + take, Mark::Hyphen);
    // "a 3.1-pt. gap" is of points.
    if hyphened && scan.says_any(at + take + 1, &["pt", "pt."]) {
        let dot = scan.is(at + take + 2, Mark::Period) && !scan.stops(at + take + 3);
        pieces.extend([Piece::Quantity(quantity), Piece::Hyphen, ours("point")]);
        return found(take + 2 + usize::from(dot), "measures", pieces);
    }
    let (entry, mut units) = unit(scan, at + take + usize::from(hyphened))?;
    let inch = matches!(scan.word(at + take), "in" | "In" | "IN" | "a" | "as" | "at") && !hyphened;
    if inch {
        return None;
    }
    if let Some(found) =
        otherwise(scan, at, take, units, &quantity).filter(|_| !hyphened && pieces.is_empty())
    {
        return Some(found);
    }
    // "a .333 BA": an average is in no unit.
    if quantity.whole.is_none() && entry.say.starts_with("bath") {
        return None;
    }
    // The period of "10 km. deep" is the unit's own.
    let dot = at + take + usize::from(hyphened) + units;
    let own = scan.is(dot, Mark::Period) && scan.glued(dot) && !scan.word(dot).is_empty();
    units += usize::from(own && !scan.stops(dot + 1));
    let next = at + take + usize::from(hyphened) + units;
    let singular = hyphened
        || is_a(scan, at)
        || quantity.is_one()
        || scan.describes(at, at + take + units)
        || is_bore(scan, entry, next)
        // "25 bps cuts"
        || &*entry.say == "basis point" && scan.small(next) && scan.word(next).len() > 2 && !scan.is_closed(next);
    pieces.push(Piece::Quantity(quantity));
    // "60 mph winds"
    let blows = entry.say.ends_with(" an hour") && !scan.stops(next) && scan.plays(next, "blowing");
    let joined = hyphened || blows;
    if joined {
        pieces.push(Piece::Hyphen);
    }
    let form = if singular || blows { &entry.say } else { &entry.page };
    pieces.push(if joined { name(&form.replace(' ', "-")) } else { name(form) });
    take += usize::from(hyphened) + units;
    if let Some((per, more)) = per(scan, at + take) {
        pieces.extend([ours("per"), name(&per)]);
        take += more;
    }
    // "6 mos.–4 yrs."
    let dash = at + take;
    // One range, however many hang on one another.
    let ends = at > 0 && (scan.joins(at - 1, Mark::Hyphen) || scan.joins(at - 1, Mark::Dash));
    let spans = !hyphened && !ends && (scan.joins(dash, Mark::Hyphen) || scan.joins(dash, Mark::Dash));
    if spans
        && scan.figures(dash + 1).is_some()
        && let Some(mut last) = self::scan(scan, dash + 1)
    {
        pieces.push(ours("to"));
        pieces.append(&mut last.saying.pieces);
        take += 1 + last.take;
    }
    found(take, "measures", pieces)
}

/// Units that are others beside what they stand by: `cut by 0.5 pt.`, but `2 pt. cream`; `19.5 GB in the West`.
fn otherwise(scan: &Scan, at: usize, take: usize, units: usize, quantity: &Quantity) -> Option<Found> {
    let end = at + take + units;
    let next = end + usize::from(scan.is(end, Mark::Period));
    let poured = scan.small(next) && !scan.is_closed(next) && !scan.stops(next);
    if quantity.decimals.is_some() && scan.says_any(at + take, &["pt", "pt."]) && !poured {
        let own = usize::from(next > end && !scan.stops(next));
        let unit = ours(if quantity.is_one() { "point" } else { "points" });
        return found(take + units + own, "measures", vec![Piece::Quantity(quantity.clone()), unit]);
    }
    let behind = scan.says_any(end, &["in", "of", "behind"]) && scan.says_any(end + 1, &["the", "first"]);
    let games = scan.word(at + take) == "GB" && behind && quantity.whole.is_some_and(|games| games < 60);
    let pieces = vec![Piece::Quantity(quantity.clone()), ours("games back")];
    games.then(|| found(take + 1, "measures", pieces)).flatten()
}

/// What an amount is counted by: `[/kg]`, `[/s]`, and the tokens it takes.
fn per(scan: &Scan, at: usize) -> Option<(String, usize)> {
    if !scan.joins(at, Mark::Slash) || scan.joins(at + 2, Mark::Slash) {
        return None;
    }
    if scan.word(at + 1) == "s" {
        return Some(("second".into(), 2));
    }
    if let Some((entry, take)) = unit(scan, at + 1) {
        return Some((entry.say.to_string(), take + 1));
    }
    let one = || {
        let word = scan.word(at + 1);
        (scan.small(at + 1) && word.len() > 2 && !word.ends_with('s')).then_some(word)
    };
    super::money::period_word(scan, at + 1).or_else(one).map(|word| (word.into(), 2))
}

/// `2-5lb`: a range whose end has the unit stuck to it.
fn scan_stuck_range(scan: &Scan, at: usize, take: usize) -> Option<Found> {
    let (first, _) = scan.quantity(at)?;
    let mut rest = stuck(scan, at + take + 1)?;
    let mut pieces = vec![Piece::Quantity(first), ours("to")];
    pieces.append(&mut rest.saying.pieces);
    found(take + 1 + rest.take, "measures", pieces)
}

/// `12kg`: figures and unit in one.
fn stuck(scan: &Scan, at: usize) -> Option<Found> {
    let text = scan.word(at);
    let end = text.find(|c: char| !c.is_ascii_digit() && c != ',' && c != '.')?;
    let quantity = super::number::parse(&text[..end])?.quantity();
    let symbol = &text[end..];
    // "45F" of the weather, but "Seat 12F" and the office 18F.
    if matches!(symbol, "F" | "C") && is_weather(scan, at) {
        let scale = if symbol == "F" { "Fahrenheit" } else { "Celsius" };
        return found(1, "measures", vec![Piece::Quantity(quantity), ours("degrees"), ours(scale)]);
    }
    // "a 1.8in disk"
    if symbol == "in" {
        let one = quantity.is_one() || scan.small(at + 1) && !scan.is_closed(at + 1);
        let unit = ours(if one { "inch" } else { "inches" });
        return found(1, "measures", vec![Piece::Quantity(quantity), unit]);
    }
    // "5x more", "shot 2x at"; "a 4x champion" won four times. 10x alone is a name.
    if symbol == "x" && !text.starts_with("802.11") {
        return times(scan, at, quantity);
    }
    // "in 9.58s"
    if symbol == "s" && quantity.decimals.is_some() {
        return found(1, "measures", vec![Piece::Quantity(quantity), ours("seconds")]);
    }
    // "23.5N, 82.1W"
    if let Some(way) = compass_letter(symbol).filter(|_| quantity.decimals.is_some()) {
        return found(1, "measures", vec![Piece::Quantity(quantity), ours(way)]);
    }
    let rate = scan
        .joins(at + 1, Mark::Slash)
        .then(|| {
            scan.words
                .get(&scan.text[scan.tokens[at].span.start + end..scan.tokens[at + 2].span.end], Sort::Unit)
        })
        .flatten();
    let (entry, take) = match rate {
        Some(entry) => (entry, 3),
        None => (scan.words.get(symbol, Sort::Unit)?, 1),
    };
    // 5G, 10K, 14B, 3D name things; a unit of one capital letter wants a space or a degree sign.
    let poured = symbol == "L" && scan.says(at + 1, "of");
    if symbol.len() == 1 && symbol.as_bytes()[0].is_ascii_uppercase() && !poured {
        return None;
    }
    let singular = quantity.is_one()
        || scan.describes(at, at + take)
        || is_a(scan, at)
        || is_bore(scan, entry, at + take)
        // An engine is of 600 C-C, a dose of five C-Cs.
        || &*entry.say == "C-C" && quantity.whole.is_some_and(|whole| whole >= 50);
    // "80mph winds"
    if entry.say.ends_with(" an hour") && !scan.stops(at + take) && scan.plays(at + take, "blowing") {
        let unit = name(&entry.say.replace(' ', "-"));
        return found(take, "measures", vec![Piece::Quantity(quantity), Piece::Hyphen, unit]);
    }
    let unit = name(if singular { &entry.say } else { &entry.page });
    found(take, "measures", vec![Piece::Quantity(quantity), unit])
}

/// `5x more`, `shot 2x at`, `a 4x Olympic champion`
fn times(scan: &Scan, at: usize, quantity: Quantity) -> Option<Found> {
    let named = scan.capital(at + 1) && !scan.stops(at + 1) && quantity.whole.is_some_and(|times| times < 10);
    let named = named && quantity.decimals.is_none() && !scan.shouting;
    let won = named || scan.describes(at, at + 1) && (at + 1..at + 4).any(|word| scan.plays(word, "titled"));
    if won {
        return found(1, "measures", vec![Piece::Quantity(quantity), Piece::Hyphen, ours("time")]);
    }
    // "4x/day"
    let daily = scan.joins(at + 1, Mark::Slash).then(|| super::money::period_word(scan, at + 2)).flatten();
    if let Some(period) = daily {
        return found(3, "measures", vec![Piece::Quantity(quantity), ours("times a"), ours(period)]);
    }
    // "8.6x Earth's mass", but "4.4x" alone names something.
    let large = quantity.whole.is_some_and(|times| times > 99);
    let part = (quantity.decimals.is_some() || large) && (scan.before(at).is_some() || !scan.stops(at + 1));
    let more = scan.plays(at + 1, "multiplied") && !scan.stops(at + 1) || part;
    let done = scan.before(at).is_some_and(|verb| {
        scan.small(verb) && (scan.word(verb).ends_with("ed") || scan.says_any(verb, &["shot", "hit"]))
    });
    let ends = scan.stops(at + 1) || scan.is_closed(at + 1);
    (more || done && ends && !scan.before(at).is_some_and(|verb| scan.says(verb, "called")))
        .then(|| found(1, "measures", vec![Piece::Quantity(quantity), ours("times")]))
        .flatten()
}

/// `a 9mm`: one thing named by its measure.
pub(super) fn is_a(scan: &Scan, at: usize) -> bool {
    scan.before(at).is_some_and(|before| scan.says_any(before, &["a", "an"]))
}

/// `155 mm shells`: millimeters that name a weapon or a lens.
fn is_bore(scan: &Scan, entry: &Entry, next: usize) -> bool {
    if scan.stops(next) {
        return false;
    }
    match &*entry.say {
        "millimeter" => scan.plays(next, "bored") || scan.capital(next) && !scan.shouting,
        // "the 110m hurdles"
        "meter" => scan.plays(next, "raced"),
        _ => false,
    }
}

fn degree(scan: &Scan, at: usize) -> bool {
    matches!(scan.kind(at), Some(Kind::Mark(Mark::Sign('°' | 'º' | '˚'))))
}

/// `72°F`, `-5°`, `72° to 80°`, `40°N`.
fn temperature(scan: &Scan, at: usize) -> Option<Found> {
    let (quantity, take) = scan.quantity(at)?;
    // "30 deg. F"
    let scale = at + take + 1;
    if scan.says(at + take, "deg.") && matches!(scan.word(scale), "F" | "C") && !scan.stops(scale) {
        let name = if scan.word(scale) == "F" { "Fahrenheit" } else { "Celsius" };
        return found(take + 2, "measures", vec![Piece::Quantity(quantity), ours("degrees"), ours(name)]);
    }
    if !degree(scan, at + take) {
        return scaled(scan, at, quantity, take);
    }
    // "68°-72°"
    let range = scan.joins(at + take + 1, Mark::Hyphen).then(|| scan.figures(at + take + 2)).flatten();
    if range.is_some() && degree(scan, at + take + 3) {
        let mut rest = temperature(scan, at + take + 2)?;
        let mut pieces = vec![Piece::Quantity(quantity), ours("to")];
        pieces.append(&mut rest.saying.pieces);
        return found(take + 2 + rest.take, "measures", pieces);
    }
    let scale_at = at + take + 1;
    let scale = match scan.word(scale_at) {
        "F" | "Fahrenheit" => Some("Fahrenheit"),
        "C" | "Celsius" => Some("Celsius"),
        letter => compass_letter(letter),
    }
    .filter(|_| {
        scan.glued(scale_at) || scan.word(scale_at).len() > 1 || matches!(scan.word(scale_at), "F" | "C")
    });
    let one = quantity.is_one();
    let mut pieces = vec![Piece::Quantity(quantity), ours(if one { "degree" } else { "degrees" })];
    let minutes = coordinate(scan, scale_at, &mut pieces);
    let scale = scale.or_else(|| compass(scan, scale_at + minutes));
    pieces.extend(scale.map(name));
    found(take + 1 + minutes + usize::from(scale.is_some()), "measures", pieces)
}

/// Whether figures before a scale's letter are of the weather: less than nothing, or beside a word for it.
fn is_weather(scan: &Scan, at: usize) -> bool {
    let negative = at > 0
        && (scan.is(at - 1, Mark::Hyphen) || scan.word(at - 1) == "–")
        && (!scan.glued(at - 1) || at > 1 && scan.is(at - 2, Mark::OpenParen));
    let near = at.saturating_sub(WEATHER)..(at + WEATHER).min(scan.tokens.len());
    negative || near.into_iter().any(|word| scan.plays(word, "weather"))
}

/// How far from figures a word for the weather stands, in tokens.
const WEATHER: usize = 8;

/// `32 F`, `-5 C.`: a scale's letter without the degree sign, where nothing it could name follows.
fn scaled(scan: &Scan, at: usize, quantity: Quantity, take: usize) -> Option<Found> {
    let letter = at + take;
    let scale = match scan.word(letter) {
        "F" => "Fahrenheit",
        "C" => "Celsius",
        way => return placed(scan, letter, compass_letter(way)?, quantity, take),
    };
    let ends = scan.stops(letter + 1)
        || matches!(scan.kind(letter + 1), Some(Kind::Mark(mark)) if *mark != Mark::Hyphen);
    let ends = ends || scan.is_closed(letter + 1) && !scan.glued(letter + 1);
    // "to 160 F,": no seat and no room.
    let hot = take == 1 && quantity.whole.is_some_and(|degrees| (100..600).contains(&degrees));
    let hot = hot && scan.before(at).is_some_and(|before| scan.small(before));
    let alone =
        ends && !scan.stops(letter) && (hot || is_weather(scan, at)) && !scan.is(letter + 1, Mark::Slash);
    let pieces = vec![Piece::Quantity(quantity), ours("degrees"), ours(scale)];
    (alone && !scan.shouting).then(|| found(take + 1, "measures", pieces)).flatten()
}

/// `34.05 N, 118.25 W`: a place on the globe.
fn placed(scan: &Scan, letter: usize, way: &str, quantity: Quantity, take: usize) -> Option<Found> {
    let next = letter + 1;
    let ends = scan.stops(next)
        || scan.is_closed(next)
        || matches!(scan.kind(next), Some(Kind::Mark(Mark::Comma | Mark::Period | Mark::CloseParen)));
    let fine = quantity.decimals.as_ref().is_some_and(|decimals| !decimals.is_empty());
    (fine && ends && !scan.stops(letter) && quantity.magnitude.is_none())
        .then(|| found(take + 1, "measures", vec![Piece::Quantity(quantity), ours(way)]))
        .flatten()
}

/// Minutes and seconds of an angle after its degrees.
fn coordinate(scan: &Scan, at: usize, pieces: &mut Vec<Piece>) -> usize {
    let prime = |at: usize| scan.glued(at) && matches!(scan.word(at), "'" | "′" | "’");
    let double = |at: usize| scan.glued(at) && matches!(scan.word(at), "\"" | "″" | "”");
    let Some(minutes) = scan.figures(at).filter(|_| prime(at + 1)) else { return 0 };
    pieces.extend([Piece::Comma, Piece::Quantity(minutes.quantity()), ours("minutes")]);
    let Some(seconds) = scan.figures(at + 2).filter(|_| double(at + 3)) else { return 2 };
    pieces.extend([Piece::Comma, Piece::Quantity(seconds.quantity()), ours("seconds")]);
    4
}

fn compass(scan: &Scan, at: usize) -> Option<&'static str> {
    compass_letter(scan.word(at))
}

fn compass_letter(letter: &str) -> Option<&'static str> {
    match letter {
        "N" => Some("north"),
        "S" => Some("south"),
        "E" => Some("east"),
        "W" => Some("west"),
        _ => None,
    }
}

/// A hyphen before figures that makes them less than nothing.
pub(super) fn negative(scan: &Scan, at: usize) -> Option<Found> {
    let opened = at > 0
        && matches!(
            scan.kind(at - 1),
            Some(Kind::Mark(Mark::OpenParen | Mark::OpenQuote | Mark::OpenSingle))
        );
    // "–5 C": the short dash, where the weather is told.
    let dash = scan.word(at) == "–" && scan.figures(at + 1).is_some() && is_degrees(scan, at + 2);
    let lone = (scan.is(at, Mark::Hyphen) || dash) && (!scan.glued(at) || opened) && scan.glued(at + 1);
    let money = matches!(scan.kind(at + 1), Some(Kind::Mark(Mark::Sign('$' | '€' | '£' | '¥'))));
    if !lone || !(money || scan.figures(at + 1).is_some() || matches!(scan.kind(at + 1), Some(Kind::Mixed))) {
        return None;
    }
    let mut rest = scan.find(at + 1)?;
    let Some(Piece::Quantity(quantity)) = rest.saying.pieces.first_mut() else { return None };
    quantity.negative = true;
    let next = at + 1 + rest.take;
    if rest.saying.rule == "numerals" && scan.says_any(next, &["degree", "degrees"]) && !scan.stops(next) {
        let mut pieces = rest.saying.pieces;
        pieces.push(name(scan.word(next)));
        return found(rest.take + 2, "measures", pieces);
    }
    Some(Found { take: rest.take + 1, saying: rest.saying })
}

/// Whether degrees are named there: `°`, `C`, `degrees`.
fn is_degrees(scan: &Scan, at: usize) -> bool {
    !scan.stops(at) && (degree(scan, at) || scan.says_any(at, &["C", "F", "degree", "degrees"]))
}
