//! Numbers: cardinals, decimals, magnitudes, ordinals.

use super::scan::{Found, Scan, found, ours};
use crate::model::lexicon::Form;
use crate::model::{Kind, Mark, Piece, Quantity, Sort};

/// Figures taken apart.
pub(super) struct Figures<'a> {
    /// All that was written.
    pub(super) text: &'a str,
    /// Before the point; `None` where nothing stands there.
    pub(super) whole: Option<u64>,
    /// After the point.
    pub(super) decimals: Option<&'a str>,
    /// Whether commas part the thousands.
    pub(super) grouped: bool,
}

/// Figures as a number; `None` where they are not one (`1.2.3`, more digits than count).
pub(super) fn parse(text: &str) -> Option<Figures<'_>> {
    // Most are digits alone, and are looked at by one scanner after the other.
    let digits = text.bytes().all(|byte| byte.is_ascii_digit());
    if digits && (1..=18).contains(&text.len()) && (text.len() == 1 || !text.starts_with('0')) {
        let whole = text.bytes().fold(0, |sum, digit| sum * 10 + u64::from(digit - b'0'));
        return Some(Figures { text, whole: Some(whole), decimals: None, grouped: false });
    }
    let (whole, decimals) = match text.split_once('.') {
        Some((_, decimals)) if decimals.contains(['.', ',']) => return None,
        Some((whole, decimals)) => (whole, Some(decimals)),
        None => (text, None),
    };
    let grouped = whole.contains(',');
    let digits: std::borrow::Cow<str> = if grouped { whole.replace(',', "").into() } else { whole.into() };
    if (digits.len() > 1 && digits.starts_with('0')) || !digits.bytes().all(|byte| byte.is_ascii_digit()) {
        return None;
    }
    let whole = if digits.is_empty() { None } else { Some(digits.parse().ok()?) };
    (whole.is_some() || decimals.is_some()).then_some(Figures { text, whole, decimals, grouped })
}

impl Figures<'_> {
    /// As an amount.
    pub(super) fn quantity(&self) -> Quantity {
        Quantity { whole: self.whole, decimals: self.decimals.map(Into::into), ..Quantity::default() }
    }

    /// Whether it is a bare whole number of so many digits at most.
    pub(super) fn bare(&self, digits: usize) -> Option<u64> {
        self.whole.filter(|_| self.decimals.is_none() && !self.grouped && self.text.len() <= digits)
    }
}

impl<'a> Scan<'a> {
    /// The figures at a token.
    pub(super) fn figures(&self, at: usize) -> Option<Figures<'a>> {
        matches!(self.kind(at), Some(Kind::Figures)).then(|| parse(self.word(at))).flatten()
    }

    /// Bare whole figures at a token.
    pub(super) fn whole(&self, at: usize, digits: usize) -> Option<u64> {
        let word = self.word(at).as_bytes();
        let counts = word.len() <= digits && (word.len() == 1 || word.first() != Some(&b'0'));
        if !counts || !matches!(self.kind(at), Some(Kind::Figures)) {
            return None;
        }
        // Asked by scanner after scanner: so many digits and no mark among them are taken apart here.
        let digit = |sum: u64, byte: &u8| byte.is_ascii_digit().then(|| sum * 10 + u64::from(byte - b'0'));
        word.iter().try_fold(0, digit)
    }

    /// An amount with the magnitude word behind it, and the tokens it takes.
    pub(super) fn quantity(&self, at: usize) -> Option<(Quantity, usize)> {
        let mut quantity = self.figures(at)?.quantity();
        let mut take = 1;
        if matches!(self.kind(at + 1), Some(Kind::Figures))
            && let Some(whole) = self.spaced(at)
        {
            return Some(whole);
        }
        quantity.magnitude = self.magnitude(at + 1);
        take += usize::from(quantity.magnitude.is_some());
        if quantity.magnitude.is_none() && self.joins(at + 1, Mark::Hyphen) {
            quantity.magnitude = self
                .magnitude(at + 2)
                .filter(|_| !self.joins(at + 3, Mark::Hyphen) || !self.is_number_word(at + 4));
            take += 2 * usize::from(quantity.magnitude.is_some());
        }
        Some((quantity, take))
    }

    /// Thousands parted by spaces, as much of the world writes them: `20 000`, `1 250 000`.
    fn spaced(&self, at: usize) -> Option<(Quantity, usize)> {
        let group = |at: usize| {
            let three = self.word(at).len() == 3 && self.word(at).bytes().all(|byte| byte.is_ascii_digit());
            (three && !self.glued(at) && !self.stops(at)).then(|| self.word(at))
        };
        let named = self.before(at).is_some_and(|before| {
            let named = self.capital(before) && !self.stops(before) || self.glued(at);
            let year = self.word(before).len() == 4 && self.word(before).starts_with(['1', '2']);
            let group = matches!(self.kind(before), Some(Kind::Figures)) && !year;
            named || group || matches!(self.kind(before), Some(Kind::Mixed))
        });
        let mut digits = self.whole(at, 3).filter(|&first| first > 0 && !named)?.to_string();
        let mut next = at + 1;
        while let Some(group) = group(next).filter(|_| next < at + 5) {
            digits.push_str(group);
            next += 1;
        }
        let sure = self.word(next - 1) == "000" || next > at + 2;
        let ends = self.figures(next).is_none() && !self.joins(next, Mark::Hyphen);
        let whole = digits.parse().ok().filter(|_| sure && ends && next > at + 1)?;
        Some((Quantity::whole(whole), next - at))
    }

    /// A magnitude written in full: `million`, `crore`.
    pub(super) fn magnitude(&self, at: usize) -> Option<Form> {
        let listed = self.entry(at, Sort::Magnitude).filter(|_| !self.stops(at))?;
        let word = self.word(at);
        let whole = matches!(self.kind(at), Some(Kind::Word))
            && (listed.page.len() == word.len() || matches!(word, "bn" | "tn" | "mln" | "bln" | "trln"));
        whole.then(|| listed.page.clone())
    }

    /// Whether a token goes on with a number written in words.
    fn is_number_word(&self, at: usize) -> bool {
        self.figures(at).is_some() || self.plays(at, "number")
    }
}

/// Figures before a hyphen and one letter name something: 5-G, 10-K, 14-B.
pub(super) fn lettered(scan: &Scan, at: usize) -> Option<Found> {
    let whole = scan.word(at + 2);
    let letter = ["’S", "'S", "’s", "'s"].iter().find_map(|end| whole.strip_suffix(end)).unwrap_or(whole);
    let named =
        scan.joins(at + 1, Mark::Hyphen) && letter.len() == 1 && letter.as_bytes()[0].is_ascii_uppercase();
    let plain = matches!(scan.kind(at), Some(Kind::Figures))
        && scan.word(at).bytes().all(|byte| byte.is_ascii_digit());
    (named && plain)
        .then(|| {
            found(1, "identifiers", vec![Piece::Identifier { digits: scan.word(at).into(), spell: false }])
        })
        .flatten()
}

/// A plain number; figures after a name and a hyphen name something.
pub(super) fn scan(scan: &Scan, at: usize) -> Option<Found> {
    if hung(scan, at) {
        let text = scan.word(at);
        // "Gemini-2.5"
        if text.contains(['.', ',']) {
            let number = parse(text).map(|figures| vec![Piece::Quantity(figures.quantity())]);
            return found(1, "numerals", number.unwrap_or_else(|| long(text)));
        }
        return found(1, "numerals", vec![Piece::Identifier { digits: text.into(), spell: false }]);
    }
    let Some((quantity, take)) = scan.quantity(at) else {
        return found(1, "numerals", long(scan.word(at)));
    };
    // "BADGE NUMBER 4471", as a script has it.
    let numbered = scan.shouting && scan.before(at).is_some_and(|lead| scan.says(lead, "number"));
    if numbered && scan.word(at).len() > 3 && scan.whole(at, 9).is_some() && take == 1 {
        let digits = scan.word(at).into();
        return found(1, "numerals", vec![Piece::Identifier { digits, spell: false }]);
    }
    // "A-M 1010", as a script has a radio station.
    let dial = scan.whole(at, 4).is_some_and(|dial| (530..=1710).contains(&dial));
    if scan.shouting && dial && at > 2 && take == 1 && scan.between(at - 3, at - 1) == "A-M" {
        let digits = scan.word(at).into();
        return found(1, "numerals", vec![Piece::Identifier { digits, spell: false }]);
    }
    // "1099’S", as a script has several forms of that name.
    let owned = scan.shouting && scan.glued(at + 1) && matches!(scan.word(at + 1), "’S" | "'S");
    if owned && scan.whole(at, 4).is_some_and(|number| number > 999) {
        let digits = scan.word(at).into();
        return found(1, "numerals", vec![Piece::Identifier { digits, spell: false }]);
    }
    if take == 3 && scan.joins(at + 1, Mark::Hyphen) {
        return found(1, "numerals", vec![Piece::Quantity(Quantity { magnitude: None, ..quantity })]);
    }
    if matches!(scan.kind(at + take), Some(Kind::Mark(Mark::Sign('+'))))
        && scan.glued(at + take)
        && !scan.glued(at + take + 1)
    {
        // "17+ mi."
        if let Some((entry, more)) = super::measure::unit(scan, at + take + 1)
            .filter(|_| scan.word(at + take + 1).starts_with(|c: char| c.is_ascii_lowercase()))
        {
            let dot = at + take + 1 + more;
            let own = scan.is(dot, Mark::Period) && scan.glued(dot) && !scan.stops(dot + 1);
            let pieces = vec![ours("more than"), Piece::Quantity(quantity), ours(&entry.page)];
            return found(take + 1 + more + usize::from(own), "measures", pieces);
        }
        return found(take + 1, "symbols", or_more(scan, at, at + take + 1, quantity));
    }
    found(take, "numerals", vec![Piece::Quantity(quantity)])
}

/// `adults 65+`, `the 50+ crowd`, `150+ homes`: figures with a plus behind them.
fn or_more(scan: &Scan, at: usize, next: usize, quantity: Quantity) -> Vec<Piece> {
    let counts = scan.small(next) && !scan.is_closed(next);
    let several = scan.word(next).ends_with('s') || scan.plays(next, "counted");
    let aged = scan.before(at).is_some_and(|before| scan.plays(before, "aged"));
    if aged {
        return vec![Piece::Quantity(quantity), ours("and"), ours("older")];
    }
    let led = scan.before(at).is_some_and(|before| scan.says_any(before, &["a", "an", "the"]));
    if led && counts && !several {
        return vec![Piece::Quantity(quantity), Piece::Hyphen, ours("plus")];
    }
    vec![ours("more than"), Piece::Quantity(quantity)]
}

/// Whether figures hang by a hyphen on a name or its figures: Boeing-747, K2-18, K-2-18.
fn hung(scan: &Scan, at: usize) -> bool {
    (1..=CHAIN).find_map(|link| hung_on(scan, (at + 2).checked_sub(2 * link)?)).unwrap_or(false)
}

/// How many figures of a chain are looked at for the name they hang on.
const CHAIN: usize = 8;

/// Whether figures hang on a name; `None` where they hang on other figures.
fn hung_on(scan: &Scan, at: usize) -> Option<bool> {
    if at < 2 || !scan.joins(at - 1, Mark::Hyphen) {
        return Some(false);
    }
    Some(match scan.kind(at - 2) {
        Some(Kind::Word) => {
            !scan.plays(at - 2, "number")
                && !scan.says_any(
                    at - 2,
                    &["to", "and", "foot", "feet", "for", "on", "of", "in", "by", "per", "or"],
                )
        }
        Some(Kind::Mixed) => true,
        // "M.Q-9", as a script has it whose letters have points.
        Some(Kind::Dotted) => scan.capital(at - 2),
        Some(Kind::Figures) => return None,
        _ => false,
    })
}

/// Figures too many to count, or parted by points: each part as a number where it is one, else
/// figure by figure.
fn long(text: &str) -> Vec<Piece> {
    let mut pieces = Vec::new();
    for part in text.split('.').filter(|part| !part.is_empty()) {
        if !pieces.is_empty() {
            pieces.extend([Piece::Hyphen, ours("point"), Piece::Hyphen]);
        }
        pieces.push(match parse(part) {
            Some(figures) => Piece::Quantity(figures.quantity()),
            None => Piece::Fixed { page: part.into(), say: one_by_one(part).into() },
        });
    }
    pieces
}

fn one_by_one(figures: &str) -> String {
    let mut out = String::new();
    super::say::digits(figures, false, &mut out);
    out
}

/// `42nd`, `1st`.
pub(super) fn ordinal(scan: &Scan, at: usize) -> Option<Found> {
    let word = scan.word(at);
    // "3rd-4th place"
    let range =
        scan.joins(at + 1, Mark::Hyphen).then(|| Some((ordinal_of(word)?, ordinal_of(scan.word(at + 2))?)));
    if let Some((first, last)) = range.flatten().filter(|(first, last)| first < last) {
        return found(3, "numerals", vec![Piece::Ordinal(first), ours("to"), Piece::Ordinal(last)]);
    }
    // "the 6th and 7th of January"
    if let Some(day) = ordinal_of(word).filter(|&day| day < 32 && super::date::leads_to_month(scan, at + 1)) {
        return found(1, "numerals", vec![Piece::Day(day as u8)]);
    }
    let owner = ["'s", "’s", "'S", "’S"].iter().find_map(|end| word.strip_suffix(end));
    let mut pieces = vec![Piece::Ordinal(ordinal_of(owner.unwrap_or(word))?)];
    pieces.extend(owner.map(|_| Piece::Possessive));
    found(1, "numerals", pieces)
}

/// The number of an ordinal with a suffix that fits it.
pub(super) fn ordinal_of(text: &str) -> Option<u64> {
    let end = text.find(|c: char| c.is_ascii_alphabetic())?;
    let number = parse(&text[..end])?;
    let number = number.whole.filter(|_| number.decimals.is_none())?;
    let fits = match (number % 10, number % 100 / 10) {
        (1, tens) if tens != 1 => "st",
        (2, tens) if tens != 1 => "nd",
        (3, tens) if tens != 1 => "rd",
        _ => "th",
    };
    text[end..].eq_ignore_ascii_case(fits).then_some(number)
}

/// A number with its magnitude as a letter: `3.4M barrels`, `120K jobs`, `1.2bn people`.
pub(super) fn shortened(scan: &Scan, at: usize) -> Option<Found> {
    let text = scan.word(at);
    let end = text.find(|c: char| c.is_ascii_alphabetic())?;
    let magnitude = super::money::magnitude_suffix(scan, &text[end..])?;
    let mut quantity = parse(&text[..end])?.quantity();
    // 5K is a race and 10M may be anything: only what is counted, or has decimals, is surely a number.
    let counted = scan.small(at + 1) && scan.word(at + 1).ends_with('s') && !scan.is_closed(at + 1)
        || scan.plays(at + 1, "counted");
    // "4K TVs" are screens.
    // and "10K races" are run.
    let run = text.len() < 4 && text.ends_with('K') && scan.plays(at + 1, "run");
    let counted = counted && !run && (!matches!(text, "4K" | "8K") || scan.plays(at + 1, "counted"));
    let millions = magnitude == "million";
    // "66M-year-old"
    let aged = scan.joins(at + 1, Mark::Hyphen) && scan.says_any(at + 2, &["year", "yr", "yr."]);
    // "12.5K;" ends what it says.
    let ends =
        scan.stops(at + 1) || matches!(scan.kind(at + 1), Some(Kind::Mark(mark)) if *mark != Mark::Hyphen);
    let sure = quantity.decimals.is_some() && (magnitude != "thousand" || ends) || counted;
    quantity.magnitude = Some(magnitude);
    // "2.2M bpd"
    if let Some((entry, take)) = super::measure::unit(scan, at + 1).filter(|_| scan.word(at + 1).len() > 1) {
        return found(1 + take, "measures", vec![Piece::Quantity(quantity), ours(&entry.page)]);
    }
    // "10K+ jobs"
    let plus = matches!(scan.kind(at + 1), Some(Kind::Mark(Mark::Sign('+'))))
        && scan.glued(at + 1)
        && !scan.glued(at + 2);
    if plus {
        return found(2, "symbols", or_more(scan, at, at + 2, quantity));
    }
    // "drew 34K in Denver", but "ran a 10K in 42 minutes".
    let crowd = text.ends_with('K') && quantity.whole.is_some_and(|whole| whole > 10 && whole % 5 != 0);
    let crowd = crowd
        && scan.is_closed(at + 1)
        && scan.before(at).is_some_and(|verb| scan.small(verb) && !scan.is_closed(verb));
    let sure = sure || aged || crowd || millions && is_amount(scan, at);
    sure.then(|| found(1, "numerals", vec![Piece::Quantity(quantity)])).flatten()
}

/// Whether figures and an M that end a clause behind a small word are millions: `hit 1M.`; not 3M, the
/// company.
fn is_amount(scan: &Scan, at: usize) -> bool {
    let next = at + 1;
    let named = scan.capital(next) && scan.word(next).ends_with('s');
    if named && scan.word(at) != "3M" && scan.word(at).ends_with('M') {
        return true;
    }
    let ends = scan.stops(next)
        || scan.is_closed(next)
        || matches!(
            scan.kind(next),
            Some(Kind::Mark(Mark::Comma | Mark::Period | Mark::Semicolon | Mark::CloseParen))
        );
    let led = scan
        .before(at)
        .is_some_and(|before| scan.small(before) || matches!(scan.kind(before), Some(Kind::Abbreviation)));
    ends && led && scan.word(at) != "3M" && scan.word(at).ends_with('M')
}

/// `150+`: more than 150.
pub(super) fn more_than(scan: &Scan, at: usize) -> Option<Found> {
    let sign = |at: usize| match scan.kind(at) {
        Some(&Kind::Mark(Mark::Sign(sign))) => Some(sign),
        _ => None,
    };
    let amount = scan.figures(at + 1).is_some() || matches!(sign(at + 1), Some('$' | '€' | '£' | '¥'));
    let lead = match sign(at).filter(|_| amount)? {
        '>' => "more than",
        '<' => "less than",
        '≥' => "at least",
        '≤' => "at most",
        '~' | '≈' => "about",
        '+' if scan.glued(at + 1) && !scan.glued(at) => "plus",
        _ => return None,
    };
    found(1, "symbols", vec![ours(lead)])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn figures_are_numbers_or_not() {
        assert_eq!(parse("1,203").and_then(|figures| figures.whole), Some(1203));
        assert_eq!(parse("4.50").and_then(|figures| figures.decimals), Some("50"));
        assert!(parse("1.2.3").is_none() && parse("007").is_none());
        assert!(parse("99999999999999999999999").is_none());
    }

    #[test]
    fn only_a_fitting_suffix_makes_an_ordinal() {
        assert_eq!(ordinal_of("42nd"), Some(42));
        assert_eq!(ordinal_of("1,000th"), Some(1000));
        assert_eq!(ordinal_of("11st"), None);
        assert_eq!(ordinal_of("5G"), None);
    }
}
