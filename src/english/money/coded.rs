//! Amounts with their currency behind them, or its code before: pence, codes, signs.

use super::super::scan::{Found, Scan, found, ours};
use super::{say_amount, suffixed};
use crate::model::{Entry, Kind, Mark, Piece, Quantity, Sort};

/// `135p a litre`: pence; not a picture's 1080p.
pub(in crate::english) fn pence(scan: &Scan, at: usize) -> Option<Found> {
    if let Some(found) = with_code(scan, at) {
        return Some(found);
    }
    let figures = scan.word(at).strip_suffix('p').filter(|_| matches!(scan.kind(at), Some(Kind::Mixed)))?;
    let next = at + 1;
    let lone = scan.stops(next) || scan.is_closed(next) || matches!(scan.kind(next), Some(Kind::Mark(_)));
    let picture = matches!(figures, "480" | "720" | "1080" | "1440" | "2160");
    let quantity = super::super::number::parse(figures).filter(|_| lone && !picture)?.quantity();
    let unit = ours(if quantity.is_one() { "penny" } else { "pence" });
    found(1, "money", vec![Piece::Quantity(quantity), unit])
}

/// An amount stuck to its currency's code: `USD15`, `GBP1.5bn`.
pub(in crate::english) fn stuck(scan: &Scan, at: usize) -> Option<Found> {
    if !matches!(scan.kind(at), Some(Kind::Mixed)) {
        return None;
    }
    let word = scan.word(at);
    // `R104 billion`: rand, where a magnitude tells it from a name.
    if let Some(amount) = word.strip_prefix('R').filter(|_| scan.magnitude(at + 1).is_some()) {
        return priced(scan, at, at, amount, scan.words.get("ZAR", Sort::Currency)?);
    }
    let (code, amount) = word.split_at_checked(3)?;
    // "BSD2.FSE" names a share.
    let named = scan.joins(at + 1, Mark::Period) && matches!(scan.kind(at + 2), Some(Kind::Word));
    let currency = scan.words.get(code, Sort::Currency).filter(|_| !named)?;
    priced(scan, at, at, amount, currency)
}

/// `$US170,000`, `$A5 million`: the land behind the sign, as Australians write it.
pub(super) fn behind_sign(scan: &Scan, at: usize) -> Option<Found> {
    let word = scan.word(at + 1);
    let (land, amount) = word.split_at(word.find(|c: char| c.is_ascii_digit())?);
    let currency = scan.words.get(&format!("{land}$"), Sort::Currency).filter(|_| scan.glued(at + 1))?;
    priced(scan, at, at + 1, amount, currency)
}

/// What starts at `first` and is an amount of a currency, whose figures end the token `last`: with
/// a magnitude stuck to them (`1.5bn`), or with its word behind (`15 million`).
fn priced(scan: &Scan, first: usize, last: usize, amount: &str, currency: &Entry) -> Option<Found> {
    let mut next = last + 1;
    let quantity = if let Some(quantity) = suffixed(scan, amount) {
        quantity
    } else {
        let magnitude = scan.magnitude(next);
        next += usize::from(magnitude.is_some());
        Quantity { magnitude, ..super::super::number::parse(amount)?.quantity() }
    };
    let mut pieces = Vec::new();
    say_amount(quantity, currency, scan.describes(first, next), &mut pieces);
    found(next - first, "money", pieces)
}

/// An amount with its currency's code stuck behind it: `60,000INR`.
fn with_code(scan: &Scan, at: usize) -> Option<Found> {
    let text = scan.word(at);
    let cut = text.len().checked_sub(3).filter(|&cut| cut > 1 && text.is_char_boundary(cut))?;
    let (figures, code) = text.split_at(cut);
    let currency = scan.words.get(code, Sort::Currency)?;
    let mut pieces = Vec::new();
    let amount = super::super::number::parse(figures)?.quantity();
    say_amount(amount, currency, scan.describes(at, at + 1), &mut pieces);
    found(1, "money", pieces)
}

/// An amount with its currency's code or sign behind it: `20 EUR`, `50¢`, `20€`.
pub(in crate::english) fn after(scan: &Scan, at: usize) -> Option<Found> {
    let (quantity, take) = scan.quantity(at)?;
    let sign = at + take;
    if matches!(scan.kind(sign), Some(Kind::Mark(Mark::Sign('¢')))) {
        let singular = quantity.is_one() || scan.joins(sign + 1, Mark::Hyphen);
        let word = if singular { "cent" } else { "cents" };
        return found(take + 1, "money", vec![Piece::Quantity(quantity), ours(word)]);
    }
    // "the 2015 UAH Spring Career Fair"
    let year = scan.whole(at, 4).is_some_and(|year| (1900..2100).contains(&year));
    let named = year && scan.capital(sign + 1) && !scan.stops(sign + 1);
    let coded = matches!(scan.kind(sign), Some(Kind::Word)) && scan.word(sign).len() == 3;
    let coded = coded && !scan.shouting && !named;
    let signed = matches!(scan.kind(sign), Some(Kind::Mark(Mark::Sign(_))))
        && scan.glued(sign)
        && !scan.glued(sign + 1);
    let currency = (coded || signed).then(|| scan.own(sign, Sort::Currency)).flatten()?;
    let mut pieces = Vec::new();
    say_amount(quantity, currency, scan.describes(at, sign + 1), &mut pieces);
    found(take + 1, "money", pieces)
}
