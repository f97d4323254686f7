//! Pasted web pages: which lines are the article, which its headline and subheads, which the site's own.

mod asides;
mod features;

use std::collections::{HashMap, HashSet};
use std::hash::Hasher as _;
use std::ops::Range;
use std::rc::Rc;

use features::{Unit, weigh};

use super::lines::{self, Line};
use super::{brief, furniture, wire};
use crate::model::lexicon::WordHasher;
use crate::model::{Article, Block, BlockKind, Note, Noted, Passage, Span, letters};

const RULE: &str = "page";
/// So many lines of furniture, each another, make a text a pasted page.
const GATE: usize = 3;
/// And one line in so many must be furniture: a long list holds some by chance.
const SHARE: usize = 50;
/// So many short lines in a row above a story are a site's menu, whatever they say; lines of furniture in
/// other languages need not be known by their words. Below a story they may be a list of its own.
const MENU: usize = 10;
/// A line of so many words may be a menu's, and a sentence of so many is a story's.
const SHORT: usize = 4;
const PROSE: usize = 15;
/// The most one word of a line counts for or against it where the body is looked for.
const CAP: f64 = 1.5;
/// What each scrap costs: a body is not reached over a long stretch of them.
const COST: f64 = 1.5;
/// What a long sentence has for it beside what the weights say.
const LONG: f64 = 1.0;
/// The words of a sentence that may be a lead, and how many lines may part it from the rest.
const LEAD: usize = 18;
const FAR: usize = 12;
/// What a lead weighs at the least, or a sentence right above the body, or the words that open a statement.
const LEAST: f64 = -2.5;
const OPENS: usize = 12;
/// The words of an item without a bullet below a lead, and what it weighs at the least.
const ITEM: usize = 6;
const BESIDE: f64 = -1.5;
/// The most places that a line's first words are looked for in.
const MOST_PLACES: usize = 50;
/// Within the body a line is kept from here on.
const KEEP: f64 = -0.5;

/// A line or wrapped paragraph of the page, with what became of it.
struct Piece {
    passage: Passage,
    unit: Rc<Unit>,
    kept: bool,
    /// It stands beside the story and is none of it.
    aside: bool,
}

/// Whether a text is a page copied out of a browser.
pub(super) fn is(lines: &[Line]) -> bool {
    let full = || lines.iter().map(|line| line.text).filter(|text| !text.is_empty());
    let found: Vec<&str> = full().filter(|text| furniture::is(text)).collect();
    let kinds: HashSet<&str> = found.iter().copied().collect();
    (kinds.len() >= GATE && found.len() * SHARE >= full().count()) || is_framed(&full())
}

/// Whether a text is prose with a menu above it.
fn is_framed<'a>(full: &(impl Iterator<Item = &'a str> + Clone)) -> bool {
    let prose = |text: &&str| letters::has_words(text, PROSE) && text.ends_with(['.', '!', '?', '”', '"']);
    let short = |text: &&str| {
        !letters::has_words(text, SHORT + 1)
            && !text.ends_with(['.', '!', '?', ':', ',', ';', '”', '"', ')', ']'])
    };
    let mut row = 0;
    let menu = full.clone().take_while(|text| !prose(text)).any(|text| {
        row = if short(&text) { row + 1 } else { 0 };
        row >= MENU
    });
    menu && full.clone().filter(prose).nth(1).is_some()
}

/// Reads a pasted page.
pub(super) fn read(lines: &[Line]) -> Noted<Article> {
    let mut pieces = pieces(lines);
    let units: Vec<Rc<Unit>> = pieces.iter().map(|piece| Rc::clone(&piece.unit)).collect();
    let long = |unit: &Unit| unit.sentence && unit.words >= 18 && !unit.furniture;
    let mut weights: Vec<f64> = weigh(&units)
        .into_iter()
        .zip(&units)
        .map(|(weight, unit)| if long(unit) { weight + LONG } else { weight })
        .collect();
    let comments = asides::comments(&units, &weights).unwrap_or(units.len());
    weights[comments..].fill(f64::MIN);
    let mut body = body(&units, &weights);
    let lead = lead(&units, &weights, &body);
    for piece in &mut pieces[lead..body.start] {
        piece.kept = true;
    }
    body.start = lead;
    for at in body.clone() {
        pieces[at].kept |= weights[at] >= KEEP && !units[at].furniture;
    }
    let end = asides::end(&units, &weights, &body);
    for at in body.end..end {
        pieces[at].kept = units[at].stop && !units[at].furniture;
    }
    body.end = asides::details(&units, end);
    for piece in &mut pieces[end..body.end] {
        piece.kept = true;
    }
    let beside = asides::among(&units[body.clone()]);
    for (at, piece) in pieces.iter_mut().enumerate() {
        let beside = at.checked_sub(body.start).and_then(|at| beside.get(at)).is_some_and(|aside| *aside);
        piece.aside = beside || asides::is(&piece.unit);
        piece.kept &= !piece.aside;
    }
    hold(&mut pieces);
    drop_bios(&mut pieces);
    let mut article = Article::default();
    let first = pieces.iter().position(|piece| piece.kept && piece.unit.sentence).unwrap_or(pieces.len());
    drop_repeats(&mut pieces);
    let headline = headline(&pieces, first);
    article.meta.headline = headline.map(|at| pieces[at].unit.text.clone());
    let summary = summary(&pieces);
    let mut notes = Vec::new();
    let mut dropped: Option<(Span, String, usize)> = None;
    for (at, piece) in pieces.iter().enumerate() {
        let span = piece.passage.locate(Span::new(0, piece.passage.text().len()));
        let kind = kind(&pieces, at, &body);
        let above = !piece.kept && at < first;
        if Some(at) == headline || (above && wire::claims(&mut article.meta, &piece.unit.text)) {
            continue;
        }
        if let Some(kind) = kind.filter(|_| !summary.contains(&at)) {
            notes.extend(dropped.take().map(note));
            article.blocks.push(Block { kind, passage: bare(piece) });
        } else if summary.contains(&at) {
            notes.extend(dropped.take().map(note));
            notes.push(Note::info(
                RULE,
                span,
                format!("a summary repeats the body: {}", brief(&piece.unit.text)),
            ));
        } else {
            let run = dropped.get_or_insert_with(|| (span, brief(&piece.unit.text), 0));
            run.0 = run.0.join(span);
            run.2 += 1;
        }
    }
    notes.extend(dropped.map(note));
    Noted { value: article, notes }
}

fn note((span, text, lines): (Span, String, usize)) -> Note {
    let more = if lines > 1 { format!(" and {} more", lines - 1) } else { String::new() };
    Note::info(RULE, span, format!("page furniture left out: {text}{more}"))
}

fn pieces(lines: &[Line]) -> Vec<Piece> {
    let blank = |at: Option<usize>| at.and_then(|at| lines.get(at)).is_none_or(Line::is_blank);
    let groups = lines::paragraphs(lines, |_| false);
    let piece = |group: Range<usize>| {
        let passage = lines::join(&lines[group.clone()]);
        let unit = Unit::of(passage.text(), blank(group.start.checked_sub(1)), blank(Some(group.end)));
        Piece { passage, unit: Rc::new(unit), kept: false, aside: false }
    };
    groups.into_iter().map(piece).collect()
}

/// The words without a bullet before them.
fn bare(piece: &Piece) -> Passage {
    piece.passage.tail(piece.passage.text().len() - piece.unit.text.len())
}

/// The stretch of the page that weighs most: there the article is.
fn body(units: &[Rc<Unit>], weights: &[f64]) -> Range<usize> {
    let (mut best, mut found) = (0.0, 0..0);
    let (mut sum, mut start) = (0.0, 0);
    for (at, (unit, weight)) in units.iter().zip(weights).enumerate() {
        if sum <= 0.0 {
            (sum, start) = (0.0, at);
        }
        let cost = if unit.sentence && *weight >= 0.0 { 0.0 } else { COST };
        sum += weight.clamp(-CAP, CAP) * unit.words as f64 - cost;
        if sum > best {
            (best, found) = (sum, start..at + 1);
        }
    }
    found
}

/// Where the story starts above the body: sentences right above it are the story's, unless much speaks
/// against them, and a list under a lead weighs so little that the search starts below it.
fn lead(units: &[Rc<Unit>], weights: &[f64], body: &Range<usize>) -> usize {
    let told = |at: &usize| {
        let unit = &units[*at];
        let opens = unit.sentence || (unit.text.ends_with(':') && unit.words >= OPENS);
        opens && !unit.furniture && !unit.is_rights() && !asides::is(unit) && weights[*at] >= LEAST
    };
    let above = (0..body.start).rev().take_while(told).count();
    let start = body.start - above;
    let leads = |at: &usize| {
        let unit = &units[*at];
        let ends = unit.stop || unit.text.ends_with(':');
        ends && unit.words >= LEAD && weights[*at] >= LEAST
    };
    let listed = |at: usize| {
        let item = units[at].bullet || units[at].words >= ITEM && weights[at] >= BESIDE;
        item && !units[at].furniture
    };
    (start.saturating_sub(FAR)..start)
        .rev()
        .find(leads)
        .filter(|at| (at + 1..start).all(listed))
        .unwrap_or(start)
}

/// Keeps the whole of a sentence that goes over several lines, if a part of it is kept.
fn hold(pieces: &mut [Piece]) {
    let goes_on = |above: &Unit, below: &Unit| {
        let long = above.words.min(below.words) > SHORT && !above.furniture && !below.furniture;
        long && !above.stop && !below.bullet && below.text.starts_with(char::is_lowercase)
    };
    for below in 1..pieces.len() {
        let kept = pieces[below - 1].kept && goes_on(&pieces[below - 1].unit, &pieces[below].unit);
        pieces[below].kept |= kept;
    }
    for above in (1..pieces.len()).rev().map(|below| below - 1) {
        let kept = pieces[above + 1].kept && goes_on(&pieces[above].unit, &pieces[above + 1].unit);
        pieces[above].kept |= kept;
    }
}

/// Leaves out who the writer is, at the end.
fn drop_bios(pieces: &mut [Piece]) {
    let last = pieces.iter_mut().rev().filter(|piece| piece.kept);
    last.take_while(|piece| asides::is_bio(&piece.unit)).for_each(|piece| piece.kept = false);
}

/// Leaves out what the page says twice: a pull quote stands in the body too.
fn drop_repeats(pieces: &mut [Piece]) {
    let short = |piece: &Piece| piece.kept && (4..=40).contains(&piece.unit.words);
    let starts: HashSet<u64> =
        pieces.iter().filter(|piece| short(piece)).filter_map(|piece| runs(&piece.unit).next()).collect();
    // Where the first words of any short line stand: only there it may stand again.
    let mut places: HashMap<u64, Vec<usize>> = HashMap::new();
    for (at, piece) in pieces.iter().enumerate().filter(|(_, piece)| piece.kept) {
        for run in runs(&piece.unit).filter(|run| starts.contains(run)) {
            let found = places.entry(run).or_default();
            if found.last() != Some(&at) && found.len() < MOST_PLACES {
                found.push(at);
            }
        }
    }
    for at in 0..pieces.len() {
        let Some(run) = runs(&pieces[at].unit).next().filter(|_| short(&pieces[at])) else { continue };
        // A pull quote ends where the sentence it is from goes on.
        let text = pieces[at].unit.text.trim_end_matches(['.', ',', '”', '"']);
        let again = |other: &usize| {
            let piece = &pieces[*other];
            *other != at
                && piece.kept
                && piece.unit.text.contains(text)
                && (piece.unit.text.len() > pieces[at].unit.text.len() || *other < at)
        };
        if places.get(&run).is_some_and(|places| places.iter().any(again)) {
            pieces[at].kept = false;
        }
    }
}

/// A number for every three words in a row; the same on every run.
fn runs(unit: &Unit) -> impl Iterator<Item = u64> {
    let number = |word: &str| {
        let mut number = WordHasher::default();
        number.write(word.as_bytes());
        number.finish()
    };
    let join = |sum: u64, number: &u64| (sum ^ number).wrapping_mul(0x0100_0000_01b3);
    let numbers: Vec<u64> = unit.plain().map(number).collect();
    let runs: Vec<u64> = numbers.windows(3).map(|run| run.iter().fold(0, join)).collect();
    runs.into_iter()
}

/// The headline: before the body, the first line that has half as many of the body's words as the one that
/// has most of them; what stands under a headline may say more.
fn headline(pieces: &[Piece], first: usize) -> Option<usize> {
    let words: HashSet<&str> = content(pieces[first..].iter().filter(|piece| piece.kept)).collect();
    let fits = |piece: &Piece| {
        let unit = &piece.unit;
        (3..=25).contains(&unit.words)
            && !unit.text.ends_with('.')
            && !unit.text.contains(". ")
            && !unit.furniture
            && !unit.bullet
            && !unit.is_rights()
            && !piece.aside
    };
    let common =
        |at: usize| content([&pieces[at]]).filter(|word| words.contains(word)).collect::<HashSet<_>>().len();
    let counts: Vec<(usize, usize)> = (0..first)
        .filter(|at| fits(&pieces[*at]))
        .map(|at| (common(at), at))
        .filter(|(count, _)| *count > 1)
        .collect();
    let most = counts.iter().map(|(count, _)| *count).max()?;
    counts.iter().find(|(count, _)| count * 2 >= most).map(|(_, at)| *at)
}

/// Words that carry meaning: those of four letters and more.
fn content<'a>(pieces: impl IntoIterator<Item = &'a Piece>) -> impl Iterator<Item = &'a str> {
    let words = pieces.into_iter().flat_map(|piece| piece.unit.plain());
    words.filter(|word| word.chars().nth(3).is_some())
}

/// The items of a list above the body that only repeat it.
fn summary(pieces: &[Piece]) -> HashSet<usize> {
    let first = pieces.iter().position(|piece| piece.kept && piece.unit.sentence && !piece.unit.bullet);
    let Some(first) = first else { return HashSet::new() };
    let items: HashSet<usize> =
        (0..first).filter(|at| pieces[*at].unit.bullet && pieces[*at].unit.sentence).collect();
    let words: HashSet<&str> = content(pieces[first..].iter().filter(|piece| piece.kept)).collect();
    let said: Vec<&str> = items.iter().flat_map(|at| content([&pieces[*at]])).collect();
    let common = said.iter().filter(|word| words.contains(*word)).count();
    if common * 2 >= said.len() { items } else { HashSet::new() }
}

/// What a line of the page is; `None` where it is none of the article's.
fn kind(pieces: &[Piece], at: usize, body: &Range<usize>) -> Option<BlockKind> {
    let Piece { unit, kept, .. } = &pieces[at];
    let next = pieces.get(at + 1).filter(|next| next.kept && next.unit.sentence && next.unit.words >= 12);
    let begins = unit.text.starts_with(|c: char| c.is_alphanumeric() || "“‘\"'¿¡".contains(c));
    let short = begins
        && !pieces[at].aside
        && unit.words <= 14
        && (!unit.stop || unit.question())
        && !unit.text.ends_with([':', ',', ';']);
    let inside = at > body.start && body.contains(&at) && pieces[..at].iter().any(|piece| piece.kept);
    if short && inside && next.is_some() && !unit.furniture && !unit.bullet && unit.blank_before {
        return Some(BlockKind::Heading(2));
    }
    let listed = if unit.bullet { BlockKind::ListItem } else { BlockKind::Paragraph };
    kept.then_some(listed)
}
