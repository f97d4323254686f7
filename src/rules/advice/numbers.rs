//! Numbers an ear cannot keep: too many of them, or too exact.

use super::{Remark, Sentence};
use crate::model::{Kind, Piece, Quantity};

/// Numbers an ear keeps from one sentence.
const KEPT: usize = 2;
/// Digits that matter in a number that is heard once.
const DIGITS: usize = 2;
/// Where these stand a number is not rounded: lives and votes are counted exactly.
const EXACT: &[&str] = &[
    "dead", "deaths", "died", "dies", "killed", "kills", "injured", "wounded", "missing", "votes", "voted",
    "vote",
];

/// The amounts a token holds.
fn amounts<'a>(sentence: &Sentence<'a>, at: usize) -> impl Iterator<Item = &'a Quantity> {
    let pieces: &[Piece] = match &sentence.tokens[at].kind {
        Kind::Said(saying) if !matches!(saying.rule, "scores" | "times" | "measures") => &saying.pieces,
        _ => &[],
    };
    pieces.iter().filter_map(|piece| match piece {
        Piece::Quantity(quantity) => Some(quantity),
        _ => None,
    })
}

/// More numbers in a sentence than an ear keeps.
pub(super) fn many(sentence: &Sentence) -> Vec<Remark> {
    let found: Vec<usize> =
        (0..sentence.tokens.len()).filter(|&at| amounts(sentence, at).next().is_some()).collect();
    let (Some(&from), Some(&to)) = (found.first(), found.last()) else { return Vec::new() };
    if found.len() <= KEPT {
        return Vec::new();
    }
    let message = format!("{} numbers in one sentence", found.len());
    vec![Remark { from, to, message, hint: "an ear keeps two: leave the rest to a graphic" }]
}

/// Numbers of more digits than matter to the ear.
pub(super) fn rounding(sentence: &Sentence) -> Vec<Remark> {
    let exact = (0..sentence.tokens.len())
        .any(|at| EXACT.iter().any(|word| sentence.text(at).eq_ignore_ascii_case(word)));
    if exact {
        return Vec::new();
    }
    let remark = |at: usize| {
        let round = amounts(sentence, at).find_map(round)?;
        let written = sentence.text(at);
        let sign: String = written.chars().take_while(|c| !c.is_alphanumeric()).collect();
        let message = format!("{written} could be about {sign}{round}");
        Some(Remark { from: at, to: at, message, hint: "an ear keeps two digits" })
    };
    (0..sentence.tokens.len()).filter_map(remark).collect()
}

/// An amount to two digits, in figures; nothing where it is no longer than that, or under a thousand.
fn round(quantity: &Quantity) -> Option<String> {
    let whole = quantity.whole?;
    let decimals = quantity.decimals.as_deref().unwrap_or_default();
    if let Some(magnitude) = quantity.magnitude.as_deref() {
        let long = whole.to_string().len() + decimals.trim_end_matches('0').len() > DIGITS;
        let digit = |at: usize| decimals.as_bytes().get(at).map_or(0, |digit| u64::from(digit - b'0'));
        let small = whole < 10;
        let up = u64::from(digit(usize::from(small)) >= 5);
        let count = if small { whole * 10 + digit(0) + up } else { (whole + up) * 10 };
        return (long && !decimals.is_empty()).then(|| tenths(count, magnitude));
    }
    let digits = u32::try_from(whole.to_string().len()).ok().filter(|&digits| digits > 3)?;
    let unit = 10_u64.checked_pow(digits - 2)?;
    let rounded = (whole.checked_add(unit / 2)? / unit).checked_mul(unit)?;
    let said = match rounded {
        1_000_000_000.. => tenths(rounded / 100_000_000, "billion"),
        1_000_000.. => tenths(rounded / 100_000, "million"),
        _ => grouped(rounded),
    };
    (rounded != whole || !decimals.is_empty()).then_some(said)
}

/// So many tenths of a magnitude.
fn tenths(count: u64, magnitude: &str) -> String {
    match count % 10 {
        0 => format!("{} {magnitude}", count / 10),
        rest => format!("{}.{rest} {magnitude}", count / 10),
    }
}

/// Figures with commas between thousands.
fn grouped(number: u64) -> String {
    let digits = number.to_string();
    let mut out = String::with_capacity(digits.len() + digits.len() / 3);
    for (at, digit) in digits.chars().enumerate() {
        if at > 0 && (digits.len() - at).is_multiple_of(3) {
            out.push(',');
        }
        out.push(digit);
    }
    out
}

#[cfg(test)]
mod tests {
    use super::round;
    use crate::model::Quantity;

    #[test]
    fn two_digits_are_kept() {
        let amount = |whole, decimals: &str, magnitude: Option<&'static str>| Quantity {
            whole: Some(whole),
            decimals: (!decimals.is_empty()).then(|| decimals.into()),
            magnitude: magnitude.map(Into::into),
            ..Quantity::default()
        };
        for (quantity, wanted) in [
            (amount(33_210, "17", None), Some("33,000")),
            (amount(21_450, "", None), Some("21,000")),
            (amount(9_960, "", None), Some("10,000")),
            (amount(67_512_520, "", None), Some("68 million")),
            (amount(12_000, "", None), None),
            (amount(450, "", None), None),
            (amount(6, "83", Some("million")), Some("6.8 million")),
            (amount(9, "97", Some("billion")), Some("10 billion")),
            (amount(16, "94", Some("billion")), Some("17 billion")),
            (amount(4, "5", Some("billion")), None),
            (amount(700, "", Some("million")), None),
        ] {
            assert_eq!(round(&quantity).as_deref(), wanted, "{quantity:?}");
        }
    }
}
