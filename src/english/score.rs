//! Pairs of figures: scores, votes, records, odds, ranges.

use super::scan::{Found, Scan, found, ours};
use crate::model::{Kind, Mark, Piece, Quantity};

/// Whether the figures from `at` to before `end` stand where a team's record stands.
pub(super) fn is_record(scan: &Scan, at: usize, end: usize) -> bool {
    // "23-0 (17 KOs)"
    let boxed = scan.is(end, Mark::OpenParen) && scan.says_any(end + 2, &["KOs", "KO", "knockouts"]);
    if boxed || scan.plays(end, "after-record") || is_team(scan, at, end) {
        return true;
    }
    // "started the season 21-0"
    let season = at > 1 && scan.says(at - 1, "season") && scan.says(at - 2, "the");
    let mut before = if season { at - 2 } else { at };
    for _ in 0..2 {
        match scan.before(before) {
            Some(word) => before = word,
            None => return false,
        }
        // "Record: 10-2"
        if scan.is(before, Mark::Colon) && scan.before(before).is_some_and(|named| scan.says(named, "record"))
        {
            return true;
        }
        // "Odds are 3-1"
        if scan.before(before).is_some_and(|subject| scan.says_any(subject, &["odds", "ratio", "score"])) {
            return false;
        }
        let day = scan.word(before) == "Sat" && !scan.shouting && scan.before(before).is_some();
        if scan.plays(before, "record") && !day {
            // "fell 4-3" is how a game ended, "fell to 4-3" where it left the loser.
            return before + 1 < at || !scan.plays(before, "losing");
        }
        if !scan.says_any(before, &["to", "at", "now", "of", "a", "with", "season"]) {
            return false;
        }
    }
    false
}

/// Whether a team's name follows figures that nothing else than its record could be: `the 14-3 Kansas
/// City Chiefs`; not `the 6-3 Supreme Court ruling`.
fn is_team(scan: &Scan, at: usize, end: usize) -> bool {
    let led = scan.before(at).is_none_or(|before| {
        scan.is(before, Mark::Semicolon)
            || scan.says_any(before, &["the", "against", "face", "faces", "host", "hosts", "versus", "vs."])
    });
    if !led || scan.shouting || !scan.capital(end) || scan.stops(end) || scan.plays(end, "tally") {
        return false;
    }
    let mut next = end;
    while scan.capital(next) && !scan.stops(next) && next < end + 6 {
        next += 1;
    }
    !scan.plays(next, "tally")
        && [crate::model::Sort::Weekday, crate::model::Sort::Month, crate::model::Sort::Letters]
            .iter()
            .all(|&sort| scan.entry(end, sort).is_none())
}

/// Figures joined by hyphens, from `at`.
fn chain(scan: &Scan, at: usize) -> Option<Vec<u64>> {
    let mut numbers = vec![
        scan.figures(at)?
            .whole
            .filter(|_| scan.figures(at).is_some_and(|figures| figures.decimals.is_none()))?,
    ];
    let mut next = at + 1;
    while scan.joins(next, Mark::Hyphen) && numbers.len() < 7 {
        match scan.figures(next + 1) {
            Some(figures) if figures.decimals.is_none() => numbers.push(figures.whole?),
            _ => break,
        }
        next += 2;
    }
    (numbers.len() > 1).then_some(numbers)
}

/// Whether figures stand in parentheses after a name: `(14-7)`, `(10-0, 7-0 Pac-12)`.
fn is_bracketed(scan: &Scan, at: usize, end: usize) -> bool {
    let inside = |token: usize| {
        scan.figures(token).is_some() || scan.is(token, Mark::Hyphen) || scan.is(token, Mark::Comma)
    };
    let open = (at.saturating_sub(6)..at).rev().find(|&token| !inside(token));
    let named = open.is_some_and(|open| {
        let team = |at: usize| {
            scan.capital(at) || matches!(scan.kind(at), Some(Kind::Mixed)) || scan.plays(at, "squad")
        };
        open > 0 && scan.is(open, Mark::OpenParen) && team(open - 1)
    });
    let closes = scan.is(end, Mark::CloseParen)
        || scan.is(end, Mark::Comma)
        || (scan.capital(end) && !scan.stops(end));
    named && closes
}

/// Wins and losses, and ties: `14-7`, `12-4-1`.
pub(super) fn record(scan: &Scan, at: usize) -> Option<Found> {
    let numbers = chain(scan, at)?;
    let end = at + 2 * numbers.len() - 1;
    // "4-8-15-16-23": numbers that were drawn.
    if numbers.len() > 4 && numbers.iter().all(|&number| (1..100).contains(&number)) && !scan.glued(at) {
        let drawn = |&number: &u64| [Piece::Quantity(Quantity::whole(number)), Piece::Comma];
        let mut pieces: Vec<Piece> = numbers.iter().flat_map(drawn).collect();
        pieces.pop();
        return found(end - at, "scores", pieces).filter(|_| !scan.joins(end, Mark::Hyphen));
    }
    // "a 1-2-3 inning"
    if numbers == [1, 2, 3] && !scan.glued(at) && !scan.joins(end, Mark::Hyphen) && scan.small(end) {
        let mut pieces = vec![Piece::Quantity(Quantity::whole(1))];
        for number in [2, 3] {
            pieces.extend([Piece::Hyphen, Piece::Quantity(Quantity::whole(number))]);
        }
        return found(end - at, "scores", pieces);
    }
    // "fell to 0–1%"
    if matches!(scan.kind(end), Some(Kind::Mark(Mark::Sign('%' | '°')))) || scan.says(end, "percent") {
        return None;
    }
    let fits = numbers.iter().all(|&number| number < 200);
    // "passed 352-65-1"
    let voted = numbers.len() == 3 && numbers.iter().all(|&number| number < 500);
    let ties = numbers.len() == 3 && (fits || voted);
    // Four rounds of golf: 66-70-68-69.
    let rounds = numbers.len() == 4 && numbers.iter().all(|round| (55..100).contains(round));
    // A team's record between parentheses after its name: the Pines (14-7).
    let bracketed = is_bracketed(scan, at, end);
    if !(fits || voted)
        || numbers.len() > 3 && !rounds
        || scan.joins(end, Mark::Hyphen)
        || !(ties || rounds || bracketed || is_record(scan, at, end))
    {
        return None;
    }
    let attributive = numbers.len() == 2 && scan.describes(at, end);
    let mut pieces = Vec::new();
    for (index, &number) in numbers.iter().enumerate() {
        if index > 0 && index + 1 == numbers.len() {
            if attributive {
                pieces.extend([Piece::Hyphen, ours("and"), Piece::Hyphen]);
            } else {
                pieces.push(ours("and"));
            }
        } else if index > 0 {
            pieces.push(Piece::Comma);
        }
        pieces.push(Piece::Quantity(Quantity::whole(number)));
    }
    found(end - at, "scores", pieces)
}

/// A score, a vote or a range: TO between; hyphens too where it describes a noun.
pub(super) fn scan(scan: &Scan, at: usize) -> Option<Found> {
    if super::year::year_of(scan, at).is_some()
        && (super::year::year_of(scan, at + 2).is_some() || scan.word(at + 2).len() == 2)
    {
        return None;
    }
    // A docket's number: `No. 23-939`.
    let named = scan.before(at).is_some_and(|before| scan.says_any(before, &["number", "docket", "case"]));
    // "U-S 25-70" is a road.
    let road =
        at > 2 && scan.says_any(at - 1, &["S"]) && scan.joins(at - 2, Mark::Hyphen) && scan.says(at - 3, "U");
    if named || road || at > 0 && scan.joins(at - 1, Mark::Hyphen) {
        return None;
    }
    if let Some(found) = bowled(scan, at) {
        return Some(found);
    }
    let odds = scan.is(at + 1, Mark::Colon) && scan.glued(at + 1) && scan.glued(at + 2);
    let dashed = scan.joins(at + 1, Mark::Hyphen) || scan.joins(at + 1, Mark::Dash);
    if !odds && !dashed {
        return None;
    }
    let first = scan.figures(at)?.quantity();
    let (second, take) = scan.quantity(at + 2).or_else(|| {
        // "70-85M people"
        let found = super::number::shortened(scan, at + 2).filter(|_| dashed)?;
        match found.saying.pieces.into_iter().next()? {
            Piece::Quantity(quantity) if found.take == 1 => Some((quantity, 1)),
            _ => None,
        }
    })?;
    let end = at + 2 + take;
    // "a 4-3 defense"
    // "a 1-2 punch"
    let pair =
        (scan.word(at), scan.word(at + 2)) == ("1", "2") && scan.says_any(end, &["punch", "finish", "sweep"]);
    if dashed && (pair || scan.plays(end, "formation")) && !scan.stops(end) {
        return found(3, "scores", vec![Piece::Quantity(first), Piece::Hyphen, Piece::Quantity(second)]);
    }
    if scan.joins(end, Mark::Hyphen) && scan.figures(end + 1).is_some() {
        return None;
    }
    let compound = scan.joins(end, Mark::Hyphen);
    // "541-4-G" names something.
    if compound && scan.word(end + 1).len() == 1 {
        return None;
    }
    let attributive = scan.describes(at, end) && !compound;
    let hyphens = attributive && first.decimals.is_none() && second.magnitude.is_none();
    let to = if hyphens { vec![Piece::Hyphen, ours("to"), Piece::Hyphen] } else { vec![ours("to")] };
    let mut pieces = vec![Piece::Quantity(first)];
    pieces.extend(to);
    pieces.push(Piece::Quantity(second));
    found(2 + take, "scores", pieces)
}

/// `won 5 - 3`, `a 2 – 1 win`: a score with spaces about its dash, where a game is told of.
pub(super) fn spaced(scan: &Scan, at: usize) -> Option<Found> {
    let dash = matches!(scan.word(at + 1), "-" | "–") && !scan.glued(at + 1) && !scan.glued(at + 2);
    let second = scan.whole(at + 2, 3).filter(|_| dash && !scan.stops(at + 2))?;
    let first = scan.whole(at, 3)?;
    let lead = scan.before(at)?;
    let told = scan.plays(lead, "scored") || scan.plays(at + 3, "tally") && !scan.stops(at + 3);
    let alone = scan.figures(at + 3).is_none() && !scan.plays(at + 3, "counted");
    let to =
        vec![Piece::Quantity(Quantity::whole(first)), ours("to"), Piece::Quantity(Quantity::whole(second))];
    (told && alone).then(|| found(3, "scores", to)).flatten()
}

/// `took 4-34`: a bowler's wickets for the runs they cost.
fn bowled(scan: &Scan, at: usize) -> Option<Found> {
    let lead = scan.before(at).filter(|&lead| scan.small(lead) && scan.joins(at + 1, Mark::Hyphen))?;
    let (first, second) = (scan.whole(at, 3)?, scan.whole(at + 2, 3)?);
    let bowls = scan.says_any(lead, &["took", "taking", "bowled", "claimed"]) && first <= 10 && second > 10;
    // "scored 269-6 from their 50 overs": the runs before the wickets.
    let bats = scan.says_any(lead, &["scored", "made", "reached", "posted"]) && second < 10 && first >= 80;
    if !(bowls || bats) {
        return None;
    }
    let ends =
        scan.stops(at + 3) || scan.is_closed(at + 3) || matches!(scan.kind(at + 3), Some(Kind::Mark(_)));
    let ends = ends && !scan.joins(at + 3, Mark::Hyphen);
    let pieces =
        vec![Piece::Quantity(Quantity::whole(first)), ours("for"), Piece::Quantity(Quantity::whole(second))];
    ends.then(|| found(3, "scores", pieces)).flatten()
}
