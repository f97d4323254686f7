//! Lengths of time as newsrooms write them.

use super::script::Seconds;

/// A length to the nearest second: `0:07`, `1:05`, `1:02:05`.
#[must_use]
pub fn clock(seconds: Seconds) -> String {
    let whole = seconds.max(0.0).round() as u64;
    let (hours, minutes, seconds) = (whole / 3600, whole / 60 % 60, whole % 60);
    if hours > 0 { format!("{hours}:{minutes:02}:{seconds:02}") } else { format!("{minutes}:{seconds:02}") }
}

#[cfg(test)]
mod tests {
    use super::clock;

    #[test]
    fn rounds_to_the_second() {
        let cases = [(0.0, "0:00"), (6.6, "0:07"), (59.5, "1:00"), (65.0, "1:05"), (3725.2, "1:02:05")];
        for (seconds, text) in cases {
            assert_eq!(clock(seconds), text);
        }
        assert_eq!((clock(-3.0), clock(f64::NAN)), ("0:00".into(), "0:00".into()));
    }
}
