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
    let (first, taken) = scan.quantity(at)?;
    let mut take = taken;
    let mut pieces = vec![Piece::Quantity(first)];
    let early = sign(scan, at + take).filter(|_| scan.is(at + take + 1, Mark::Hyphen)).unwrap_or(0);
    // "0 – 1%": the short dash between spaces.
    let parted = scan.word(at + take + early) == "–" && !scan.stops(at + take + early + 1);
    if (scan.joins(at + take + early, Mark::Hyphen) || parted)
        && let Some((second, more)) = scan.quantity(at + take + early + 1)
    {
        let from = at + take + early + 1;
        sign(scan, from + more)?;
        take += early + 1 + more;
        pieces.extend([ours("to"), Piece::Quantity(second)]);
    }
    take += sign(scan, at + take)?;
    pieces.push(ours("percent"));
    found(take, "percents", pieces)
}
