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

/// Makes lines more even where that moves no end of a sentence to another line: what one line can
/// spare goes to the shorter one below it, and a last word does not stand alone. `ends` tells
/// whether a sentence ends with a piece. There are as many lines as before.
pub fn even(lines: &mut [Line], pieces: &[Piece], space: usize, limit: usize, ends: impl Fn(&Piece) -> bool) {
    for below in (1..lines.len()).rev() {
        let last = below + 1 == lines.len();
        while let Some((from, width)) = spare(&lines[below - 1], pieces, space, &ends) {
            let (upper, lower) = (lines[below - 1].width - width - space, lines[below].width + width + space);
            let alone = groups(&lines[below], pieces) == 1;
            let better =
                if last { alone && 2 * upper > limit } else { upper.min(lower) > lines[below].width };
            if lower > limit || !better || lines[below].forced {
                break;
            }
            (lines[below - 1].pieces.end, lines[below - 1].width) = (from, upper);
            (lines[below].pieces.start, lines[below].width) = (from, lower);
        }
    }
}

/// The last pieces of a line that stand together, as the first of them and their width; `None`
/// where they are all it has, or must stay.
fn spare(
    line: &Line,
    pieces: &[Piece],
    space: usize,
    ends: impl Fn(&Piece) -> bool,
) -> Option<(usize, usize)> {
    let start = line.pieces.clone().rev().skip(1).find(|&at| pieces[at].after == After::Space)? + 1;
    let group = &pieces[start..line.pieces.end];
    let stays = line.forced || group.iter().any(|piece| piece.after == After::Broken || ends(piece));
    let width = group.iter().map(|piece| piece.width + space).sum::<usize>() - space;
    (!stays).then_some((start, width))
}

/// How many stretches of pieces that stand together a line has.
fn groups(line: &Line, pieces: &[Piece]) -> usize {
    let last = line.pieces.len().saturating_sub(1);
    1 + pieces[line.pieces.clone()].iter().take(last).filter(|piece| piece.after == After::Space).count()
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
    fn lines_are_evened_but_sentences_end_where_they_did() {
        let evened = |text: &str, limit| {
            let words: Vec<(&str, bool)> = text.split(' ').map(|word| (word, false)).collect();
            let pieces = pieces(words.iter().copied(), limit, |_, text| text.len());
            let mut rows = wrap(&pieces, 1, limit);
            even(&mut rows, &pieces, 1, limit, |piece| words[piece.word].0.ends_with('.'));
            let text = |row: &Line| {
                let shown: Vec<&str> =
                    pieces[row.pieces.clone()].iter().map(|piece| words[piece.word].0).collect();
                assert_eq!(row.width, shown.join(" ").len());
                shown.join(" ")
            };
            rows.iter().map(text).collect::<Vec<_>>()
        };
        let long = "THE CITY OF 15-THOUSAND HAS FOUR-POINT-FIVE-MILLION";
        assert_eq!(evened(long, 24), ["THE CITY OF", "15-THOUSAND HAS", "FOUR-POINT-FIVE-MILLION"]);
        assert_eq!(evened("BRIDGES AND SCHOOLS THIS YEAR", 24), ["BRIDGES AND SCHOOLS", "THIS YEAR"]);
        assert_eq!(evened("ALL OF IT WENT TODAY. NOBODY", 24), ["ALL OF IT WENT TODAY.", "NOBODY"]);
        assert_eq!(evened("A B C D E F", 24), ["A B C D E F"]);
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
