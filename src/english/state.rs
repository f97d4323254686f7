//! States: behind a party (`D-Conn.`), behind a town, and on their own.

use super::scan::{Found, Scan, found, name, ours};
use crate::model::{Entry, Kind, Mark, Piece, Sort};

/// `D-Conn.`, `R-Texas`: the party, and of which state.
pub(super) fn party(scan: &Scan, at: usize) -> Option<Found> {
    let party = match scan.word(at) {
        "D" | "Dem." => "Democrat",
        "R" | "Rep." => "Republican",
        "I" | "Ind." => "independent",
        _ => return None,
    };
    // "Josh Stein, D, leads"
    let alone = matches!(scan.word(at), "D" | "R") && scan.is(at + 1, Mark::Comma) && !scan.shouting;
    if alone
        && let Some(comma) = scan.before(at).filter(|&comma| scan.is(comma, Mark::Comma))
        && let Some(named) = scan.before(comma)
        && scan.capital(named)
        && scan.word(named).len() > 2
        && scan.before(named).is_some_and(|first| scan.capital(first))
    {
        return found(1, "party", vec![ours(party)]);
    }
    // Letters said one by one: H-R-As.
    if at > 0 && scan.joins(at - 1, Mark::Hyphen) {
        return None;
    }
    // "(D- Minn.)"
    let loose =
        scan.is(at + 1, Mark::Hyphen) && scan.glued(at + 1) && at > 0 && scan.is(at - 1, Mark::OpenParen);
    if !loose && !scan.joins(at + 1, Mark::Hyphen) {
        return None;
    }
    let Some((state, take)) = state_name(scan, at + 2) else { return district(scan, at, party) };
    let period = usize::from(
        scan.is(at + 2 + take, Mark::Period)
            && scan.glued(at + 2 + take)
            && scan.word(at + 2).len() <= 2
            && !scan.stops(at + 3 + take),
    );
    let several = scan.before(at).is_some_and(|before| scan.says_any(before, &["both", "all"]));
    let party = if several { format!("{party}s") } else { party.to_owned() };
    if state == "D-C" {
        let place = ["the", "District", "of", "Columbia"].map(ours);
        return found(
            2 + take + period,
            "party",
            [ours(&party), ours("of")].into_iter().chain(place).collect(),
        );
    }
    let mut pieces = vec![ours(&party), ours("of"), name(&state)];
    let numbered = number_of_district(scan, at + 2 + take, &mut pieces);
    found(2 + take + numbered.max(period), "party", pieces)
}

/// The number of a member's district: `D-Wash.[-07]`, `(N.H.[-02])`; gives the tokens it takes.
fn number_of_district(scan: &Scan, at: usize, pieces: &mut Vec<Piece>) -> usize {
    let Some(number) = scan.joins(at, Mark::Hyphen).then(|| scan.word(at + 1).parse::<u8>().ok()).flatten()
    else {
        return 0;
    };
    let digits = number.to_string();
    let ends = !scan.joins(at + 2, Mark::Hyphen) && scan.word(at + 1).len() < 3;
    if ends && number > 0 {
        pieces.extend([Piece::Hyphen, Piece::Identifier { digits: digits.into(), spell: false }]);
    }
    if ends && number > 0 { 2 } else { 0 }
}

/// `(N.H.-02)`: a member's district alone.
fn seat(scan: &Scan, at: usize) -> Option<Found> {
    let led = at > 0 && matches!(scan.kind(at - 1), Some(Kind::Mark(Mark::OpenParen)));
    let entry = state_entry(scan, at).filter(|_| led && !matches!(scan.kind(at), Some(Kind::Word)))?;
    let mut pieces = vec![name(&entry.page)];
    let take = number_of_district(scan, at + 1, &mut pieces);
    (take > 0 && scan.is(at + 1 + take, Mark::CloseParen))
        .then(|| found(1 + take, "states", pieces))
        .flatten()
}

/// `D-San Francisco`: the party, and of which town.
fn district(scan: &Scan, at: usize, party: &str) -> Option<Found> {
    // I-Tunes: who is of no party is named with a state.
    if party == "independent" {
        return None;
    }
    let aside = scan.before(at).is_some_and(|before| scan.is(before, Mark::Comma))
        || at > 0 && scan.is(at - 1, Mark::OpenParen);
    // "(R-14th)", "(D-4th CD)"
    if let Some(number) = super::number::ordinal_of(scan.word(at + 2)).filter(|_| aside) {
        let cd = usize::from(scan.word(at + 3) == "CD");
        let mut pieces = vec![ours(party), ours("of"), ours("the"), Piece::Ordinal(number), ours("District")];
        // "D-3rd Middlesex"
        if cd == 0 && scan.capital(at + 3) && !scan.stops(at + 3) {
            pieces.pop();
        }
        return found(3 + cd, "party", pieces);
    }
    let town =
        scan.capital(at + 2) && matches!(scan.kind(at + 2), Some(Kind::Word)) && scan.word(at + 2).len() > 2;
    // "(D-Day)" is of no party.
    let known =
        scan.words.get(scan.between(at, (at + 2).min(scan.tokens.len() - 1)), Sort::Special).is_some();
    (aside && town && !known && !scan.shouting)
        .then(|| found(2, "party", vec![ours(party), ours("of")]))
        .flatten()
}

/// A state in print, postal or full form; after a party also as nobody should write it (`D-Ma.`).
fn state_name(scan: &Scan, at: usize) -> Option<(String, usize)> {
    let word = scan.word(at);
    // In capitals `R-Ns` are nurses.
    let odd =
        || scan.words.get(&word.to_uppercase(), Sort::State).filter(|_| word.len() == 2 && !scan.shouting);
    if let Some(entry) = state_entry(scan, at).or_else(odd) {
        return Some((entry.page.to_string(), 1));
    }
    let two = scan.capital(at + 1) && !scan.glued(at + 1);
    let entry = two.then(|| scan.words.get(scan.between(at, at + 1), Sort::State)).flatten()?;
    Some((entry.page.to_string(), 2))
}

fn state_entry<'a>(scan: &Scan<'a>, at: usize) -> Option<&'a Entry> {
    if matches!(scan.kind(at), Some(Kind::Dotted)) {
        // "M.D." and "M.A." are degrees: print shortens those states otherwise.
        let bare: String = scan.word(at).chars().filter(|&c| c != '.').collect();
        let degree = scan.words.plays(&bare, "degree");
        let listed = scan.own(at, Sort::State).or_else(|| scan.words.get(&bare, Sort::State));
        return listed.filter(|_| !degree);
    }
    scan.own(at, Sort::State)
}

/// A state's abbreviation in print where no town stands before it: `in Calif.`, `north Fla.`
fn lone_state(scan: &Scan, at: usize) -> Option<Found> {
    if !matches!(scan.kind(at), Some(Kind::Dotted | Kind::Abbreviation)) {
        return None;
    }
    let followed = scan.small(at + 1)
        || !scan.stops(at + 1)
            && [Sort::Title, Sort::Street].iter().any(|&sort| scan.entry(at + 1, sort).is_some())
        || !scan.stops(at + 1) && scan.plays(at + 1, "statewide");
    let numbered = matches!(scan.kind(at + 1), Some(Kind::Figures)) && !scan.stops(at + 1);
    let listed = scan.is(at + 1, Mark::Comma) && state_entry(scan, at + 2).is_some();
    let followed = followed || numbered || listed;
    // "N.J. teens", but "S.C. Johnson".
    // "polled well in N.H., not in S.C."
    let paired = |and: usize| scan.says(and, "and") && and > 0 && scan.entry(and - 1, Sort::State).is_some();
    let placed = scan
        .before(at)
        .is_some_and(|before| scan.says_any(before, &["in", "from", "across"]) || paired(before))
        && (scan.stops(at + 1) || matches!(scan.kind(at + 1), Some(Kind::Mark(_))) && !scan.glued(at + 2));
    let lettered = matches!(scan.kind(at), Some(Kind::Dotted))
        && (followed || placed)
        && scan.own(at, Sort::State).is_some();
    let printed = matches!(scan.kind(at), Some(Kind::Abbreviation)) && scan.capital(at);
    let entry = state_entry(scan, at).filter(|entry| printed || lettered && &*entry.page != "D-C")?;
    // "led Mass.", but "in Mass.": a service ends sentences, too.
    let service = scan.says(at, "Mass.") && scan.stops(at + 2) && scan.is(at + 1, Mark::Period);
    let place = ["in", "of", "from", "across", "near", "to", "western", "eastern", "central", "northern"];
    if service && scan.before(at).is_some_and(|before| scan.small(before) && !scan.says_any(before, &place)) {
        return None;
    }
    // "Sean Penn.": a name's end, where no direction goes before.
    let ends = scan.is(at + 1, Mark::Period) || scan.stops(at + 1);
    let named = |before: usize| {
        scan.capital(before)
            && scan.before(before).is_some()
            && ["ern", "th", "st"].iter().all(|end| !scan.word(before).ends_with(end))
    };
    if ends && printed && scan.before(at).is_some_and(named) {
        return None;
    }
    let parted = |before: usize| scan.is(before, Mark::Semicolon);
    let owns = scan.glued(at + 1) && matches!(scan.word(at + 1), "'s" | "’s");
    let opens = scan.before(at).is_none_or(parted) && (followed || owns || scan.is(at + 1, Mark::Comma));
    let led = opens
        || scan.before(at).is_some_and(|before| {
            let open = Kind::Mark(Mark::OpenParen);
            let and = Kind::Mark(Mark::Sign('&'));
            scan.small(before)
                || scan.capital(before)
                || scan.kind(before).is_some_and(|kind| *kind == open || *kind == and)
                || scan.is(before, Mark::Slash)
                || matches!(scan.kind(before), Some(Kind::Figures))
        });
    led.then(|| found(1, "states", vec![name(&entry.page)])).flatten()
}

/// A state's abbreviation, after a town and a comma or on its own.
pub(super) fn state(scan: &Scan, at: usize) -> Option<Found> {
    seat(scan, at).or_else(|| town_state(scan, at)).or_else(|| lone_state(scan, at))
}

fn town_state(scan: &Scan, at: usize) -> Option<Found> {
    let comma = scan.before(at).filter(|&comma| scan.is(comma, Mark::Comma))?;
    let town = scan.before(comma).filter(|&town| scan.capital(town))?;
    let entry = state_entry(scan, at).filter(|_| !matches!(scan.kind(town), Some(Kind::Figures)))?;
    if scan.word(at).trim_end_matches('.') == "D.C" || &*entry.page == scan.word(at) {
        return None;
    }
    // "…, IN" or "…, OR" where case tells nothing may be words.
    let postal = matches!(scan.kind(at), Some(Kind::Word));
    if postal && (scan.shouting || !is_place(scan, town, at)) {
        return None;
    }
    let mut pieces = vec![name(&entry.page)];
    let hyphen = usize::from(scan.joins(at + 1, Mark::Hyphen));
    let (code, take) = super::phone::zip(scan, at + 1 + hyphen);
    pieces.extend(code);
    found(if take > 0 { 1 + hyphen + take } else { 1 }, "states", pieces)
}

/// Whether two letters after a name and a comma are a state's: not in `Roe, MD,` or `Roe, VA secretary`.
fn is_place(scan: &Scan, town: usize, at: usize) -> bool {
    let next = at + 1;
    let coded = scan.joins(next, Mark::Hyphen) && super::phone::zip(scan, next + 1).1 > 0;
    let closed = scan.stops(next)
        || matches!(scan.kind(next), Some(Kind::Mark(_) | Kind::Figures)) && !scan.joins(next, Mark::Hyphen)
        || coded;
    if scan.own(at, Sort::Letters).is_some() && !closed {
        return false;
    }
    let mut first = town;
    while let Some(before) = scan.before(first).filter(|&before| scan.capital(before)) {
        first = before;
    }
    let said = scan
        .before(first)
        .is_some_and(|before| scan.says_any(before, &["in", "near", "from", "of", "at", "to", "outside"]));
    said || super::phone::zip(scan, next).1 > 0 || !scan.plays(at, "degree")
}
