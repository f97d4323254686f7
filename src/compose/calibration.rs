//! An anchor's rate from timed reads.

use super::speech;
use crate::model::Seconds;
use crate::model::style::Method;

/// A read that was timed.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Timed {
    /// How many words of average news copy take as long to say as its text.
    pub news_words: f64,
    /// How long it took, without bites and pauses whose length is given.
    pub seconds: Seconds,
}

/// What timed reads say about a reader.
#[derive(Debug, Clone, PartialEq)]
pub struct Calibration {
    /// Words a minute.
    pub rate: f64,
    /// How far off, as a share, each read is when it is timed at the rate the others give.
    pub off: Vec<f64>,
    /// The two reads furthest apart, slower first, where they are too far apart for one reader.
    pub apart: Option<(usize, usize)>,
}

impl Timed {
    /// The rate it was read at, in words a minute.
    #[must_use]
    pub fn rate(&self) -> f64 {
        self.news_words * 60.0 / self.seconds
    }
}

/// Fits a reader's rate: the one whose times are least off, as a share of the true ones.
///
/// None for fewer than two reads, or for one without words or without time.
#[must_use]
pub fn calibrate(reads: &[Timed], method: Method) -> Option<Calibration> {
    let usable = |read: &Timed| read.news_words > 0.0 && read.seconds > 0.0 && read.rate().is_finite();
    if reads.len() < 2 || !reads.iter().all(usable) {
        return None;
    }
    let off = (0..reads.len()).map(|at| {
        let others = rate(reads.iter().enumerate().filter(|(other, _)| *other != at).map(|(_, read)| read));
        (reads[at].rate() / others - 1.0).abs()
    });
    Some(Calibration { rate: rate(reads.iter()), off: off.collect(), apart: apart(reads, method) })
}

fn rate<'a>(reads: impl Iterator<Item = &'a Timed>) -> f64 {
    let (mut linear, mut square) = (0.0, 0.0);
    for read in reads {
        linear += read.rate();
        square += read.rate() * read.rate();
    }
    square / linear
}

/// The slowest and the fastest read, where the model's own error cannot part them so far.
fn apart(reads: &[Timed], method: Method) -> Option<(usize, usize)> {
    /// Standard deviations that one pair in twenty or so exceeds.
    const RARE: f64 = 2.0;
    let by_rate = |a: &usize, b: &usize| reads[*a].rate().total_cmp(&reads[*b].rate());
    let slow = (0..reads.len()).min_by(by_rate)?;
    let fast = (0..reads.len()).max_by(by_rate)?;
    let error = |at: usize| speech::error(method, reads[at].seconds, true);
    let distance = (reads[fast].rate() / reads[slow].rate()).ln();
    (distance > RARE * error(slow).hypot(error(fast))).then_some((slow, fast))
}

#[cfg(test)]
mod tests {
    use super::{Timed, calibrate};
    use crate::model::style::Method;

    fn reads(rates: &[f64]) -> Vec<Timed> {
        rates.iter().map(|rate| Timed { news_words: *rate, seconds: 60.0 }).collect()
    }

    #[test]
    fn reads_that_agree_give_their_rate() {
        let found = calibrate(&reads(&[172.0, 172.0]), Method::Speech).expect("a rate");
        assert!((found.rate - 172.0).abs() < 1e-9);
        assert!(found.off.iter().all(|off| *off < 1e-9));
        assert_eq!(found.apart, None);
        let near = calibrate(&reads(&[165.0, 175.0, 170.0]), Method::Speech).expect("a rate");
        assert!((near.rate - 170.0).abs() < 1.0 && near.apart.is_none());
        assert!(near.off.iter().all(|off| (0.0..0.06).contains(off)));
    }

    #[test]
    fn reads_that_disagree_are_named() {
        let found = calibrate(&reads(&[170.0, 210.0, 150.0]), Method::Speech).expect("a rate");
        assert_eq!(found.apart, Some((2, 1)));
    }

    #[test]
    fn too_little_gives_nothing() {
        for rates in [&[][..], &[170.0], &[170.0, 0.0]] {
            assert_eq!(calibrate(&reads(rates), Method::Speech), None);
        }
        let no_time = [Timed { news_words: 100.0, seconds: 0.0 }; 2];
        assert_eq!(calibrate(&no_time, Method::Speech), None);
    }
}
