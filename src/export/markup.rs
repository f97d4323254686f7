//! Text made safe inside tags: the escapes that XML, HTML and NSML share.

use crate::model::letters::{among, position};
use crate::model::printable;

/// Adds text between tags: `<`, `>`, `&` escaped, characters no page may hold left out.
pub fn push_text(out: &mut String, text: &str) {
    let mut rest = text;
    let marked = |byte: u8| !matches!(byte, b' '..=b'~') | among(byte, b"&<>");
    while let Some(at) = position(rest.as_bytes(), marked) {
        let (plain, tail) = rest.split_at(at);
        out.push_str(plain);
        let Some(c) = tail.chars().next() else { return };
        push_char(out, c);
        rest = &tail[c.len_utf8()..];
    }
    out.push_str(rest);
}

fn push_char(out: &mut String, c: char) {
    match c {
        '&' => out.push_str("&amp;"),
        '<' => out.push_str("&lt;"),
        '>' => out.push_str("&gt;"),
        c => out.extend(printable(c)),
    }
}

/// Adds `<tag>text</tag>`.
pub fn element(out: &mut String, tag: &str, text: &str) {
    out.extend(["<", tag, ">"]);
    push_text(out, text);
    out.extend(["</", tag, ">"]);
}

/// Text for an attribute in double quotes.
#[must_use]
pub fn attribute(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    push_text(&mut out, text);
    out.replace('"', "&quot;")
}

#[cfg(test)]
mod tests {
    use super::{attribute, push_text};

    #[test]
    fn nothing_opens_a_tag() {
        let mut out = String::new();
        push_text(&mut out, "A<b>&\u{7}]]>“É”\u{202e} Z");
        assert_eq!(out, "A&lt;b&gt;&amp;]]&gt;“É” Z");
        assert_eq!(attribute("a\"b\nc"), "a&quot;b c");
    }
}
