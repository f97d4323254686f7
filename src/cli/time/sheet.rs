//! A story's times, ready to be shown in whatever way.

use ripread::compose::timing;
use ripread::model::glyph::printable;
use ripread::model::style::Method;
use ripread::model::{Part, Script, Seconds, Stretch};

/// One story.
pub(crate) struct Sheet {
    /// The file it came from.
    pub(crate) name: String,
    pub(crate) slug: String,
    pub(crate) anchor: Option<String>,
    /// Words a minute at its start.
    pub(crate) rate: f64,
    pub(crate) seconds: Seconds,
    pub(crate) low: Seconds,
    pub(crate) high: Seconds,
    /// Words as they stand on the prompter.
    pub(crate) words: usize,
    pub(crate) spoken_words: usize,
    pub(crate) syllables: usize,
    pub(crate) rows: Vec<Row>,
    /// Who reads how much of it.
    stretches: Vec<Stretch>,
}

/// What several stories come to.
pub(crate) struct Total {
    pub(crate) seconds: Seconds,
    pub(crate) low: Seconds,
    pub(crate) high: Seconds,
    pub(crate) words: usize,
    pub(crate) spoken_words: usize,
    pub(crate) syllables: usize,
}

impl Total {
    /// Adds stories up; the range is that of all of them together, which is narrower than its parts.
    pub(crate) fn of(sheets: &[Sheet], method: Method) -> Self {
        let count = |of: fn(&Sheet) -> usize| sheets.iter().map(of).sum();
        let seconds = sheets.iter().map(|sheet| sheet.seconds).sum();
        let stretches = || sheets.iter().flat_map(|sheet| &sheet.stretches);
        let spoken: Seconds = stretches().map(|stretch| stretch.seconds).sum();
        let (low, high) = timing::range(method, stretches());
        Self {
            seconds,
            low: seconds - spoken + low,
            high: seconds - spoken + high,
            words: count(|sheet| sheet.words),
            spoken_words: count(|sheet| sheet.spoken_words),
            syllables: count(|sheet| sheet.syllables),
        }
    }
}

/// One thing that takes time: a paragraph, or a cue that carries seconds.
pub(crate) struct Row {
    /// Seconds from the start of the story.
    pub(crate) start: Seconds,
    pub(crate) seconds: Seconds,
    /// Words on the prompter; none for a cue.
    pub(crate) words: Option<usize>,
    pub(crate) text: String,
}

impl Sheet {
    pub(crate) fn new(name: &str, script: &Script) -> Self {
        let tally = timing::tally(script);
        Self {
            name: name.to_owned(),
            slug: line(&script.slug),
            anchor: script.anchor.clone().or_else(|| script.meta.anchor.clone()).map(|anchor| line(&anchor)),
            rate: script.rate,
            seconds: script.trt,
            low: script.low,
            high: script.high,
            words: script.page_words().count(),
            spoken_words: tally.words,
            syllables: tally.syllables,
            rows: rows(script),
            stretches: script.stretches.clone(),
        }
    }
}

fn rows(script: &Script) -> Vec<Row> {
    let (mut rows, mut start) = (Vec::new(), 0.0);
    for part in &script.parts {
        let (seconds, words, text) = match part {
            Part::Read(read) | Part::Tag(read) => (read.seconds, Some(read.page_words().count()), &read.text),
            Part::Cue(cue) | Part::Sot(cue) => (cue.seconds.unwrap_or(0.0), None, &cue.text),
            Part::Super(_) => continue,
        };
        if seconds > 0.0 {
            rows.push(Row { start, seconds, words, text: line(text) });
            start += seconds;
        }
    }
    rows
}

/// Text on one line, without what gives a terminal orders.
pub(crate) fn line(text: &str) -> String {
    let clean: String =
        text.chars().map(|c| if c.is_whitespace() { ' ' } else { c }).filter_map(printable).collect();
    clean.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// Over (or, below nothing, under) a slot, as told.
pub(crate) fn against(seconds: Seconds, slot: Seconds) -> String {
    let over = seconds - slot;
    let clock = ripread::model::clock;
    match clock(over.abs()).as_str() {
        "0:00" => format!("just {}", clock(slot)),
        away if over > 0.0 => format!("{away} over {}", clock(slot)),
        away => format!("{away} under {}", clock(slot)),
    }
}
