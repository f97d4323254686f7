//! What stands around names: titles, party and state, suffixes, abbreviations, `No.` and `#`.

use super::scan::{Found, Scan, found, name, ours};
use crate::model::{Entry, Kind, Mark, Piece, Quantity, Sort};

/// A title before a name.
pub(super) fn title(scan: &Scan, at: usize) -> Option<Found> {
    let entry = scan.entry(at, Sort::Title).filter(|_| !is_senior(scan, at))?;
    let next = at + 1;
    let prefixed = at >= 2 && scan.says_any(at - 2, &["ex", "then", "now", "co", "acting"]);
    let hung = at > 0 && scan.joins(at - 1, Mark::Hyphen) && !prefixed;
    let elect = scan.joins(next, Mark::Hyphen) && scan.says_any(next + 1, &["elect", "designate"]);
    let retired = scan.is(next, Mark::OpenParen) && scan.says(next + 1, "ret.");
    let opened = retired || matches!(scan.kind(next), Some(Kind::Mark(Mark::OpenQuote | Mark::OpenBracket)));
    // In capitals every word could be a name but those that never are.
    let capital = scan.capital(next) && !(scan.shouting && scan.is_closed(next));
    // "Mr. and Mrs. Jones"
    let paired = scan.says_any(next, &["and", "&"])
        && scan.entry(next + 1, Sort::Title).is_some()
        && !scan.stops(next + 1);
    let alone = || (is_alone(scan, at) || paired) && !hung;
    let named =
        !hung && !scan.stops(next) && (capital || opened || elect) || is_unsayable(scan, at) || alone();
    if !named {
        return None;
    }
    let rule = match &*entry.page {
        "Mr." | "Mrs." | "Ms." | "Messrs." => "courtesy",
        "Doctor" | "Doctors" => "doctor",
        _ => "titles",
    };
    // "Senate Maj. Leader", "Min. Whip"
    if scan.says_any(next, &["leader", "whip"]) && matches!(&*entry.page, "Major" | "Minister") {
        let side = if &*entry.page == "Major" { "Majority" } else { "Minority" };
        return found(1, "titles", vec![ours(side)]);
    }
    let pieces = match rule {
        "courtesy" => vec![Piece::Fixed { page: (&*entry.page).into(), say: (&*entry.say).into() }],
        _ => vec![name(&entry.page)],
    };
    found(1, rule, pieces)
}

/// A rank in the capitals of the services, without a period: `SGT John Doe`.
pub(super) fn rank(scan: &Scan, at: usize) -> Option<Found> {
    scan.own(at, Sort::Title).and_then(|_| title(scan, at))
}

/// Whether the father of two of a name is meant, and no nun: `said Troy Carter Sr. "We are …`
fn is_senior(scan: &Scan, at: usize) -> bool {
    let other = [Sort::Title, Sort::Weekday, Sort::Month, Sort::Function];
    scan.says(at, "Sr.")
        && scan.before(at).is_some_and(|name| {
            scan.capital(name)
                && scan.before(name).is_some_and(|first| scan.capital(first) || scan.is(first, Mark::Period))
                && other.iter().all(|&sort| scan.entry(name, sort).is_none())
        })
}

/// A title that stands for its holder: `the Lt. Gov. and`, `the Gen. met`.
fn is_alone(scan: &Scan, at: usize) -> bool {
    // "Sec. of State"
    let of = scan.says(at + 1, "of") && scan.capital(at + 2) && !scan.word(at).starts_with("Dr");
    // "Troy Carter Sr. of Louisiana" is no sister.
    let named = scan
        .before(at)
        .is_some_and(|before| scan.capital(before) && scan.entry(before, Sort::Title).is_none());
    if of && scan.capital(at) && !named {
        return true;
    }
    let mut first = at;
    while let Some(before) = scan.before(first) {
        if scan.says(before, "the") {
            let cut = matches!(scan.kind(at), Some(Kind::Abbreviation)) && !scan.says(at, "sec.");
            return (scan.capital(at) || cut) && !scan.stops(at + 1);
        }
        if scan.entry(before, Sort::Title).is_none() {
            return false;
        }
        first = before;
    }
    false
}

/// A title that cannot be read as it is cut, whatever follows it: `the sgt. from Ohio`.
fn is_unsayable(scan: &Scan, at: usize) -> bool {
    let word = scan.word(at).trim_end_matches('.');
    // "the state's gov. said", "GOP govs. met"
    let cut = scan.word(at).len() > word.len()
        && (word.ends_with("vs") || !scan.glued(at) && matches!(scan.word(at), "gov." | "sen."));
    cut || word.len() > 2
        && !word.bytes().any(|byte| b"aeiouyAEIOUY".contains(&byte))
        && scan.word(at).len() > word.len()
}

/// `D-Conn.`, `R-Texas`: the party, and of which state.
pub(super) fn party(scan: &Scan, at: usize) -> Option<Found> {
    let party = match scan.word(at) {
        "D" | "Dem." => "Democrat",
        "R" | "Rep." => "Republican",
        "I" | "Ind." => "independent",
        _ => return None,
    };
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
    found(2 + take + period, "party", vec![ours(&party), ours("of"), name(&state)])
}

/// `D-San Francisco`: the party, and of which town.
fn district(scan: &Scan, at: usize, party: &str) -> Option<Found> {
    // I-Tunes: who is of no party is named with a state.
    if party == "independent" {
        return None;
    }
    let aside = scan.before(at).is_some_and(|before| scan.is(before, Mark::Comma))
        || at > 0 && scan.is(at - 1, Mark::OpenParen);
    let town =
        scan.capital(at + 2) && matches!(scan.kind(at + 2), Some(Kind::Word)) && scan.word(at + 2).len() > 2;
    (aside && town && !scan.shouting).then(|| found(2, "party", vec![ours(party), ours("of")])).flatten()
}

/// A state in print, postal or full form; after a party also as nobody should write it (`D-Ma.`).
fn state_name(scan: &Scan, at: usize) -> Option<(String, usize)> {
    let word = scan.word(at);
    let odd = || scan.words.get(&word.to_uppercase(), Sort::State).filter(|_| word.len() == 2);
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
            && [Sort::Title, Sort::Street].iter().any(|&sort| scan.entry(at + 1, sort).is_some());
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
    town_state(scan, at).or_else(|| lone_state(scan, at))
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
    let (code, take) = super::phone::zip(scan, at + 1);
    pieces.extend(code);
    found(1 + take, "states", pieces)
}

/// Whether two letters after a name and a comma are a state's: not in `Roe, MD,` or `Roe, VA secretary`.
fn is_place(scan: &Scan, town: usize, at: usize) -> bool {
    let next = at + 1;
    let closed = scan.stops(next)
        || matches!(scan.kind(next), Some(Kind::Mark(_) | Kind::Figures)) && !scan.joins(next, Mark::Hyphen);
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

/// `No. 1`, `Nos. 1`, `#1`.
pub(super) fn number_sign(scan: &Scan, at: usize) -> Option<Found> {
    let sign = matches!(scan.kind(at), Some(Kind::Mark(Mark::Sign('#')))) && scan.glued(at + 1);
    let word = scan.word(at);
    let plural = matches!(word, "Nos." | "NOS." | "nos.");
    if !(sign || plural || matches!(word, "No." | "NO." | "no." | "N°")) || scan.stops(at + 1) {
        return None;
    }
    // "Apt. #4B"
    if sign && matches!(scan.kind(at + 1), Some(Kind::Mixed)) {
        let mut found = super::identifier::mixed(scan, at + 1)?;
        let numbered = scan.before(at).is_some_and(|before| scan.entry(before, Sort::Numbered).is_some());
        if !numbered {
            found.saying.pieces.insert(0, ours("number"));
        }
        return Some(Found { take: found.take + 1, saying: found.saying });
    }
    let figures = scan.figures(at + 1)?;
    let lead = ours(if plural { "numbers" } else { "number" });
    if let Some(docket) = super::bill::docket(scan, at + 1) {
        return found(4, "number-sign", [lead].into_iter().chain(docket).collect());
    }
    let mut pieces = vec![lead, Piece::Quantity(figures.quantity())];
    let last = scan.joins(at + 2, Mark::Hyphen).then(|| scan.figures(at + 3)).flatten();
    if let Some(last) = last.filter(|_| plural && !scan.joins(at + 4, Mark::Hyphen)) {
        pieces.extend([ours("to"), Piece::Quantity(last.quantity())]);
        return found(4, "number-sign", pieces);
    }
    found(2, "number-sign", pieces)
}

/// `c. 1620`: a year nobody is sure of.
pub(super) fn circa(scan: &Scan, at: usize) -> Option<Found> {
    let short = matches!(scan.word(at), "c" | "ca" | "C" | "CA" | "c." | "ca." | "C." | "CA.");
    let year = at + 1 + usize::from(scan.is(at + 1, Mark::Period));
    let dated = short && year + usize::from(scan.word(at).ends_with('.')) > at + 1;
    let figures = scan.whole(year, 4).filter(|&number| dated && (500..2030).contains(&number))?;
    found(year + 1 - at, "abbreviations", vec![ours("circa"), Piece::Year(figures as u16)])
}

/// An abbreviation of what a number names: `Hwy. 61`, `Rt. 9`.
fn before_number(scan: &Scan, at: usize) -> Option<Found> {
    let entry = scan
        .own(at, Sort::Numbered)
        .filter(|entry| !entry.page.is_empty() && *entry.page != *scan.word(at))?;
    let aired = scan.says(at, "Ch.") && scan.before(at).is_some_and(|before| scan.says(before, "on"));
    if aired && scan.figures(at + 1).is_some() {
        return found(1, "abbreviations", vec![ours("Channel")]);
    }
    let figures = matches!(scan.kind(at + 1), Some(Kind::Figures | Kind::Mixed)) && !scan.stops(at + 1);
    let roman = !scan.stops(at + 1) && super::roman::value(scan.word(at + 1)).is_some();
    (figures || roman).then(|| found(1, "abbreviations", vec![name(&entry.page)])).flatten()
}

/// A listed abbreviation wherever it stands.
pub(super) fn abbreviation(scan: &Scan, at: usize) -> Option<Found> {
    let text = scan.word(at);
    if matches!(text, "v." | "V.") {
        let cased = scan.before(at).is_some_and(|before| scan.capital(before)) && scan.capital(at + 1);
        return cased.then(|| found(1, "abbreviations", vec![ours("versus")])).flatten();
    }
    if matches!(text, "St." | "ST.") && scan.capital(at + 1) {
        return found(1, "abbreviations", vec![ours("Saint")]);
    }
    // "an est. of 35 cents"
    if text.eq_ignore_ascii_case("est.") && scan.says(at + 1, "of") {
        return found(1, "abbreviations", vec![ours("estimate")]);
    }
    if matches!(text, "Sts." | "STS.")
        && scan.capital(at + 1)
        && !scan.before(at).is_some_and(|before| scan.capital(before))
    {
        return found(1, "abbreviations", vec![ours("Saints")]);
    }
    let precinct = matches!(text, "Pct." | "PCT.") && super::address::after_ordinal(scan, at);
    if precinct {
        return found(1, "abbreviations", vec![ours("Precinct")]);
    }
    if let Some(found) = before_number(scan, at) {
        return Some(found);
    }
    let counted =
        scan.before(at).is_some_and(|before| scan.figures(before).is_some() || scan.plays(before, "number"));
    // "six ft. sections"
    let unit = || scan.words.get(&text.to_ascii_lowercase(), Sort::Unit);
    if counted && let Some(unit) = unit() {
        return found(1, "measures", vec![name(&unit.page)]);
    }
    let named = scan.capital(at + 1) && !scan.stops(at + 1) && !counted;
    let entry = scan.entry(at, Sort::Abbreviation)?;
    let wants_name = matches!(text, "Mt." | "Ft." | "Pt." | "MT." | "FT." | "PT.");
    // "(pop. 30M)", but "It is pop."
    let wants_figures =
        matches!(text, "pop." | "Pop.") && !matches!(scan.kind(at + 1), Some(Kind::Figures | Kind::Mixed));
    if (wants_name && !named) || wants_figures || matches!(text.to_ascii_lowercase().as_str(), "no." | "nos.")
    {
        return None;
    }
    if !entry.say.is_empty() {
        return found(
            1,
            "abbreviations",
            vec![Piece::Fixed { page: (&*entry.page).into(), say: (&*entry.say).into() }],
        );
    }
    found(1, "abbreviations", vec![name(&entry.page)])
}

/// Words listed without a period that are abbreviations all the same: `Sen Sanders`, `vs`, `Jr`.
pub(super) fn numbered(scan: &Scan, at: usize) -> Option<Found> {
    let word = scan.word(at);
    if matches!(word, "No" | "NO")
        && scan.figures(at + 1).is_some()
        && !scan.stops(at + 1)
        && !scan.glued(at + 1)
    {
        let follows = scan.small(at + 2) && scan.word(at + 2).ends_with('s');
        let quantity: Quantity = scan.figures(at + 1)?.quantity();
        return (!follows)
            .then(|| found(2, "number-sign", vec![ours("number"), Piece::Quantity(quantity)]))
            .flatten();
    }
    before_number(scan, at)
}
