//! Lines that stand in a page's body and are none of the story's: boxes and lists of links, stamps and counts,
//! captions with their credits, a word about the writer.

use std::collections::HashMap;
use std::ops::Range;
use std::rc::Rc;
use std::sync::LazyLock;

use super::features::Unit;

/// A link has at most so many words.
const LINK: usize = 16;
/// So many lines in a row may part a story's last sentences from the rest of it: if two of them follow each
/// other, or if there is but one.
const FAR: usize = 7;
const NEAR: usize = 2;
/// A last sentence has so many words and weighs so much at the least.
const LAST: usize = 5;
/// A heading, or a line that says who speaks, has at most so many words; so many sentences stand above the
/// readers' words, and two of them speak in so many lines.
const HEAD: usize = 12;
const STORY: usize = 3;
const FEW: usize = 20;
/// The most lines of details below a story.
const DETAILS: usize = 30;
/// One right below the story may be shorter: `It ends now.`
const SHORT: usize = 3;
const LEAST: f64 = -1.5;

static WORDS: LazyLock<HashMap<&str, Vec<&str>>> = LazyLock::new(|| {
    let rows = include_str!("../../../styles/reading/page-asides.tsv").lines();
    let mut words: HashMap<&str, Vec<&str>> = HashMap::new();
    for (word, kind) in rows.filter(|row| !row.starts_with('#')).filter_map(|row| row.split_once('\t')) {
        words.entry(kind).or_default().push(word);
    }
    words
});

fn listed(kind: &str) -> &'static [&'static str] {
    WORDS.get(kind).map_or(&[], Vec::as_slice)
}

fn begins(unit: &Unit, kind: &str) -> bool {
    listed(kind).iter().any(|start| unit.folded().starts_with(start))
}

/// Whether a line is none of a story's, whatever stands beside it.
pub(super) fn is(unit: &Unit) -> bool {
    is_stamp(unit) || is_count(unit) || begins(unit, "boilerplate")
}

/// A time and no more: `5.12am EST`, `2 hours ago`.
fn is_stamp(unit: &Unit) -> bool {
    let figure = |word: &str| word.starts_with(|c: char| c.is_ascii_digit());
    let timed = |word: &str| listed("stamp").contains(&word);
    (2..=4).contains(&unit.words)
        && unit.plain().any(figure)
        && unit
            .plain()
            .any(|word| timed(word.trim_start_matches(|c: char| c.is_ascii_digit() || c == '.' || c == ':')))
        && unit.plain().all(|word| figure(word) || timed(word))
}

/// How many did what: `27 comments`, `View comments (3)`, `1.2K reactions`.
fn is_count(unit: &Unit) -> bool {
    (2..=4).contains(&unit.words)
        && !unit.stop
        && unit.text.contains(|c: char| c.is_ascii_digit())
        && unit.plain().any(|word| listed("count").contains(&word))
}

/// For each line whether it is none of the story's by what stands beside it.
pub(super) fn among(units: &[Rc<Unit>]) -> Vec<bool> {
    let mut aside = vec![false; units.len()];
    let mut linked = false;
    for (at, unit) in units.iter().enumerate() {
        let title = !unit.bullet
            && (!unit.stop || unit.question())
            && unit.words <= LINK
            && !unit.text.ends_with([':', ',', ';'])
            && !unit.text.starts_with(['“', '"']);
        if unit.furniture {
            linked = listed("links").contains(&&*unit.folded());
            // A box that asks for something has a title.
            if at > 0 && asks(unit) && title_of(&units[at - 1]) {
                aside[at - 1] = true;
            }
        } else if linked && title {
            aside[at] = true;
        } else {
            linked = false;
        }
    }
    for at in 1..units.len().saturating_sub(2) {
        if is_credited(&units[at - 1..at + 3]) {
            aside[at..at + 2].fill(true);
        }
    }
    aside
}

/// Whether a line of furniture asks the reader for an address.
fn asks(unit: &Unit) -> bool {
    listed("box").iter().any(|phrase| unit.folded().contains(phrase))
}

fn title_of(unit: &Unit) -> bool {
    !unit.stop && unit.words <= 8 && !unit.bullet && !unit.text.ends_with([':', ',', ';', '”', '"'])
}

/// Two short lines between sentences, one of them a name: a caption and its credit, or who said what.
fn is_credited(lines: &[Rc<Unit>]) -> bool {
    let short = |unit: &Unit| {
        !unit.stop && !unit.bullet && unit.words <= 14 && !unit.text.ends_with([':', ',', ';', '”', '"'])
    };
    let name = |unit: &Unit| {
        (2..=3).contains(&unit.words)
            && unit.text.split_whitespace().all(|word| word.starts_with(char::is_uppercase))
    };
    lines[0].stop
        && short(&lines[1])
        && short(&lines[2])
        && !lines[2].blank_before
        && lines[3].sentence
        && (name(&lines[1]) || name(&lines[2]))
}

/// Where the story ends: short sentences below the body go on with it.
pub(super) fn end(units: &[Rc<Unit>], weights: &[f64], body: &Range<usize>) -> usize {
    let told = |at: usize, least: usize| {
        units.get(at).is_some_and(|unit| {
            let told = unit.stop && !unit.question() && unit.words >= least;
            told && !unit.furniture && !unit.is_rights() && weights[at] >= LEAST && !is(unit) && !is_bio(unit)
        })
    };
    let last = |at: usize| told(at, LAST);
    let mut end = body.end;
    let next = |end: usize| {
        let near =
            Some(end).filter(|at| told(*at, SHORT)).or_else(|| (end..=end + NEAR).find(|at| last(*at)));
        near.or_else(|| (end..=end + FAR).find(|at| last(*at) && last(at + 1)))
    };
    while let Some(at) = next(end).filter(|_| !body.is_empty()) {
        end = at + 1;
    }
    end
}

/// Where readers speak: below a heading that says so, if what stands below it names some of them or their
/// hours, and the story stands above.
pub(super) fn comments(units: &[Rc<Unit>], weights: &[f64]) -> Option<usize> {
    let heads = |unit: &Rc<Unit>| {
        !unit.stop && unit.words <= HEAD && unit.plain().any(|word| listed("comment").contains(&word))
    };
    let speaks = |unit: &&Rc<Unit>| {
        let says = unit.plain().next_back().is_some_and(|word| listed("says").contains(&word));
        is_hour(unit) || (unit.words <= HEAD && unit.text.ends_with(':') && says)
    };
    let told = |at: &usize| units[*at].sentence && weights[*at] >= 0.0;
    let story = (0..units.len()).filter(told).nth(STORY - 1)?;
    (story..units.len())
        .find(|at| heads(&units[*at]) && units[at + 1..].iter().take(FEW).filter(speaks).nth(1).is_some())
}

/// Where the lines end that stand right below the story without a gap: when and where a meeting is held.
pub(super) fn details(units: &[Rc<Unit>], end: usize) -> usize {
    let details = |unit: &&Rc<Unit>| !unit.blank_before && !unit.furniture && !unit.is_rights() && !is(unit);
    let count = units[end..].iter().take_while(details).take(DETAILS + 1).count();
    let gap = count > 0 && units[end + count - 1].blank_after;
    if gap && count <= DETAILS { end + count } else { end }
}

/// When somebody wrote, and perhaps who: `2 days ago`, `Bo on May 2, 2019 at 6:34 am said:`.
fn is_hour(unit: &Unit) -> bool {
    let figure = |word: &str| word.starts_with(|c: char| c.is_ascii_digit());
    let timed = |word: &str| word.starts_with(|c: char| c.is_ascii_digit()) && word.contains(':');
    let ago = unit.plain().next_back() == Some("ago") && unit.plain().any(figure);
    unit.words <= HEAD && !unit.stop && (ago || unit.plain().any(timed))
}

/// Whether a sentence tells who the writer is: `Ann Lee covers the city for The Post.`
pub(super) fn is_bio(unit: &Unit) -> bool {
    let verb = |word: &str| listed("does").contains(&word);
    let named = unit.text.split_whitespace().take_while(|word| word.starts_with(char::is_uppercase)).count();
    (1..=4).contains(&named)
        && unit.plain().nth(named).is_some_and(verb)
        && (unit.plain().skip(named).take(12).any(|word| listed("job").contains(&word))
            || unit.text.split_once(" for ").is_some_and(|(_, whom)| whom.starts_with(char::is_uppercase)))
}

#[cfg(test)]
mod tests {
    use std::rc::Rc;

    use super::{Unit, among, comments, is, is_bio};

    fn unit(text: &str) -> Unit {
        Unit::of(text, true, true)
    }

    #[test]
    fn the_list_is_sorted() {
        let rows: Vec<&str> =
            include_str!("../../../styles/reading/page-asides.tsv").lines().skip(1).collect();
        assert!(rows.is_sorted(), "sort styles/reading/page-asides.tsv");
        assert!(rows.iter().all(|row| row.split('\t').count() == 2));
    }

    #[test]
    fn stamps_counts_and_boilerplate_are_no_story() {
        for text in ["5.12am EST", "4h ago", "27 comments", "View comments (3)", "Read 41 Comments"] {
            assert!(is(&unit(text)), "{text}");
        }
        for text in ["2026", "Room 12", "41 people died.", "On May 2", "Comments"] {
            assert!(!is(&unit(text)), "{text}");
        }
    }

    #[test]
    fn a_writer_is_told_from_those_in_the_news() {
        assert!(is_bio(&unit("Ann Lee covers City Hall for The Post.")));
        assert!(is_bio(&unit("Bo Roy is a Times reporter covering bridges.")));
        assert!(!is_bio(&unit("Ann Lee is the mayor of Springfield.")));
        assert!(!is_bio(&unit("Insurance covers the damage for most of them.")));
    }

    #[test]
    fn readers_speak_below_a_heading_that_says_so() {
        let units =
            |texts: &[&str]| -> Vec<Rc<Unit>> { texts.iter().map(|text| Rc::new(unit(text))).collect() };
        let prose = "The bridge will close on Monday for four months.";
        let said = units(&[
            prose,
            prose,
            prose,
            "2 responses to “The bridge”",
            "Ann says:",
            "Good.",
            "Bo says:",
            "Bad.",
        ]);
        assert_eq!(comments(&said, &[1.0; 8]), Some(3));
        let told = units(&[prose, prose, prose, "Comments", "Ann Lee", "2 hours ago", prose, prose]);
        assert_eq!(comments(&told, &[1.0; 8]), None, "but one hour");
        let above = units(&["2 comments", "2 hours ago", "Updated 1 hour ago", prose, prose, prose]);
        assert_eq!(comments(&above, &[1.0; 6]), None, "no story stands above");
    }

    #[test]
    fn links_under_their_heading_go_and_a_subhead_under_an_advertisement_stays() {
        let aside = |texts: &[&str]| {
            let units: Vec<Rc<Unit>> = texts.iter().map(|text| Rc::new(unit(text))).collect();
            among(&units)
        };
        let prose = "The bridge will close on Monday for four months.";
        assert_eq!(
            aside(&[prose, "Related", "Bakery to close", "Is the bridge safe?", prose]),
            [false, false, true, true, false]
        );
        assert_eq!(aside(&[prose, "Advertisement", "Why now", prose]), [false; 4]);
        assert_eq!(aside(&[prose, "READ MORE: Seal walks into a shop", "Why now", prose]), [false; 4]);
    }
}
