//! Words to lines, for any width function: the wrapping that paper and prompter columns share.

use std::ops::Range;

/// What may follow a piece.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum After {
    /// A space, or the end of the line.
    Space,
    /// A space on the same line: the next piece belongs to this one.
    Bound,
    /// The end of the line: a word too wide for any line was broken here.
    Broken,
}

/// A word, or the part of a word that fits a line.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Piece {
    /// Which of the words it is, or is a part of.
    pub word: usize,
    /// Its bytes in that word.
    pub part: Range<usize>,
    /// Its width in the caller's unit.
    pub width: usize,
    /// What may follow it.
    pub after: After,
}

/// A line: pieces with a space between each two.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Line {
    /// Its pieces, by their place in the slice that was wrapped.
    pub pieces: Range<usize>,
    /// Its width in the caller's unit.
    pub width: usize,
    /// Whether its end parts what should stand together, since nothing else would fit.
    pub forced: bool,
}

/// Words as pieces no wider than `limit`: a wider word is broken, as the last resort.
///
/// Each word comes with its bind: whether the next one must stand on the same line. `width` is
/// given the word's number and the text to measure.
pub fn pieces<'a>(
    words: impl IntoIterator<Item = (&'a str, bool)>,
    limit: usize,
    mut width: impl FnMut(usize, &str) -> usize,
) -> Vec<Piece> {
    let mut out = Vec::new();
    for (word, (text, bind)) in words.into_iter().enumerate() {
        let after = if bind { After::Bound } else { After::Space };
        let whole = width(word, text);
        if whole <= limit {
            out.push(Piece { word, part: 0..text.len(), width: whole, after });
            continue;
        }
        for part in cut(text, limit, |text| width(word, text)) {
            let width = width(word, &text[part.clone()]);
            let after = if part.end < text.len() { After::Broken } else { after };
            out.push(Piece { word, part, width, after });
        }
    }
    out
}

/// Cuts a word into parts no wider than `limit`: after a hyphen, stop or slash where one is near
/// the end of the part, else wherever the part is full. A part holds at least one character.
fn cut(text: &str, limit: usize, mut width: impl FnMut(&str) -> usize) -> Vec<Range<usize>> {
    let mut parts = Vec::new();
    let mut start = 0;
    while start < text.len() {
        let full = start + fitting(&text[start..], limit, &mut width);
        let seam = text[start..full].rfind(['-', '.', '/', '_', '=', '&']).map(|at| start + at + 1);
        let end = match seam {
            Some(seam) if full < text.len() && 2 * (seam - start) > full - start => seam,
            _ => full,
        };
        parts.push(start..end);
        start = end;
    }
    parts
}

/// How many bytes of a text fit, at least its first character: found by halving, since a width
/// grows with its text.
fn fitting(text: &str, limit: usize, width: &mut impl FnMut(&str) -> usize) -> usize {
    let first = text.chars().next().map_or(0, char::len_utf8);
    // No character is narrower than a thousandth of a line: what is beyond cannot fit.
    let ends: Vec<usize> = text.char_indices().skip(1).map(|(at, _)| at).take(1000).collect();
    let more = ends.partition_point(|&end| width(&text[..end]) <= limit);
    if more == ends.len() && ends.len() < 1000 && width(text) <= limit {
        return text.len();
    }
    more.checked_sub(1).map_or(first, |last| ends[last])
}

/// Sets pieces in lines of at most `limit`, as many on each as fit, `space` between each two.
/// Bound pieces stand on one line unless they are wider than that together.
#[must_use]
pub fn wrap(pieces: &[Piece], space: usize, limit: usize) -> Vec<Line> {
    let mut lines = Vec::new();
    let mut at = 0;
    while at < pieces.len() {
        let line = one_line(pieces, at, space, limit);
        at = line.pieces.end;
        lines.push(line);
    }
    lines
}

/// The line that begins with piece `start`.
fn one_line(pieces: &[Piece], start: usize, space: usize, limit: usize) -> Line {
    let mut width = 0;
    let mut good = None;
    let mut end = start;
    while let Some(piece) = pieces.get(end) {
        let wider = width + piece.width + if end > start { space } else { 0 };
        if wider > limit && end > start {
            break;
        }
        width = wider;
        end += 1;
        match piece.after {
            After::Space => good = Some((end, width)),
            After::Broken => return Line { pieces: start..end, width, forced: true },
            After::Bound => {}
        }
    }
    if end == pieces.len() {
        return Line { pieces: start..end, width, forced: false };
    }
    match good {
        Some((end, width)) => Line { pieces: start..end, width, forced: false },
        None => Line { pieces: start..end, width, forced: true },
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// `~` binds a word to the next.
    fn lines(text: &str, limit: usize) -> Vec<String> {
        let words: Vec<(&str, bool)> =
            text.split(' ').map(|word| (word.trim_end_matches('~'), word.ends_with('~'))).collect();
        let pieces = pieces(words.iter().copied(), limit, |_, text| text.chars().count());
        wrap(&pieces, 1, limit)
            .into_iter()
            .map(|line| {
                let parts = pieces[line.pieces].iter().map(|piece| &words[piece.word].0[piece.part.clone()]);
                parts.collect::<Vec<_>>().join(" ")
            })
            .collect()
    }

    #[test]
    fn a_line_takes_the_words_that_fit() {
        assert_eq!(lines("THE U-S SENATE VOTED", 10), ["THE U-S", "SENATE", "VOTED"]);
        assert_eq!(lines("ONE", 10), ["ONE"]);
        assert_eq!(wrap(&[], 1, 10), []);
    }

    #[test]
    fn bound_words_move_to_the_next_line_together() {
        assert_eq!(lines("HE HAS SIX~ DOLLARS NOW", 11), ["HE HAS", "SIX DOLLARS", "NOW"]);
        assert_eq!(lines("A SAID, QUOTE,~ “WE", 12), ["A SAID,", "QUOTE, “WE"]);
    }

    #[test]
    fn bound_words_wider_than_a_line_are_parted_between_words() {
        assert_eq!(lines("AA~ BB~ CC~ DD EE", 5), ["AA BB", "CC DD", "EE"]);
        let pieces = pieces([("AAAA", true), ("BBBB", false)], 5, |_, text| text.len());
        assert!(wrap(&pieces, 1, 5)[0].forced);
    }

    #[test]
    fn a_word_wider_than_a_line_is_broken_at_a_seam_or_where_it_is_full() {
        assert_eq!(
            lines("GO W-W-W-DOT-SEARS-DOT-COM NOW", 12),
            ["GO", "W-W-W-DOT-", "SEARS-DOT-", "COM NOW"]
        );
        assert_eq!(lines("AAAAAAAAAA", 4), ["AAAA", "AAAA", "AA"]);
        assert_eq!(lines("ÉÉÉÉÉ", 2), ["ÉÉ", "ÉÉ", "É"]);
        assert_eq!(lines("É", 0), ["É"]);
    }
}
