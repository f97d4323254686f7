//! Lengths of time as newsrooms write them.

use super::script::Seconds;

/// A length to the nearest second: `0:07`, `1:05`, `1:02:05`.
#[must_use]
pub fn clock(seconds: Seconds) -> String {
    let whole = seconds.max(0.0).round() as u64;
    let (hours, minutes, seconds) = (whole / 3600, whole / 60 % 60, whole % 60);
    if hours > 0 { format!("{hours}:{minutes:02}:{seconds:02}") } else { format!("{minutes}:{seconds:02}") }
}

/// A time on a show's running clock: of the day where the show starts `air` seconds after midnight,
/// else since its start.
#[must_use]
pub fn running(at: Seconds, air: Option<u64>) -> String {
    let Some(air) = air else {
        return if at <= -0.5 { format!("-{}", clock(-at)) } else { clock(at) };
    };
    let at = (air as f64 + at).round().rem_euclid(86_400.0) as u64;
    format!("{}:{:02}:{:02}", at / 3600, at / 60 % 60, at % 60)
}

/// Seconds from midnight of an air time: `2026-11-22 18:00`, `18:00:30`, `6 PM`, `6:30 p.m.`; `None`
/// where it names no time of day.
#[must_use]
pub fn time_of_day(air: &str) -> Option<u64> {
    let air = air.trim().to_lowercase().replace('.', "");
    let half = ["am", "pm"].iter().find_map(|half| Some((air.strip_suffix(half)?.trim_end(), *half == "pm")));
    let (air, later) = half.map_or((air.as_str(), None), |(air, later)| (air, Some(later)));
    let mut fields = air.rsplit([' ', 't']).next()?.split(':').map(|field| field.parse::<u64>().ok());
    let hours = fields.next()??;
    let minutes = fields.next().unwrap_or(later.map(|_| 0))?;
    let seconds = fields.next().unwrap_or(Some(0))?;
    let hours = match later {
        Some(later) if (1..=12).contains(&hours) => hours % 12 + if later { 12 } else { 0 },
        Some(_) => return None,
        None => hours,
    };
    (fields.next().is_none() && hours < 24 && minutes < 60 && seconds < 60)
        .then_some(hours * 3600 + minutes * 60 + seconds)
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
    use super::{clock, length, running, time_of_day};

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

    #[test]
    fn the_running_clock_is_of_the_day_where_the_air_time_is_known() {
        assert_eq!(time_of_day("2026-11-22 18:00"), Some(64_800));
        assert_eq!(time_of_day("2026-11-22T18:00:30"), Some(64_830));
        assert_eq!(time_of_day("6 PM"), Some(64_800));
        assert_eq!(time_of_day("Sunday 6:30 p.m."), Some(66_600));
        assert_eq!((time_of_day("12am"), time_of_day("12:05 PM")), (Some(0), Some(43_500)));
        for none in ["18:75", "18", "13 PM", "0 AM", "tonight", "", "1:2:3:4", "24:00", "PM"] {
            assert_eq!(time_of_day(none), None, "{none}");
        }
        assert_eq!(running(75.0, Some(64_800)), "18:01:15");
        assert_eq!(running(75.0, Some(86_370)), "0:00:45");
        assert_eq!(running(-75.0, Some(30)), "23:59:15");
        assert_eq!((running(75.0, None), running(-75.0, None)), ("1:15".into(), "-1:15".into()));
    }
}
