//! Parentheses and brackets: glosses left out, party and state between commas, asides between dashes.

use super::holds::Holds;
use super::{Desk, is_over, is_word, mark, said, word};
use crate::model::style::Keep;
use crate::model::{Change, Kind, Mark, Note, Paragraph, Wording};

/// Settles each pair, and each mark that has lost its other half.
pub(super) fn apply(desk: &mut Desk) {
    for (place, paragraph) in desk.holding(Holds::BRACKETS) {
        let mut at = 0;
        while at < paragraph.tokens.len() {
            at = match mark(paragraph, at) {
                Some(Mark::OpenParen) => paren(desk, paragraph, place, at),
                Some(Mark::OpenBracket) => bracket(desk, paragraph, place, at),
                Some(Mark::Period) => stuck_footnote(desk, paragraph, place, at),
                Some(Mark::CloseParen | Mark::CloseBracket) => {
                    desk.drop(place, at, "asides");
                    at + 1
                }
                _ => at + 1,
            };
        }
    }
}

/// The mark that closes the one at `at`.
fn closing(paragraph: &Paragraph, at: usize, open: Mark, close: Mark) -> Option<usize> {
    let mut depth = 0_u32;
    for other in at..paragraph.tokens.len().min(at + 400) {
        if mark(paragraph, other) == Some(open) {
            depth += 1;
        } else if mark(paragraph, other) == Some(close) {
            depth -= 1;
            if depth == 0 {
                return Some(other);
            }
        }
    }
    None
}

/// `[t]he`, `want[ed]`: a word of which an editor changed a part is one word.
fn mend_word(desk: &mut Desk, paragraph: &Paragraph, place: usize, open: usize, close: usize) {
    let plain = |at: usize| {
        matches!(paragraph.tokens.get(at).map(|token| &token.kind), Some(Kind::Word))
            && word(paragraph, at).starts_with(char::is_alphabetic)
    };
    let hangs = |at: usize| paragraph.tokens[at].glued && plain(at);
    if close != open + 2 || !plain(open + 1) {
        return;
    }
    let (first, second) = if close + 1 < paragraph.tokens.len() && hangs(close + 1) {
        (open + 1, close + 1)
    } else if open > 0 && paragraph.tokens[open].glued && plain(open - 1) {
        (open - 1, open + 1)
    } else {
        return;
    };
    // "[T]this": the letter was not taken out.
    let (start, end) = (word(paragraph, first), word(paragraph, second));
    let twice = start.len() == 1 && end.len() > 1 && end[..1].eq_ignore_ascii_case(start);
    let end = if twice { &end[1..] } else { end };
    let whole = format!("{start}{end}");
    let glued = paragraph.tokens[first].glued && first < open;
    let whole = Wording::Text { said: whole.to_lowercase(), page: whole, glued, bind: false };
    desk.push(place, first, "brackets", Change::Write(vec![whole]));
    desk.drop(place, second, "brackets");
}

/// What stands in parentheses; gives the next token to look at.
fn paren(desk: &mut Desk, paragraph: &Paragraph, place: usize, open: usize) -> usize {
    let Some(close) = closing(paragraph, open, Mark::OpenParen, Mark::CloseParen) else {
        desk.drop(place, open, "asides");
        desk.notes.push(Note::warn(
            "asides",
            desk.place(place, open, open),
            "a parenthesis that is never closed was left out",
        ));
        return open + 1;
    };
    if is_plural(paragraph, open, close) {
        // "an app(s)", "the parent(s) is": one all the same.
        let says =
            |at: usize, words: &[&str]| words.iter().any(|one| word(paragraph, at).eq_ignore_ascii_case(one));
        let one = open > 1 && says(open - 2, &["a", "an", "each", "every"])
            || says(close + 1, &["is", "was", "has", "does", "isn't", "wasn't", "hasn't"]);
        if one {
            leave_out(desk, paragraph, place, open, close, "gloss");
            return close + 1;
        }
        desk.drop(place, open, "asides");
        desk.drop(place, close, "asides");
        let letters = matches!(said(paragraph, open - 1), Some("initials" | "dotted" | "identifiers"));
        let end = word(paragraph, open + 1);
        if letters {
            let end =
                Wording::Text { page: format!("’{end}"), said: String::new(), glued: true, bind: false };
            desk.push(place, open + 1, "asides", Change::Write(vec![end]));
            return close + 1;
        }
        let one = word(paragraph, open - 1);
        // "actors(s)": several as it is.
        let end = if one.ends_with(['s', 'S']) && end.len() == 1 { "" } else { end };
        let whole = format!("{one}{end}");
        let glued = paragraph.tokens[open - 1].glued;
        let whole = Wording::Text { said: whole.to_lowercase(), page: whole, glued, bind: false };
        desk.push(place, open - 1, "asides", Change::Write(vec![whole]));
        desk.drop(place, open + 1, "asides");
        return close + 1;
    }
    // "(The) system is broken": put into what is quoted.
    let put_in = close == open + 2
        && open > 0
        && mark(paragraph, open - 1) == Some(Mark::OpenQuote)
        && matches!(paragraph.tokens[open + 1].kind, Kind::Word);
    if close == open + 1 || put_in {
        desk.drop(place, open, "asides");
        desk.drop(place, close, "asides");
        return close + 1;
    }
    if is_registered(paragraph, open, close) {
        leave_out(desk, paragraph, place, open, close, "asides");
    } else if said(paragraph, open + 1) == Some("party") || is_party_letter(paragraph, open, close) {
        party(desk, paragraph, place, open, close);
    } else if (is_gloss(paragraph, open, close)
        || is_district(paragraph, open, close)
        || is_tiebreak(paragraph, open, close))
        && matches!(desk.style.gloss, Keep::Drop)
        || is_credit(desk, paragraph, open)
    {
        leave_out(desk, paragraph, place, open, close, "gloss");
    } else if is_sentence(paragraph, open, close) {
        desk.drop(place, open, "asides");
        desk.drop(place, close, "asides");
    } else {
        dashes(desk, paragraph, place, open, close);
    }
    open + 1
}

/// `network(s)`: one or more of them.
fn is_plural(paragraph: &Paragraph, open: usize, close: usize) -> bool {
    let stuck = open > 0 && paragraph.tokens[open].glued && is_word(paragraph, open - 1);
    stuck && close == open + 2 && matches!(word(paragraph, open + 1), "s" | "es" | "S" | "ES")
}

/// Initials that repeat a name, an agency's credit, a company's sign at its exchange.
fn is_gloss(paragraph: &Paragraph, open: usize, close: usize) -> bool {
    let capitals = |at: usize| {
        let text = word(paragraph, at).trim_end_matches("'s");
        let raised = text.chars().filter(|c| c.is_uppercase()).count();
        let fits = |c: char| c.is_alphanumeric() || matches!(c, '.' | '&' | '-');
        text.chars().count() < 9
            && raised >= 2
            && raised * 2 >= text.chars().filter(|c| c.is_alphabetic()).count()
            && text.chars().all(fits)
    };
    let named = open > 0 && is_word(paragraph, open - 1);
    let initials = close == open + 2
        && (capitals(open + 1)
            || matches!(said(paragraph, open + 1), Some("initials" | "dotted" | "identifiers"))
                && word(paragraph, open + 1).len() < 12);
    let quoted =
        close == open + 4 && mark(paragraph, open + 1) == Some(Mark::OpenQuote) && capitals(open + 2);
    let agency = close == open + 2 && matches!(word(paragraph, open + 1), "Reuters" | "Bloomberg" | "Xinhua");
    let ticker = close == open + 4
        && mark(paragraph, open + 2) == Some(Mark::Colon)
        && (capitals(open + 3) || capitals(open + 1) && word(paragraph, open + 3).len() == 1);
    named && (initials || quoted || agency || ticker || is_ticker(paragraph, open, close))
}

/// A company's letters at an exchange, as agencies' pages link them: `(GY.N: Quote, Profile, Research)`,
/// `(Nasdaq: ACME - news)`.
fn is_ticker(paragraph: &Paragraph, open: usize, close: usize) -> bool {
    let (start, end) = (paragraph.tokens[open].span.end, paragraph.tokens[close].span.start);
    let inside = paragraph.passage.text()[start..end].trim();
    let (code, linked) = inside.split_once(':').map_or((inside, None), |(code, rest)| (code, Some(rest)));
    let raised = |text: &str, most: usize| {
        (1..=most).contains(&text.len())
            && text.bytes().all(|byte| byte.is_ascii_uppercase() || byte.is_ascii_digit())
    };
    let dotted = code.split_once('.').is_some_and(|(firm, exchange)| {
        let lettered = |text: &str| text.starts_with(|c: char| c.is_ascii_uppercase());
        raised(firm, 6)
            && raised(exchange, 2)
            && [firm, exchange].into_iter().all(lettered)
            && (firm.len() > 1 || linked.is_some())
    });
    let listed = ["NYSE", "Nasdaq", "NASDAQ", "AMEX", "LSE", "TSX", "ASX", "OTC"].contains(&code);
    match linked.map(str::trim_start) {
        Some(rest) => dotted && rest.starts_with("Quote") || listed && rest.len() < 24,
        None => dotted,
    }
}

/// `7-6 (5)`: the loser's points in a set's last game, which nobody reads.
fn is_tiebreak(paragraph: &Paragraph, open: usize, close: usize) -> bool {
    let points = |at: usize| word(paragraph, at).parse::<u8>().is_ok_and(|points| points < 40);
    let set = open > 0 && matches!(word(paragraph, open - 1), "7-6" | "6-7" | "7–6" | "6–7");
    set && close == open + 2 && points(open + 1)
}

/// `(VA-07)`; `(DC-At-Large)`, `(WY-At Large)`: the whole state as a district, as others have a number.
fn is_district(paragraph: &Paragraph, open: usize, close: usize) -> bool {
    let state = word(paragraph, open + 1);
    let numbered = |word: &str| word.len() < 3 && word.bytes().all(|byte| byte.is_ascii_digit());
    let at_large = |at: usize, large: usize| {
        word(paragraph, at).eq_ignore_ascii_case("at") && word(paragraph, large).eq_ignore_ascii_case("large")
    };
    let last = close - 1;
    let whole = (close == open + 5 || close == open + 6) && at_large(open + 3, last)
        || close == open + 4 && (word(paragraph, last) == "AL" || numbered(word(paragraph, last)));
    state.len() == 2
        && state.bytes().all(|byte| byte.is_ascii_uppercase())
        && mark(paragraph, open + 2) == Some(Mark::Hyphen)
        && whole
}

/// `(Image: Ann Lee)`, `(Photo by Ann Lee)`: whose picture stood there.
fn is_credit(desk: &Desk, paragraph: &Paragraph, open: usize) -> bool {
    let by = mark(paragraph, open + 2) == Some(Mark::Colon)
        || word(paragraph, open + 2).eq_ignore_ascii_case("by")
        || word(paragraph, open + 2).eq_ignore_ascii_case("courtesy");
    by && desk.style.words.plays(word(paragraph, open + 1), "picture")
}

/// Leaves out from `open` to `close`, with a note that says what.
fn leave_out(
    desk: &mut Desk,
    paragraph: &Paragraph,
    place: usize,
    open: usize,
    close: usize,
    rule: &'static str,
) {
    for at in open..=close {
        desk.push(place, at, rule, Change::Drop);
    }
    if !desk.style.notes(rule) {
        return;
    }
    let text = paragraph.tokens[open].span.join(paragraph.tokens[close].span).of(paragraph.passage.text());
    let span = desk.place(place, open, close);
    desk.notes.push(Note::info(rule, span, format!("{text} left out of the read")));
}

/// `Microsoft(R) Office`: a mark that a name is registered, or a trade's.
fn is_registered(paragraph: &Paragraph, open: usize, close: usize) -> bool {
    close == open + 2
        && open > 0
        && is_word(paragraph, open - 1)
        && paragraph.tokens[open].glued
        && matches!(word(paragraph, open + 1), "R" | "TM")
}

/// `(D)`, `(R)`.
fn is_party_letter(paragraph: &Paragraph, open: usize, close: usize) -> bool {
    close == open + 2
        && open > 0
        && is_word(paragraph, open - 1)
        && matches!(word(paragraph, open + 1), "D" | "R" | "I")
}

/// Party and state between commas.
fn party(desk: &mut Desk, paragraph: &Paragraph, place: usize, open: usize, close: usize) {
    let name = match word(paragraph, open + 1) {
        "D" => Some("Democrat"),
        "R" => Some("Republican"),
        "I" => Some("independent"),
        _ => None,
    };
    if let Some(name) = name {
        desk.push(place, open + 1, "party", Change::Write(vec![Wording::word(name)]));
    }
    desk.write_mark(place, open, "party", Mark::Comma);
    let followed = mark(paragraph, close + 1)
        .is_some_and(|mark| matches!(mark, Mark::Comma | Mark::Period | Mark::Semicolon | Mark::Colon));
    if followed || is_over(paragraph, close + 1) {
        desk.drop(place, close, "party");
    } else {
        desk.write_mark(place, close, "party", Mark::Comma);
    }
}

/// Whether the parentheses hold a sentence of its own.
fn is_sentence(paragraph: &Paragraph, open: usize, close: usize) -> bool {
    let ends = matches!(mark(paragraph, close - 1), Some(Mark::Period | Mark::Question | Mark::Exclamation));
    paragraph.opens(open) && (ends || is_over(paragraph, close + 1))
}

/// An aside between dashes; the second gives way to a mark that follows.
fn dashes(desk: &mut Desk, paragraph: &Paragraph, place: usize, open: usize, close: usize) {
    let before = open > 0 && mark(paragraph, open - 1) == Some(Mark::Dash);
    if before || open == 0 {
        desk.drop(place, open, "asides");
    } else {
        desk.write_mark(place, open, "asides", Mark::Dash);
    }
    match mark(paragraph, close + 1) {
        Some(Mark::Comma) => {
            desk.write_mark(place, close, "asides", Mark::Dash);
            desk.drop(place, close + 1, "asides");
        }
        Some(
            Mark::Period
            | Mark::Question
            | Mark::Exclamation
            | Mark::Semicolon
            | Mark::Colon
            | Mark::Dash
            | Mark::CloseQuote
            | Mark::CloseSingle
            | Mark::CloseParen,
        )
        | None
            if mark(paragraph, close + 1).is_some() || close + 1 >= paragraph.tokens.len() =>
        {
            desk.drop(place, close, "asides");
        }
        _ if is_over(paragraph, close + 1) => desk.drop(place, close, "asides"),
        _ => desk.write_mark(place, close, "asides", Mark::Dash),
    }
}

/// `it ended.7 Then`: a footnote's number, or two, stuck to a sentence's end; gives the next token to look at.
fn stuck_footnote(desk: &mut Desk, paragraph: &Paragraph, place: usize, at: usize) -> usize {
    let number = |at: usize| {
        let text = word(paragraph, at);
        !text.is_empty() && text.len() < 4 && text.bytes().all(|byte| byte.is_ascii_digit())
    };
    let first = at + 1;
    let glued = paragraph.tokens.get(first).is_some_and(|token| token.glued);
    if !glued || !number(first) || paragraph.opens(first) {
        return first;
    }
    let last = first + usize::from(number(first + 1) && !paragraph.opens(first + 1));
    if paragraph.opens(last + 1) {
        leave_out(desk, paragraph, place, first, last, "footnote");
    }
    last + 1
}

/// `[12]` stuck to what it explains.
fn is_footnote(paragraph: &Paragraph, open: usize, close: usize) -> bool {
    let number = word(paragraph, open + 1);
    close == open + 2
        && open > 0
        && paragraph.tokens[open].glued
        && number.len() < 4
        && number.bytes().all(|byte| byte.is_ascii_digit())
}

/// An editor's brackets: `[sic]` goes, `[...]` is a pause, a word put in is read with a warning.
fn bracket(desk: &mut Desk, paragraph: &Paragraph, place: usize, open: usize) -> usize {
    let Some(close) = closing(paragraph, open, Mark::OpenBracket, Mark::CloseBracket) else {
        desk.drop(place, open, "asides");
        return open + 1;
    };
    if close == open + 2 && word(paragraph, open + 1).eq_ignore_ascii_case("sic") {
        leave_out(desk, paragraph, place, open, close, "sic");
        return close + 1;
    }
    if is_footnote(paragraph, open, close) {
        leave_out(desk, paragraph, place, open, close, "footnote");
        return close + 1;
    }
    if !desk.style.does("brackets") {
        return close + 1;
    }
    desk.drop(place, open, "brackets");
    desk.drop(place, close, "brackets");
    mend_word(desk, paragraph, place, open, close);
    let put_in = close > open + 1 && !matches!(paragraph.tokens[open + 1].kind, Kind::Mark(Mark::Ellipsis));
    if put_in {
        let text = paragraph.tokens[open + 1]
            .span
            .join(paragraph.tokens[close - 1].span)
            .of(paragraph.passage.text());
        let span = desk.place(place, open, close);
        desk.notes.push(
            Note::warn("brackets", span, format!("“{text}” is not the speaker's word"))
                .hint("say it outside the quotation"),
        );
    }
    open + 1
}
