//! Tokens to meanings: who is asked at a token, and the view of the tokens that all scanners share.

mod bare;
mod tables;

use std::cell::OnceCell;

use tables::{ON_ABBREVIATION, ON_FIGURES, ON_LONE_FIGURES, ON_NAME, ON_WORD, Scanner, on_mark};

use crate::model::{Entry, Kind, Lexicon, Mark, Piece, Saying, Sort, Sorts, Token};

/// What a scanner found: how many tokens it took, and what they are.
pub(super) struct Found {
    /// Tokens taken, from where it was asked.
    pub(super) take: usize,
    /// What they are read as.
    pub(super) saying: Saying,
}

/// The tokens of a paragraph as scanners see them.
pub(super) struct Scan<'a> {
    /// The paragraph's text.
    pub(super) text: &'a str,
    /// Its tokens as lexed.
    pub(super) tokens: &'a [Token],
    /// Whether a sentence starts at a token.
    pub(super) starts: &'a [bool],
    /// The word lists.
    pub(super) words: &'a Lexicon,
    /// Whether case tells nothing here.
    pub(super) shouting: bool,
    /// What each token may be by the lists, looked up when first asked for.
    sorts: Vec<OnceCell<Sorts>>,
    /// What each token hints at, likewise: scanner after scanner asks it of the words about figures.
    hints: Vec<OnceCell<Option<&'a Entry>>>,
}

impl<'a> Scan<'a> {
    pub(super) fn new(
        text: &'a str,
        tokens: &'a [Token],
        starts: &'a [bool],
        words: &'a Lexicon,
        shouting: bool,
    ) -> Self {
        let sorts = vec![OnceCell::new(); tokens.len()];
        let hints = vec![OnceCell::new(); tokens.len()];
        Self { text, tokens, starts, words, shouting, sorts, hints }
    }

    /// What stands at a token, if any scanner knows it.
    pub(super) fn find(&self, at: usize) -> Option<Found> {
        let table = match self.tokens[at].kind {
            Kind::Figures if self.alone(at) => return self.find_alone(at),
            Kind::Figures | Kind::Mixed => ON_FIGURES,
            Kind::Word if self.plain(at) => return None,
            Kind::Word => match self.named(at) {
                Some(sorts) => return self.find_named(at, sorts),
                None => ON_WORD,
            },
            Kind::Abbreviation | Kind::Dotted => ON_ABBREVIATION,
            Kind::Mark(Mark::Period) if self.glued(at) || !self.glued(at + 1) => return None,
            Kind::Mark(mark) => on_mark(mark),
            Kind::Cue | Kind::Pronouncer | Kind::Said(_) => return None,
        };
        table.iter().find_map(|scanner| scanner(self, at))
    }

    /// What a name alone is, by the lists it is in.
    fn find_named(&self, at: usize, sorts: Sorts) -> Option<Found> {
        let mut asked = ON_NAME.iter().filter(|(sort, _)| sorts.has(*sort));
        let found = asked.find_map(|(_, scanner)| scanner(self, at));
        self.debug_same(at, found.as_ref(), ON_WORD);
        found
    }

    /// What figures alone are.
    fn find_alone(&self, at: usize) -> Option<Found> {
        let found = ON_LONE_FIGURES.iter().find_map(|scanner| scanner(self, at));
        self.debug_same(at, found.as_ref(), ON_FIGURES);
        found
    }

    /// In a debug build, sees that all scanners would have found the same.
    fn debug_same(&self, at: usize, found: Option<&Found>, all: &[Scanner]) {
        debug_assert_eq!(
            found.map(|found| &found.saying),
            all.iter().find_map(|scanner| scanner(self, at)).map(|found| found.saying).as_ref(),
            "{} is another thing to all scanners",
            self.word(at)
        );
    }

    /// A token's text; empty past the end.
    pub(super) fn word(&self, at: usize) -> &'a str {
        self.tokens.get(at).map_or("", |token| token.span.of(self.text))
    }

    /// A token's kind.
    pub(super) fn kind(&self, at: usize) -> Option<&'a Kind> {
        self.tokens.get(at).map(|token| &token.kind)
    }

    /// Whether a token is that mark.
    pub(super) fn is(&self, at: usize, mark: Mark) -> bool {
        matches!(self.kind(at), Some(Kind::Mark(found)) if *found == mark)
    }

    /// Whether a token is that mark, stuck to what stands before it and to what follows.
    pub(super) fn joins(&self, at: usize, mark: Mark) -> bool {
        self.is(at, mark) && self.glued(at) && self.glued(at + 1)
    }

    /// Whether a token follows the one before without a space.
    pub(super) fn glued(&self, at: usize) -> bool {
        self.tokens.get(at).is_some_and(|token| token.glued)
    }

    /// Whether a token is that word, in whatever case.
    pub(super) fn says(&self, at: usize, word: &str) -> bool {
        self.word(at).eq_ignore_ascii_case(word)
    }

    /// Whether a token is one of those words, in whatever case.
    pub(super) fn says_any(&self, at: usize, words: &[&str]) -> bool {
        words.iter().any(|word| self.says(at, word))
    }

    /// Whether a token is a word of the hints that plays that part.
    pub(super) fn plays(&self, at: usize, part: &str) -> bool {
        self.hint(at).is_some_and(|hint| hint.plays(part))
    }

    /// A token as a word of the hints.
    fn hint(&self, at: usize) -> Option<&'a Entry> {
        self.hints.get(at)?.get_or_init(|| self.entry(at, Sort::Hint)).as_ref().copied()
    }

    /// The token before, in the same sentence.
    pub(super) fn before(&self, at: usize) -> Option<usize> {
        at.checked_sub(1).filter(|_| !self.stops(at))
    }

    /// Whether a sentence starts at a token, or the paragraph is over.
    pub(super) fn stops(&self, at: usize) -> bool {
        self.starts.get(at).copied().unwrap_or(true)
    }

    /// Whether a token is a word with a capital first.
    pub(super) fn capital(&self, at: usize) -> bool {
        matches!(self.kind(at), Some(Kind::Word | Kind::Abbreviation | Kind::Dotted | Kind::Mixed))
            && self.word(at).chars().next().is_some_and(char::is_uppercase)
    }

    /// Whether a token is a word in small letters.
    pub(super) fn small(&self, at: usize) -> bool {
        matches!(self.kind(at), Some(Kind::Word))
            && !self.stops(at)
            && self.word(at).chars().next().is_some_and(char::is_lowercase)
    }

    /// A meaning of a token, in its own case or, where case tells nothing, in that of the lists.
    pub(super) fn entry(&self, at: usize, sort: Sort) -> Option<&'a Entry> {
        if !self.may_be(at, sort) {
            return None;
        }
        let word = self.word(at);
        self.words.get(word, sort).or_else(|| self.words.any_case_as(word, sort))
    }

    /// A meaning of a token in its own case.
    pub(super) fn own(&self, at: usize, sort: Sort) -> Option<&'a Entry> {
        if self.may_be(at, sort) { self.words.get(self.word(at), sort) } else { None }
    }

    fn may_be(&self, at: usize, sort: Sort) -> bool {
        self.sorts(at).has(sort)
    }

    /// What a token may be by the lists.
    fn sorts(&self, at: usize) -> Sorts {
        let look = |sorts: &OnceCell<_>| *sorts.get_or_init(|| self.words.sorts(self.word(at)));
        self.sorts.get(at).map(look).unwrap_or_default()
    }

    /// The text from one token to another, both included.
    pub(super) fn between(&self, from: usize, to: usize) -> &'a str {
        &self.text[self.tokens[from].span.start..self.tokens[to].span.end]
    }

    /// Whether a noun that the thing before it describes stands at a token: `a $5 [plan]`.
    pub(super) fn describes(&self, first: usize, next: usize) -> bool {
        let determined = |at: usize| {
            let word = self.word(at);
            let owner = word.strip_suffix("'s").or_else(|| word.strip_suffix("’s"));
            // "It's 6 ft. deep" owns nothing.
            let verbs = ["it", "that", "he", "she", "there", "here", "what", "who", "let"];
            self.plays(at, "determiner")
                || owner.is_some_and(|owner| !verbs.iter().any(|verb| owner.eq_ignore_ascii_case(verb)))
        };
        let Some(before) = self.before(first) else { return false };
        let led =
            determined(before) || (self.is_adjective(before) && self.before(before).is_some_and(determined));
        // `a five-year, $90 million contract`
        let second = self.is(before, Mark::Comma) && before >= 2 && self.joins(before - 2, Mark::Hyphen);
        let hyphened = self.joins(next, Mark::Hyphen);
        let listed = self.is(next, Mark::Comma) && !self.stops(next + 1) && self.says_any(before, &["a", "an"])
            // "the $1.2M, 3-yr. deal"
            || self.is(next, Mark::Comma) && self.figures(next + 1).is_some()
                && self.joins(next + 2, Mark::Hyphen) && self.figures(next + 3).is_none();
        // After "a" only what describes can follow: `a $2.3 billion down payment`.
        let owned = self.says_any(before, &["a", "an"]) && self.small(next) && self.small(next + 1);
        let cut = matches!(self.kind(next), Some(Kind::Abbreviation))
            && self.word(next).starts_with(|c: char| c.is_ascii_lowercase())
            && !self.says(next, "est.");
        // "the $15 billion U.S. plan"
        let land = matches!(self.kind(next), Some(Kind::Dotted)) && self.capital(next);
        let noun = (cut || land || matches!(self.kind(next), Some(Kind::Word)))
            && !self.stops(next)
            && (!self.is_closed(next) || owned && self.plays(next, "particle"));
        // "the $5 million raised for schools"
        let done = self.word(next).ends_with("ed")
            && (self.stops(next + 1)
                || self.is_closed(next + 1)
                || matches!(self.kind(next + 1), Some(Kind::Mark(_))));
        (led || second) && (hyphened || listed || noun && !done)
    }

    fn is_adjective(&self, at: usize) -> bool {
        let word = self.word(at);
        matches!(self.kind(at), Some(Kind::Word | Kind::Abbreviation))
            && (["ed", "ing", "ive", "al", "ED", "ING", "IVE", "AL"].iter().any(|end| word.ends_with(end))
                || self.plays(at, "adjective"))
    }

    /// Whether a token is a word that no noun phrase begins with.
    pub(super) fn is_closed(&self, at: usize) -> bool {
        self.entry(at, Sort::Function).is_some()
            || self.hint(at).is_some_and(|hint| hint.plays("adverb") || hint.plays("finite"))
            || ["ly", "LY"].iter().any(|end| self.word(at).ends_with(end)) && !self.plays(at, "nominal")
    }
}

/// A found thing of one piece or several, as every scanner gives it back.
#[allow(clippy::unnecessary_wraps)] // the shape of a scanner's answer
pub(super) fn found(take: usize, rule: &'static str, pieces: Vec<Piece>) -> Option<Found> {
    Some(Found { take, saying: Saying { rule, pieces } })
}

/// A word of ours.
pub(super) fn ours(text: &str) -> Piece {
    Piece::Word(text.into())
}

/// A word of the source.
pub(super) fn name(text: &str) -> Piece {
    Piece::Name(text.into())
}
