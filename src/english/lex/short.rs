//! Words cut short: letters with periods between them, and listed abbreviations.

use super::Lexer;
use crate::model::{Kind, Sort, Sorts, sounds};

impl Lexer<'_> {
    /// Single letters with periods between: U.S., a.m., J.D.
    pub(super) fn dotted(&mut self, start: usize, end: usize) -> bool {
        let mut at = start;
        let mut letters = 0;
        while self.byte(at).is_ascii_alphabetic() && self.byte(at + 1) == b'.' {
            at += 2;
            letters += 1;
            // "D. C.": the same with a space, for capitals alone.
            let spaced =
                self.byte(at) == b' ' && self.byte(at + 1).is_ascii_uppercase() && self.byte(at + 2) == b'.';
            let half = letters == 1
                && matches!(self.bytes[start], b'a' | b'p' | b'A' | b'P')
                && matches!(self.bytes[at..], [b' ', b'm' | b'M', b'.', ..]);
            if half || spaced && self.byte(at - 2).is_ascii_uppercase() && self.byte(at + 3) != b'.' {
                at += 1;
            }
        }
        if end - start == 1 && self.stuck_zone(start) {
            self.push(start + 4, Kind::Dotted);
            return true;
        }
        let open = self.byte(at).is_ascii_alphabetic();
        let bill = self.text[start..at] == *"H.R.";
        if open && !self.byte(at + 1).is_ascii_alphanumeric() && letters >= 1 {
            letters += 1;
            at += 1;
        } else if open && letters >= 2 && self.lost_space(start, at) {
        } else if open || (self.byte(at).is_ascii_digit() && !bill && !self.is_half(start, at)) {
            return false;
        }
        let found = end - start == 1 && letters >= 2;
        if found {
            self.push(at, Kind::Dotted);
        }
        found
    }

    /// Whether a time zone is stuck to the half of the day: `p.m.est`.
    fn stuck_zone(&self, start: usize) -> bool {
        let half = self
            .text
            .get(start..start + 4)
            .is_some_and(|half| half.eq_ignore_ascii_case("a.m.") || half.eq_ignore_ascii_case("p.m."));
        if !half {
            return false;
        }
        let zone = &self.text[start + 4..self.letters(start + 4)];
        zone.len() > 1 && self.words.get(&zone.to_ascii_uppercase(), Sort::Zone).is_some()
    }

    /// A listed abbreviation, its period (or periods: Ph.D.) included.
    pub(super) fn abbreviation(&mut self, start: usize, end: usize) -> bool {
        // A capital alone is an initial; W.Va. and M.Phil. are more.
        let initial = end - start == 1 && self.bytes[start].is_ascii_uppercase();
        // "CR-Vs." are cars.
        if start > 0 && self.bytes[start - 1] == b'-' && self.text[start..end].eq_ignore_ascii_case("vs") {
            return false;
        }
        let mut longest = end;
        let mut several = None;
        while self.byte(longest) == b'.' {
            let more = self.letters(longest + 1);
            longest += 1;
            if more == longest || self.byte(more) != b'.' {
                // "two Ph.D.s"
                several = (self.byte(longest) == b's' && more == longest + 1).then_some(more);
                break;
            }
            longest = more;
        }
        for stop in several.into_iter().chain([longest, end + 1]) {
            if !(initial && stop == end + 1) && self.is_listed(&self.text[start..stop]) {
                self.push(stop, Kind::Abbreviation);
                return true;
            }
        }
        false
    }

    /// Whether an abbreviation is in the word lists, in its own case or as one writes it in prose.
    ///
    /// Initials and words at a sentence's end are none: `the SAT.` is not Saturday, nor is `he sat.`
    fn is_listed(&self, text: &str) -> bool {
        if self.words.sorts(text) == Sorts::default() {
            return false;
        }
        let before = self.text[..self.at].trim_end();
        // WEATHER DOT GOV. is no governor.
        if [" dot", "-dot-"].iter().any(|dot| ends_with_any_case(before, dot)) {
            return false;
        }
        let bare = text.trim_end_matches('.');
        let timed = || {
            ["a.m.", "p.m.", "a-m", "p-m", " am", " pm"].iter().any(|half| ends_with_any_case(before, half))
        };
        if self.words.get(bare, Sort::Zone).is_some() && (self.shouting || bare != "MS") && timed() {
            return false;
        }
        if !self.words.meanings(text).is_empty() {
            // "2 c. flour": a letter alone is a unit only behind its amount, and may count a list's items.
            return text.len() > 2 || self.words.get(text, Sort::Unit).is_none();
        }
        // THE SUN. HE SAT. A day or month cut short has a figure or a comma behind it.
        let rest = self.text[self.at + text.len()..].trim_start();
        let dated = rest.starts_with(|c: char| c.is_ascii_digit() || c == ',')
            || rest.starts_with("AT ")
            || [" ON", " LAST", " NEXT", " THIS"].iter().any(|word| before.ends_with(word));
        let day =
            [Sort::Weekday, Sort::Month].iter().any(|&sort| self.words.any_case_as(text, sort).is_some());
        let raised = !self.shouting && bare.len() > 1 && bare.bytes().all(|byte| byte.is_ascii_uppercase());
        if day && !dated && (self.shouting && sounds::is_word(bare) || raised) {
            return false;
        }
        let initials = [Sort::Letters, Sort::Acronym, Sort::Zone]
            .iter()
            .any(|&sort| self.words.get(bare, sort).is_some());
        let small = bare.starts_with(|c: char| c.is_ascii_lowercase());
        // "Cayo Costa, FL." is no fluid, "COME IN." no inch.
        let miss = text == "MS." && self.shouting && !before.ends_with(',');
        let postal = !miss && bare.len() == 2 && self.words.get(bare, Sort::State).is_some();
        let other = if small { sounds::is_word(bare) } else { postal || initials && !self.shouting };
        text.len() > 2 && !other && self.words.any_case(text).is_some()
    }
}

/// Whether a text ends so, in whatever case.
fn ends_with_any_case(text: &str, end: &str) -> bool {
    let start = text.len().wrapping_sub(end.len());
    text.as_bytes().get(start..).is_some_and(|tail| tail.eq_ignore_ascii_case(end.as_bytes()))
}
