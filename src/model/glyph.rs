//! Which characters may stand on a page.

use super::letters::position;

/// The character as it may stand on a page: any white space as a space, and nothing for a control,
/// formatting or direction character, which a prompter obeys or chokes on instead of showing it.
#[must_use]
pub fn printable(c: char) -> Option<char> {
    match c {
        ' '..='~' => Some(c),
        c if c.is_whitespace() => Some(' '),
        c => (!is_order(c)).then_some(c),
    }
}

/// The text in straight marks and hyphens, for prompters that have no others.
#[must_use]
pub fn straight(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '“' | '”' | '„' => out.push('"'),
            '‘' | '’' => out.push('\''),
            '–' => out.push('-'),
            '—' => out.push_str("--"),
            '…' => out.push_str("..."),
            c => out.push(c),
        }
    }
    out
}

/// Adds a text without the characters no page may hold.
pub fn push_printable(out: &mut String, text: &str) {
    let mut rest = text;
    while let Some(at) = position(rest.as_bytes(), |byte| !matches!(byte, b' '..=b'~')) {
        out.push_str(&rest[..at]);
        let Some(c) = rest[at..].chars().next() else { return };
        out.extend(printable(c));
        rest = &rest[at + c.len_utf8()..];
    }
    out.push_str(rest);
}

/// Whether a character gives an order instead of showing something, or is none at all.
fn is_order(c: char) -> bool {
    let control = matches!(c, '\u{0}'..='\u{9f}' | '\u{ad}' | '\u{61c}' | '\u{180e}' | '\u{feff}');
    let invisible = matches!(c, '\u{200b}' | '\u{2060}'..='\u{206f}' | '\u{fff9}'..='\u{fffb}' | '\u{e0000}'..='\u{e007f}');
    let direction = matches!(c, '\u{200e}' | '\u{200f}' | '\u{202a}'..='\u{202e}');
    let none = matches!(c, '\u{fdd0}'..='\u{fdef}') || u32::from(c) & 0xfffe == 0xfffe;
    control || invisible || direction || none
}

#[cfg(test)]
mod tests {
    use super::printable;

    #[test]
    fn shows_letters_and_hides_orders() {
        for c in "AÑŁễ한🎤—“’\u{200d}".chars() {
            assert_eq!(printable(c), Some(c));
        }
        let mut out = String::new();
        super::push_printable(&mut out, "“A\u{202e}b”\tñ.");
        assert_eq!(out, "“Ab” ñ.");
        for c in "\u{0}\u{7}\u{1b}\u{7f}\u{9d}\u{ad}\u{200b}\u{202e}\u{2066}\u{feff}\u{ffff}\u{1fffe}".chars()
        {
            assert_eq!(printable(c), None, "{c:?}");
        }
        for c in "\t\n\r\u{85}\u{a0}\u{2028}\u{3000}".chars() {
            assert_eq!(printable(c), Some(' '), "{c:?}");
        }
    }
}
