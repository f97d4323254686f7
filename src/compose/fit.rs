//! What to lose to make a slot: whole sentences, from the bottom of the story up.

use super::speech::Tally;
use super::ties::{self, Ties};
use super::timing;
use crate::model::{HouseStyle, Lexicon, Part, Read, Script, Seconds, Word};

/// A stretch of the story that may go: one sentence, or several that only make sense together.
#[derive(Debug, Clone, PartialEq)]
pub struct Cut {
    /// Which part of the story it stands in, counted from its first.
    pub part: usize,
    /// As it stands on the prompter.
    pub text: String,
    /// How much shorter the story is without it.
    pub saved: Seconds,
}

/// A story cut to a slot.
#[derive(Debug, Clone, PartialEq)]
pub struct Fit {
    /// The shorter script, timed.
    pub script: Script,
    /// What was cut, in the order of the story.
    pub cuts: Vec<Cut>,
    /// By how much it is still too long: nothing more may be cut.
    pub over: Seconds,
}

/// Where a sentence stands and how long it takes.
#[derive(Debug, Clone, PartialEq)]
struct Sentence {
    part: usize,
    /// Its number in the paragraph.
    at: usize,
    seconds: Seconds,
}

/// Cuts a timed script to a slot, with the rate it was timed at.
///
/// The lead, the tag, a sentence that leads into a bite and one that holds a cue always stay, and
/// what is cut leaves no quotation, attribution or pronoun hanging, as far as `ties` can see.
/// From the bottom up as much is cut as must be; then what fits again is put back, but no sentence
/// behind a cut one of its own paragraph.
#[must_use]
pub fn fit(script: &Script, slot: Seconds, style: &HouseStyle, fixed_rate: Option<f64>) -> Fit {
    cut(
        script,
        slot,
        &style.words,
        |shorter| timing::time(shorter, style, fixed_rate),
        |tally| tally.news_words(style.method, false),
    )
}

fn cut(
    script: &Script,
    slot: Seconds,
    lists: &Lexicon,
    retime: impl Fn(&mut Script),
    weigh: impl Fn(&Tally) -> f64,
) -> Fit {
    let sentences = sentences(script, weigh);
    let ties = Ties::of(script, lists);
    let kept = choose(&ties, &sentences, script.trt, slot);
    let cuts = ties.units().into_iter().filter(|unit| !kept[unit.start]);
    let cuts = cuts.map(|unit| told(script, &sentences[unit])).collect();
    let mut shorter = without(script, &sentences, &kept);
    retime(&mut shorter);
    Fit { over: (shorter.trt - slot).max(0.0), script: shorter, cuts }
}

/// Which sentences stay: from the bottom up as much is cut as must be, then what fits is put back.
fn choose(ties: &Ties, sentences: &[Sentence], mut trt: Seconds, slot: Seconds) -> Vec<bool> {
    let mut kept = vec![true; sentences.len()];
    let units = ties.units();
    for unit in units.iter().rev() {
        if trt <= slot {
            break;
        }
        if ties.may_go(&kept, unit) {
            kept[unit.clone()].fill(false);
            trt -= total(&sentences[unit.clone()]);
        }
    }
    for unit in units {
        let longer = trt + total(&sentences[unit.clone()]);
        let behind = sentences[unit.start].at > 0 && !kept[unit.start - 1];
        if kept[unit.start] || longer > slot || behind {
            continue;
        }
        if ties.may_return(&kept, &unit) {
            kept[unit].fill(true);
            trt = longer;
        }
    }
    kept
}

fn total(sentences: &[Sentence]) -> Seconds {
    sentences.iter().map(|sentence| sentence.seconds).sum()
}

/// Every sentence that is read, in order, with its share of its paragraph's time.
fn sentences(script: &Script, weigh: impl Fn(&Tally) -> f64) -> Vec<Sentence> {
    let mut all = Vec::new();
    for (part, read) in ties::reads(script) {
        let weights: Vec<f64> =
            read.sentences.iter().map(|range| weigh(&tally(read, read.sentence(range)))).collect();
        let whole: f64 = weights.iter().sum();
        let second = if whole > 0.0 { read.seconds / whole } else { 0.0 };
        all.extend(weights.iter().enumerate().map(|(at, weight)| Sentence {
            part,
            at,
            seconds: weight * second,
        }));
    }
    all
}

fn tally(read: &Read, words: &[Word]) -> Tally {
    let mut tally = Tally::default();
    for word in words {
        tally.add(read.saying(word), word.pause);
    }
    tally
}

/// A unit as told to the writer.
fn told(script: &Script, unit: &[Sentence]) -> Cut {
    let texts = unit.iter().filter_map(|sentence| {
        let read = ties::read(&script.parts[sentence.part])?;
        let words = read.sentence(read.sentences.get(sentence.at)?);
        Some(&read.text[words.first()?.page.start..words.last()?.page.end])
    });
    Cut {
        part: unit.first().map_or(0, |sentence| sentence.part),
        text: texts.collect::<Vec<_>>().join(" "),
        saved: total(unit),
    }
}

/// The script without the sentences that are not kept; a paragraph with none left goes.
fn without(script: &Script, sentences: &[Sentence], kept: &[bool]) -> Script {
    let mut shorter = script.clone();
    for (part, whole) in shorter.parts.iter_mut().enumerate() {
        let from = sentences.partition_point(|sentence| sentence.part < part);
        let to = sentences.partition_point(|sentence| sentence.part <= part);
        if let (Part::Read(read) | Part::Tag(read), true) = (whole, kept[from..to].contains(&false)) {
            *read = shortened(read, &kept[from..to]);
        }
    }
    let emptied = |part: &Part| ties::read(part).is_some_and(|read| read.words.is_empty());
    let was_empty: Vec<bool> = script.parts.iter().map(emptied).collect();
    let mut at = 0;
    shorter.parts.retain(|part| {
        at += 1;
        was_empty[at - 1] || !emptied(part)
    });
    shorter
}

/// A paragraph of some of its sentences.
fn shortened(read: &Read, kept: &[bool]) -> Read {
    let mut short = Read { written: read.written.clone(), span: read.span, ..Read::default() };
    for (range, _) in read.sentences.iter().zip(kept).filter(|(_, kept)| **kept) {
        let from = short.words.len();
        for word in read.sentence(range) {
            let page = append(&mut short.text, read.page(word));
            let said = append(&mut short.said, read.saying(word));
            short.words.push(Word { page, said, ..word.clone() });
        }
        short.sentences.push(from..short.words.len());
    }
    short
}

/// Adds a piece after a space; where it then stands.
fn append(text: &mut String, piece: &str) -> std::ops::Range<usize> {
    if !text.is_empty() && !piece.is_empty() {
        text.push(' ');
    }
    let start = text.len();
    text.push_str(piece);
    start..text.len()
}

#[cfg(test)]
#[allow(clippy::float_cmp)] // halves of seconds are exact
mod tests {
    use super::{Fit, cut};
    use crate::compose::speech::Tally;
    use crate::compose::trial::{cue, hints, read, script};
    use crate::model::{Part, Script};

    /// Two words a second, so that lengths can be counted by hand.
    fn half_second_a_word(script: &mut Script) {
        for part in &mut script.parts {
            if let Part::Read(read) | Part::Tag(read) = part {
                read.seconds = read.said.split_ascii_whitespace().count() as f64 / 2.0;
            }
        }
        script.trt = script.reads().map(|read| read.seconds).sum();
    }

    fn fit(parts: Vec<Part>, slot: f64) -> Fit {
        let mut script = script(parts);
        half_second_a_word(&mut script);
        cut(&script, slot, &hints(), half_second_a_word, |tally: &Tally| tally.words as f64)
    }

    fn pages(fit: &Fit) -> Vec<&str> {
        fit.script.reads().map(|read| read.text.as_str()).collect()
    }

    fn story(paragraphs: &[&str]) -> Vec<Part> {
        paragraphs.iter().map(|page| Part::Read(read(page))).collect()
    }

    #[test]
    fn a_story_that_fits_is_left_alone() {
        let fit = fit(story(&["One two three four.", "Five six."]), 3.0);
        assert_eq!((fit.cuts.len(), fit.over), (0, 0.0));
        assert_eq!(pages(&fit), ["One two three four.", "Five six."]);
    }

    #[test]
    fn it_goes_from_the_bottom_and_never_the_lead() {
        let paragraphs = ["One two three four. Five six.", "Seven eight nine.", "Ten more."];
        assert_eq!(
            pages(&fit(story(&paragraphs), 4.5)),
            ["One two three four. Five six.", "Seven eight nine."]
        );
        assert_eq!(pages(&fit(story(&paragraphs), 3.0)), ["One two three four. Five six."]);
        let hard = fit(story(&paragraphs), 1.0);
        assert_eq!(pages(&hard), ["One two three four."]);
        assert_eq!(hard.over, 1.0);
        assert_eq!(hard.cuts.len(), 3);
    }

    #[test]
    fn each_cut_says_what_it_saves_and_the_words_stay_in_place() {
        let fit = fit(story(&["One two three four.", "Five [X] six. Seven eight nine. Ten eleven."]), 5.0);
        assert_eq!(fit.cuts.len(), 1);
        assert_eq!((fit.cuts[0].text.as_str(), fit.cuts[0].part), ("Ten eleven.", 1));
        assert!((fit.cuts[0].saved - 1.0).abs() < 1e-9);
        let read = fit.script.reads().nth(1).expect("a second paragraph");
        assert_eq!(read.said, "five six seven eight nine");
        assert_eq!(read.page(&read.words[3]), "Seven");
        assert_eq!(read.saying(&read.words[3]), "seven");
        assert_eq!(read.sentences, [0..3, 3..6]);
    }

    #[test]
    fn what_fits_again_is_put_back() {
        let long = "Alpha beta gamma delta epsilon zeta eta theta.";
        let fit = fit(story(&["One two.", long, "Short one."]), 2.0);
        assert_eq!(pages(&fit), ["One two.", "Short one."]);
    }

    #[test]
    fn a_paragraph_goes_from_its_end() {
        let long = "Alpha beta gamma delta epsilon zeta eta theta. Iota kappa.";
        let fit = fit(story(&["One two.", long, "Short one."]), 2.0);
        assert_eq!(pages(&fit), ["One two.", "Short one."]);
    }

    #[test]
    fn the_tag_cues_and_what_leads_into_a_bite_stay() {
        let parts = vec![
            Part::Read(read("One two three.")),
            Part::Read(read("Here is what he said.")),
            Part::Sot(cue("[SOT :12]")),
            Part::Read(read("Ask [SHOW MAP] them. Nothing more.")),
            Part::Tag(read("Back to you.")),
        ];
        let fit = fit(parts, 1.0);
        assert_eq!(
            pages(&fit),
            ["One two three.", "Here is what he said.", "Ask [SHOW MAP] them.", "Back to you."]
        );
        assert_eq!(fit.cuts.len(), 1);
    }

    #[test]
    fn nothing_to_cut_is_no_trouble() {
        assert_eq!(fit(Vec::new(), 0.0).cuts.len(), 0);
        assert_eq!(fit(story(&["One."]), 0.0).over, 0.5);
    }
}
