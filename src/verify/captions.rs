//! Captions read back: the article's words, a gap in time between two paragraphs.

use super::tags::unescaped;
use super::{Found, Risk, decoded};
use crate::model::Error;

/// Milliseconds between two cues that part paragraphs.
const GAP: u64 = 50;
/// Most characters of a line that every player shows whole.
const LINE: usize = 42;

/// Whether bytes look like SRT.
#[must_use]
pub fn looks_like_srt(bytes: &[u8]) -> bool {
    let head = decoded(&bytes[..bytes.len().min(64)]);
    let mut lines = head.trim_start().lines();
    lines.next().is_some_and(|line| line.trim().parse::<u32>().is_ok())
        && lines.next().is_some_and(|line| line.contains(" --> "))
}

/// Reads SRT back.
///
/// # Errors
/// None.
pub fn srt(bytes: &[u8]) -> Result<Vec<Found>, Error> {
    Ok(read(&decoded(bytes), str::to_owned))
}

/// Reads `WebVTT` back.
///
/// # Errors
/// None.
pub fn vtt(bytes: &[u8]) -> Result<Vec<Found>, Error> {
    let text = decoded(bytes);
    let stated = text.lines().filter_map(|line| line.strip_prefix("NOTE "));
    let mut out: Vec<Found> = stated
        .filter_map(|note| note.rsplit_once(' '))
        .map(|(name, stated)| Found::Story { name: name.into(), stated: Some(stated.into()) })
        .collect();
    // The notes of a show's stories stand together: its captions cannot be parted by story, and
    // the words of all of them are not those of one.
    if out.len() > 1 {
        out = vec![Found::Story { name: String::new(), stated: None }];
    }
    out.extend(read(&text, unescaped));
    Ok(out)
}

fn read(text: &str, unescape: fn(&str) -> String) -> Vec<Found> {
    let mut paragraphs: Vec<String> = Vec::new();
    let mut last_end = None;
    let mut open = false;
    for line in text.lines() {
        if let Some((start, end)) = times(line) {
            if last_end.is_none_or(|last| start > last + GAP) {
                paragraphs.push(String::new());
            }
            last_end = Some(end);
            open = true;
        } else if line.trim().is_empty() {
            open = false;
        } else if let Some(paragraph) = paragraphs.last_mut().filter(|_| open) {
            paragraph.push_str(&unescape(line));
            paragraph.push(' ');
        }
    }
    paragraphs.iter().map(|text| Found::Written(text.trim().to_owned())).collect()
}

/// A cue's times in milliseconds.
fn times(line: &str) -> Option<(u64, u64)> {
    let (start, end) = line.split_once(" --> ")?;
    Some((stamp(start)?, stamp(end.split_whitespace().next()?)?))
}

fn stamp(text: &str) -> Option<u64> {
    let (clock, thousandths) = text.trim().split_once([',', '.'])?;
    let whole = clock
        .split(':')
        .try_fold(0_u64, |sum, part| Some(sum.checked_mul(60)? + part.parse::<u32>().map(u64::from).ok()?))?;
    Some(whole * 1000 + thousandths.parse::<u16>().map(u64::from).ok()?)
}

/// What players are known to lose of captions.
#[must_use]
pub fn risks(bytes: &[u8]) -> Vec<Risk> {
    let text = decoded(bytes);
    let long = text.lines().find(|line| {
        unescaped(line).chars().count() > LINE && times(line).is_none() && !line.starts_with("NOTE ")
    });
    let risk = |line: &str| Risk { reader: "players of 42 columns", loses: format!("the end of `{line}`") };
    long.map(risk).into_iter().collect()
}
