//! Quotations: QUOTE and END QUOTE where they are to be heard, punctuation inside the marks, lost
//! marks mended.
//!
//! A full quotation (brought in by a comma or colon, or followed by its attribution) is marked at
//! any length; a fragment from `marker-min-words` up. A title is never marked. What the writer
//! marked already is left, but for an END QUOTE that is missing.

mod ends;
mod find;

use super::holds::Holds;
use super::{Desk, is_over, is_word, mark, word};
use ends::{block, closed, nested, unclosed};
use find::{Quotation, find};

use crate::model::style::QuoteMarker;
use crate::model::{BlockKind, Change, Kind, Mark, Note, Paragraph, Sort, Wording};

/// What is known of a quotation that runs on into the next paragraph.
#[derive(Clone, Copy)]
struct Running {
    /// Whether END QUOTE is to be said at its end.
    marked: bool,
}

/// Settles every quotation of the draft.
pub(super) fn apply(desk: &mut Desk) {
    let places: Vec<(usize, &Paragraph)> = desk.paragraphs().collect();
    let mut running: Option<Running> = None;
    for (index, &(place, paragraph)) in places.iter().enumerate() {
        let next = places
            .get(index + 1)
            .filter(|(next, _)| *next == place + 1 || desk.only_cues(place + 1, *next))
            .map(|&(_, paragraph)| paragraph);
        if paragraph.kind == BlockKind::Quotation
            && running.is_none()
            && mark(paragraph, 0) != Some(Mark::OpenQuote)
        {
            block(desk, &places, index);
            continue;
        }
        if !desk.holds[place].any(Holds::QUOTES) {
            continue;
        }
        let mut strays = Vec::new();
        let found = find(paragraph, running.is_some(), &mut strays);
        for stray in strays {
            desk.drop(place, stray, "quotes");
            desk.notes.push(Note::warn(
                "quotes",
                desk.place(place, stray, stray),
                "an opening mark inside an open quotation was left out",
            ));
        }
        for quotation in found {
            running = settle(desk, paragraph, place, &quotation, running, next);
        }
        nested(desk, paragraph, place);
    }
}

impl Desk<'_> {
    /// Whether nothing is read between two paragraphs.
    fn only_cues(&self, from: usize, to: usize) -> bool {
        self.draft.paragraphs[from..to].iter().all(|paragraph| paragraph.tokens.is_empty())
    }
}

/// Writes what belongs around one quotation; says whether it runs on.
fn settle(
    desk: &mut Desk,
    paragraph: &Paragraph,
    place: usize,
    quotation: &Quotation,
    running: Option<Running>,
    next: Option<&Paragraph>,
) -> Option<Running> {
    let lost = quotation.open.is_none() && !quotation.continues;
    if let (true, Some(close)) = (lost, quotation.close) {
        desk.drop(place, close, "quotes");
        desk.notes.push(Note::warn(
            "quotes",
            desk.place(place, close, close),
            "a closing quotation mark without its opening one was left out",
        ));
        return running;
    }
    let marked = match running.filter(|_| quotation.continues) {
        Some(running) => {
            if quotation.open.is_none() {
                desk.push(place, 0, "quotes", Change::Before(vec![Wording::Mark(Mark::OpenQuote)]));
                desk.notes.push(Note::info(
                    "quotes",
                    desk.place(place, 0, 0),
                    "an opening mark was put where the quotation goes on",
                ));
            }
            running.marked
        }
        None => opened(desk, paragraph, place, quotation, next),
    };
    if let (Some(open), false) = (quotation.open, desk.style.keep_marks.on()) {
        desk.drop(place, open, "quotes");
    }
    match quotation.close {
        Some(close) => {
            closed(desk, paragraph, place, close, marked);
            None
        }
        None if goes_on(next) => Some(Running { marked }),
        None => {
            unclosed(desk, paragraph, place, quotation, marked);
            None
        }
    }
}

/// Whether an unclosed quotation goes on in the paragraph after.
fn goes_on(next: Option<&Paragraph>) -> bool {
    let Some(next) = next else { return false };
    let first = (0..next.tokens.len())
        .find_map(|at| mark(next, at).filter(|mark| matches!(mark, Mark::OpenQuote | Mark::CloseQuote)));
    mark(next, 0) == Some(Mark::OpenQuote) || first == Some(Mark::CloseQuote)
}

/// Puts QUOTE before a quotation that wants it; says whether END QUOTE is wanted.
fn opened(
    desk: &mut Desk,
    paragraph: &Paragraph,
    place: usize,
    quotation: &Quotation,
    next: Option<&Paragraph>,
) -> bool {
    let Some(open) = quotation.open else { return false };
    if typed_before(paragraph, open) {
        bind_typed(desk, paragraph, place, open);
        return true;
    }
    let Some(words) = opener(desk.style.quote_marker) else { return false };
    let end = quotation.close.unwrap_or(paragraph.tokens.len());
    let runs_on = quotation.close.is_none() && goes_on(next);
    if !wants_marker(desk, paragraph, open, end, runs_on) {
        return false;
    }
    let mut before = Vec::with_capacity(3);
    let bare = open > 0 && is_word(paragraph, open - 1) && !paragraph.opens(open);
    if bare {
        before.push(Wording::Mark(Mark::Comma));
    }
    before.push(Wording::bound(words));
    before.push(Wording::Mark(Mark::Comma));
    desk.push(place, open, "quotes", Change::Before(before));
    true
}

fn opener(marker: QuoteMarker) -> Option<&'static str> {
    match marker {
        QuoteMarker::EndQuote | QuoteMarker::Unquote | QuoteMarker::QuoteOnly => Some("QUOTE"),
        QuoteMarker::InHisWords => Some("IN THEIR WORDS"),
        QuoteMarker::None => None,
    }
}

fn closer(marker: QuoteMarker) -> Option<&'static str> {
    match marker {
        QuoteMarker::EndQuote => Some("END QUOTE"),
        QuoteMarker::Unquote => Some("UNQUOTE"),
        QuoteMarker::QuoteOnly | QuoteMarker::InHisWords | QuoteMarker::None => None,
    }
}

/// Whether the writer typed QUOTE within four words before the mark.
fn typed_before(paragraph: &Paragraph, open: usize) -> bool {
    let mut words = 0;
    for at in (0..open).rev() {
        if word(paragraph, at).eq_ignore_ascii_case("quote") && !is_end_quote(paragraph, at)
            || is_in_words(paragraph, at)
        {
            return true;
        }
        words += usize::from(is_word(paragraph, at));
        if words >= 4 || paragraph.opens(at) {
            return false;
        }
    }
    false
}

/// Whether IN THEIR WORDS ends at `at`.
fn is_in_words(paragraph: &Paragraph, at: usize) -> bool {
    let says =
        |at: usize, words: &[&str]| words.iter().any(|one| word(paragraph, at).eq_ignore_ascii_case(one));
    at > 1 && says(at, &["words"]) && says(at - 1, &["his", "her", "their"]) && says(at - 2, &["in"])
}

/// Whether the word QUOTE at `at` is the end of END QUOTE.
fn is_end_quote(paragraph: &Paragraph, at: usize) -> bool {
    at > 0 && word(paragraph, at - 1).eq_ignore_ascii_case("end")
}

/// A typed QUOTE right before its mark holds on to it.
fn bind_typed(desk: &mut Desk, paragraph: &Paragraph, place: usize, open: usize) {
    for at in (0..open).rev().take(2) {
        if word(paragraph, at).eq_ignore_ascii_case("quote") {
            desk.push(place, open - 1, "quotes", Change::Bind);
        }
    }
}

/// Whether a quotation is to be announced.
fn wants_marker(desk: &Desk, paragraph: &Paragraph, open: usize, end: usize, runs_on: bool) -> bool {
    if is_named(desk, paragraph, open, end) {
        return false;
    }
    let attributed =
        runs_on || is_attributed(desk, paragraph, open, end) || is_introduced_by_verb(desk, paragraph, open);
    let words =
        (open + 1..end).filter(|&at| is_word(paragraph, at)).map(|at| count(paragraph, at)).sum::<usize>();
    // The witness, "Jane Doe," said: a name between commas is not what is said.
    let after_comma = open > 0 && !paragraph.opens(open) && mark(paragraph, open - 1) == Some(Mark::Comma);
    let named = after_comma
        && words < 4
        && !is_introduced_by_verb(desk, paragraph, open)
        && is_title(desk, paragraph, open, end);
    if attributed && !named {
        return words > 0;
    }
    // A sentence of its own is speech: never a title, at any length.
    if !paragraph.shouting && words > 1 && is_whole(paragraph, open, end) {
        return true;
    }
    // In a script all capitals what is left bare was left so on purpose: titles cannot be told.
    if paragraph.shouting || is_title(desk, paragraph, open, end) {
        return false;
    }
    let introduced = open > 0 && matches!(mark(paragraph, open - 1), Some(Mark::Comma | Mark::Colon));
    introduced && words > 1 || words >= usize::from(desk.style.marker_min_words)
}

/// Whether a word before says that a name or a work is quoted: aka “Smitty,” her memoir, “Becoming,”.
fn is_named(desk: &Desk, paragraph: &Paragraph, open: usize, end: usize) -> bool {
    if open < 2 || paragraph.opens(open) || end > open + 10 {
        return false;
    }
    let plays = |at: usize, part: &str| desk.style.words.plays(word(paragraph, at), part);
    let listed = mark(paragraph, open - 1) == Some(Mark::Comma);
    let first = word(paragraph, open + 1);
    let raised = paragraph.shouting || first.starts_with(char::is_uppercase);
    // A-K-A, as a script has it.
    let letter = |at: usize, name: &str| word(paragraph, at).eq_ignore_ascii_case(name);
    let told = letter(open - 1, "as") && letter(open - 2, "known");
    let known = told || open > 4 && letter(open - 1, "a") && letter(open - 3, "k") && letter(open - 5, "a");
    raised
        && (known
            || plays(open - 1, "naming")
            || listed && (plays(open - 2, "work") || plays(open - 2, "naming")))
}

/// Whether a quotation begins and ends a sentence: `“It was hard.”`
fn is_whole(paragraph: &Paragraph, open: usize, close: usize) -> bool {
    let inner = usize::from(mark(paragraph, close - 1) == Some(Mark::CloseSingle));
    let ends =
        matches!(mark(paragraph, close - 1 - inner), Some(Mark::Period | Mark::Question | Mark::Exclamation));
    paragraph.opens(open) && ends && is_over(paragraph, close + 1)
}

/// How many words a token is: a chain of hyphens is one to the eye.
fn count(paragraph: &Paragraph, at: usize) -> usize {
    usize::from(!paragraph.tokens[at].glued).max(usize::from(
        at > 0
            && matches!(
                paragraph.tokens[at - 1].kind,
                Kind::Mark(Mark::OpenQuote | Mark::OpenSingle | Mark::OpenBracket)
            ),
    ))
}

/// A comma or colon before, and a verb of attribution before that.
fn is_introduced_by_verb(desk: &Desk, paragraph: &Paragraph, open: usize) -> bool {
    if open == 0 || paragraph.opens(open) {
        return false;
    }
    match mark(paragraph, open - 1) {
        Some(Mark::Colon) => true,
        Some(Mark::Comma) => {
            let verb = |at: usize| is_attribution(desk, paragraph, at);
            (0..open - 1).rev().take(10).take_while(|&at| !paragraph.opens(at + 1)).any(verb)
        }
        _ => false,
    }
}

fn is_attribution(desk: &Desk, paragraph: &Paragraph, at: usize) -> bool {
    let text = word(paragraph, at);
    let words = &desk.style.words;
    words.get(text, Sort::Attribution).or_else(|| words.any_case_as(text, Sort::Attribution)).is_some()
        || (text.eq_ignore_ascii_case("according") && word(paragraph, at + 1).eq_ignore_ascii_case("to"))
}

/// The attribution after a quotation that ends in a comma, question or exclamation mark.
fn is_attributed(desk: &Desk, paragraph: &Paragraph, open: usize, close: usize) -> bool {
    let inside = (close > open + 1).then(|| mark(paragraph, close - 1)).flatten();
    // ‘never again,’” she recalled: the comma stands inside the inner mark.
    let inside = match inside {
        Some(Mark::CloseSingle) if close > open + 2 => mark(paragraph, close - 2),
        other => other,
    };
    let moved = mark(paragraph, close + 1) == Some(Mark::Comma);
    if !(moved || matches!(inside, Some(Mark::Comma | Mark::Question | Mark::Exclamation))) {
        return false;
    }
    let first = close + 1 + usize::from(moved);
    let reach = (first..first + 6).take_while(|&at| {
        !is_over(paragraph, at)
            && mark(paragraph, at).is_none_or(|mark| mark == Mark::Comma || mark == Mark::Hyphen)
    });
    let mut subject = true;
    for at in reach {
        if is_attribution(desk, paragraph, at) {
            return subject;
        }
        // "…," accusing him of … said: a verb in between is no subject.
        let text = word(paragraph, at);
        let name = !paragraph.shouting && text.starts_with(char::is_uppercase);
        subject &= name || !text.ends_with("ing") && !text.ends_with("ING") || text.len() < 5;
    }
    false
}

/// Whether the words inside are capitalised as a title's are.
fn is_title(desk: &Desk, paragraph: &Paragraph, open: usize, end: usize) -> bool {
    let mut names = 0;
    for at in open + 1..end {
        let text = word(paragraph, at);
        if matches!(mark(paragraph, at), Some(Mark::Period)) && at + 1 < end {
            return false;
        }
        if matches!(text, "v." | "vs.") {
            continue;
        }
        if !is_word(paragraph, at) || paragraph.tokens[at].glued && at > open + 1 {
            continue;
        }
        let raised = text.chars().next().is_some_and(|c| c.is_uppercase() || c.is_numeric());
        let small = desk.style.words.get(text, Sort::Function).is_some();
        if !raised && (!small || at == open + 1) {
            return false;
        }
        names += usize::from(raised);
    }
    names >= 2
}
