//! Written forms as they are said: numbers as words, letters one by one.

use std::fmt::Write as _;

const ONES: [&str; 20] = [
    "zero",
    "one",
    "two",
    "three",
    "four",
    "five",
    "six",
    "seven",
    "eight",
    "nine",
    "ten",
    "eleven",
    "twelve",
    "thirteen",
    "fourteen",
    "fifteen",
    "sixteen",
    "seventeen",
    "eighteen",
    "nineteen",
];
const TENS: [&str; 10] =
    ["", "", "twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"];
/// Powers of a thousand, from the highest that fits 64 bits.
pub const POWERS: [(u64, &str); 6] = [
    (1_000_000_000_000_000_000, "quintillion"),
    (1_000_000_000_000_000, "quadrillion"),
    (1_000_000_000_000, "trillion"),
    (1_000_000_000, "billion"),
    (1_000_000, "million"),
    (1_000, "thousand"),
];

/// A digit's word.
#[must_use]
pub fn digit(byte: u8) -> &'static str {
    ONES[usize::from(byte.wrapping_sub(b'0').min(9))]
}

fn gap(out: &mut String) {
    if !out.is_empty() && !out.ends_with(' ') {
        out.push(' ');
    }
}

/// A whole number in words: `two hundred fifty` (American: without `and`).
pub fn cardinal(number: u64, out: &mut String) {
    gap(out);
    if number < 20 {
        out.push_str(ONES[number as usize]);
    } else if number < 100 {
        out.push_str(TENS[(number / 10) as usize]);
        rest(number % 10, out);
    } else if number < 1000 {
        cardinal(number / 100, out);
        out.push_str(" hundred");
        rest(number % 100, out);
    } else if let Some(&(power, name)) = POWERS.iter().find(|(power, _)| *power <= number) {
        cardinal(number / power, out);
        let _ = write!(out, " {name}");
        rest(number % power, out);
    }
}

fn rest(number: u64, out: &mut String) {
    if number > 0 {
        cardinal(number, out);
    }
}

/// A whole number as an ordinal: `forty second`.
pub fn ordinal(number: u64, out: &mut String) {
    let start = out.len();
    cardinal(number, out);
    let at = out[start..].rfind(' ').map_or(start, |at| start + at + 1);
    let last = out.split_off(at);
    let irregular = match last.as_str() {
        "one" => "first",
        "two" => "second",
        "three" => "third",
        "five" => "fifth",
        "eight" => "eighth",
        "nine" => "ninth",
        "twelve" => "twelfth",
        _ => "",
    };
    if !irregular.is_empty() {
        out.push_str(irregular);
    } else if let Some(stem) = last.strip_suffix('y') {
        let _ = write!(out, "{stem}ieth");
    } else {
        let _ = write!(out, "{last}th");
    }
}

/// A year: `twenty twenty four`, `two thousand five`, `nineteen oh six`.
pub fn year(year: u16, out: &mut String) {
    let (century, within) = (u64::from(year / 100), u64::from(year % 100));
    if year < 1000 || (2000..2010).contains(&year) || within == 0 && century % 10 == 0 {
        return cardinal(u64::from(year), out);
    }
    cardinal(century, out);
    pair(within, out);
}

/// Two figures after others: `hundred`, `oh six`, `twenty four`.
fn pair(number: u64, out: &mut String) {
    match number {
        0 => out.push_str(" hundred"),
        1..=9 => {
            out.push_str(" oh");
            cardinal(number, out);
        }
        _ => cardinal(number, out),
    }
}

/// A decade by its first year: `nineteen nineties`.
pub fn decade(first: u16, short: bool, out: &mut String) {
    let start = out.len();
    if short {
        cardinal(u64::from(first % 100), out);
    } else {
        year(first, out);
    }
    let _ = start;
    if out.ends_with('y') {
        out.pop();
        out.push_str("ies");
    } else {
        out.push('s');
    }
}

/// Figures that name something: to three by hundreds and twos (`two thirty`, `three oh five`), four by twos.
pub fn identifier(digits: &str, out: &mut String) {
    let number = digits.parse::<u64>().unwrap_or(u64::MAX);
    if digits.starts_with('0') || digits.len() > 4 || number == u64::MAX {
        return one_by_one(digits, out);
    }
    match digits.len() {
        3 if number % 100 == 0 => cardinal(number, out),
        4 if number % 1000 == 0 => cardinal(number, out),
        3 | 4 => {
            cardinal(number / 100, out);
            pair(number % 100, out);
        }
        _ => cardinal(number, out),
    }
}

/// Makes the last number word of a phrase plural: sixteens, thirties, sixes.
pub fn plural(words: &mut String) {
    if words.ends_with('y') {
        words.pop();
        words.push_str("ies");
    } else {
        words.push_str(if words.ends_with('x') { "es" } else { "s" });
    }
}

/// Figures one by one; a zero is `oh` where `oh`.
pub fn digits(figures: &str, oh: bool, out: &mut String) {
    for byte in figures.bytes().filter(u8::is_ascii_digit) {
        gap(out);
        out.push_str(if oh && byte == b'0' { "oh" } else { digit(byte) });
    }
}

/// Figures one by one with `zero`.
fn one_by_one(figures: &str, out: &mut String) {
    digits(figures, false, out);
}

/// A form that stands on the page, read out: hyphens part words, figures are numbers.
#[must_use]
pub fn chain(page: &str) -> String {
    let mut out = String::with_capacity(page.len() + 8);
    for word in page.split([' ', '-', '/']) {
        plain(word, &mut out);
    }
    out
}

/// One word, or figures as a number.
pub fn plain(word: &str, out: &mut String) {
    if word.bytes().any(|byte| byte.is_ascii_digit()) {
        figures(word, out);
    } else {
        letters_of(word, out);
    }
}

/// A word in small letters with its apostrophes, and nothing else.
pub fn letters_of(word: &str, out: &mut String) {
    let mut begun = false;
    for c in word.chars() {
        if c.is_alphanumeric() || unicode_normalization::char::is_combining_mark(c) {
            if !begun {
                gap(out);
                begun = true;
            }
            if c.is_ascii() { out.push(c.to_ascii_lowercase()) } else { out.extend(c.to_lowercase()) }
        } else if begun && matches!(c, '\'' | '’') {
            out.push('\'');
        }
    }
}

/// Figures with what may hang on them: `250`, `1,203`, `42nd`, `1990’s`.
fn figures(word: &str, out: &mut String) {
    let mut digits_only = String::new();
    let mut tail = "";
    for (at, c) in word.char_indices() {
        match c {
            '0'..='9' => digits_only.push(c),
            ',' => {}
            _ if digits_only.is_empty() => {}
            _ => {
                tail = &word[at..];
                break;
            }
        }
    }
    let lead = word.trim_start_matches(|c: char| !c.is_alphanumeric());
    let head = &lead[..lead.find(|c: char| c.is_ascii_digit()).unwrap_or(0)];
    if !head.is_empty() {
        letters_of(head, out);
    }
    let Ok(number) = digits_only.parse::<u64>() else { return one_by_one(&digits_only, out) };
    let suffix = tail.trim_matches(|c: char| !c.is_alphanumeric()).to_ascii_lowercase();
    match suffix.as_str() {
        "st" | "nd" | "rd" | "th" => ordinal(number, out),
        "s" if number >= 10 && number % 10 == 0 && number < 10_000 => {
            decade(number as u16, number < 100, out);
        }
        "" => cardinal(number, out),
        _ => {
            cardinal(number, out);
            plain(&suffix, out);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn said(write: impl FnOnce(&mut String)) -> String {
        let mut out = String::new();
        write(&mut out);
        out
    }

    #[test]
    fn numbers_are_american() {
        assert_eq!(said(|out| cardinal(2_603_045, out)), "two million six hundred three thousand forty five");
        assert_eq!(said(|out| ordinal(42, out)), "forty second");
        assert_eq!(said(|out| ordinal(30, out)), "thirtieth");
        assert_eq!(said(|out| cardinal(u64::MAX, out)).split(' ').next(), Some("eighteen"));
    }

    #[test]
    fn years_go_in_pairs() {
        for (number, words) in [
            (2024, "twenty twenty four"),
            (2005, "two thousand five"),
            (1906, "nineteen oh six"),
            (1900, "nineteen hundred"),
            (2000, "two thousand"),
            (1066, "ten sixty six"),
        ] {
            assert_eq!(said(|out| year(number, out)), words);
        }
        assert_eq!(said(|out| decade(1990, false, out)), "nineteen nineties");
        assert_eq!(said(|out| decade(1910, false, out)), "nineteen tens");
    }

    #[test]
    fn a_page_form_is_read_out() {
        assert_eq!(chain("TWO-MILLION-603-THOUSAND"), "two million six hundred three thousand");
        assert_eq!(chain("42ND STREET"), "forty second street");
        assert_eq!(said(|out| identifier("320", out)), "three twenty");
        assert_eq!(said(|out| identifier("747", out)), "seven forty seven");
    }
}
