//! Periods that belong to a word: initials, abbreviations, hours; which of them end a sentence all the same.

use super::Splitter;
use crate::model::{Kind, Mark, Sort};

impl Splitter<'_> {
    /// Whether a unit's period stands before where it leads: `12 km. NE of Ojai`.
    pub(super) fn is_bearing(&self, at: usize, next: usize) -> bool {
        let listed = |at: usize, sort| self.words.get(self.word(at), sort).is_some();
        at > 1
            && listed(at - 1, Sort::Unit)
            && matches!(self.tokens[at - 2].kind, Kind::Figures)
            && self.word(next).len() < 4
            && self.word(next).bytes().all(|byte| byte.is_ascii_uppercase())
            && (listed(next, Sort::Direction) || matches!(self.word(next), "N" | "E" | "S" | "W"))
            && self.word(next + 1) == "of"
    }

    /// A single letter before the period is an initial when it stands in a name.
    pub(super) fn is_initial(&self, at: usize, next: usize) -> bool {
        let Some(letter) = at.checked_sub(1) else { return false };
        let word = self.word(letter);
        let figures = matches!(self.tokens[next].kind, Kind::Figures | Kind::Mixed);
        if figures && (matches!(word, "N" | "S" | "E" | "W") || self.mark(letter) == Some(Mark::Sign('°'))) {
            return true;
        }
        let single = word.len() == 1
            && word.as_bytes()[0].is_ascii_uppercase()
            && matches!(self.tokens[letter].kind, Kind::Word);
        // "MALCOLM X. QUOTE, “WE WILL.”"
        let quotes =
            self.word(next).eq_ignore_ascii_case("quote") && self.mark(next + 1) == Some(Mark::Comma);
        if self.tokens[letter].glued || quotes {
            return false;
        }
        if single && figures {
            let shortened = |before: usize| matches!(self.tokens[before].kind, Kind::Abbreviation);
            return matches!(word, "S" | "H") || letter.checked_sub(1).is_some_and(shortened);
        }
        if !single || !self.capital(next) {
            return word == "p" || word == "pp";
        }
        // "Plan B. It failed."
        let shouted = letter.checked_sub(1).is_some_and(|before| {
            self.word(before).len() > 1 && self.word(before).bytes().all(|byte| byte.is_ascii_uppercase())
        });
        if (shouted || self.ends_phrase(letter)) && self.is_starter(next) {
            return false;
        }
        let named = letter.checked_sub(1).is_some_and(|before| {
            self.capital(before) && !self.tokens[letter].glued && !self.is_starter(before)
        });
        let first = letter == 0
            || (!self.capital(letter - 1) || self.is_starter(letter - 1))
                && word != "I"
                && !self.is_starter(next)
                && !self.ends_phrase(letter);
        // "Mr. T. Smith"
        let titled = letter > 0
            && matches!(self.tokens[letter - 1].kind, Kind::Abbreviation)
            && !self.is_starter(next);
        titled || named && !(self.is_starter(next) && word == "I") || first
    }

    /// Words after which a single capital is a thing's name: `Plan B.`, `vitamin C.`
    fn ends_phrase(&self, letter: usize) -> bool {
        let paired = letter > 1
            && self.word(letter - 1) == "and"
            && self.word(letter - 2).len() == 1
            && self.capital(letter - 2);
        paired
            || letter.checked_sub(1).is_some_and(|before| {
                ["vitamin", "class", "grade", "hepatitis", "type", "plan", "an"]
                    .iter()
                    .any(|phrase| self.word(before).eq_ignore_ascii_case(phrase))
            })
    }

    pub(super) fn after_abbreviation(&self, at: usize, next: usize, starts: &[bool]) -> bool {
        let word = self.word(at);
        let figures = matches!(self.tokens[next].kind, Kind::Figures | Kind::Mixed);
        if word.eq_ignore_ascii_case("no.") {
            return !figures;
        }
        let sort = |sort| self.words.get(word, sort).or_else(|| self.words.any_case_as(word, sort)).is_some();
        // "Troy Carter Sr." is no title.
        let senior = word.eq_ignore_ascii_case("sr.") && at > 0 && self.capital(at - 1);
        if sort(Sort::Title) && !senior
            || sort(Sort::Stopless)
            || word.eq_ignore_ascii_case("vs.")
            || word == "v."
        {
            return sort(Sort::Street)
                && self.is_starter(next)
                && !starts[at]
                && self.capital(at.saturating_sub(1));
        }
        let numeral = sort(Sort::Numbered) && crate::english::roman::value(self.word(next)).is_some();
        if figures && !sort(Sort::Abbreviation) || numeral {
            return false;
        }
        // A list's "etc." ends it: what follows with a capital is another sentence.
        let and_so_on = word.eq_ignore_ascii_case("etc.") && matches!(self.tokens[next].kind, Kind::Word);
        if and_so_on && self.capital(next) && !self.word(at).bytes().all(|byte| !byte.is_ascii_lowercase()) {
            return true;
        }
        self.is_starter(next) || figures && sort(Sort::Street) && !sort(Sort::Numbered)
    }

    pub(super) fn after_dotted(&self, at: usize, next: usize, starts: &[bool]) -> bool {
        if self.words.get(self.word(at), Sort::Stopless).is_some() {
            return false;
        }
        // "P.M. Starmer" is of no hour.
        let timed = at > 0 && matches!(self.tokens[at - 1].kind, Kind::Figures | Kind::Mixed);
        let clock = matches!(self.word(at), "a.m." | "p.m.")
            || timed && matches!(self.word(at), "A.M." | "P.M." | "A.m." | "P.m.");
        if clock && self.opens_with_time(at, starts) {
            return false;
        }
        let zone = self.words.get(&self.word(next).to_ascii_uppercase(), Sort::Zone).is_some();
        // "2:45 p.m. British time", "5 p.m. Eastern Standard Time"
        let zoned = (next + 1..next + 3).any(|at| self.word(at).eq_ignore_ascii_case("time"));
        if clock && (zone || self.is_day(next) || zoned && !self.is_starter(next)) {
            return false;
        }
        // "by 400 B.C. Rome had": an era ends what it dates, unless the date opened the sentence.
        let era = matches!(self.word(at), "B.C." | "A.D." | "B.C.E." | "C.E.")
            && at > 0
            && matches!(self.tokens[at - 1].kind, Kind::Figures | Kind::Mixed)
            && matches!(self.tokens[next].kind, Kind::Word)
            && self.capital(next);
        if era && !self.opens_with_time(at, starts) {
            return true;
        }
        let title = self.words.get(self.word(next), Sort::Title).is_some();
        self.is_starter(next)
            || (clock && (title || self.capital(next) && !self.is_raised(next)))
            || self.mark(next) == Some(Mark::OpenQuote)
    }

    /// Whether a word is in capitals as those before are, in a raised text: `AT 9 P.M. NEAR`.
    fn is_raised(&self, at: usize) -> bool {
        let raised = |at: usize| {
            let word = self.word(at);
            word.len() > 1 && word.bytes().all(|byte| byte.is_ascii_uppercase())
        };
        let mut before = (at.saturating_sub(7)..at).rev();
        let word = before.find(|&word| matches!(self.tokens[word].kind, Kind::Word));
        raised(at) && !self.is_starter(at) && word.is_some_and(raised)
    }

    /// A weekday or a date that a time of day leads to: `at 2 a.m. Sunday`; not `Sunday is a holiday`.
    fn is_day(&self, at: usize) -> bool {
        let word = self.word(at);
        let listed =
            |sort| self.words.get(word, sort).or_else(|| self.words.any_case_as(word, sort)).is_some();
        let dated = listed(Sort::Month)
            && self.tokens.get(at + 1).is_some_and(|next| matches!(next.kind, Kind::Figures | Kind::Mixed));
        let verb = ["is", "was", "will", "has", "had", "marks", "brings", "would", "IS", "WAS", "WILL"];
        // "9 p.m. M-F"
        let week = word == "M" && self.mark(at + 1) == Some(Mark::Hyphen) && self.word(at + 2) == "F";
        week || dated || (listed(Sort::Weekday) && !verb.contains(&self.word(at + 1)))
    }

    /// `At 5 a.m.` opening a sentence that has said nothing yet.
    fn opens_with_time(&self, at: usize, starts: &[bool]) -> bool {
        let first = (at.saturating_sub(4)..=at).rev().find(|&token| starts[token]);
        first.is_some_and(|first| {
            ["At", "By", "In", "Around", "Before", "After", "About", "Until", "Since", "On", "AT", "BY"]
                .contains(&self.word(first))
        })
    }
}
