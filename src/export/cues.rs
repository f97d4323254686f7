//! Timed words to captions of one or two short lines, broken where a clause ends.

use std::ops::Range;

use super::timeline::Token;
use crate::model::{Pause, Seconds, printable};

/// Most characters of a line.
const LINE: usize = 42;
/// Most characters of a caption's two lines.
const BOTH: usize = 2 * LINE;

/// How many words ahead a sentence's end is looked for.
const AHEAD: usize = 400;

/// One caption.
#[derive(Debug, Clone, PartialEq)]
pub struct Caption {
    /// Second it appears at.
    pub start: Seconds,
    /// Second it goes at.
    pub end: Seconds,
    /// One or two lines.
    pub lines: Vec<String>,
}

/// A word ready to stand: at most a line long.
#[derive(Debug, Clone)]
struct Piece {
    text: String,
    joined: bool,
    start: Seconds,
    end: Seconds,
    pause: Pause,
    bind: bool,
    /// The columns it would stand in if the paragraph were one line.
    columns: Range<usize>,
}

/// A paragraph's captions.
#[must_use]
pub fn paragraph_captions(tokens: &[Token]) -> Vec<Caption> {
    let mut pieces: Vec<Piece> = tokens.iter().flat_map(cut).collect();
    let mut column = 0;
    for piece in &mut pieces {
        let start = column + usize::from(!piece.joined);
        column = start + piece.columns.len();
        piece.columns = start..column;
    }
    let mut out = Vec::new();
    let mut at = 0;
    while at < pieces.len() {
        let end = at + take(&pieces[at..]);
        let (first, last) = (&pieces[at], &pieces[end - 1]);
        out.push(Caption { start: first.start, end: last.end, lines: lines(&pieces[at..end]) });
        at = end;
    }
    out
}

/// A word without what no page may hold, in parts of at most a line.
fn cut(token: &Token) -> Vec<Piece> {
    let shown: Vec<char> = token.text.chars().filter_map(printable).collect();
    let parts = shown.chunks(LINE).count();
    let step = (token.end - token.start) / parts.max(1) as f64;
    let part = |(number, chars): (usize, &[char])| {
        let (first, last) = (number == 0, number + 1 == parts);
        let start = token.start + step * number as f64;
        Piece {
            text: chars.iter().collect(),
            joined: first && token.joined,
            start,
            end: if last { token.end } else { start + step },
            pause: if last { token.pause } else { Pause::None },
            bind: last && token.bind,
            columns: 0..chars.len(),
        }
    };
    shown.chunks(LINE).enumerate().map(part).filter(|piece| !piece.text.trim().is_empty()).collect()
}

/// How many pieces the next caption takes, at least one.
///
/// A sentence that fits ends it; else the best of a clause's end, an even share of what is left of
/// the sentence, and any place where no two bound words part.
fn take(pieces: &[Piece]) -> usize {
    let fit = fitting(pieces);
    let near = &pieces[..pieces.len().min(AHEAD)];
    let sentence = near.iter().position(|piece| piece.pause == Pause::Stop).map_or(near.len(), |at| at + 1);
    if sentence <= fit {
        return sentence;
    }
    let left = length(&pieces[..sentence]);
    let share = left.div_ceil(left.div_ceil(BOTH).max(1));
    (1..=fit).max_by_key(|&count| (score(pieces, count, share), count)).unwrap_or(1)
}

/// How good it is to end a caption after `count` pieces: a clause's end counts most, unless the
/// caption would be a scrap of it.
fn score(pieces: &[Piece], count: usize, share: usize) -> isize {
    seam(pieces, count, 30) - apart(length(&pieces[..count]), share)
}

/// How good a place to part pieces is the one after `count` of them; `clause` is what a pause is
/// worth in characters of unevenness.
fn seam(pieces: &[Piece], count: usize, clause: isize) -> isize {
    let last = &pieces[count - 1];
    let bound = last.bind || pieces.get(count).is_some_and(|next| next.joined);
    // A short word (the, of, to) leans on the next one.
    let leans = last.text.chars().count() <= 3;
    if bound {
        return -100;
    }
    match last.pause {
        Pause::None if leans => -10,
        Pause::None => 0,
        Pause::Short => clause,
        Pause::Stop => 2 * clause,
    }
}

fn apart(one: usize, other: usize) -> isize {
    one.abs_diff(other).cast_signed()
}

/// How many pieces fit two lines, at least one.
fn fitting(pieces: &[Piece]) -> usize {
    let mut fit = 1;
    // A piece is at least a character and its space, so no more than these can fit.
    for count in 2..=pieces.len().min(BOTH) {
        if lay(&pieces[..count]).is_none() {
            break;
        }
        fit = count;
    }
    fit
}

/// Characters of pieces on one line.
fn length(pieces: &[Piece]) -> usize {
    match pieces {
        [] => 0,
        [first, ..] => pieces[pieces.len() - 1].columns.end - first.columns.start,
    }
}

/// After which piece a caption's first line ends, all of them where one line is enough; `None`
/// where two are too short.
fn lay(pieces: &[Piece]) -> Option<usize> {
    if length(pieces) <= LINE {
        return Some(pieces.len());
    }
    let splits = 1..pieces.len();
    let fits = |&count: &usize| length(&pieces[..count]) <= LINE && length(&pieces[count..]) <= LINE;
    let uneven = |count: usize| apart(length(&pieces[..count]), length(&pieces[count..]));
    let worth = |&count: &usize| seam(pieces, count, 12) - uneven(count);
    splits.filter(fits).max_by_key(worth)
}

fn lines(pieces: &[Piece]) -> Vec<String> {
    let end = lay(pieces).unwrap_or(pieces.len());
    [&pieces[..end], &pieces[end..]].into_iter().filter(|line| !line.is_empty()).map(line).collect()
}

fn line(pieces: &[Piece]) -> String {
    let mut out = String::new();
    for (number, piece) in pieces.iter().enumerate() {
        if number > 0 && !piece.joined {
            out.push(' ');
        }
        out.push_str(&piece.text);
    }
    out
}

#[cfg(test)]
mod tests {
    use super::paragraph_captions;
    use crate::export::timeline::even;

    fn lines(text: &str) -> Vec<String> {
        paragraph_captions(&even(text, 0.0, 10.0))
            .into_iter()
            .map(|caption| caption.lines.join("/"))
            .collect()
    }

    #[test]
    fn a_sentence_that_fits_is_a_caption() {
        assert_eq!(
            lines("It rained. It will rain again on Monday."),
            ["It rained.", "It will rain again on Monday."]
        );
    }

    #[test]
    fn two_lines_are_even_and_break_at_a_comma() {
        assert_eq!(
            lines("The mayor resigned on Monday, and the council will choose another."),
            ["The mayor resigned on Monday,/and the council will choose another."]
        );
    }

    #[test]
    fn a_long_sentence_parts_at_its_clauses() {
        assert_eq!(
            lines(
                "The secretary has ordered the command to suspend its operations, according to several reports, and to say nothing about it to anyone."
            ),
            [
                "The secretary has ordered the command/to suspend its operations,",
                "according to several reports,/and to say nothing about it to anyone.",
            ]
        );
    }

    #[test]
    fn no_line_is_too_long() {
        for caption in lines(&format!("A {} B {}", "x".repeat(300), "word, and then ".repeat(50))) {
            assert!(
                caption.split('/').all(|line| line.chars().count() <= 42) && caption.matches('/').count() < 2
            );
        }
    }
}
