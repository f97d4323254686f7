//! Years, decades, and years in pairs of figures, as scripts have them in a style that parts them: `20-24`.

use super::scan::{Found, Scan, found, ours};
use crate::model::{Kind, Lexicon, Mark, Piece, Saying, Sort, Token};

/// `1990s`, `’90s`, `30s`, and `the 1990’S`.
pub(super) fn decade(scan: &Scan, at: usize) -> Option<Found> {
    if let Some(found) = owned_decade(scan, at) {
        return Some(found);
    }
    let (piece, _) = decade_of(scan.word(at))?;
    let range = scan.joins(at + 1, Mark::Hyphen).then(|| decade_of(scan.word(at + 2))).flatten();
    match range {
        Some((other, _)) => found(3, "years", vec![piece, ours("to"), other]),
        None => found(1, "years", vec![piece]),
    }
}

/// `the 1990's`; without its article it may be the year's own.
fn owned_decade(scan: &Scan, at: usize) -> Option<Found> {
    let hung = scan.glued(at + 1) && matches!(scan.word(at + 1), "'s" | "’s" | "'S" | "’S");
    let led = || {
        scan.shouting && scan.word(at).len() == 4
            || at > 0 && scan.says_any(at - 1, &["the", "early", "late", "mid"])
            || at > 1 && scan.joins(at - 1, Mark::Hyphen) && scan.says(at - 2, "mid")
    };
    if !hung || !matches!(scan.kind(at), Some(Kind::Figures)) || !led() {
        return None;
    }
    let (piece, _) = decade_of(scan.between(at, at + 1))?;
    found(2, "years", vec![piece])
}

fn decade_of(text: &str) -> Option<(Piece, u16)> {
    let bare = text.trim_start_matches(['\'', '’', '‘']);
    let end = bare.find(|c: char| !c.is_ascii_digit())?;
    let tail = bare[end..].trim_start_matches(['\'', '’']);
    let year: u16 = bare[..end].parse().ok()?;
    let century = (1100..=2990).contains(&year);
    let short = (20..100).contains(&year) && end == 2;
    if !matches!(tail, "s" | "S") || !year.is_multiple_of(10) || !(century || short) {
        return None;
    }
    Some((Piece::Decade { year, short }, year))
}

/// A year without its century: `in ’20`, `FY ’08`.
pub(super) fn clipped_year(scan: &Scan, at: usize) -> Option<Found> {
    let short = scan.word(at).strip_prefix(['\'', '’', '‘'])?;
    let number = short.parse::<u64>().ok().filter(|_| short.len() == 2)?;
    let marked = |number: u64| Piece::Fixed {
        page: format!("’{number:02}").into(),
        say: spoken_pair(number).into(),
    };
    // "’10-’18"
    let last = || scan.word(at + 2).strip_prefix(['\'', '’', '‘']).filter(|last| last.len() == 2);
    let last =
        if scan.joins(at + 1, Mark::Hyphen) { last().and_then(|last| last.parse().ok()) } else { None };
    match last {
        Some(last) => found(3, "years", vec![marked(number), ours("to"), marked(last)]),
        None => found(1, "years", vec![marked(number)]),
    }
}

/// `FY’24`: the letters of a year that is not the calendar's, and the year.
pub(super) fn lettered_year(scan: &Scan, at: usize) -> Option<Found> {
    let short = scan.word(at + 1).strip_prefix(['\'', '’', '‘']).filter(|short| short.len() == 2)?;
    let year = short.parse().ok().filter(|_| scan.word(at).len() == 2 && scan.glued(at + 1))?;
    found(2, "identifiers", vec![Piece::Letters(scan.word(at).into()), Piece::Hyphen, clipped(year)])
}

/// A year in figures, or a span of years.
pub(super) fn year(scan: &Scan, at: usize) -> Option<Found> {
    let year = year_of(scan, at)?;
    if scan.joins(at + 1, Mark::Hyphen) {
        if let Some(other) = year_of(scan, at + 2) {
            return found(3, "years", vec![Piece::Year(year), ours("to"), Piece::Year(other)]);
        }
        // "2011-'19"
        let clip = scan.word(at + 2).strip_prefix(['\'', '’', '‘']).filter(|clip| clip.len() == 2);
        let last = clip.and_then(|clip| clip.parse::<u64>().ok());
        if let Some(last) = last.filter(|&last| last != u64::from((year + 1) % 100)) {
            let page = format!("’{last:02}").into();
            let last = Piece::Fixed { page, say: spoken_pair(last).into() };
            return found(3, "years", vec![Piece::Year(year), ours("to"), last]);
        }
        if scan.says(at + 2, "present") {
            return found(3, "years", vec![Piece::Year(year), ours("to"), ours("present")]);
        }
        // "1939-45": the other end without its century.
        let clipped_to = |at: usize| {
            scan.word(at).parse::<u64>().ok().filter(|_| matches!(scan.kind(at), Some(Kind::Figures)))
        };
        // "1997-00"
        let next_century = |last: u64| year % 100 > 80 && last < 20 && year % 100 != 99;
        let last = clipped_to(at + 2).filter(|&last| {
            scan.word(at + 2).len() == 2
                && (last > u64::from(year % 100) + 1 || next_century(last))
                && last < 100
                && !scan.joins(at + 3, Mark::Hyphen)
                && year > 1399
        });
        if let Some(last) = last {
            let century = year / 100 + u16::from(next_century(last));
            let last = Piece::Year(century * 100 + last as u16);
            return found(3, "years", vec![Piece::Year(year), ours("to"), last]);
        }
        // "2013-14"
        let next = scan.whole(at + 2, 2).filter(|_| !scan.joins(at + 3, Mark::Hyphen));
        if next.is_some_and(|next| is_next(year, next, scan.word(at + 2).len())) {
            return found(3, "years", vec![Piece::Year(year), Piece::Hyphen, clipped((year + 1) % 100)]);
        }
    }
    found(1, "years", vec![Piece::Year(year)])
}

/// `2001/2`, `1998/99`, `2005-6`: a year and the next, as a season or a budget has them.
pub(super) fn season(scan: &Scan, at: usize) -> Option<Found> {
    let short = scan.joins(at + 1, Mark::Hyphen) && scan.word(at + 2).len() == 1;
    let joined = (short || scan.joins(at + 1, Mark::Slash))
        && !scan.joins(at + 3, Mark::Slash)
        && !scan.joins(at + 3, Mark::Hyphen);
    let year = year_of(scan, at).filter(|_| joined)?;
    let next = scan.whole(at + 2, 2).filter(|&next| is_next(year, next, scan.word(at + 2).len()))?;
    let next = clipped(if next < 10 { (year + 1) % 100 } else { next as u16 });
    found(3, "years", vec![Piece::Year(year), Piece::Hyphen, next])
}

/// Whether the last figures of a year, so many of them, are those of the year after another.
fn is_next(year: u16, last: u64, figures: usize) -> bool {
    last == u64::from((year + 1) % if figures == 1 { 10 } else { 100 })
}

fn spoken_pair(number: u64) -> String {
    let mut out = String::new();
    if number < 10 {
        out.push_str("oh");
    }
    super::say::cardinal(number, &mut out);
    out
}

/// Four bare figures that are a year.
pub(super) fn year_of(scan: &Scan, at: usize) -> Option<u16> {
    let number = scan.whole(at, 4).filter(|_| scan.word(at).len() == 4)?;
    let before = scan.before(at);
    let of_month =
        before.is_some_and(|month| scan.entry(month, Sort::Month).is_some() && scan.capital(month));
    let dated = of_month || before.is_some_and(|before| scan.plays(before, "before-year"));
    // "the July 2021 jobs report"
    let surely = of_month && (1900..2100).contains(&number);
    let counted = scan.plays(at + 1, "counted") && !surely || scan.magnitude(at + 1).is_some();
    let range = if dated { 1000..=2199 } else { 1100..=2099 };
    (range.contains(&number) && !counted).then_some(number as u16)
}

/// Puts one token in the place of each pair that is a year. In a script of ours (`scripted`) every pair
/// of the right size is; in other raised text only where a year stands and a score does not.
pub(super) fn join_pairs(text: &str, tokens: &mut Vec<Token>, words: &Lexicon, scripted: bool) {
    let mut at = 0;
    while at + 2 < tokens.len() {
        let fits = |at: usize| scripted || at > 0 && leads_to_year(tokens[at - 1].span.of(text), words);
        if let Some((take, pieces)) = pair(text, &tokens[at..]).filter(|_| fits(at)) {
            let span = tokens[at].span.join(tokens[at + take - 1].span);
            let kind = Kind::Said(Box::new(Saying { rule: "years", pieces }));
            let glued = tokens[at].glued;
            tokens.splice(at..at + take, [Token::new(span, glued, kind)]);
        }
        at += 1;
    }
}

/// A pair at the first token: the tokens it takes, and what it is.
fn pair(text: &str, tokens: &[Token]) -> Option<(usize, Vec<Piece>)> {
    let figures = |at: usize| two_figures(text, tokens.get(at)?);
    let joined = |at: usize| {
        tokens.get(at).is_some_and(|token| token.glued && matches!(token.kind, Kind::Mark(Mark::Hyphen)))
            && tokens.get(at + 1).is_some_and(|token| token.glued)
    };
    let first = figures(0).filter(|first| (10..=20).contains(first) && joined(1))?;
    let second = figures(2)?;
    let year = first * 100 + second;
    let hung = tokens.get(3).filter(|token| token.glued).map(|token| token.span.of(text));
    if matches!(hung, Some("’s" | "'s" | "’S" | "'S")) && year.is_multiple_of(10) {
        return Some((4, vec![Piece::Decade { year, short: false }]));
    }
    if !joined(3) {
        return Some((3, vec![Piece::Year(year)]));
    }
    // `20-23-24`: the year and the next.
    let next = figures(4).filter(|next| *next == (second + 1) % 100 && !joined(5))?;
    Some((5, vec![Piece::Year(year), Piece::Hyphen, clipped(next)]))
}

/// A year without its century: its page and its voice.
fn clipped(year: u16) -> Piece {
    Piece::Fixed { page: format!("{year:02}").into(), say: spoken_pair(u64::from(year)).into() }
}

fn two_figures(text: &str, token: &Token) -> Option<u16> {
    let figures = token.span.of(text);
    let two = figures.len() == 2 && matches!(token.kind, Kind::Figures);
    figures.parse().ok().filter(|_| two)
}

/// Whether a year may follow the word: IN, THE, JANUARY, ITS OWNER’S, a day and its comma.
fn leads_to_year(word: &str, words: &Lexicon) -> bool {
    let listed = [Sort::Function, Sort::Month].iter().any(|&sort| words.any_case_as(word, sort).is_some());
    listed || words.plays(word, "before-year") || word == "," || word.ends_with("’S") || word.ends_with("'S")
}
