//! Lengths of time as newsrooms write them.

use super::script::Seconds;

/// A length to the nearest second: `0:07`, `1:05`, `1:02:05`.
#[must_use]
pub fn clock(seconds: Seconds) -> String {
    let whole = seconds.max(0.0).round() as u64;
    let (hours, minutes, seconds) = (whole / 3600, whole / 60 % 60, whole % 60);
    if hours > 0 { format!("{hours}:{minutes:02}:{seconds:02}") } else { format!("{minutes}:{seconds:02}") }
}

/// Reads a length of time: `:45`, `0:45`, `1:05.5`, `1:02:05`, `45`, `45s`; `None` for anything else.
///
/// After a colon a figure stays below sixty, so that `0:75` is a mistake and not 1:15.
#[must_use]
pub fn length(text: &str) -> Option<Seconds> {
    let text = text.trim();
    let text = text.strip_suffix(['s', 'S']).unwrap_or(text);
    let mut fields = text.rsplit(':');
    let seconds = figure(fields.next()?)?;
    let (minutes, hours) = (fields.next(), fields.next());
    if fields.next().is_some() || (minutes.is_some() && seconds >= 60.0) {
        return None;
    }
    let (minutes, hours) = match (minutes, hours) {
        (None, _) | (Some(""), None) => (0.0, 0.0),
        (Some(minutes), None) => (whole(minutes)?, 0.0),
        (Some(minutes), Some(hours)) => (whole(minutes).filter(|&minutes| minutes < 60.0)?, whole(hours)?),
    };
    Some(hours * 3600.0 + minutes * 60.0 + seconds)
}

fn whole(text: &str) -> Option<f64> {
    let digits = (1..=4).contains(&text.len()) && text.bytes().all(|byte| byte.is_ascii_digit());
    if digits { text.parse().ok() } else { None }
}

/// Digits with perhaps a decimal point among them; no sign, no exponent.
fn figure(text: &str) -> Option<f64> {
    let plain = text.len() <= 12 && text.bytes().all(|byte| byte.is_ascii_digit() || byte == b'.');
    if plain { text.parse().ok() } else { None }
}

#[cfg(test)]
mod tests {
    use super::{clock, length};

    #[test]
    fn lengths_are_read() {
        let cases = [
            (":45", 45.0),
            ("0:45", 45.0),
            ("1:05.5", 65.5),
            ("1:02:05", 3725.0),
            ("45", 45.0),
            ("45s", 45.0),
        ];
        for (text, seconds) in cases {
            assert_eq!(length(text), Some(seconds), "{text}");
        }
        for text in [
            "", ":", "0:75", "1:60:00", "-5", "+5", "1e3", "abc", "1:2:3:4", ".", "::5", "nan", "5:",
            "1:02:5x",
        ] {
            assert_eq!(length(text), None, "{text}");
        }
    }

    #[test]
    fn rounds_to_the_second() {
        let cases = [(0.0, "0:00"), (6.6, "0:07"), (59.5, "1:00"), (65.0, "1:05"), (3725.2, "1:02:05")];
        for (seconds, text) in cases {
            assert_eq!(clock(seconds), text);
        }
        assert_eq!((clock(-3.0), clock(f64::NAN)), ("0:00".into(), "0:00".into()));
    }
}
