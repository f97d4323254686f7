//! Sentence ends: which full stops stop.

mod lists;
mod periods;

use crate::model::{Kind, Lexicon, Mark, Sort, Span, Token};

/// Finds the tokens at which sentences start, and gives a sentence that ends in an abbreviation a
/// full stop of its own (an empty token), so that `the U.S.` ends like any other.
pub(super) fn split(text: &str, tokens: &mut Vec<Token>, words: &Lexicon) -> Vec<bool> {
    let mut starts = vec![false; tokens.len()];
    let splitter = Splitter { text, tokens, words };
    if let Some(first) = starts.first_mut() {
        *first = true;
    }
    splitter.lists(&mut starts);
    let mut at = 0;
    while at < tokens.len() {
        if matches!(tokens[at].kind, Kind::Word) {
            at += 1;
            continue;
        }
        let splitter = Splitter { text, tokens, words };
        if let Some(next) = splitter.end(at, &starts) {
            if let Some(start) = starts.get_mut(next) {
                *start = true;
            }
            at = next;
        } else {
            at += 1;
        }
    }
    close_abbreviations(tokens, starts)
}

/// Adds the full stop that an abbreviation at a sentence's end also is.
fn close_abbreviations(tokens: &mut Vec<Token>, starts: Vec<bool>) -> Vec<bool> {
    let last = |at: usize, starts: &[bool], tokens: &[Token]| {
        let mut next = at + 1;
        while matches!(
            tokens.get(next),
            Some(Token {
                glued: true,
                kind: Kind::Mark(Mark::CloseQuote | Mark::CloseSingle | Mark::CloseParen),
                ..
            })
        ) {
            next += 1;
        }
        starts.get(next).copied().unwrap_or(true)
    };
    let short = |token: &Token| matches!(token.kind, Kind::Abbreviation | Kind::Dotted);
    if !tokens.iter().enumerate().any(|(at, token)| short(token) && last(at, &starts, tokens)) {
        return starts;
    }
    let old = std::mem::take(tokens);
    let mut kept = Vec::with_capacity(starts.len() + 4);
    for at in 0..old.len() {
        let ends = short(&old[at]) && last(at, &starts, &old);
        tokens.push(old[at].clone());
        kept.push(starts[at]);
        if ends {
            let end = old[at].span.end;
            tokens.push(Token::new(Span::new(end, end), true, Kind::Mark(Mark::Period)));
            kept.push(false);
        }
    }
    kept
}

struct Splitter<'a> {
    text: &'a str,
    tokens: &'a [Token],
    words: &'a Lexicon,
}

impl Splitter<'_> {
    fn word(&self, at: usize) -> &str {
        self.tokens.get(at).map_or("", |token| token.span.of(self.text))
    }

    fn mark(&self, at: usize) -> Option<Mark> {
        match self.tokens.get(at)?.kind {
            Kind::Mark(mark) => Some(mark),
            _ => None,
        }
    }

    /// The first token after a sentence that ends at `at`, if one does.
    fn end(&self, at: usize, starts: &[bool]) -> Option<usize> {
        let stops = match &self.tokens[at].kind {
            Kind::Mark(Mark::Period | Mark::Question | Mark::Exclamation | Mark::Ellipsis) => true,
            Kind::Abbreviation | Kind::Dotted => self.word(at).ends_with('.'),
            _ => false,
        };
        if !stops {
            return None;
        }
        let mut next = at + 1;
        while self.closes(next) {
            next += 1;
        }
        let closed = next > at + 1;
        next += self.footnote(at, next);
        if next >= self.tokens.len() {
            return Some(next);
        }
        self.really(at, next, closed, starts).then_some(next)
    }

    /// The tokens of a footnote's number stuck to a sentence's end: `it ended.[1] Then`, `it ended.7 Then`.
    fn footnote(&self, at: usize, next: usize) -> usize {
        let glued = self.tokens.get(next).is_some_and(|token| token.glued);
        let number = |at: usize| {
            matches!(self.tokens.get(at).map(|token| &token.kind), Some(Kind::Figures))
                && self.word(at).len() < 4
        };
        let quoted = matches!(self.mark(next - 1), Some(Mark::CloseQuote | Mark::CloseSingle));
        if !glued || at == 0 || quoted {
            return 0;
        }
        if self.mark(next) == Some(Mark::OpenBracket) && self.mark(next + 2) == Some(Mark::CloseBracket) {
            return if number(next + 1) { 3 } else { 0 };
        }
        let word = self.word(at - 1);
        let small = word.len() > 1 && word.bytes().all(|byte| byte.is_ascii_lowercase());
        let ends = small || self.mark(at - 1) == Some(Mark::CloseParen);
        let count = 1 + usize::from(number(next + 1));
        let follows = self.capital(next + count) && self.word(next + count).len() > 1;
        if self.mark(at) == Some(Mark::Period) && number(next) && ends && follows { count } else { 0 }
    }

    /// A mark that still belongs to the sentence before.
    fn closes(&self, at: usize) -> bool {
        let glued = self.tokens.get(at).is_some_and(|token| token.glued);
        match self.mark(at) {
            Some(Mark::CloseQuote | Mark::CloseSingle) => true,
            // "Is that so?..."
            Some(Mark::Ellipsis) => {
                glued && matches!(self.mark(at - 1), Some(Mark::Question | Mark::Exclamation))
            }
            Some(
                Mark::CloseParen | Mark::CloseBracket | Mark::Period | Mark::Question | Mark::Exclamation,
            ) => glued,
            // "**Got apps?** Most do."
            Some(Mark::Sign('*' | '_')) => {
                glued && !matches!(self.mark(at - 1), Some(Mark::CloseQuote | Mark::CloseSingle))
            }
            _ => false,
        }
    }

    /// Whether the mark at `at` ends a sentence when `next` follows.
    fn really(&self, at: usize, next: usize, closed: bool, starts: &[bool]) -> bool {
        let glued = self.tokens[next].glued;
        let bracketed = at.checked_sub(1).and_then(|before| self.mark(before)) == Some(Mark::OpenBracket);
        if bracketed || self.is_marker(at, starts) || self.in_brackets(at, next) || !self.begins(next) {
            return false;
        }
        match &self.tokens[at].kind {
            Kind::Abbreviation => !glued && self.after_abbreviation(at, next, starts),
            // "at 5 p.m.The man ran"
            Kind::Dotted => {
                (!glued || self.is_starter(next) && self.word(at).ends_with("m."))
                    && self.after_dotted(at, next, starts)
            }
            Kind::Mark(Mark::Ellipsis) => !starts[at] && self.after_ellipsis(at, next, closed),
            Kind::Mark(Mark::Period) => {
                if glued && !closed {
                    return self.run_together(at, next);
                }
                closed || !(self.is_initial(at, next) || self.is_bearing(at, next))
            }
            _ if self.is_attributed(at, next, starts) => false,
            // "Yahoo! Inc."
            _ if matches!(self.word(next), "Inc." | "Corp." | "Co." | "Ltd.") => false,
            _ => !glued || closed || self.mark(next) == Some(Mark::OpenQuote) || self.run_on(at, next),
        }
    }

    /// Whether a name and a verb of saying follow a quotation that opened the sentence: `“Help!” Roe cried.`
    fn is_attributed(&self, at: usize, next: usize, starts: &[bool]) -> bool {
        let quoted = self.mark(at + 1) == Some(Mark::CloseQuote) && next == at + 2;
        if !quoted || !matches!(self.tokens[next].kind, Kind::Word | Kind::Abbreviation) {
            return false;
        }
        let named = (next..self.tokens.len().min(next + 5)).find(|&word| !self.capital(word));
        let says = named
            .is_some_and(|verb| verb > next && self.words.get(self.word(verb), Sort::Attribution).is_some());
        let near = at.saturating_sub(200)..at;
        let open = || near.rev().find(|&open| self.mark(open) == Some(Mark::OpenQuote));
        says && !self.is_starter(next) && open().is_some_and(|open| starts[open])
    }

    /// Three periods are a pause unless a sentence surely follows, which "I" alone does not tell.
    fn after_ellipsis(&self, at: usize, next: usize, closed: bool) -> bool {
        let own = matches!(self.word(next), "I" | "I'm" | "I’m" | "I'd" | "I’d" | "I'll" | "I’ll");
        // "Wait... Stop!": a word alone is a sentence.
        let cried = matches!(self.tokens[next].kind, Kind::Word)
            && matches!(self.mark(next + 1), Some(Mark::Exclamation | Mark::Question | Mark::Period));
        closed || cried || self.is_starter(next) && !own || self.word(at).matches('.').count() > 3
    }

    /// `one!Start`: the same behind a word in small letters, which no name ends in.
    fn run_on(&self, at: usize, next: usize) -> bool {
        let before = at.checked_sub(1).map_or("", |before| self.word(before));
        let small = before.len() > 1 && before.bytes().all(|byte| byte.is_ascii_lowercase());
        small && self.capital(next) && self.word(next).len() > 1
    }

    /// `end.So` and `end.“So`: two sentences that lost the space between them.
    fn run_together(&self, at: usize, next: usize) -> bool {
        let before = at.checked_sub(1).map_or("", |before| self.word(before));
        let small = before.len() > 1 && before.ends_with(|c: char| c.is_lowercase());
        // "It cost $5.He paid."
        let figures =
            matches!(at.checked_sub(1).map(|before| &self.tokens[before].kind), Some(Kind::Figures));
        let after_figures = figures && self.is_starter(next) && matches!(self.tokens[next].kind, Kind::Word);
        if after_figures && self.tokens[at].glued && self.word(next).len() > 1 {
            return true;
        }
        small
            && self.tokens[at].glued
            && (self.mark(next) == Some(Mark::OpenQuote)
                || (self.word(next).len() > 1
                    && self.capital(next)
                    && matches!(self.tokens[next].kind, Kind::Word | Kind::Abbreviation)))
    }

    fn capital(&self, at: usize) -> bool {
        self.word(at).chars().next().is_some_and(char::is_uppercase)
    }

    /// Whether a token can be the first of a sentence.
    fn begins(&self, at: usize) -> bool {
        match &self.tokens[at].kind {
            Kind::Word | Kind::Abbreviation | Kind::Dotted => {
                let word = self.word(at);
                !word.starts_with(char::is_lowercase)
                    || word.chars().skip(1).any(char::is_uppercase) && word.len() < 12
            }
            Kind::Figures | Kind::Mixed | Kind::Cue | Kind::Said(_) => true,
            Kind::Pronouncer => false,
            Kind::Mark(mark) => {
                matches!(
                    mark,
                    Mark::OpenQuote
                        | Mark::OpenSingle
                        | Mark::OpenParen
                        | Mark::OpenBracket
                        | Mark::Dash
                        | Mark::Ellipsis
                        | Mark::Sign(_)
                        | Mark::Hyphen
                ) && self.opener_begins(at, *mark)
            }
        }
    }

    /// An opening mark begins a sentence when what it opens does.
    fn opener_begins(&self, at: usize, mark: Mark) -> bool {
        match mark {
            // "What do you see? - Posted like sentinels stand men."
            Mark::Dash
                if self.word(at) == "-"
                    && at > 0
                    && self.mark(at - 1) == Some(Mark::Question)
                    && self.capital(at + 1) =>
            {
                true
            }
            Mark::Dash | Mark::Ellipsis => {
                self.tokens.get(at + 1).is_some_and(|next| {
                    !self.word(at + 1).starts_with(char::is_lowercase) && !matches!(next.kind, Kind::Mark(_))
                }) && self.is_starter(at + 1)
            }
            Mark::Sign(sign) => !matches!(sign, '%' | '&' | '+' | '='),
            Mark::OpenBracket => true,
            _ => at + 1 >= self.tokens.len() || self.begins(at + 1),
        }
    }

    fn is_starter(&self, at: usize) -> bool {
        let at = if matches!(self.mark(at), Some(Mark::OpenQuote | Mark::OpenParen)) { at + 1 } else { at };
        let whole = self.word(at);
        // "Jr. (I-Maine)"
        if whole == "I" && self.mark(at + 1) == Some(Mark::Hyphen) {
            return false;
        }
        // "She's", "They’re"
        let word = whole.split(['\'', '’']).next().filter(|stem| !stem.is_empty()).unwrap_or(whole);
        if !word.starts_with(|c: char| c.is_ascii_uppercase()) || !self.words.plays(word, "starter") {
            return false;
        }
        // Words that open sentences too are in capitals far oftener the middle of one.
        let raised = word.len() > 1 && word.bytes().all(|byte| byte.is_ascii_uppercase());
        !(raised && self.words.plays(word, "carries-on"))
    }

    /// Whether an open bracket before has its end in the same sentence: `(He worked for 5 years.) at`.
    fn in_brackets(&self, at: usize, next: usize) -> bool {
        let closed = (at + 1..next).any(|token| self.mark(token) == Some(Mark::CloseParen));
        closed && self.word(next).starts_with(char::is_lowercase)
    }
}
