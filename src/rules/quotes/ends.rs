//! Where a quotation ends: punctuation inside the mark, END QUOTE after it, lost marks mended.

use super::super::{Desk, is_over, mark, word};
use super::{Quotation, closer, is_end_quote, opener};
use crate::model::{BlockKind, Change, Kind, Mark, Note, Paragraph, Wording};

/// Ends a quotation: punctuation goes inside the mark, END QUOTE after it where wanted.
pub(super) fn closed(desk: &mut Desk, paragraph: &Paragraph, place: usize, close: usize, marked: bool) {
    let moved = tuck(desk, paragraph, place, close);
    // A parenthesis between that was left out, and what was moved inside, are passed over.
    let mut after = close + 1 + usize::from(moved.is_some());
    while moved.is_some() && after < paragraph.tokens.len() && desk.edits.drops(place, after) {
        after += 1;
    }
    if !desk.style.keep_marks.on() {
        desk.drop(place, close, "quotes");
    }
    let typed = typed_end(paragraph, after);
    if let Some(last) = typed {
        let open_end = last + 1 >= paragraph.tokens.len()
            || (paragraph.opens(last + 1) && mark(paragraph, last).is_none());
        if open_end {
            desk.push(place, last, "quotes", Change::After(vec![Wording::Mark(Mark::Period)]));
        }
        return;
    }
    let Some(words) = closer(desk.style.quote_marker).filter(|_| marked) else { return };
    let follows = mark(paragraph, after);
    let last = mark(paragraph, after) == Some(Mark::CloseParen) && is_over(paragraph, after + 1);
    let stop = if last || is_over(paragraph, after) {
        Some(Mark::Period)
    } else if matches!(
        follows,
        Some(
            Mark::Comma
                | Mark::Period
                | Mark::Semicolon
                | Mark::Colon
                | Mark::Question
                | Mark::Exclamation
                | Mark::Dash
                | Mark::CloseParen
        )
    ) {
        None
    } else {
        Some(Mark::Comma)
    };
    let mut end = match words.split_once(' ') {
        Some((first, second)) => vec![Wording::bound(first), Wording::word(second)],
        None => vec![Wording::word(words)],
    };
    end.extend(stop.map(Wording::Mark));
    desk.push(place, close, "quotes", Change::After(end));
}

/// The last token of an END QUOTE (or UNQUOTE) typed after a closing mark.
pub(super) fn typed_end(paragraph: &Paragraph, after: usize) -> Option<usize> {
    let skip =
        usize::from(mark(paragraph, after).is_some_and(|mark| matches!(mark, Mark::Comma | Mark::Period)));
    let at = after + skip;
    if word(paragraph, at).eq_ignore_ascii_case("unquote") {
        return Some(at);
    }
    (word(paragraph, at).eq_ignore_ascii_case("end") && word(paragraph, at + 1).eq_ignore_ascii_case("quote"))
        .then_some(at + 1)
}

/// Moves a comma or full stop after a closing mark inside it; a second stop goes.
pub(super) fn tuck(desk: &mut Desk, paragraph: &Paragraph, place: usize, close: usize) -> Option<Mark> {
    let next = (close + 1..close + 3).find(|&at| !desk.edits.drops(place, at))?;
    let after = mark(paragraph, next).filter(|mark| matches!(mark, Mark::Comma | Mark::Period))?;
    let inner = close.checked_sub(1).and_then(|at| mark(paragraph, at));
    let has_own = matches!(
        inner,
        Some(Mark::Period | Mark::Comma | Mark::Question | Mark::Exclamation | Mark::Ellipsis)
    ) || (matches!(inner, Some(Mark::CloseSingle))
        && close > 1
        && matches!(
            mark(paragraph, close - 2),
            Some(Mark::Period | Mark::Comma | Mark::Question | Mark::Exclamation)
        ));
    desk.edits.push(place, next, "quotes", Change::Drop);
    if !has_own {
        let at = if matches!(inner, Some(Mark::CloseSingle)) { close - 1 } else { close };
        desk.edits.push(place, at, "quotes", Change::Before(vec![Wording::Mark(after)]));
    }
    Some(after)
}

/// A quotation that is never closed: a mark at the paragraph's end, and a note.
pub(super) fn unclosed(
    desk: &mut Desk,
    paragraph: &Paragraph,
    place: usize,
    quotation: &Quotation,
    marked: bool,
) {
    let last = paragraph.tokens.len() - 1;
    let from = quotation.open.unwrap_or(0);
    let empty = from == last;
    if empty {
        return desk.drop(place, from, "quotes");
    }
    let already = typed_at_end(paragraph);
    let (at, mut end) = match already {
        Some(at) => (at, Vec::new()),
        None => (last, Vec::new()),
    };
    if desk.style.keep_marks.on() {
        end.push(Wording::Mark(Mark::CloseQuote));
    }
    if let (Some(words), true, None) = (closer(desk.style.quote_marker), marked, already) {
        end.extend(words.split(' ').map(Wording::word));
        end.push(Wording::Mark(Mark::Period));
    }
    desk.push(place, at, "quotes", Change::After(end));
    desk.notes.push(Note::warn(
        "quotes",
        desk.place(place, from, from),
        "a quotation that is never closed was closed at the end of its paragraph",
    ));
}

/// The token before an END QUOTE typed at the very end without a closing mark.
pub(super) fn typed_at_end(paragraph: &Paragraph) -> Option<usize> {
    let last = paragraph.tokens.len() - 1;
    let stop = usize::from(mark(paragraph, last) == Some(Mark::Period));
    let quote = last.checked_sub(stop)?;
    (word(paragraph, quote).eq_ignore_ascii_case("quote") && is_end_quote(paragraph, quote))
        .then(|| quote.checked_sub(2))
        .flatten()
}

/// Single marks inside: only their punctuation is tucked in.
pub(super) fn nested(desk: &mut Desk, paragraph: &Paragraph, place: usize) {
    for (at, token) in paragraph.tokens.iter().enumerate().skip(1) {
        let inner = matches!(token.kind, Kind::Mark(Mark::CloseSingle));
        if inner && mark(paragraph, at + 1) != Some(Mark::CloseQuote) {
            tuck(desk, paragraph, place, at);
        }
    }
}

/// A block quotation without marks: read as a quotation, over all its paragraphs.
pub(super) fn block(desk: &mut Desk, places: &[(usize, &Paragraph)], index: usize) {
    let (place, paragraph) = places[index];
    let quoted =
        |index: usize| places.get(index).is_some_and(|(_, paragraph)| paragraph.kind == BlockKind::Quotation);
    let first = index == 0 || !quoted(index - 1);
    let last = !quoted(index + 1);
    let mut before = Vec::new();
    if let (true, Some(words)) = (first, opener(desk.style.quote_marker)) {
        before.extend([Wording::bound(words), Wording::Mark(Mark::Comma)]);
    }
    if desk.style.keep_marks.on() {
        before.push(Wording::Mark(Mark::OpenQuote));
    }
    desk.push(place, 0, "quotes", Change::Before(before));
    if !last {
        return;
    }
    let mut end = Vec::new();
    if desk.style.keep_marks.on() {
        end.push(Wording::Mark(Mark::CloseQuote));
    }
    if let Some(words) = closer(desk.style.quote_marker) {
        end.extend(words.split(' ').map(Wording::word));
        end.push(Wording::Mark(Mark::Period));
    }
    desk.push(place, paragraph.tokens.len() - 1, "quotes", Change::After(end));
}
