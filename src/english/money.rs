//! Money: a currency's sign or code and an amount, on its own, as a range, or before a noun.

pub(super) mod coded;

use super::scan::{Found, Scan, found, name, ours};
use crate::model::lexicon::Form;
use crate::model::{Entry, Kind, Mark, Piece, Quantity, Sort};

/// A currency's sign, with the letters before it: `$`, `C$`, `€`.
fn currency<'a>(scan: &Scan<'a>, at: usize) -> Option<(&'a Entry, usize)> {
    let sign = |at: usize| matches!(scan.kind(at), Some(Kind::Mark(Mark::Sign(_))));
    if matches!(scan.kind(at), Some(Kind::Word)) && sign(at + 1) && scan.glued(at + 1) {
        let text = scan.between(at, at + 1);
        // "AUD$5" has both its code and its sign.
        let coded = || scan.own(at, Sort::Currency).filter(|_| scan.word(at).len() == 3);
        return scan.words.get(text, Sort::Currency).or_else(coded).map(|entry| (entry, 2));
    }
    // "priced at US $8", but "It cost the US $8 billion."
    let apart = scan.word(at) == "US" && scan.is(at + 1, Mark::Sign('$')) && !scan.shouting;
    if apart && scan.before(at).is_some_and(|before| scan.plays(before, "priced-at")) {
        return scan.words.get("US$", Sort::Currency).map(|entry| (entry, 2));
    }
    let coded = matches!(scan.kind(at), Some(Kind::Word | Kind::Abbreviation))
        && scan.word(at).len() <= 3
        // "TRY 25 OF THEM"
        && !(scan.shouting && crate::model::sounds::is_word(scan.word(at)))
        && matches!(scan.kind(at + 1), Some(Kind::Figures | Kind::Mixed));
    (sign(at) || coded).then(|| scan.own(at, Sort::Currency)).flatten().map(|entry| (entry, 1))
}

/// An amount after a currency's sign.
fn amount(scan: &Scan, at: usize) -> Option<(Quantity, usize)> {
    if let Some((mut quantity, take)) = scan.quantity(at) {
        let suffix = magnitude_suffix(scan, scan.word(at + 1)).filter(|_| {
            take == 1
                && !scan.stops(at + 1)
                // "a $5 T-shirt"
                && (scan.glued(at + 1) || !scan.joins(at + 2, Mark::Hyphen))
                && matches!(scan.kind(at + 1), Some(Kind::Word))
                && scan.word(at + 1).len() <= 3
        });
        if suffix.is_some() {
            quantity.magnitude = suffix;
            return Some((quantity, 2 + stop(scan, at + 2)));
        }
        // "$36.5-mil."
        let hung = || magnitude_suffix(scan, scan.word(at + 2)).filter(|_| scan.word(at + 2).len() == 3);
        if take == 1
            && scan.joins(at + 1, Mark::Hyphen)
            && let Some(magnitude) = hung()
        {
            quantity.magnitude = Some(magnitude);
            return Some((quantity, 3 + stop(scan, at + 3)));
        }
        return Some((quantity, take));
    }
    let mixed = matches!(scan.kind(at), Some(Kind::Mixed));
    mixed.then(|| suffixed(scan, scan.word(at))).flatten().map(|quantity| (quantity, 1))
}

/// Figures with their magnitude stuck to them: `1.5bn`, `2.12billion`.
fn suffixed(scan: &Scan, text: &str) -> Option<Quantity> {
    let (figures, suffix) = text.split_at(text.find(|c: char| c.is_ascii_alphabetic())?);
    let mut quantity = super::number::parse(figures)?.quantity();
    let whole = || scan.words.get(suffix, Sort::Magnitude).map(|entry| entry.page.clone());
    quantity.magnitude = Some(magnitude_suffix(scan, suffix).or_else(whole)?);
    Some(quantity)
}

/// The tokens of the stop behind a magnitude cut short: `$10 mil[.] on ads`.
fn stop(scan: &Scan, at: usize) -> usize {
    usize::from(scan.is(at, Mark::Period) && scan.glued(at) && !scan.stops(at + 1))
}

/// How many tokens a parenthesis of a few takes.
fn gloss(scan: &Scan, open: usize) -> Option<usize> {
    (open + 1..open + 8).find(|&at| scan.is(at, Mark::CloseParen)).map(|close| close + 1 - open)
}

/// `counterfeit $20s`: the notes of that worth.
fn notes(scan: &Scan, at: usize) -> Option<Found> {
    let figures = scan.word(at).strip_suffix('s').filter(|_| matches!(scan.kind(at), Some(Kind::Mixed)))?;
    let worth = super::number::parse(figures).and_then(|figures| figures.bare(3))?;
    let mut word = String::new();
    super::say::cardinal(worth, &mut word);
    super::say::plural(&mut word);
    let word = word.strip_prefix("one ").unwrap_or(&word);
    found(2, "money", vec![ours(word.trim())])
}

/// The magnitude that letters behind figures stand for: `bn`, `K`.
pub(super) fn magnitude_suffix(scan: &Scan, text: &str) -> Option<Form> {
    scan.words.get(text, Sort::Magnitude).filter(|entry| *entry.page != *text).map(|entry| entry.page.clone())
}

/// Money from its sign on.
pub(super) fn scan(scan: &Scan, at: usize) -> Option<Found> {
    let (currency, sign) = currency(scan, at)?;
    let Some((mut first, mut taken)) = amount(scan, at + sign) else {
        return if scan.word(at) == "$" {
            notes(scan, at + 1).or_else(|| coded::behind_sign(scan, at))
        } else {
            None
        };
    };
    let plus = is_plus(scan, at + sign + taken);
    // "$7.5+ million"
    if plus && first.magnitude.is_none() {
        first.magnitude = scan.magnitude(at + sign + taken + 1);
        taken += usize::from(first.magnitude.is_some());
    }
    let mut take = sign + taken;
    let mut pieces = Vec::new();
    if plus {
        return more_than(scan, at, take, first, currency);
    }
    if let Some(part) = super::fraction::glyph_of(scan, at + take).filter(|_| scan.glued(at + take)) {
        return with_part(&first, currency, part).and_then(|pieces| found(take + 1, "money", pieces));
    }
    let range = range(scan, at + take)
        .or_else(|| between(scan, at, at + take, &first))
        .or_else(|| describing(scan, at, at + take));
    let past = at + take + range.as_ref().map_or(0, |&(_, more)| more);
    // "a $15/hour wage" is described too.
    let past = past + if period(scan, past).is_some() { 2 } else { 0 };
    // "a $27.5bn (£13bn) tax demand"
    let past = past + if scan.is(past, Mark::OpenParen) { gloss(scan, past).unwrap_or(0) } else { 0 };
    // "$10 and $50 bills"
    let notes = || scan.plays(past, "banknote") && !scan.stops(past);
    // A headline leaves out the article: "City Wins $98,000 Grant".
    let priced = || !scan.glued(past) && is_priced(scan, past);
    let describes = scan.describes(at, past) || notes() || priced();
    match range {
        Some((second, more)) if has_cents(&first) || has_cents(&second) => {
            take += more;
            say_amount(first, currency, describes, &mut pieces);
            pieces.push(ours("to"));
            say_amount(second, currency, describes, &mut pieces);
        }
        Some((second, more)) => {
            take += more;
            let first_magnitude = first.magnitude.clone();
            let magnitude = first.magnitude.filter(|_| first_magnitude != second.magnitude);
            pieces.push(Piece::Quantity(Quantity { magnitude, ..first }));
            let and = scan.says(at + sign + taken, "and");
            let or = scan.says(at + sign + taken, "or");
            pieces.push(ours(if and {
                "and"
            } else if or {
                "or"
            } else {
                "to"
            }));
            pieces.push(Piece::Quantity(second));
            pieces.push(unit(currency, describes));
        }
        None => say_amount(first, currency, describes, &mut pieces),
    }
    take += usize::from(repeats(scan, at + take, currency));
    if let Some(period) = period(scan, at + take) {
        pieces.extend(period);
        take += 2;
    }
    found(take, "money", pieces)
}

/// Whether what an amount is the price of follows, one or several, with two words between at the most:
/// `City Wins $98,000 Grant`, `sent $1,400 checks`, `$4 billion tax cuts`.
fn is_priced(scan: &Scan, past: usize) -> bool {
    for at in past..past + 3 {
        let one =
            |end: &str| scan.word(at).strip_suffix(end).is_some_and(|one| scan.words.plays(one, "priced"));
        if scan.stops(at) || scan.plays(at, "priced") || one("s") || one("es") {
            return !scan.stops(at);
        }
        if !scan.small(at) || scan.is_closed(at) || scan.word(at).ends_with("ing") {
            return false;
        }
    }
    false
}

/// Whether a plus hangs on an amount, and no other amount on it: `$1,000[+]`.
fn is_plus(scan: &Scan, at: usize) -> bool {
    matches!(scan.kind(at), Some(Kind::Mark(Mark::Sign('+'))))
        && scan.glued(at)
        && !matches!(scan.kind(at + 1), Some(Kind::Figures | Kind::Mixed))
}

/// `$1,000+/mo.`, `a $5M+ deal`: more than so much.
fn more_than(scan: &Scan, at: usize, take: usize, amount: Quantity, currency: &Entry) -> Option<Found> {
    let describes = scan.describes(at, at + take + 1);
    let mut pieces = Vec::new();
    if !describes {
        pieces.push(ours("more than"));
    }
    say_amount(amount, currency, describes, &mut pieces);
    if describes {
        pieces.extend([Piece::Hyphen, ours("plus")]);
    }
    let mut take = take + 1;
    if let Some(period) = period(scan, at + take) {
        pieces.extend(period);
        take += 2;
    }
    found(take, "money", pieces)
}

/// The other end of a span whose first end leaves out the magnitude: `between $10 and $12 million`.
fn between(scan: &Scan, start: usize, at: usize, first: &Quantity) -> Option<(Quantity, usize)> {
    let lead = scan.before(start)?;
    let spans =
        scan.says(lead, "between") && scan.says(at, "and") || scan.says(lead, "from") && scan.says(at, "to");
    let (_, sign) = currency(scan, at + 1).filter(|_| spans && first.magnitude.is_none())?;
    let (second, take) = amount(scan, at + 1 + sign)?;
    let shared = second.magnitude.is_some() && first.whole < second.whole;
    shared.then_some((second, 1 + sign + take))
}

/// The same in words before what it describes: `a $5 million to $7 million settlement`.
fn describing(scan: &Scan, start: usize, at: usize) -> Option<(Quantity, usize)> {
    if !scan.says_any(at, &["to", "or"]) || scan.stops(at) {
        return None;
    }
    let (_, sign) = currency(scan, at + 1)?;
    let (second, take) = amount(scan, at + 1 + sign)?;
    scan.describes(start, at + 1 + sign + take).then_some((second, 1 + sign + take))
}

/// The other end of a range: `-$10 million`, ` to $10 million`.
fn range(scan: &Scan, at: usize) -> Option<(Quantity, usize)> {
    let joined = scan.is(at, Mark::Hyphen) || scan.is(at, Mark::Dash) && scan.glued(at) && scan.glued(at + 1);
    if !joined {
        return None;
    }
    // "a $250,000-to-$300,000 home"
    let to = if scan.says(at + 1, "to") && scan.joins(at + 2, Mark::Hyphen) { 2 } else { 0 };
    let sign = currency(scan, at + 1 + to).map_or(0, |(_, sign)| sign);
    let (quantity, take) = amount(scan, at + 1 + to + sign)?;
    Some((quantity, 1 + to + sign + take))
}

/// `$4.52½`: cents and a part of one, as grain is priced.
fn with_part(amount: &Quantity, currency: &Entry, (over, under): (u64, u64)) -> Option<Vec<Piece>> {
    let cents = amount.decimals.as_deref().and_then(cents).filter(|_| has_cents(amount))?;
    let whole = amount.whole.filter(|&whole| whole > 0);
    let mut pieces = Vec::new();
    if let Some(whole) = whole {
        pieces.extend([Piece::Quantity(Quantity::whole(whole)), unit(currency, whole == 1), ours("and")]);
    }
    pieces.extend([Piece::Quantity(Quantity::whole(cents)), ours("and"), Piece::Fraction { over, under }]);
    pieces.push(name(&currency.minor));
    Some(pieces)
}

fn unit(currency: &Entry, singular: bool) -> Piece {
    name(if singular { &currency.say } else { &currency.page })
}

/// Whole money, money with cents, or cents alone.
fn say_amount(quantity: Quantity, currency: &Entry, describes: bool, pieces: &mut Vec<Piece>) {
    let cents = quantity
        .decimals
        .as_deref()
        .filter(|_| quantity.magnitude.is_none())
        .and_then(cents)
        .filter(|_| !currency.minor.is_empty());
    let whole = quantity.whole.unwrap_or(0);
    match cents {
        Some(0) => {
            let quantity = Quantity { decimals: None, ..quantity };
            let one = quantity.is_one();
            pieces.extend([Piece::Quantity(quantity), unit(currency, one || describes)]);
        }
        Some(cents) => {
            if whole > 0 {
                pieces.extend([
                    Piece::Quantity(Quantity { decimals: None, ..quantity }),
                    unit(currency, whole == 1 || describes),
                    ours("and"),
                ]);
            }
            let minor = if cents == 1 || describes { &currency.minor_one } else { &currency.minor };
            pieces.extend([Piece::Quantity(Quantity::whole(cents)), name(minor)]);
        }
        None => {
            let singular = quantity.is_one() || describes;
            pieces.extend([Piece::Quantity(quantity), unit(currency, singular)]);
        }
    }
}

/// Whether an amount is written with its hundredths, be they none: `$50.00`.
fn has_cents(quantity: &Quantity) -> bool {
    quantity.magnitude.is_none() && quantity.decimals.as_deref().is_some_and(|decimals| decimals.len() == 2)
}

/// Hundredths: `5` is fifty, `010` is one.
fn cents(decimals: &str) -> Option<u64> {
    let digits = decimals.trim_end_matches('0');
    match digits.len() {
        0 => Some(0),
        1 => digits.parse::<u64>().ok().map(|tenths| tenths * 10),
        2 => digits.parse().ok(),
        _ => None,
    }
}

/// Whether the writer names the currency again: `$5 million dollars`.
fn repeats(scan: &Scan, at: usize, currency: &Entry) -> bool {
    !scan.stops(at) && (scan.says(at, &currency.page) || scan.says(at, &currency.say))
}

/// The listed word of a period, with or without its stop.
pub(super) fn period_word<'a>(scan: &Scan<'a>, at: usize) -> Option<&'a str> {
    let bare = scan.word(at).trim_end_matches('.');
    let listed = scan.words.get(bare, Sort::Rate).or_else(|| scan.words.any_case_as(bare, Sort::Rate));
    listed.map(|entry| &*entry.page)
}

/// What an amount is paid by: `/mo`, `/oz`, `/hour`.
fn period(scan: &Scan, at: usize) -> Option<[Piece; 2]> {
    // "$20 / hour": with spaces only before a period of time.
    let spaced = scan.is(at, Mark::Slash) && !scan.stops(at + 1) && period_word(scan, at + 1).is_some();
    if !spaced && !scan.joins(at, Mark::Slash) {
        return None;
    }
    let text = scan.word(at + 1);
    let unit = || scan.words.get(text, Sort::Unit).map(|entry| &*entry.say);
    // "$1.5M/round": what one of them costs.
    let money = at > 0 && !matches!(scan.kind(at - 1), Some(Kind::Word | Kind::Mark(_)));
    let one = || {
        (money
            && scan.small(at + 1)
            && text.len() > 2
            && !text.ends_with('s')
            && !scan.joins(at + 2, Mark::Slash))
        .then_some(text)
    };
    let word = period_word(scan, at + 1).or_else(unit).or_else(one)?;
    Some([ours("per"), ours(word)])
}

/// The same behind what is counted: `barrels/day`, `3.5%/yr`.
pub(super) fn rate(scan: &Scan, at: usize) -> Option<Found> {
    let before = scan.before(at)?;
    let plural = scan.word(before).ends_with('s') || scan.says(before, "people");
    let counted = matches!(scan.kind(before), Some(Kind::Word)) && plural
        || matches!(scan.kind(before), Some(Kind::Mark(Mark::Sign('%'))));
    // "rain/hr."
    let short = period_word(scan, at + 1).is_some_and(|word| !scan.says(at + 1, word));
    let short = short && matches!(scan.kind(before), Some(Kind::Word)) && scan.word(before).len() > 2;
    let counted = counted || short && scan.word(at + 1).len() > 1;
    let pieces = period(scan, at).filter(|_| counted && period_word(scan, at + 1).is_some())?;
    found(2, "measures", pieces.into())
}
