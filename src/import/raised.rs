//! Figures set above the line: a note's number after a word, or a power. Written down beside the figures
//! before them they would be read as one number.

use std::borrow::Cow;

/// The signs for the figures from 0 to 9.
const SIGNS: [char; 10] = ['⁰', '¹', '²', '³', '⁴', '⁵', '⁶', '⁷', '⁸', '⁹'];

/// Text set above the line: figures as the signs for such, all else as it is.
pub(super) fn raised(text: &str) -> Cow<'_, str> {
    let figures = |c: char| c.is_ascii_digit() || c.is_whitespace() || matches!(c, ',' | '-' | '–');
    if !text.contains(|c: char| c.is_ascii_digit()) || !text.chars().all(figures) {
        return Cow::Borrowed(text);
    }
    Cow::Owned(text.chars().map(sign).collect())
}

/// The sign for a figure above the line; all else as it is.
pub(super) fn sign(c: char) -> char {
    c.to_digit(10).and_then(|figure| SIGNS.get(figure as usize)).copied().unwrap_or(c)
}

/// Whether a character is a figure above the line.
pub(super) fn is_raised(c: char) -> bool {
    SIGNS.contains(&c)
}

#[cfg(test)]
mod tests {
    use super::raised;

    #[test]
    fn figures_alone_are_raised() {
        for (text, wanted) in
            [("2", "²"), ("1, 12", "¹, ¹²"), ("st", "st"), ("2nd", "2nd"), ("", ""), ("–", "–")]
        {
            assert_eq!(raised(text), wanted);
        }
    }
}
