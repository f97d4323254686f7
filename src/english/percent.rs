//! Percentages: `6%`, `0.5 percent`, `5-10%`.

use super::scan::{Found, Scan, found, ours};
use crate::model::{Kind, Mark, Piece};

/// Length in tokens of a percent sign or word.
fn sign(scan: &Scan, at: usize) -> Option<usize> {
    let mark = matches!(scan.kind(at), Some(Kind::Mark(Mark::Sign('%'))));
    let word = scan.says(at, "percent") && !scan.stops(at);
    (mark || word).then_some(1)
}

/// A percentage or a range of them.
pub(super) fn scan(scan: &Scan, at: usize) -> Option<Found> {
    let (first, take) = scan.quantity(at)?;
    let next = at + take;
    let early = sign(scan, next).filter(|_| scan.is(next + 1, Mark::Hyphen)).unwrap_or(0);
    let dash = next + early;
    // "0 – 1%": the short dash between spaces.
    let parted = scan.word(dash) == "–" && !scan.stops(dash + 1);
    if (scan.joins(dash, Mark::Hyphen) || parted)
        && let Some((second, more)) = scan.quantity(dash + 1)
    {
        let end = dash + 1 + more + sign(scan, dash + 1 + more)?;
        let pieces = vec![Piece::Quantity(first), ours("to"), Piece::Quantity(second), ours("percent")];
        return found(end - at, "percents", pieces);
    }
    let take = take + sign(scan, next)?;
    found(take, "percents", vec![Piece::Quantity(first), ours("percent")])
}
