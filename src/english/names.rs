//! What stands around names: titles, suffixes, abbreviations, `No.` and `#`.

use super::scan::{Found, Scan, found, name, ours};
use crate::model::{Kind, Mark, Piece, Quantity, Sort};

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
    // "Mr. de los Santos"
    let particle = ["de", "van", "von", "der", "da", "di", "du", "la", "le", "bin", "al", "el"];
    let paired = paired || scan.says_any(next, &particle) && scan.small(next);
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

/// A title or rank without its period: `SGT John Doe`, `Mr Smith`, `Lt Gov Ann Lee`.
pub(super) fn rank(scan: &Scan, at: usize) -> Option<Found> {
    scan.own(at, Sort::Title)?;
    // "Gen Z", "Gen Alpha"
    let born = scan.says(at, "Gen") && (scan.word(at + 1).len() == 1 || scan.plays(at + 1, "generation"));
    // "12 Oak Dr Apt. 4"
    let street = || super::address::bare_street(scan, at).is_some();
    if is_hung(scan, at) || scan.glued(at + 1) || born || street() { None } else { title(scan, at) }
}

/// Whether a word hangs on what stands before it, and not on an opening mark.
fn is_hung(scan: &Scan, at: usize) -> bool {
    let opening = |mark: &Mark| {
        matches!(mark, Mark::OpenQuote | Mark::OpenSingle | Mark::OpenParen | Mark::OpenBracket | Mark::Dash)
    };
    scan.glued(at)
        && at
            .checked_sub(1)
            .is_some_and(|before| !matches!(scan.kind(before), Some(Kind::Mark(mark)) if opening(mark)))
}

/// A listed abbreviation without its period, as British papers have it: `Sam Hall Jr`, `Apple Inc said`,
/// `St Louis`.
pub(super) fn cut_short(scan: &Scan, at: usize) -> Option<Found> {
    let entry = scan.own(at, Sort::Abbreviation).filter(|_| matches!(scan.kind(at), Some(Kind::Word)))?;
    if entry.page.ends_with("day") {
        return super::weekday::bare(scan, at);
    }
    let named = |at: usize| scan.capital(at) && scan.entry(at, Sort::Function).is_none();
    let before = scan.before(at);
    // "Sam Hall, Jr"
    let before =
        before.filter(|&comma| scan.is(comma, Mark::Comma)).map_or(before, |comma| scan.before(comma));
    let behind = before.is_some_and(|name| named(name) || scan.is(name, Mark::CloseParen));
    let leads = named(at + 1) && !scan.stops(at + 1) && !scan.glued(at + 1);
    let numbered = before.is_some_and(|number| matches!(scan.kind(number), Some(Kind::Mixed)));
    let faced = scan.own(at + 1, Sort::Direction).is_some();
    let fits = match scan.word(at) {
        "Mt" | "Ft" => leads && before.is_none_or(|number| scan.figures(number).is_none()),
        "St" if numbered || faced && behind => return found(1, "addresses", vec![ours("Street")]),
        "Fl" => super::address::after_ordinal(scan, at),
        "Corp" => behind && !scan.says(at + 1, "of"),
        "St" if leads => !behind || before.is_some_and(|place| scan.plays(place, "saintly")),
        "St" if behind => return found(1, "addresses", vec![ours("Street")]),
        "Sr" => behind && !leads,
        "Ltd" | "Inc" => before.is_some_and(|name| scan.capital(name) || scan.is(name, Mark::CloseParen)),
        _ => behind,
    };
    let hung = is_hung(scan, at) || scan.joins(at + 1, Mark::Hyphen);
    (fits && !hung).then(|| found(1, "abbreviations", vec![name(&entry.page)])).flatten()
}

/// Whether the father of two of a name is meant, and no nun: `said Troy Carter Sr. "We are …`
fn is_senior(scan: &Scan, at: usize) -> bool {
    let other = [Sort::Title, Sort::Weekday, Sort::Month, Sort::Function];
    scan.says(at, "Sr.") && follows_initial(scan, at)
        || scan.says(at, "Sr.")
            && scan.before(at).is_some_and(|name| {
                scan.capital(name)
                    && scan
                        .before(name)
                        .is_some_and(|first| scan.capital(first) || scan.is(first, Mark::Period))
                    && other.iter().all(|&sort| scan.entry(name, sort).is_none())
            })
}

/// Whether a comma stands there behind a name with an initial: `J. Alfred Smith, [Sr.] Academy`.
fn follows_initial(scan: &Scan, at: usize) -> bool {
    let Some(mut name) = scan.before(at).filter(|&comma| scan.is(comma, Mark::Comma)) else { return false };
    for _ in 0..4 {
        let Some(before) = scan.before(name) else { return false };
        if scan.is(before, Mark::Period) && before > 0 {
            return scan.word(before - 1).len() == 1;
        }
        if !scan.capital(before) {
            return false;
        }
        name = before;
    }
    false
}

/// A title that stands for its holder: `the Lt. Gov. and`, `the Gen. met`.
fn is_alone(scan: &Scan, at: usize) -> bool {
    // "Sec. of State"
    let the = usize::from(scan.says(at + 2, "the"));
    let of = scan.says(at + 1, "of") && scan.capital(at + 2 + the) && !scan.word(at).starts_with("Dr");
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

/// `No. 1`, `Nos. 1`, `#1`.
pub(super) fn number_sign(scan: &Scan, at: usize) -> Option<Found> {
    let sign = matches!(scan.kind(at), Some(Kind::Mark(Mark::Sign('#')))) && scan.glued(at + 1);
    let word = scan.word(at);
    let plural = matches!(word, "Nos." | "NOS." | "nos.");
    if !(sign || plural || matches!(word, "No." | "NO." | "no." | "N°")) || scan.stops(at + 1) {
        return None;
    }
    // "Apt. #4B"
    let docket = scan.word(at + 1).starts_with(|c: char| c.is_ascii_digit()) && !plural;
    if (sign || docket) && matches!(scan.kind(at + 1), Some(Kind::Mixed)) {
        let mut found = super::identifier::mixed(scan, at + 1)?;
        let numbered = scan.before(at).is_some_and(|before| scan.entry(before, Sort::Numbered).is_some());
        if !numbered {
            found.saying.pieces.insert(0, ours("number"));
        }
        return Some(Found { take: found.take + 1, saying: found.saying });
    }
    if let Some(mut case) = super::bill::federal(scan, at + 1) {
        case.saying.pieces.insert(0, ours("number"));
        return Some(Found { take: case.take + 1, saying: case.saying });
    }
    let figures = scan.figures(at + 1)?;
    let lead = ours(if plural { "numbers" } else { "number" });
    if let Some(docket) = super::bill::docket(scan, at + 1) {
        return found(4, "number-sign", [lead].into_iter().chain(docket).collect());
    }
    // "Badge #4471", "Order No. 3418": what is counted has its commas.
    if figures.bare(9).is_some() && figures.text.len() > 3 {
        let digits = Piece::Identifier { digits: figures.text.into(), spell: false };
        return found(2, "number-sign", vec![lead, digits]);
    }
    let mut pieces = vec![lead, Piece::Quantity(figures.quantity())];
    let last = scan.joins(at + 2, Mark::Hyphen).then(|| scan.figures(at + 3)).flatten();
    if let Some(last) = last.filter(|_| plural && !scan.joins(at + 4, Mark::Hyphen)) {
        pieces.extend([ours("to"), Piece::Quantity(last.quantity())]);
        return found(4, "number-sign", pieces);
    }
    found(2, "number-sign", pieces)
}

/// `Dept. of Ed.`: what the department is for, cut short, which anywhere else is a name.
pub(super) fn department(scan: &Scan, at: usize) -> Option<Found> {
    let whole = match scan.word(at) {
        "Ed" => "Education",
        "Ag" => "Agriculture",
        _ => return None,
    };
    let of = scan.before(at).filter(|&of| scan.says(of, "of") && scan.is(at + 1, Mark::Period))?;
    let board = ["department", "dept.", "dept", "board", "bd.", "college", "secretary", "sec."];
    let led = scan.before(of).is_some_and(|before| scan.says_any(before, &board));
    let own = usize::from(!scan.stops(at + 2));
    led.then(|| found(1 + own, "abbreviations", vec![name(whole)])).flatten()
}

/// `b. 7/4/1940, d. 2023`: when someone was born, and died.
pub(super) fn lived(scan: &Scan, at: usize) -> Option<Found> {
    let word = match scan.word(at) {
        "b" => "born",
        "d" => "died",
        _ => return None,
    };
    let led = at > 0
        && matches!(
            scan.kind(at - 1),
            Some(Kind::Mark(Mark::Comma | Mark::OpenParen | Mark::CloseParen | Mark::Semicolon))
        );
    let dated = matches!(scan.kind(at + 2), Some(Kind::Figures)) || scan.entry(at + 2, Sort::Month).is_some();
    (led && dated && scan.is(at + 1, Mark::Period))
        .then(|| found(2, "abbreviations", vec![ours(word)]))
        .flatten()
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
    // "Prop. KK"
    let letters = scan.word(at + 1);
    let lettered = scan.says_any(at, &["prop.", "ref.", "amend.", "ste."])
        && letters.len() < 3
        && !letters.is_empty()
        && letters.bytes().all(|byte| byte.is_ascii_uppercase());
    (figures || roman || lettered).then(|| found(1, "abbreviations", vec![name(&entry.page)])).flatten()
}

/// `Windsor d. Holy Family 25-19`: who beat whom.
pub(super) fn defeated(scan: &Scan, at: usize) -> Option<Found> {
    let between = scan.word(at) == "d"
        && scan.is(at + 1, Mark::Period)
        && scan.capital(at + 2)
        && !scan.glued(at)
        && scan.before(at).is_some_and(|winner| scan.capital(winner));
    let scored =
        (at + 3..at + 7).any(|score| scan.figures(score).is_some() && scan.joins(score + 1, Mark::Hyphen));
    (between && scored).then(|| found(2, "abbreviations", vec![ours("defeated")])).flatten()
}

/// A listed abbreviation wherever it stands.
pub(super) fn abbreviation(scan: &Scan, at: usize) -> Option<Found> {
    let text = scan.word(at);
    if matches!(text, "v." | "V.") {
        let cased =
            scan.before(at).is_some_and(|before| scan.capital(before) || scan.is(before, Mark::CloseParen))
                && scan.capital(at + 1);
        return cased.then(|| found(1, "abbreviations", vec![ours("versus")])).flatten();
    }
    if matches!(text, "St." | "ST.") && scan.capital(at + 1) {
        return found(1, "abbreviations", vec![ours("Saint")]);
    }
    // "EPA admin. Lee Zeldin"
    if text == "admin." && scan.capital(at + 1) && !scan.stops(at + 1) {
        return found(1, "abbreviations", vec![ours("administrator")]);
    }
    // "an est. of 35 cents"
    if text.eq_ignore_ascii_case("est.") && scan.says(at + 1, "of") {
        return found(1, "abbreviations", vec![ours("estimate")]);
    }
    // "Lee & Sons, est. 1850"
    let founded =
        scan.whole(at + 1, 4).is_some_and(|year| (1500..2100).contains(&year)) && !scan.stops(at + 1);
    if founded && text.eq_ignore_ascii_case("est.") {
        return found(1, "abbreviations", vec![ours("established")]);
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
    // "on the 1st Fl."
    let hung = at > 1 && scan.joins(at - 1, Mark::Hyphen) && super::address::after_ordinal(scan, at - 1);
    if text.eq_ignore_ascii_case("fl.") && (hung || super::address::after_ordinal(scan, at)) {
        return found(1, "abbreviations", vec![ours("Floor")]);
    }
    if let Some(found) = before_number(scan, at) {
        return Some(found);
    }
    let counted = scan.before(at).is_some_and(|before| {
        scan.figures(before).is_some() || scan.plays(before, "number") && !scan.says(before, "point")
    });
    // "six ft. sections"
    let unit = || scan.words.get(&text.to_ascii_lowercase(), Sort::Unit);
    if counted && let Some(unit) = unit() {
        let described = scan.small(at + 1)
            && scan.word(at + 1).ends_with('s')
            && !scan.is_closed(at + 1)
            && !scan.plays(at + 1, "particle");
        return found(1, "measures", vec![name(if described { &unit.say } else { &unit.page })]);
    }
    let named = scan.capital(at + 1) && !scan.stops(at + 1) && !counted;
    let entry = scan.entry(at, Sort::Abbreviation)?;
    // "fed. prison", but "They were fed."
    let own = scan.own(at, Sort::Abbreviation).is_some();
    let small = text.starts_with(|c: char| c.is_ascii_lowercase());
    let ends = scan.stops(at + 1) || scan.is(at + 1, Mark::Period);
    if scan.plays(at, "cut") && (!own || small && ends) {
        return None;
    }
    // "agg. assault", but "5-2 agg."
    if text == "agg." && scan.plays(at + 1, "aggravated") {
        return found(1, "abbreviations", vec![ours("aggravated")]);
    }
    let wants_name = matches!(text, "Mt." | "Ft." | "Pt." | "MT." | "FT." | "PT.");
    // "(pop. 30M)", but "It is pop."
    let wants_figures =
        text.eq_ignore_ascii_case("pop.") && !matches!(scan.kind(at + 1), Some(Kind::Figures | Kind::Mixed));
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
    station(scan, at).or_else(|| before_number(scan, at))
}

/// `AM 1010`: a radio station by its place on the dial, in kilohertz.
fn station(scan: &Scan, at: usize) -> Option<Found> {
    let dial = scan.whole(at + 1, 4).filter(|dial| (530..=1710).contains(dial))?;
    let named = scan.word(at) == "AM" && !scan.shouting && !scan.stops(at + 1) && !scan.glued(at + 1);
    let band = Piece::Fixed { page: "A-M".into(), say: "a m".into() };
    let pieces = vec![band, Piece::Identifier { digits: dial.to_string().into(), spell: false }];
    named.then(|| found(2, "identifiers", pieces)).flatten()
}
