//! What changed since an earlier script: marks on the words and cues a reader has not seen yet.

use std::collections::HashMap;

use crate::model::{Part, Read, Script};

/// Words to compare one by one: beyond this many pairs a stretch counts as new altogether.
const MOST_PAIRS: usize = 4_000_000;

/// Where a word stands: its part, and its number there; a cue is one word.
type Place = (usize, usize);

/// A sentence or a cue, by its words.
struct Unit<'a>(Vec<(Place, &'a str)>);

/// Marks in a script every word and cue that is new or changed since an earlier one, and the word
/// after any that are gone. Moved sentences count as new.
pub fn mark(script: &mut Script, earlier: &Script) {
    let places = changed(&units(script), &units(earlier));
    for (part, word) in places {
        match &mut script.parts[part] {
            Part::Read(read) | Part::Tag(read) => read.words[word].revised = true,
            Part::Cue(cue) | Part::Sot(cue) | Part::Super(cue) => cue.revised = true,
        }
    }
}

fn units(script: &Script) -> Vec<Unit<'_>> {
    let mut out = Vec::new();
    for (at, part) in script.parts.iter().enumerate() {
        match part {
            Part::Read(read) | Part::Tag(read) => out.extend(sentences(at, read)),
            Part::Cue(cue) | Part::Sot(cue) | Part::Super(cue) => out.push(Unit(vec![((at, 0), &cue.text)])),
        }
    }
    out
}

fn sentences(part: usize, read: &Read) -> impl Iterator<Item = Unit<'_>> {
    read.sentences.iter().map(move |range| {
        let words = range.clone().zip(read.sentence(range));
        Unit(words.map(|(at, word)| ((part, at), read.page(word))).collect())
    })
}

/// The places in `new` that are not as in `old`.
fn changed(new: &[Unit], old: &[Unit]) -> Vec<Place> {
    let mut out = Vec::new();
    let mut at = (0, 0);
    let end = (new.len(), old.len());
    for anchor in anchors(new, old).into_iter().chain([end]) {
        let after = new.get(anchor.0).and_then(|unit| unit.0.first());
        let beside = after.or_else(|| new.last().and_then(|unit| unit.0.last())).map(|&(place, _)| place);
        gap(&new[at.0..anchor.0], &old[at.1..anchor.1], beside, &mut out);
        at = (anchor.0 + 1, anchor.1 + 1);
    }
    out
}

/// Sentences that stand once in both scripts, the longest run of them in the order of both.
fn anchors(new: &[Unit], old: &[Unit]) -> Vec<(usize, usize)> {
    let (new_once, old_once) = (once(new), once(old));
    let mut pairs: Vec<(usize, usize)> =
        new_once.iter().filter_map(|(text, &at)| Some((at, *old_once.get(text)?))).collect();
    pairs.sort_unstable();
    // The ends of the best runs of each length, and for each pair the one before it.
    let mut ends: Vec<usize> = Vec::new();
    let mut before = vec![None; pairs.len()];
    for (at, pair) in pairs.iter().enumerate() {
        let length = ends.partition_point(|&end| pairs[end].1 < pair.1);
        before[at] = length.checked_sub(1).map(|shorter| ends[shorter]);
        ends.truncate(ends.len().max(length));
        if length == ends.len() { ends.push(at) } else { ends[length] = at }
    }
    let mut run = Vec::new();
    let mut at = ends.last().copied();
    while let Some(pair) = at {
        run.push(pairs[pair]);
        at = before[pair];
    }
    run.reverse();
    run
}

/// The sentences that stand only once, by their words.
fn once<'u>(units: &'u [Unit]) -> HashMap<Vec<&'u str>, usize> {
    let mut seen: HashMap<Vec<&str>, Option<usize>> = HashMap::new();
    for (at, unit) in units.iter().enumerate() {
        let text = unit.0.iter().map(|&(_, word)| word).collect();
        seen.entry(text).and_modify(|place| *place = None).or_insert(Some(at));
    }
    seen.into_iter().filter_map(|(text, at)| Some((text, at?))).collect()
}

/// Compares what stands between two sentences that did not change, word by word. Where words are
/// gone and none comes after them in the gap, the place `beside` it is marked.
fn gap(new: &[Unit], old: &[Unit], beside: Option<Place>, out: &mut Vec<Place>) {
    let new: Vec<(Place, &str)> = new.iter().flat_map(|unit| unit.0.iter().copied()).collect();
    let old: Vec<&str> = old.iter().flat_map(|unit| unit.0.iter().map(|&(_, word)| word)).collect();
    let head = new.iter().zip(&old).take_while(|((_, new), old)| new == *old).count();
    let tail = new[head..].iter().rev().zip(old[head..].iter().rev());
    let tail = tail.take_while(|((_, new), old)| new == *old).count();
    let (fresh, gone) = (&new[head..new.len() - tail], &old[head..old.len() - tail]);
    if fresh.len() * gone.len() > MOST_PAIRS {
        out.extend(fresh.iter().map(|&(place, _)| place));
        return;
    }
    let after = new.get(new.len() - tail).map(|&(place, _)| place).or(beside);
    walk(fresh, gone, after, out);
}

/// Walks the longest common sequence of words, and notes what is not in it.
fn walk(new: &[(Place, &str)], old: &[&str], after: Option<Place>, out: &mut Vec<Place>) {
    let wide = old.len() + 1;
    let mut common = vec![0_u32; (new.len() + 1) * wide];
    for at in (0..new.len()).rev() {
        for was in (0..old.len()).rev() {
            common[at * wide + was] = if new[at].1 == old[was] {
                common[(at + 1) * wide + was + 1] + 1
            } else {
                common[(at + 1) * wide + was].max(common[at * wide + was + 1])
            };
        }
    }
    let (mut at, mut was) = (0, 0);
    while at < new.len() || was < old.len() {
        let (from, gone) = (at, was);
        while at < new.len() || was < old.len() {
            if at < new.len() && was < old.len() && new[at].1 == old[was] {
                break;
            }
            let take = at < new.len()
                && (was == old.len() || common[(at + 1) * wide + was] >= common[at * wide + was + 1]);
            if take { at += 1 } else { was += 1 }
        }
        out.extend(new[from..at].iter().map(|&(place, _)| place));
        if from == at && gone < was {
            out.extend(new.get(at).map(|&(place, _)| place).or(after));
        }
        (at, was) = (at + 1, was + 1);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{Cue, Word};

    /// A script: a line a part, `[…]` a cue, sentences ended by stops.
    fn script(text: &str) -> Script {
        let parts = text.lines().map(|line| {
            if line.starts_with('[') {
                return Part::Cue(Cue { text: line.into(), ..Cue::default() });
            }
            let mut read = Read { text: line.into(), ..Read::default() };
            let (mut at, mut from) = (0, 0);
            for word in line.split(' ') {
                read.words.push(Word { page: at..at + word.len(), ..Word::default() });
                at += word.len() + 1;
                if word.ends_with('.') {
                    read.sentences.push(from..read.words.len());
                    from = read.words.len();
                }
            }
            Part::Read(read)
        });
        Script { parts: parts.collect(), ..Script::default() }
    }

    /// The marked words of the second script.
    fn marked(old: &str, new: &str) -> String {
        let mut script = script(new);
        mark(&mut script, &self::script(old));
        let mut out = Vec::new();
        for part in &script.parts {
            match part {
                Part::Read(read) | Part::Tag(read) => {
                    out.extend(read.words.iter().filter(|word| word.revised).map(|word| read.page(word)));
                }
                Part::Cue(cue) | Part::Sot(cue) | Part::Super(cue) => {
                    out.extend(cue.revised.then_some(cue.text.as_str()));
                }
            }
        }
        out.join(" ")
    }

    #[test]
    fn new_words_are_marked_and_no_others() {
        let old = "[ON CAM]\nTHE MAYOR RESIGNED. HE IS 60.\nIT RAINED.";
        assert_eq!(marked(old, old), "");
        assert_eq!(
            marked(old, "[ON CAM]\nTHE MAYOR RESIGNED TODAY. HE IS 60.\nIT RAINED."),
            "RESIGNED TODAY."
        );
        assert_eq!(marked(old, "[VO]\nTHE MAYOR RESIGNED. HE IS 61.\nIT RAINED."), "[VO] 61.");
        assert_eq!(marked("", old), "[ON CAM] THE MAYOR RESIGNED. HE IS 60. IT RAINED.");
        assert_eq!(marked(old, ""), "");
    }

    #[test]
    fn the_word_after_what_is_gone_is_marked() {
        let old = "THE OLD MAYOR RESIGNED. HE IS 60. IT RAINED.";
        assert_eq!(marked(old, "THE MAYOR RESIGNED. HE IS 60. IT RAINED."), "MAYOR");
        assert_eq!(marked(old, "THE OLD MAYOR RESIGNED. IT RAINED."), "IT");
        assert_eq!(marked("IT RAINED. IT SNOWED.", "IT RAINED."), "RAINED.");
    }

    #[test]
    fn a_moved_sentence_is_gone_where_it_was_and_new_where_it_stands() {
        assert_eq!(marked("ONE A. TWO B. THREE C.", "TWO B. THREE C. ONE A."), "TWO ONE A.");
    }
}
