//! Numbers as they stand on the page: words to the limit, figures above, words for the zeros.

use crate::english::say;
use crate::model::style::{All, Hundreds, MagnitudeHyphen, SpellMax};
use crate::model::{HouseStyle, Quantity};

/// The highest number that is written out.
pub(super) fn limit(style: &HouseStyle) -> u64 {
    match style.spell_max {
        SpellMax::UpTo(limit) => u64::from(limit),
        SpellMax::Every(All::All) => u64::MAX,
    }
}

/// A number in words joined by hyphens: `two-hundred-fifty`.
pub(super) fn words(number: u64) -> String {
    let mut out = String::new();
    say::cardinal(number, &mut out);
    out.replace(' ', "-")
}

/// An amount without its magnitude word and sign. `opens`: written out whatever its size.
pub(super) fn number(quantity: &Quantity, style: &HouseStyle, opens: bool) -> String {
    let mut out = match quantity.whole {
        Some(whole) => self::whole(whole, style, opens),
        None => String::new(),
    };
    if let Some(decimals) = &quantity.decimals {
        if !out.is_empty() {
            out.push('-');
        }
        out.push_str("point");
        for digit in decimals.bytes().filter(u8::is_ascii_digit) {
            out.push('-');
            out.push_str(say::digit(digit));
        }
    }
    out
}

/// Below a thousand: words or figures.
fn group(number: u64, style: &HouseStyle, opens: bool) -> String {
    if opens || number <= limit(style) { words(number) } else { number.to_string() }
}

fn whole(number: u64, style: &HouseStyle, opens: bool) -> String {
    if number < 1000 {
        return group(number, style, opens);
    }
    if in_hundreds(number, style) {
        let hundreds = group(number / 100, style, opens);
        return match number % 100 {
            0 => format!("{hundreds}-hundred"),
            rest => format!("{hundreds}-hundred-{}", group(rest, style, opens)),
        };
    }
    let mut out = String::new();
    let mut rest = number;
    for (power, name) in say::POWERS {
        if rest >= power {
            join(&mut out, &group(rest / power, style, opens), "-");
            join(&mut out, name, if hyphened(name, style) { "-" } else { " " });
            rest %= power;
        }
    }
    if rest > 0 {
        join(&mut out, &group(rest, style, opens), "-");
    }
    out
}

fn join(out: &mut String, word: &str, gap: &str) {
    if !out.is_empty() {
        out.push_str(if out.ends_with(' ') { "" } else { gap });
    }
    out.push_str(word);
}

fn hyphened(magnitude: &str, style: &HouseStyle) -> bool {
    match style.magnitude_hyphen {
        MagnitudeHyphen::All | MagnitudeHyphen::Integers => true,
        MagnitudeHyphen::Thousands => magnitude == "thousand",
        MagnitudeHyphen::None => false,
    }
}

/// 1,100 to 9,900 are said in hundreds where they are round, or always.
fn in_hundreds(number: u64, style: &HouseStyle) -> bool {
    let fits = (1100..=9999).contains(&number) && !(number / 100).is_multiple_of(10);
    match style.hundreds {
        Hundreds::Round => fits && number.is_multiple_of(100),
        Hundreds::All => fits,
        Hundreds::Off => false,
    }
}

/// `forty-second`.
pub(super) fn ordinal_words(number: u64) -> String {
    let mut out = String::new();
    say::ordinal(number, &mut out);
    out.replace(' ', "-")
}

/// `42nd`.
pub(super) fn suffixed(number: u64) -> String {
    let end = match (number % 10, number % 100 / 10) {
        (1, tens) if tens != 1 => "st",
        (2, tens) if tens != 1 => "nd",
        (3, tens) if tens != 1 => "rd",
        _ => "th",
    };
    format!("{number}{end}")
}

/// First to the limit in words, then figures.
pub(super) fn ordinal(number: u64, style: &HouseStyle, opens: bool) -> String {
    let round = number >= 1000 && number.is_multiple_of(1000);
    if opens || round || number <= limit(style) { ordinal_words(number) } else { suffixed(number) }
}

/// `two-thirds`, `one-half`, `19-hundredths`.
pub(super) fn fraction(over: u64, under: u64, style: &HouseStyle) -> String {
    let part = match under {
        2 if over == 1 => "half".to_owned(),
        2 => "halve".to_owned(),
        4 => "quarter".to_owned(),
        100 => "hundredth".to_owned(),
        1000 => "thousandth".to_owned(),
        _ => ordinal_words(under),
    };
    let plural = if over == 1 { "" } else { "s" };
    format!("{}-{part}{plural}", group(over, style, false))
}

/// A doubled letter as two: `N-DOUBLE-A-C-P` as `N-A-A-C-P`.
pub(super) fn undouble(page: &str) -> String {
    let mut out: Vec<&str> = Vec::new();
    let mut parts = page.split('-');
    while let Some(part) = parts.next() {
        let times = match part.to_ascii_uppercase().as_str() {
            "DOUBLE" => 2,
            "TRIPLE" => 3,
            _ => 1,
        };
        let letter = if times == 1 { Some(part) } else { parts.next() };
        out.extend(std::iter::repeat_n(letter.unwrap_or_default(), times));
    }
    out.join("-")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn doubled_letters_come_apart() {
        assert_eq!(undouble("N-DOUBLE-A-C-P"), "N-A-A-C-P");
        assert_eq!(undouble("TRIPLE-A"), "A-A-A");
    }
}
