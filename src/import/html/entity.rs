//! Characters written by name or number: `&rsquo;`, `&#8217;`.

use std::collections::HashMap;
use std::sync::LazyLock;

use encoding_rs::WINDOWS_1252;

static NAMES: LazyLock<HashMap<&str, char>> = LazyLock::new(|| {
    let rows = include_str!("../../../styles/reading/entities.tsv").lines();
    rows.filter(|row| !row.starts_with('#'))
        .filter_map(|row| row.split_once('\t'))
        .filter_map(named)
        .collect()
});

fn named((name, written): (&'static str, &'static str)) -> Option<(&'static str, char)> {
    let number = written.strip_prefix("U+").and_then(|digits| u32::from_str_radix(digits, 16).ok());
    number.map_or_else(|| written.chars().next(), char::from_u32).map(|c| (name, c))
}

/// The character that the text starts with an entity for, and the entity's length in bytes.
pub(in crate::import) fn first(text: &str) -> Option<(char, usize)> {
    let rest = text.strip_prefix('&')?;
    let (body, numbered) = rest.strip_prefix('#').map_or((rest, false), |digits| (digits, true));
    let end = body.bytes().take(32).position(|byte| !byte.is_ascii_alphanumeric())?;
    let word = &body[..end];
    let c = if numbered { number(word)? } else { *NAMES.get(word)? };
    let closed = usize::from(body.as_bytes()[end] == b';');
    Some((c, 1 + usize::from(numbered) + end + closed))
}

fn number(digits: &str) -> Option<char> {
    let code = match digits.strip_prefix(['x', 'X']) {
        Some(hex) => u32::from_str_radix(hex, 16).ok()?,
        None => digits.parse().ok()?,
    };
    match code {
        // Browsers read these as the Windows characters their writers meant.
        0x80..=0x9f => WINDOWS_1252.decode_without_bom_handling(&[code as u8]).0.chars().next(),
        0 => None,
        code => char::from_u32(code),
    }
}

/// The text with every entity decoded.
pub(super) fn decode(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(at) = rest.find('&') {
        out.push_str(&rest[..at]);
        let (c, length) = first(&rest[at..]).unwrap_or(('&', 1));
        out.push(c);
        rest = &rest[at + length..];
    }
    out + rest
}

#[cfg(test)]
mod tests {
    use super::{NAMES, decode};

    #[test]
    fn names_and_numbers_are_decoded() {
        let text = "AT&amp;T&rsquo;s &#8220;no&#x201D; &#146; &nope; & &#0; &eacute";
        assert_eq!(decode(text), "AT&T’s “no” ’ &nope; & &#0; &eacute");
        assert_eq!(decode("&eacute; &nbsp;&lt;"), "é \u{a0}<");
    }

    #[test]
    fn every_row_of_the_list_is_a_character() {
        let rows = include_str!("../../../styles/reading/entities.tsv").lines().skip(1);
        assert_eq!(rows.clone().count(), NAMES.len());
        assert!(rows.is_sorted());
    }
}
