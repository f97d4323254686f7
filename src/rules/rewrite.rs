//! Broadcast order, on request: attribution first, age and party before the name. Only patterns
//! that are certain are moved; without the request each is a note with the line as it would be.

use std::ops::Range;

use crate::model::{Draft, HouseStyle, Kind, Mark, Note, Paragraph, Piece, Saying, Sort, Span, Token};

/// A sentence's tokens in another order.
type Rewriter = fn(&Paragraph, &HouseStyle, &[Token]) -> Option<Vec<Token>>;

/// The rewriters that a style listens to, and whether they may do what they say.
struct Rewriters<'a> {
    style: &'a HouseStyle,
    heeded: Vec<(&'static str, Rewriter)>,
    /// Whether rewriting was asked for.
    asked: bool,
}

const REWRITERS: &[(&str, Rewriter)] =
    &[("attribution-first", attribution_first), ("age-first", age_first), ("party-first", party_first)];

/// Rewrites each sentence that can be, or notes how it could be.
pub(super) fn apply(draft: &mut Draft, style: &HouseStyle, rewrite: bool, notes: &mut Vec<Note>) {
    let heeded = REWRITERS.iter().copied().filter(|(name, _)| style.notes(name)).collect();
    let rewriters = Rewriters { style, heeded, asked: rewrite };
    for paragraph in &mut draft.paragraphs {
        let mut moved = Vec::new();
        for (index, &start) in paragraph.sentences.iter().enumerate() {
            let end = paragraph.sentences.get(index + 1).copied().unwrap_or(paragraph.tokens.len());
            if let Some(sentence) = rewritten(paragraph, &rewriters, start..end, notes) {
                moved.push((start..end, sentence));
            }
        }
        if moved.is_empty() {
            continue;
        }
        let ends = |(_, sentence): &(Range<usize>, Vec<Token>)| mark(sentence, sentence.len() - 1);
        let quoted: Vec<usize> = moved
            .iter()
            .filter(|moved| ends(moved) == Some(Mark::CloseQuote))
            .filter_map(|(range, _)| paragraph.sentences.binary_search(&range.start).ok())
            .collect();
        put(paragraph, moved);
        for &index in quoted.iter().rev() {
            join(paragraph, index);
        }
    }
}

/// How often a sentence is put in another order by one rule.
const MOST: usize = 16;

/// A sentence in its new order, where one was asked for and is certain; else a note of what could be.
fn rewritten(
    paragraph: &Paragraph,
    rewriters: &Rewriters,
    range: Range<usize>,
    notes: &mut Vec<Note>,
) -> Option<Vec<Token>> {
    let mut moved: Option<Vec<Token>> = None;
    for &(name, rewriter) in &rewriters.heeded {
        // "Ann Lee, 30, Bob Roe, 40, and Cy Poe, 50": one after another.
        for _ in 0..MOST {
            let sentence = moved.as_deref().unwrap_or(&paragraph.tokens[range.clone()]);
            let Some(next) = rewriter(paragraph, rewriters.style, sentence) else { break };
            if !(rewriters.asked && rewriters.style.does(name)) {
                notes.push(proposal(name, paragraph, sentence, &next));
                break;
            }
            moved = Some(next);
        }
    }
    moved
}

/// Puts sentences in the place of their old selves, and counts again where each starts.
fn put(paragraph: &mut Paragraph, moved: Vec<(Range<usize>, Vec<Token>)>) {
    let mut shift = 0_isize;
    for (range, sentence) in moved {
        let start = range.start.wrapping_add_signed(shift);
        let end = range.end.wrapping_add_signed(shift);
        let grown = sentence.len().cast_signed() - range.len().cast_signed();
        paragraph.tokens.splice(start..end, sentence);
        for later in paragraph.sentences.iter_mut().filter(|later| **later >= end) {
            *later = later.wrapping_add_signed(grown);
        }
        shift += grown;
    }
}

/// One quotation of two, where the second goes on behind the first with nothing between.
fn join(paragraph: &mut Paragraph, index: usize) {
    let Some(&next) = paragraph.sentences.get(index + 1) else { return };
    let tokens = &paragraph.tokens;
    let met = mark(tokens, next) == Some(Mark::OpenQuote)
        && next > 0
        && mark(tokens, next - 1) == Some(Mark::CloseQuote);
    let quotes = |at: &usize| matches!(mark(tokens, *at), Some(Mark::OpenQuote | Mark::CloseQuote));
    let close = (next + 1..tokens.len()).find(quotes);
    let whole = close.is_some_and(|close| {
        mark(tokens, close) == Some(Mark::CloseQuote)
            && (close + 1 == tokens.len() || paragraph.sentences.binary_search(&(close + 1)).is_ok())
    });
    if !(met && whole) {
        return;
    }
    let glued = false;
    paragraph.tokens.drain(next - 1..=next);
    if let Some(first) = paragraph.tokens.get_mut(next - 1) {
        first.glued = glued;
    }
    for (later, start) in paragraph.sentences.iter_mut().enumerate().skip(index + 1) {
        *start -= if later == index + 1 { 1 } else { 2 };
    }
}

/// A note with the sentence as it would be.
fn proposal(name: &'static str, paragraph: &Paragraph, sentence: &[Token], moved: &[Token]) -> Note {
    let text = paragraph.passage.text();
    let span = sentence.iter().map(|token| token.span).reduce(Span::join).unwrap_or_default();
    let mut line = String::new();
    for token in moved {
        let close = matches!(
            token.kind,
            Kind::Mark(
                Mark::Comma
                    | Mark::Period
                    | Mark::Question
                    | Mark::Exclamation
                    | Mark::CloseQuote
                    | Mark::CloseSingle
            )
        );
        if !(line.is_empty() || close || token.glued) {
            line.push(' ');
        }
        match &token.kind {
            Kind::Mark(Mark::Comma) => line.push(','),
            Kind::Mark(Mark::Period) => line.push('.'),
            Kind::Said(saying) if saying.rule == "attribution-first" => {
                if let Some(Piece::Name(word)) = saying.pieces.first() {
                    line.push_str(word);
                }
            }
            Kind::Said(saying) if saying.rule == "age-first" => {
                line.push_str(token.span.of(text));
                line.push_str("-year-old");
            }
            Kind::Said(saying) if saying.rule == "party-first" => line.push_str(&words(saying)),
            _ => line.push_str(token.span.of(text)),
        }
    }
    Note::info(name, paragraph.passage.locate(span), format!("could be: {line}")).hint("--rewrite does it")
}

/// The words of a thing that was put together here, in mixed case.
fn words(saying: &Saying) -> String {
    let word = |piece: &Piece| match piece {
        Piece::Word(word) | Piece::Name(word) => Some(word.to_string()),
        _ => None,
    };
    saying.pieces.iter().filter_map(word).collect::<Vec<_>>().join(" ")
}

fn mark(tokens: &[Token], at: usize) -> Option<Mark> {
    match tokens.get(at)?.kind {
        Kind::Mark(mark) => Some(mark),
        _ => None,
    }
}

/// A copy of a token that stands after a space, or not.
fn placed(token: &Token, glued: bool) -> Token {
    Token { glued, ..token.clone() }
}

fn made(at: Span, mark: Mark) -> Token {
    Token::new(Span::new(at.end, at.end), true, Kind::Mark(mark))
}

/// “This is wrong,” Schumer said. → Schumer said, “This is wrong.”
fn attribution_first(paragraph: &Paragraph, style: &HouseStyle, sentence: &[Token]) -> Option<Vec<Token>> {
    if mark(sentence, 0) != Some(Mark::OpenQuote) {
        return None;
    }
    let text = paragraph.passage.text();
    let quotes = sentence
        .iter()
        .filter(|token| matches!(token.kind, Kind::Mark(Mark::OpenQuote | Mark::CloseQuote)))
        .count();
    let close = sentence.iter().position(|token| matches!(token.kind, Kind::Mark(Mark::CloseQuote)))?;
    let last = sentence.len().checked_sub(1)?;
    let shaped = quotes == 2 && mark(sentence, last) == Some(Mark::Period) && close > 2;
    let inner = mark(sentence, close.checked_sub(1)?)
        .filter(|mark| matches!(mark, Mark::Comma | Mark::Question | Mark::Exclamation))?;
    let attribution = sentence.get(close + 1..last)?;
    if !shaped
        || attribution.is_empty()
        || attribution.len() > 8
        || attribution.iter().any(|token| matches!(token.kind, Kind::Mark(_)))
    {
        return None;
    }
    let is_verb = |token: &Token| style.words.any_case_as(token.span.of(text), Sort::Attribution).is_some();
    let verbs = attribution.iter().filter(|token| is_verb(token)).count();
    let (first, final_) = (is_verb(&attribution[0]), is_verb(attribution.last()?));
    if verbs != 1 || !(first || final_) {
        return None;
    }
    let mut out = Vec::with_capacity(sentence.len() + 1);
    let subject = if first { &attribution[1..] } else { &attribution[..attribution.len() - 1] };
    let verb = if first { &attribution[0] } else { attribution.last()? };
    out.extend(subject.iter().enumerate().map(|(at, token)| placed(token, at > 0 && token.glued)));
    out.push(placed(verb, false));
    out[0] = raised(&out[0], text);
    out.push(made(verb.span, Mark::Comma));
    out.push(placed(&sentence[0], false));
    out.extend(sentence[1..close - 1].iter().cloned());
    if inner == Mark::Comma {
        out.push(placed(&sentence[last], true));
    } else {
        out.push(sentence[close - 1].clone());
    }
    out.push(placed(&sentence[close], true));
    Some(out)
}

/// A word that comes to open its sentence, with a capital.
fn raised(token: &Token, text: &str) -> Token {
    let word = token.span.of(text);
    let small = matches!(token.kind, Kind::Word) && word.starts_with(|c: char| c.is_ascii_lowercase());
    if !small {
        return token.clone();
    }
    let word = format!("{}{}", word[..1].to_ascii_uppercase(), &word[1..]);
    let saying = Saying { rule: "attribution-first", pieces: vec![Piece::Name(word.into())] };
    Token { kind: Kind::Said(Box::new(saying)), ..token.clone() }
}

/// John Smith, 24, … → 24-year-old John Smith …
fn age_first(paragraph: &Paragraph, style: &HouseStyle, sentence: &[Token]) -> Option<Vec<Token>> {
    let text = paragraph.passage.text();
    let age = (2..sentence.len()).find(|&at| {
        is_age(&sentence[at])
            && mark(sentence, at - 1) == Some(Mark::Comma)
            && matches!(mark(sentence, at + 1), Some(Mark::Comma | Mark::Period))
    })?;
    let capital = |token: &Token| {
        matches!(token.kind, Kind::Word) && token.span.of(text).starts_with(char::is_uppercase)
    };
    let before = (0..age - 1).rev().take_while(|&at| capital(&sentence[at])).count();
    let mut start = age - 1 - before;
    // The sentence's first word is capital whatever it is.
    if start == 0
        && before > 1
        && style.words.any_case_as(sentence[0].span.of(text), Sort::Function).is_some()
    {
        start = 1;
    }
    let names = &sentence[start..age - 1];
    // Not between a title and its name, nor into a compound: "1st Lt. Sarah Kim", "Ex-President Jair Bolsonaro".
    let titled = start > 0
        && matches!(&sentence[start - 1].kind, Kind::Said(saying) if matches!(saying.rule, "titles" | "doctor" | "courtesy"));
    if titled || sentence[start].glued && start > 0 || !(2..=4).contains(&names.len()) {
        return None;
    }
    let mut out = sentence[..start].to_vec();
    out.push(aged(&sentence[age], names[0].glued, start == 0));
    out.extend(names.iter().map(|token| placed(token, false)));
    out.extend(sentence[after_aside(sentence, age, text)..].iter().cloned());
    Some(out)
}

/// The token that goes on behind an aside that was moved: its second comma goes with it, but where it
/// parts what follows: `Ann Roe, 57, who won, left`, `John Smith, 45, a plumber, left`, `Sanders, I-Vt.,
/// Rep. Al Green and …`.
fn after_aside(sentence: &[Token], aside: usize, text: &str) -> usize {
    let parting = ["who", "whose", "whom", "which", "and", "but", "a", "an", "the", "his", "her", "their"];
    let goes_on = sentence.get(aside + 2).is_some_and(|token| {
        let word = token.span.of(text);
        matches!(token.kind, Kind::Word)
            && word.starts_with(|c: char| c.is_ascii_lowercase())
            && !parting.contains(&word)
    });
    let closes = mark(sentence, aside + 1) == Some(Mark::Comma);
    aside + 1 + usize::from(closes && goes_on)
}

fn is_age(token: &Token) -> bool {
    match &token.kind {
        Kind::Said(saying) => {
            matches!(&saying.pieces[..], [Piece::Quantity(quantity)] if saying.rule == "numerals" && quantity.magnitude.is_none() && quantity.decimals.is_none() && quantity.whole.is_some_and(|age| (1..=115).contains(&age)))
        }
        _ => false,
    }
}

fn aged(token: &Token, glued: bool, opens: bool) -> Token {
    let Kind::Said(saying) = &token.kind else { return token.clone() };
    let mut pieces = saying.pieces.clone();
    if let Some(Piece::Quantity(quantity)) = pieces.first_mut() {
        quantity.opens |= opens;
    }
    for word in ["year", "old"] {
        pieces.extend([Piece::Hyphen, Piece::Word(word.into())]);
    }
    Token::new(token.span, glued, Kind::Said(Box::new(Saying { rule: "age-first", pieces })))
}

/// Senator Chris Murphy, Democrat of Connecticut, … → Connecticut Democratic Senator Chris Murphy …
fn party_first(paragraph: &Paragraph, _style: &HouseStyle, sentence: &[Token]) -> Option<Vec<Token>> {
    let text = paragraph.passage.text();
    let party = (2..sentence.len()).find(|&at| {
        matches!(&sentence[at].kind, Kind::Said(saying) if saying.rule == "party")
            && mark(sentence, at - 1) == Some(Mark::Comma)
            && matches!(mark(sentence, at + 1), Some(Mark::Comma | Mark::Period))
    })?;
    let title = (0..party - 1)
        .rev()
        .find(|&at| matches!(&sentence[at].kind, Kind::Said(saying) if saying.rule == "titles"))?;
    // "Sens. Collins, R-Maine, and Murkowski, R-Alaska": the title is not his alone.
    let shared = sentence[title].span.of(text).trim_end_matches('.').ends_with('s');
    let capital = |token: &Token| {
        matches!(token.kind, Kind::Word | Kind::Said(_))
            && token.span.of(text).starts_with(char::is_uppercase)
    };
    let names = &sentence[title + 1..party - 1];
    // "State Rep. Roe" is no state's own; "U.S. Sen. Roe" is one with what stands before.
    let before = title.checked_sub(1).map_or("", |before| sentence[before].span.of(text));
    let first = title - usize::from(matches!(before, "U.S." | "US"));
    let state = before.eq_ignore_ascii_case("state");
    if state || shared || !(1..=4).contains(&names.len()) || !names.iter().all(capital) {
        return None;
    }
    let Kind::Said(saying) = &sentence[party].kind else { return None };
    let (Some(Piece::Word(name)), Some(state)) = (saying.pieces.first(), saying.pieces.last()) else {
        return None;
    };
    let adjective = if &**name == "Democrat" { "Democratic" } else { name };
    let pieces = vec![state.clone(), Piece::Word(adjective.into())];
    let mut out = sentence[..first].to_vec();
    let kind = Kind::Said(Box::new(Saying { rule: "party-first", pieces }));
    out.push(Token::new(sentence[party].span, sentence[first].glued, kind));
    out.extend(sentence[first..=title].iter().map(|token| placed(token, false)));
    out.extend(names.iter().cloned());
    out.extend(sentence[after_aside(sentence, party, text)..].iter().cloned());
    Some(out)
}
