//! Telephone numbers and other figures said one by one.

use super::scan::{Found, Scan, found, name, ours};
use crate::model::{Kind, Mark, Piece, Quantity, Sort};

/// A telephone number, or figures the script already parts by hyphens.
pub(super) fn scan(scan: &Scan, at: usize) -> Option<Found> {
    emergency(scan, at)
        .or_else(|| parted(scan, at))
        .or_else(|| number(scan, at))
        .or_else(|| worded(scan, at))
        .or_else(|| bracketed(scan, at))
        .or_else(|| grouped(scan, at))
}

/// `212-6644-14653`: three groups and more with too many figures for anything else.
fn grouped(scan: &Scan, at: usize) -> Option<Found> {
    let digits = |at: usize| {
        let text = scan.word(at);
        (matches!(scan.kind(at), Some(Kind::Figures)) && text.bytes().all(|byte| byte.is_ascii_digit()))
            .then_some(text)
    };
    if !scan.joins(at + 1, Mark::Hyphen) || at > 0 && scan.joins(at - 1, Mark::Hyphen) {
        return None;
    }
    let mut parts = vec![digits(at)?];
    while parts.len() < 6
        && scan.joins(at + 2 * parts.len() - 1, Mark::Hyphen)
        && let Some(part) = digits(at + 2 * parts.len())
    {
        parts.push(part);
    }
    let end = at + 2 * parts.len() - 1;
    let figures: usize = lengths(&parts).iter().sum();
    let long = parts.iter().filter(|part| part.len() > 3).count() > 1;
    let called = long && parts.len() > 2 && (9..16).contains(&figures) && !scan.joins(end, Mark::Hyphen);
    called.then(|| found(end - at, "phones", groups(&parts))).flatten()
}

/// `911` where it is called.
fn emergency(scan: &Scan, at: usize) -> Option<Found> {
    let text = scan.word(at);
    let dialed = || {
        scan.before(at).is_some_and(|before| scan.plays(before, "dialed")) || scan.plays(at + 1, "answered")
    };
    let code = (5..=6).contains(&text.len())
        && text.bytes().all(|byte| byte.is_ascii_digit())
        && is_texted(scan, at);
    let listed = scan.plays(at, "short-number");
    let counts = || scan.small(at + 1) && scan.word(at + 1).ends_with('s') && !scan.plays(at + 1, "answered");
    let short = listed && dialed() && !counts() && !scan.joins(at + 1, Mark::Hyphen);
    // "988 or 1-800-273-8255"
    let either =
        listed && scan.says(at + 1, "or") && scan.word(at + 2) == "1" && scan.joins(at + 3, Mark::Hyphen);
    // "call 555-1212, 911 or 988"
    let listed = listed
        && scan
            .before(at)
            .is_some_and(|lead| scan.is(lead, Mark::Comma) || scan.says_any(lead, &["or", "and"]))
        && (at.saturating_sub(CALLED)..at).any(|word| scan.plays(word, "dialed"));
    if let Some(found) = nine_figures(scan, at) {
        return Some(found);
    }
    (code || short || either || listed || is_keyed(scan, at) || is_postal(scan, at))
        .then(|| found(1, "phones", vec![Piece::Digits(text.into())]))
        .flatten()
}

/// How far before a listed number the word that it is called stands, in tokens.
const CALLED: usize = 24;

/// `PIN 4821`, `area code 312`: figures that are keyed in.
fn is_keyed(scan: &Scan, at: usize) -> bool {
    let text = scan.word(at);
    let Some(lead) = scan.before(at).filter(|_| (3..=6).contains(&text.len())) else { return false };
    let coded = || lead > 0 && scan.says(lead, "code") && scan.plays(lead - 1, "coded");
    (!scan.small(lead) && scan.plays(lead, "keyed") || coded())
        && text.bytes().all(|byte| byte.is_ascii_digit())
}

/// `ZIP 60614-1234`: a postal code of nine figures.
fn nine_figures(scan: &Scan, at: usize) -> Option<Found> {
    if !is_postal(scan, at) || !scan.joins(at + 1, Mark::Hyphen) {
        return None;
    }
    let (pieces, take) = zip(scan, at);
    (take == 3).then(|| found(3, "phones", pieces)).flatten()
}

/// `the 90210 ZIP code`, `ZIP code 90210`
fn is_postal(scan: &Scan, at: usize) -> bool {
    let text = scan.word(at);
    if text.len() != 5 || !text.bytes().all(|byte| byte.is_ascii_digit()) {
        return false;
    }
    let led = at > 1 && scan.says(at - 1, "code") && scan.says(at - 2, "zip");
    let named = scan.says(at + 1, "zip") || at > 0 && scan.says(at - 1, "zip");
    !scan.stops(at) && (led || named || is_in_capital(scan, at))
}

/// `Washington, D.C., 20515`
fn is_in_capital(scan: &Scan, at: usize) -> bool {
    let comma = usize::from(at > 0 && scan.is(at - 1, Mark::Comma));
    let closed = scan.stops(at + 1) || matches!(scan.kind(at + 1), Some(Kind::Mark(_)));
    let Some(city) = scan.before(at - comma).and_then(|state| {
        let state = scan.says_any(state, &["D.C.", "D.C", "DC"]).then(|| scan.before(state)).flatten()?;
        if scan.is(state, Mark::Comma) { scan.before(state) } else { Some(state) }
    }) else {
        return false;
    };
    closed && scan.says(city, "Washington")
}

/// `text HELP to 90999`
fn is_texted(scan: &Scan, at: usize) -> bool {
    let lead = scan.before(at);
    if lead.is_some_and(|lead| scan.plays(lead, "texted")) {
        return true;
    }
    lead.filter(|&to| scan.says(to, "to"))
        .is_some_and(|to| (to.saturating_sub(5)..to).any(|word| scan.plays(word, "texted")))
}

/// `2-0-2`, as a script writes it: stays, and is said figure by figure.
fn parted(scan: &Scan, at: usize) -> Option<Found> {
    let single = |at: usize| matches!(scan.kind(at), Some(Kind::Figures)) && scan.word(at).len() == 1;
    if !single(at) || (at > 0 && scan.joins(at - 1, Mark::Hyphen)) {
        return None;
    }
    let mut count = 1;
    while scan.joins(at + 2 * count - 1, Mark::Hyphen) && single(at + 2 * count) && count < 24 {
        count += 1;
    }
    let ends = !scan.joins(at + 2 * count - 1, Mark::Hyphen);
    let emergency =
        count == 3 && scan.words.plays(&scan.between(at, at + 4).replace('-', ""), "short-number");
    let comma = |at: usize| scan.is(at, Mark::Comma);
    let behind = |at: usize| comma(at) && (scan.shouting || matches!(scan.kind(at + 1), Some(Kind::Figures)));
    let listed = behind(at + 2 * count - 1)
        || at > 0
            && comma(at - 1)
            && (scan.shouting || matches!(scan.kind(at.saturating_sub(2)), Some(Kind::Figures)));
    let known = count > 3 || (count == 3 && (emergency || listed || scan.shouting));
    // "IS 6-1-8, 2-8-8, 7-1-9-0": the next group tells it from a record.
    let after = at + 2 * count;
    let grouped = scan.is(after - 1, Mark::Comma) && single(after) && scan.joins(after + 1, Mark::Hyphen);
    if !ends || !known || !grouped && count < 4 && super::score::is_record(scan, at, after - 1) {
        return None;
    }
    let digits: String = scan.between(at, at + 2 * count - 2).split('-').collect();
    if count == 5 && at > 0 && scan.says_any(at - 1, &["zip", "code"]) {
        return found(2 * count - 1, "phones", vec![counted_out(&digits)]);
    }
    found(2 * count - 1, "phones", vec![Piece::Digits(digits.into())])
}

/// `202-555-0123`, `1-800-555-0123`, `555-0123`, `202.555.0123`.
fn number(scan: &Scan, at: usize) -> Option<Found> {
    if matches!(scan.kind(at), Some(Kind::Figures)) && scan.word(at).len() == 12 {
        let pointed: Vec<&str> = scan.word(at).split('.').collect();
        if lengths(&pointed) == [3, 3, 4] {
            return found(1, "phones", groups(&pointed));
        }
    }
    if !scan.joins(at + 1, Mark::Hyphen) {
        return None;
    }
    let mut parts = vec![scan.word(at)];
    let mut next = at + 1;
    while scan.joins(next, Mark::Hyphen)
        && matches!(scan.kind(next + 1), Some(Kind::Figures))
        && parts.len() < 6
    {
        parts.push(scan.word(next + 1));
        next += 2;
    }
    let local = lengths(&parts) == [3, 4]
        && (parts[0] == "555"
            || scan.before(at).is_some_and(|before| scan.says_any(before, &["call", "at", "dial", "text"]))
            || follows_keyed(scan, at));
    let fits = matches!(lengths(&parts)[..], [3, 3 | 2, 4] | [1, 3, 3, 4] | [3, 3, 4, 1]) || local;
    let plain = parts.iter().all(|part| part.bytes().all(|byte| byte.is_ascii_digit()));
    (fits && plain).then(|| found(next - at, "phones", groups(&parts))).flatten()
}

/// Whether figures in parentheses stand behind a number in letters, whose keys they are: `1-800-MEDICARE
/// (633-4227)`.
fn follows_keyed(scan: &Scan, at: usize) -> bool {
    let lettered = |word: usize| {
        scan.word(word).len() > 2 && scan.word(word).bytes().all(|byte| byte.is_ascii_uppercase())
    };
    at > 3
        && scan.is(at - 1, Mark::OpenParen)
        && scan.is(at + 3, Mark::CloseParen)
        && lettered(at - 2)
        && scan.joins(at - 3, Mark::Hyphen)
}

/// `1-800-FLOWERS`, `1-800-GO-2-HAUL`: the figures, and the words as words.
fn worded(scan: &Scan, at: usize) -> Option<Found> {
    let toll = |text: &str| matches!(text, "800" | "833" | "844" | "855" | "866" | "877" | "888" | "900");
    let one = scan.word(at) == "1" && scan.joins(at + 1, Mark::Hyphen);
    let code = if one { at + 2 } else { at };
    // "800-THOUSAND" is a number: without its one, and in capitals, nothing tells.
    // "303-913-STOP": three figures, three and four keys are a number anywhere.
    let keyed = scan.joins(code + 3, Mark::Hyphen)
        && scan.word(code).len() == 3
        && scan.whole(code + 2, 3).is_some_and(|number| number > 99)
        && scan.word(code + 4).len() == 4
        && scan.word(code + 4).bytes().all(|byte| byte.is_ascii_uppercase());
    let known = toll(scan.word(code)) || keyed;
    if (scan.shouting && !one) || !known || !scan.joins(code + 1, Mark::Hyphen) {
        return None;
    }
    let mut pieces = vec![Piece::Digits(scan.word(code).into())];
    if one {
        pieces.splice(0..0, [Piece::Quantity(Quantity::whole(1)), Piece::Comma]);
    }
    let mut next = code + 1;
    let mut lettered = false;
    let mut keys = 0;
    while scan.joins(next, Mark::Hyphen) {
        pieces.push(Piece::Comma);
        let part = scan.word(next + 1);
        let word = matches!(scan.kind(next + 1), Some(Kind::Word))
            // "1-800-Flowers"
            && (part.bytes().all(|byte| byte.is_ascii_uppercase()) || one && scan.capital(next + 1));
        pieces.push(match scan.kind(next + 1) {
            Some(Kind::Figures) if part.len() < 3 => Piece::Quantity(Quantity::whole(part.parse().ok()?)),
            Some(Kind::Figures) => Piece::Digits(part.into()),
            _ if word && scan.words.get(part, Sort::Letters).is_some() => Piece::Letters(part.into()),
            _ if word => name(part),
            _ => return None,
        });
        lettered |= word;
        keys += part.len();
        next += 2;
    }
    if keys < 7 && (!one || scan.shouting) {
        return None;
    }
    // "1-800-273-TALK (8255)"
    let keyed = scan.is(next, Mark::OpenParen)
        && scan.word(next + 1).len() == 4
        && scan.is(next + 2, Mark::CloseParen);
    if keyed && lettered && scan.whole(next + 1, 4).is_some() {
        pieces.extend([Piece::Comma, Piece::Digits(scan.word(next + 1).into())]);
        next += 3;
    }
    lettered.then(|| found(next - at, "phones", pieces)).flatten()
}

/// `(202) 555-0123`, `+1 202-555-0123`.
fn bracketed(scan: &Scan, at: usize) -> Option<Found> {
    if matches!(scan.kind(at), Some(Kind::Mark(Mark::Sign('+')))) && scan.word(at + 1).len() <= 3 {
        let gap = usize::from(scan.joins(at + 2, Mark::Hyphen));
        let Some(rest) = number(scan, at + 2 + gap).or_else(|| in_brackets(scan, at + 2 + gap)) else {
            return abroad(scan, at);
        };
        let mut pieces = vec![ours("plus")];
        pieces.extend(groups(&[scan.word(at + 1)]));
        pieces.push(Piece::Comma);
        pieces.extend(rest.saying.pieces);
        return found(2 + gap + rest.take, "phones", pieces);
    }
    in_brackets(scan, at)
}

/// `(202) 555-0123`: the area code in parentheses.
fn in_brackets(scan: &Scan, at: usize) -> Option<Found> {
    let area =
        scan.is(at, Mark::OpenParen) && scan.word(at + 1).len() == 3 && scan.is(at + 2, Mark::CloseParen);
    let first = at + 3 + usize::from(scan.is(at + 3, Mark::Hyphen));
    let shaped = area
        && scan.is(first + 1, Mark::Hyphen)
        && scan.word(first).len() == 3
        && scan.word(first + 2).len() == 4;
    let parts = [scan.word(at + 1), scan.word(first), scan.word(first + 2)];
    let plain = parts.iter().all(|part| part.bytes().all(|byte| byte.is_ascii_digit()));
    (shaped && plain).then(|| found(first + 3 - at, "phones", groups(&parts))).flatten()
}

/// `+44 20 7946 0958`: groups as another country writes them.
fn abroad(scan: &Scan, at: usize) -> Option<Found> {
    let mut pieces = vec![ours("plus")];
    let mut digits = 0;
    let mut next = at + 1;
    while matches!(scan.kind(next), Some(Kind::Figures)) && !scan.stops(next) {
        let part = scan.word(next);
        if part.len() > 4 || !part.bytes().all(|byte| byte.is_ascii_digit()) {
            break;
        }
        if digits > 0 {
            pieces.push(Piece::Comma);
        }
        // Two figures and one are said as a number: in a script `2-0` would be a score.
        pieces.push(match part.parse() {
            Ok(number) if part.len() < 3 && !part.starts_with('0') => {
                Piece::Quantity(Quantity::whole(number))
            }
            _ => Piece::Digits(part.into()),
        });
        digits += part.len();
        next += 1 + usize::from(scan.joins(next + 1, Mark::Hyphen));
    }
    (8..=15).contains(&digits).then(|| found(next - at, "phones", pieces)).flatten()
}

/// `192.168.1.1`: a machine's address.
pub(super) fn machine(scan: &Scan, at: usize) -> Option<Found> {
    let text = scan.word(at);
    let parts = text.split('.').filter(|part| part.parse::<u8>().is_ok()).count();
    (parts == 4 && text.matches('.').count() == 3)
        .then(|| Found { take: 1, saying: super::web::read(text, scan.words) })
}

/// Figures that name a card or an account: more than anyone counts to, or the last four of it.
pub(super) fn serial(scan: &Scan, at: usize) -> Option<Found> {
    let text = scan.word(at);
    let plain =
        matches!(scan.kind(at), Some(Kind::Figures)) && text.bytes().all(|byte| byte.is_ascii_digit());
    let last = (3..=4).contains(&text.len())
        && scan.before(at).is_some_and(|lead| scan.says_any(lead, &["in", "with"]))
        && at >= 3
        && scan.says_any(at - 2, &["ending", "ends", "ended"])
        && (at.saturating_sub(6)..at - 2)
            .any(|word| scan.says_any(word, &["card", "account", "number", "plate"]));
    (plain && (text.len() > 12 || last)).then(|| found(1, "phones", vec![counted_out(text)])).flatten()
}

fn lengths(parts: &[&str]) -> Vec<usize> {
    parts.iter().map(|part| part.len()).collect()
}

/// Groups with a pause between; toll-free codes as a number is how people say them, so figures stay.
fn groups(parts: &[&str]) -> Vec<Piece> {
    let mut pieces = Vec::new();
    for part in parts {
        if !pieces.is_empty() {
            pieces.push(Piece::Comma);
        }
        pieces.push(match part.parse() {
            Ok(digit) if part.len() == 1 => Piece::Quantity(Quantity::whole(digit)),
            _ => Piece::Digits((*part).into()),
        });
    }
    pieces
}

/// A postal code after a state, of five figures or nine, and the tokens it takes.
pub(super) fn zip(scan: &Scan, at: usize) -> (Vec<Piece>, usize) {
    let figures = |at: usize, digits: usize| {
        let text = scan.word(at);
        matches!(scan.kind(at), Some(Kind::Figures))
            && text.len() == digits
            && text.bytes().all(|byte| byte.is_ascii_digit())
    };
    if scan.stops(at) || !figures(at, 5) {
        return (Vec::new(), 0);
    }
    let five = counted_out(scan.word(at));
    if scan.joins(at + 1, Mark::Hyphen) && figures(at + 2, 4) {
        return (vec![five, Piece::Comma, counted_out(scan.word(at + 2))], 3);
    }
    (vec![five], 1)
}

/// Figures one by one in which a nought is a zero, as codes are read where no mistake may be made.
fn counted_out(text: &str) -> Piece {
    let mut say = String::new();
    super::say::digits(text, false, &mut say);
    let page = text.chars().map(String::from).collect::<Vec<_>>().join("-");
    Piece::Fixed { page: page.into(), say: say.into() }
}
