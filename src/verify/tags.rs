//! Tagged text as tags and the text between them: enough for XML, HTML and SGML-like files.

/// A piece of tagged text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Piece<'a> {
    /// `<name attributes>`, or `<name/>`, which is followed by its own `Close`.
    Open {
        /// The name, as written.
        name: &'a str,
        /// All that stands after the name.
        attributes: &'a str,
    },
    /// `</name>`.
    Close(&'a str),
    /// Text, its escapes undone.
    Text(String),
}

/// Takes tagged text apart. A `<` that begins no tag is text; comments and declarations are left out.
#[must_use]
pub fn pieces(text: &str) -> Vec<Piece<'_>> {
    let mut out = Vec::new();
    let mut rest = text;
    while !rest.is_empty() {
        let Some(at) = rest.find('<') else {
            out.push(Piece::Text(unescaped(rest)));
            break;
        };
        if at > 0 {
            out.push(Piece::Text(unescaped(&rest[..at])));
        }
        rest = tag(&rest[at..], &mut out);
    }
    out
}

/// Reads the tag a text begins with and gives what follows it.
fn tag<'a>(text: &'a str, out: &mut Vec<Piece<'a>>) -> &'a str {
    if let Some(comment) = text.strip_prefix("<!--") {
        return comment.find("-->").map_or("", |end| &comment[end + 3..]);
    }
    if !text[1..].starts_with(|c: char| c.is_ascii_alphabetic() || matches!(c, '/' | '?' | '!')) {
        out.push(Piece::Text("<".into()));
        return &text[1..];
    }
    let Some(end) = text.find('>') else {
        out.push(Piece::Text(unescaped(text)));
        return "";
    };
    let inside = &text[1..end];
    if let Some(name) = inside.strip_prefix('/') {
        out.push(Piece::Close(name.trim()));
    } else if !inside.starts_with(['?', '!']) {
        let (name, attributes) = inside.split_once(char::is_whitespace).unwrap_or((inside, ""));
        let name = name.trim_end_matches('/');
        out.push(Piece::Open { name, attributes });
        if inside.ends_with('/') {
            out.push(Piece::Close(name));
        }
    }
    &text[end + 1..]
}

/// An attribute's value, quoted or not.
#[must_use]
pub fn attribute<'a>(attributes: &'a str, name: &str) -> Option<&'a str> {
    let start = attributes.match_indices(name).find(|&(at, _)| {
        let begins = at == 0 || attributes[..at].ends_with(char::is_whitespace);
        begins && attributes[at + name.len()..].starts_with('=')
    })?;
    let value = &attributes[start.0 + name.len() + 1..];
    match value.strip_prefix('"') {
        Some(quoted) => quoted.split('"').next(),
        None => value.split(|c: char| c.is_whitespace() || c == '/').next(),
    }
}

/// Text with its escapes undone; what is no escape stays.
#[must_use]
pub fn unescaped(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(at) = rest.find('&') {
        out.push_str(&rest[..at]);
        let tail = &rest[at + 1..];
        let end = tail.bytes().take(8).position(|byte| byte == b';');
        if let Some((c, end)) = end.and_then(|end| Some((escape(&tail[..end])?, end))) {
            out.push(c);
            rest = &tail[end + 1..];
        } else {
            out.push('&');
            rest = tail;
        }
    }
    out + rest
}

fn escape(name: &str) -> Option<char> {
    match name {
        "lt" => Some('<'),
        "gt" => Some('>'),
        "amp" => Some('&'),
        "quot" => Some('"'),
        "apos" => Some('\''),
        "nbsp" => Some(' '),
        number => {
            let digits = number.strip_prefix('#')?;
            let code = match digits.strip_prefix(['x', 'X']) {
                Some(hex) => u32::from_str_radix(hex, 16).ok()?,
                None => digits.parse().ok()?,
            };
            char::from_u32(code)
        }
    }
}

#[cfg(test)]
mod tests {
    use super::{Piece, attribute, pieces, unescaped};

    #[test]
    fn tags_and_text_come_apart() {
        let open = |name, attributes| Piece::Open { name, attributes };
        let text = |text: &str| Piece::Text(text.into());
        assert_eq!(
            pieces("<p class=\"a\">A &lt; B<br/>< C<!-- D > --></p>E"),
            [
                open("p", "class=\"a\""),
                text("A < B"),
                open("br", ""),
                Piece::Close("br"),
                text("<"),
                text(" C"),
                Piece::Close("p"),
                text("E"),
            ]
        );
        assert_eq!(pieces("A <b"), [text("A "), text("<b")]);
    }

    #[test]
    fn attributes_and_escapes() {
        assert_eq!(attribute("id=\"title\" x=1", "id"), Some("title"));
        assert_eq!(attribute("id=title", "id"), Some("title"));
        assert_eq!(attribute("xid=1", "id"), None);
        assert_eq!(unescaped("&amp;lt; &#209;&#x41; &no; & &é;"), "&lt; ÑA &no; & &é;");
    }
}
