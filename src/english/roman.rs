//! Roman numerals after the words and names that take them: World War II, Pope John Paul II, Title IX.

use super::scan::{Found, Scan, found, ours};
use crate::model::{Kind, Mark, Piece, Quantity, Sort};

/// The value of a Roman numeral written as the rules want it.
pub(super) fn value(text: &str) -> Option<u64> {
    const DIGITS: &[(&str, u64)] =
        &[("C", 100), ("XC", 90), ("L", 50), ("XL", 40), ("X", 10), ("IX", 9), ("V", 5), ("IV", 4), ("I", 1)];
    let digits = |byte| matches!(byte, b'C' | b'L' | b'X' | b'V' | b'I');
    if text.is_empty() || text.len() > 8 || !text.bytes().all(digits) {
        return None;
    }
    let mut rest = text;
    let mut total = 0;
    for &(digit, worth) in DIGITS {
        let most = if digit.len() == 2 || matches!(digit, "L" | "V") { 1 } else { 3 };
        for _ in 0..most {
            let Some(more) = rest.strip_prefix(digit) else { break };
            rest = more;
            total += worth;
        }
    }
    rest.is_empty().then_some(total)
}

/// A numeral with a possessive end.
fn numeral(word: &str) -> Option<(u64, &str)> {
    let stem = word.strip_suffix("'s").or_else(|| word.strip_suffix("’s")).unwrap_or(word);
    value(stem).map(|value| (value, &word[stem.len()..]))
}

/// A numeral after a word or name that takes one.
pub(super) fn scan(scan: &Scan, at: usize) -> Option<Found> {
    let (value, end) = numeral(scan.word(at))?;
    // "III Corps", "XVIII Airborne Corps"
    let corps = scan.says(at + 1, "Corps")
        || scan.capital(at + 1) && !scan.stops(at + 1) && scan.says(at + 2, "Corps");
    if corps && !scan.stops(at + 1) && end.is_empty() && !scan.glued(at) {
        return found(1, "roman", vec![Piece::Ordinal(value)]);
    }
    // "LOUIS C-K" has letters.
    if scan.joins(at + 1, Mark::Hyphen) && scan.word(at + 2).len() == 1 {
        return None;
    }
    let before = scan.before(at).filter(|_| matches!(scan.kind(at), Some(Kind::Word)) && !scan.glued(at))?;
    // "EVERY ARTICLE I COULD FIND"
    let next = at + 1;
    let ends = scan.stops(next)
        || matches!(scan.kind(next), Some(Kind::Mark(_)))
        || scan.says_any(next, &["of", "and", "or", "to", "section", "court", "courts", "judge", "judges"]);
    // "the part I played"
    if (scan.shouting || scan.small(before)) && scan.word(at) == "I" && !ends {
        return None;
    }
    // "Division C", "a title CX expert": letters all the same.
    let letter = matches!(scan.word(at), "C" | "L") && !scan.says(before, "Bowl")
        || scan.small(before) && scan.word(at).contains(['C', 'L']);
    // "After World War II, I moved"
    let counts = scan.word(at) != "I" || scan.stops(next) || scan.is(next, Mark::Period);
    if !letter && (listed(scan, before, Sort::Roman) || counts && counted_on(scan, at)) {
        return found(1, "roman", with_end(Piece::Quantity(Quantity::whole(value)), end));
    }
    let lone = matches!(scan.word(at), "I" | "V" | "X" | "C" | "L");
    let pronoun = scan.word(at) == "I"
        && (scan.small(at + 1) && !scan.says_any(at + 1, &["of", "was", "and", "has", "died"])
            || scan.shouting);
    // "Stephen L. Johnson", "CHARLES V ROE": an initial, as no king is the fiftieth of his name.
    let stopped = scan.is(at + 1, Mark::Period) && !scan.stops(at + 2);
    let initial = matches!(scan.word(at), "C" | "L") || lone && (stopped || scan.shouting);
    let regnal = listed(scan, before, Sort::Regnal) && !pronoun && !initial;
    // "Melissa Stammer, III of Lemoore"
    let comma = scan.is(before, Mark::Comma);
    let before = if comma { scan.before(before)? } else { before };
    let leads = |first: usize| {
        let initial = scan.is(first, Mark::Period) && first > 0 && scan.word(first - 1).len() == 1;
        initial || scan.capital(first) || matches!(scan.kind(first), Some(Kind::Mark(Mark::CloseQuote)))
    };
    let counted = comma && numeral(scan.word(before)).is_some();
    let proper = scan.capital(before) && matches!(scan.kind(before), Some(Kind::Word)) && !counted;
    // "Fury-Usyk II"
    let bout = !(lone || scan.shouting)
        && value < 10
        && proper
        && before > 1
        && scan.joins(before - 1, Mark::Hyphen)
        && scan.capital(before - 2)
        // "Juan “Johnny” Garcia-Lopez III"
        && !scan.before(before - 2).is_some_and(|first| {
            scan.capital(first) || matches!(scan.kind(first), Some(Kind::Mark(Mark::CloseQuote | Mark::CloseSingle)))
        });
    if bout {
        return found(1, "roman", with_end(Piece::Quantity(Quantity::whole(value)), end));
    }
    // "Maria Garcia-Lopez III"
    let double = before > 1 && scan.joins(before - 1, Mark::Hyphen) && scan.capital(before - 2);
    let first = scan.before(if double { before - 2 } else { before });
    let named = !(lone || scan.shouting) && proper && first.is_some_and(leads) && value < 10;
    (regnal || named).then(|| found(1, "roman", with_the(value, end))).flatten()
}

/// Whether numerals lead back to a word that takes them: `Divisions I, II and [III]`.
fn counted_on(scan: &Scan, at: usize) -> bool {
    let mut first = at;
    for _ in 0..6 {
        let Some(link) = scan.before(first) else { return false };
        let joins = scan.is(link, Mark::Comma) || scan.says_any(link, &["and", "or", "&", "to"]);
        let numeral = scan.before(link).filter(|&numeral| joins && value(scan.word(numeral)).is_some());
        let Some(lead) = numeral.and_then(|numeral| scan.before(numeral)) else { return false };
        if listed(scan, lead, Sort::Roman) {
            return true;
        }
        first = lead + 1;
    }
    false
}

fn with_the(value: u64, end: &str) -> Vec<Piece> {
    let mut pieces = vec![ours("the")];
    pieces.extend(with_end(Piece::Ordinal(value), end));
    pieces
}

/// A possessive hangs on what the numeral becomes.
fn with_end(piece: Piece, end: &str) -> Vec<Piece> {
    let mut pieces = vec![piece];
    if !end.is_empty() {
        pieces.push(Piece::Possessive);
    }
    pieces
}

/// Whether the word before, or the two before, are in a list.
fn listed(scan: &Scan, before: usize, sort: Sort) -> bool {
    if scan.entry(before, sort).is_some() {
        return true;
    }
    // "Art. II": the abbreviation stands for a word of the list.
    let long = scan.own(before, Sort::Numbered).filter(|entry| !entry.page.is_empty());
    if long.is_some_and(|long| scan.words.get(&long.page, sort).is_some()) {
        return true;
    }
    let Some(first) = scan.before(before) else { return false };
    let pair = scan.between(first, before);
    scan.words.get(pair, sort).is_some()
        || (scan.shouting && scan.words.get(&title_case(pair), sort).is_some())
}

fn title_case(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for word in text.split(' ') {
        if !out.is_empty() {
            out.push(' ');
        }
        let mut letters = word.chars();
        out.extend(letters.next());
        out.extend(letters.flat_map(char::to_lowercase));
    }
    out
}

#[cfg(test)]
mod tests {
    use super::value;

    #[test]
    fn numerals_have_one_spelling() {
        assert_eq!(value("LIX"), Some(59));
        assert_eq!(value("XIV"), Some(14));
        assert_eq!(value("IIII"), None);
        assert_eq!(value("VX"), None);
    }
}
