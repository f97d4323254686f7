//! Read time: how long a script takes this anchor, paragraph by paragraph, and how sure that is.

use std::collections::BTreeMap;

use super::cues::{self, Runs};
use super::speech::{self, Tally};
use crate::model::style::Method;
use crate::model::{HouseStyle, Part, Pause, Read, Script, Seconds, Stretch, Word, WordKind};

/// Words a minute a person can read at.
pub const RATES: std::ops::RangeInclusive<f64> = 40.0..=600.0;

/// Fills a script's times: each paragraph, each cue that carries seconds, the whole and its range.
///
/// The rate is `fixed_rate` (words a minute), else the anchor's own, else the style's; a cue that
/// names an anchor of the style changes it from there, unless it is fixed.
pub fn time(script: &mut Script, style: &HouseStyle, fixed_rate: Option<f64>) {
    let pace = Pace { method: style.method, rate: style.rate, anchors: &style.anchors };
    at_pace(script, &pace, fixed_rate);
}

/// What is said in a script, counted.
#[must_use]
pub fn tally(script: &Script) -> Tally {
    let mut tally = Tally::default();
    for read in script.reads() {
        add(&mut tally, read, &read.words);
        tally.rest(Pause::Stop);
    }
    tally
}

/// Adds words of a paragraph, phrase by phrase.
fn add(tally: &mut Tally, read: &Read, words: &[Word]) {
    for phrase in words.chunk_by(|word, _| word.pause == Pause::None) {
        let mut said = phrase.iter().map(|word| &word.said).filter(|said| !said.is_empty());
        let first = said.next().cloned().unwrap_or_default();
        let end = said.next_back().map_or(first.end, |last| last.end);
        let pause = phrase.last().map_or(Pause::None, |word| word.pause);
        tally.add(read.said.get(first.start..end).unwrap_or_default(), pause);
    }
}

/// What a script's time is made of: how many words of average news copy take as long to say as it
/// does, and the seconds its cues carry. At a rate in words a minute it takes the first over the
/// rate, in minutes, and the second.
#[must_use]
pub fn measure(script: &Script, style: &HouseStyle) -> (f64, Seconds) {
    let pace = Pace { method: style.method, rate: style.rate, anchors: &style.anchors };
    let clock = at_pace(&mut script.clone(), &pace, Some(60.0));
    (clock.spoken, clock.exact)
}

/// The range that holds four of five times in which all of these are read, one story or many.
///
/// What one reader says counts as one long read: passing slips are each sentence's own and even out
/// (they add as squares), while how far a rate is off its reader is the same in every story (it adds
/// as it is). Different readers err each for themselves, so their errors add as squares. It is what
/// reads that took no part in the fit show when several by one reader are added up: `benches/fit`
/// prints how many the range holds so, and how many it would if all errors or none were shared.
#[must_use]
pub fn range<'a>(method: Method, stretches: impl IntoIterator<Item = &'a Stretch>) -> (Seconds, Seconds) {
    let mut readers: BTreeMap<(Option<&str>, bool), Seconds> = BTreeMap::new();
    for Stretch { reader, known, seconds } in stretches {
        *readers.entry((reader.as_deref(), *known)).or_default() += seconds;
    }
    speech::range(method, readers.into_iter().map(|((_, known), seconds)| (seconds, known)))
}

/// What a style says about pace.
struct Pace<'a> {
    method: Method,
    rate: f64,
    anchors: &'a BTreeMap<String, f64>,
}

fn at_pace<'a>(script: &mut Script, pace: &'a Pace, fixed_rate: Option<f64>) -> Clock<'a> {
    let mut clock = Clock::new(script, pace, fixed_rate);
    script.rate = clock.rate;
    let last = script.parts.iter().rposition(|part| matches!(part, Part::Read(_) | Part::Tag(_)));
    for (at, part) in script.parts.iter_mut().enumerate() {
        match part {
            Part::Read(read) | Part::Tag(read) => read.seconds = clock.read(read, Some(at) == last),
            Part::Cue(cue) | Part::Sot(cue) => {
                let runs = clock.runs(&cue.text);
                cue.seconds = cue.seconds.or(runs);
                clock.exact += cue.seconds.unwrap_or(0.0);
                clock.heed(&cue.text);
            }
            Part::Super(_) => {}
        }
    }
    let (low, high) = range(pace.method, &clock.stretches);
    script.trt = clock.spoken + clock.exact;
    (script.low, script.high) = (low + clock.exact, high + clock.exact);
    script.stretches = std::mem::take(&mut clock.stretches);
    clock
}

/// The time so far, and the pace from here.
struct Clock<'a> {
    pace: &'a Pace<'a>,
    rate: f64,
    /// Whether cues are to leave the rate alone.
    fixed: bool,
    spoken: Seconds,
    exact: Seconds,
    /// Who read how much so far; the last one reads on.
    stretches: Vec<Stretch>,
    /// Whether the last thing was a cue that runs and did not say how long.
    unsaid: bool,
}

impl<'a> Clock<'a> {
    fn new(script: &Script, pace: &'a Pace, fixed_rate: Option<f64>) -> Self {
        let named = script.anchor.as_ref().or(script.meta.anchor.as_ref());
        let own = named.and_then(|name| cues::find(name, pace.anchors)).map(|(_, rate)| rate);
        let rate = fixed_rate.or(own);
        let reader = named.map(|name| name.trim().to_lowercase());
        Self {
            pace,
            rate: sane(rate.unwrap_or(pace.rate)),
            fixed: fixed_rate.is_some(),
            spoken: 0.0,
            exact: 0.0,
            stretches: vec![Stretch { reader, known: rate.is_some(), seconds: 0.0 }],
            unsaid: false,
        }
    }

    /// The seconds a cue says it takes, or the one before it that did not say.
    fn runs(&mut self, cue: &str) -> Option<Seconds> {
        let runs = cues::runs(cue, self.unsaid);
        self.unsaid = runs == Runs::Unsaid;
        runs.seconds()
    }

    /// Hands over to the anchor a cue names, if it names one.
    fn heed(&mut self, cue: &str) {
        if let Some((name, rate)) = self.named_by(cue) {
            self.rate = sane(rate);
            self.stretches.push(Stretch { reader: Some(name.to_lowercase()), known: true, seconds: 0.0 });
        }
    }

    /// The anchor a cue names, where cues may change the rate.
    fn named_by(&self, cue: &str) -> Option<(&'a str, f64)> {
        cues::anchor(cue, self.pace.anchors).filter(|_| !self.fixed)
    }

    /// Times a paragraph; cues among its words count and are heeded.
    fn read(&mut self, read: &Read, closes: bool) -> Seconds {
        let before = self.spoken + self.exact;
        let mut tally = Tally::default();
        for run in read.words.chunk_by(|a, b| a.kind == b.kind && !ends_cue(read, a)) {
            if run[0].kind != WordKind::Cue {
                add(&mut tally, read, run);
                continue;
            }
            let cue = on_page(read, run);
            self.exact += self.runs(cue).unwrap_or(0.0);
            if self.named_by(cue).is_some() {
                self.say(&std::mem::take(&mut tally), false);
                self.heed(cue);
            }
        }
        self.say(&tally, closes);
        self.spoken + self.exact - before
    }

    fn say(&mut self, tally: &Tally, closes: bool) {
        let seconds = tally.news_words(self.pace.method, closes) * 60.0 / self.rate;
        self.unsaid &= seconds == 0.0;
        self.spoken += seconds;
        if let Some(reading) = self.stretches.last_mut() {
            reading.seconds += seconds;
        }
    }
}

/// Whether a cue among the words ends here, so that `[PAUSE 2] [KIM]` are two.
fn ends_cue(read: &Read, word: &Word) -> bool {
    word.kind == WordKind::Cue && read.page(word).ends_with([']', ')', '}', '>', '*'])
}

/// A run of a paragraph's words as it stands on the page.
fn on_page<'a>(read: &'a Read, run: &[Word]) -> &'a str {
    match (run.first(), run.last()) {
        (Some(first), Some(last)) => &read.text[first.page.start..last.page.end],
        _ => "",
    }
}

/// The rate, or the nearest one a person can read at: times are finite whatever a caller asks.
fn sane(rate: f64) -> f64 {
    if rate.is_nan() { 165.0 } else { rate.clamp(*RATES.start(), *RATES.end()) }
}

#[cfg(test)]
#[allow(clippy::float_cmp)] // what must be equal is equal to the last bit
mod tests {
    use std::collections::BTreeMap;

    use super::{Pace, at_pace, tally};
    use crate::compose::trial::{cue, read, script};
    use crate::model::style::Method;
    use crate::model::{Part, Script};

    const STORY: &str = "THE COUNCIL VOTED SEVEN TO TWO, AND THE MAYOR SIGNED IT. IT IS LAW NOW.";

    fn timed(mut script: Script, anchor: Option<&str>, fixed: Option<f64>) -> Script {
        let anchors = BTreeMap::from([("Kim".to_owned(), 180.0), ("Lee".to_owned(), 120.0)]);
        script.anchor = anchor.map(Into::into);
        at_pace(&mut script, &Pace { method: Method::Speech, rate: 150.0, anchors: &anchors }, fixed);
        script
    }

    fn seconds(script: &Script) -> Vec<f64> {
        script.reads().map(|read| (read.seconds * 100.0).round() / 100.0).collect()
    }

    #[test]
    fn time_follows_the_rate() {
        let story = || script(vec![Part::Read(read(STORY))]);
        let slow = timed(story(), None, None);
        let fast = timed(story(), None, Some(300.0));
        assert_eq!((slow.rate, fast.rate), (150.0, 300.0));
        assert!((slow.trt - 2.0 * fast.trt).abs() < 1e-9);
        let news_words = tally(&slow).news_words(Method::Speech, true);
        assert!((slow.trt - news_words * 60.0 / 150.0).abs() < 1e-9);
    }

    #[test]
    fn paragraphs_add_up_and_are_the_whole() {
        let one = timed(script(vec![Part::Read(read(STORY))]), None, None);
        let both = timed(script(vec![Part::Read(read(STORY)), Part::Tag(read(STORY))]), None, None);
        assert_eq!(both.trt, both.reads().map(|read| read.seconds).sum::<f64>());
        assert!(both.trt > 2.0 * one.trt, "there is a pause between paragraphs");
        let whole = format!("{STORY} {STORY}");
        let joined = timed(script(vec![Part::Read(read(&whole))]), None, None);
        assert!((joined.trt - both.trt).abs() < 1e-9, "the same pause as between sentences");
    }

    #[test]
    fn an_anchor_is_found_in_any_case_and_flags_win() {
        let story = || script(vec![Part::Read(read(STORY))]);
        assert_eq!(timed(story(), Some("KIM"), None).rate, 180.0);
        assert_eq!(timed(story(), Some("kim"), Some(140.0)).rate, 140.0);
        assert_eq!(timed(story(), Some("nobody"), None).rate, 150.0);
        let mut article = story();
        article.meta.anchor = Some("lee".into());
        assert_eq!(timed(article, None, None).rate, 120.0);
    }

    #[test]
    fn cues_switch_the_rate_from_there() {
        let parts = || {
            let story = || Part::Read(read(STORY));
            script(vec![Part::Cue(cue("[KIM]")), story(), Part::Cue(cue("[ANCHOR: LEE]")), story(), story()])
        };
        let all = seconds(&timed(parts(), None, None));
        assert!((all[0] * 1.5 - all[1]).abs() < 0.01, "{all:?}");
        let fixed = seconds(&timed(parts(), None, Some(165.0)));
        assert_eq!(fixed[0], fixed[1]);
        let inside = script(vec![Part::Read(read(&format!("{STORY} [LEE] {STORY}")))]);
        let inside = timed(inside, Some("Kim"), None);
        assert!((inside.trt - all[0] - all[2]).abs() < 0.02, "{} {all:?}", inside.trt);
    }

    #[test]
    fn cues_with_seconds_count_and_nothing_else_unspoken_does() {
        let bare = timed(script(vec![Part::Read(read(STORY))]), None, None);
        let full = timed(
            script(vec![
                Part::Cue(cue("[ON CAM]")),
                Part::Read(read(&format!("[VO :20] {STORY} [SHOW MAP] [PAUSE 2] [PAUSE 1]"))),
                Part::Super(cue("[SUPER: BRANDT :05]")),
                Part::Sot(cue("[SOT :12]\nWE DID WHAT WE COULD")),
            ]),
            None,
            None,
        );
        assert!((full.trt - bare.trt - 35.0).abs() < 1e-9);
        assert!((full.high - bare.high - 35.0).abs() < 1e-9, "seconds that were given are sure");
        let sot =
            full.parts.iter().find_map(|part| if let Part::Sot(cue) = part { cue.seconds } else { None });
        assert_eq!(sot, Some(12.0));
    }

    #[test]
    fn pronouncers_are_not_timed() {
        let with = script(vec![Part::Read(read("ERDOGAN (AIR'-doh-ahn) SPOKE."))]);
        let without = script(vec![Part::Read(read("ERDOGAN SPOKE."))]);
        assert_eq!(timed(with, None, None).trt, timed(without, None, None).trt);
    }

    #[test]
    fn the_range_is_narrower_for_a_known_reader() {
        let story = || script(vec![Part::Read(read(STORY))]);
        let width = |script: Script| (script.high - script.low) / script.trt;
        let unknown = width(timed(story(), None, None));
        let known = width(timed(story(), Some("Kim"), None));
        assert!(known < unknown && known > 0.05, "{known} {unknown}");
    }

    #[test]
    fn no_words_no_time_and_no_rate_too_odd() {
        let empty = timed(Script::default(), None, None);
        assert_eq!((empty.trt, empty.low, empty.high), (0.0, 0.0, 0.0));
        for rate in [0.0, -5.0, f64::NAN, f64::INFINITY, 1e300] {
            let odd = timed(script(vec![Part::Read(read(STORY))]), None, Some(rate));
            assert!(odd.trt.is_finite() && odd.trt > 0.0, "{rate}");
        }
    }

    #[test]
    fn what_is_said_is_counted() {
        let story = script(vec![Part::Read(read(STORY)), Part::Read(read(STORY))]);
        let tally = tally(&story);
        assert_eq!((tally.words, tally.stops, tally.shorts), (30, 3, 2));
    }
}
