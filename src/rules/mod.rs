//! Draft to edits: the table of rules.

pub mod advice;
mod asides;
mod doubts;
mod holds;
mod numerals;
mod pronouncers;
mod quotes;
mod rewrite;
mod symbols;
mod wording;
mod written;

use holds::Holds;

use crate::model::{Change, Draft, Edits, HouseStyle, Kind, Mark, Note, Paragraph, Span, Wording};

/// One rule.
pub struct Rule {
    /// Its name, for a style's `[rules]` and for notes.
    pub name: &'static str,
    /// What it does, in one line.
    pub help: &'static str,
    /// Looks at the draft and says what it wants.
    apply: fn(&mut Desk),
}

/// Every rule, in the order in which they speak: where two want the same token, the first has it.
pub const RULES: &[Rule] = &[
    Rule { name: "asides", help: "parentheses: glosses out, asides between dashes", apply: asides::apply },
    Rule { name: "quotes", help: "QUOTE and END QUOTE, marks mended", apply: quotes::apply },
    Rule { name: "symbols", help: "signs that cannot be said are left out", apply: symbols::apply },
    Rule {
        name: "written",
        help: "numbers, initials, titles and the like as they are said",
        apply: written::apply,
    },
    Rule { name: "pronouncers", help: "how hard names are said", apply: pronouncers::apply },
    Rule { name: "doubts", help: "what capitals hide, and other things to look at", apply: doubts::apply },
];

/// What a rule sees and what it may say.
struct Desk<'a> {
    draft: &'a Draft,
    style: &'a HouseStyle,
    /// What each paragraph holds.
    holds: Vec<Holds>,
    edits: Edits,
    notes: Vec<Note>,
}

/// What every rule wants changed. With `rewrite`, sentences are put in broadcast order first.
#[must_use]
pub fn edit(draft: &mut Draft, style: &HouseStyle, rewrite: bool) -> (Edits, Vec<Note>) {
    let mut notes = Vec::new();
    rewrite::apply(draft, style, rewrite, &mut notes);
    let edits = Edits::none(draft.paragraphs.iter().map(|paragraph| paragraph.tokens.len()));
    let holds = draft.paragraphs.iter().map(Holds::of).collect();
    let mut desk = Desk { draft, style, holds, edits, notes };
    for rule in RULES.iter().filter(|rule| style.notes(rule.name)) {
        (rule.apply)(&mut desk);
    }
    let mut edits = desk.edits;
    edits.sort();
    (edits, desk.notes)
}

impl<'a> Desk<'a> {
    /// The paragraphs that are read, with their places.
    fn paragraphs(&self) -> impl Iterator<Item = (usize, &'a Paragraph)> + use<'a> {
        self.draft.paragraphs.iter().enumerate().filter(|(_, paragraph)| !paragraph.tokens.is_empty())
    }

    /// Those of them that hold one of those kinds of mark.
    fn holding(&self, marks: Holds) -> Vec<(usize, &'a Paragraph)> {
        self.paragraphs().filter(|&(place, _)| self.holds[place].any(marks)).collect()
    }

    fn push(&mut self, paragraph: usize, at: usize, rule: &'static str, change: Change) {
        if self.style.does(rule) {
            self.edits.push(paragraph, at, rule, change);
        }
    }

    fn drop(&mut self, paragraph: usize, at: usize, rule: &'static str) {
        self.push(paragraph, at, rule, Change::Drop);
    }

    fn write_mark(&mut self, paragraph: usize, at: usize, rule: &'static str, mark: Mark) {
        self.push(paragraph, at, rule, Change::Write(vec![Wording::Mark(mark)]));
    }

    /// The source bytes of tokens `from` to `to`, both included.
    fn place(&self, paragraph: usize, from: usize, to: usize) -> Span {
        let paragraph = &self.draft.paragraphs[paragraph];
        paragraph.passage.locate(paragraph.tokens[from].span.join(paragraph.tokens[to].span))
    }
}

/// A token's mark.
fn mark(paragraph: &Paragraph, at: usize) -> Option<Mark> {
    match paragraph.tokens.get(at)?.kind {
        Kind::Mark(mark) => Some(mark),
        _ => None,
    }
}

/// A token's text; empty past the end.
fn word(paragraph: &Paragraph, at: usize) -> &str {
    paragraph.tokens.get(at).map_or("", |token| paragraph.text(token))
}

/// The rule under which a token was found to be a written thing.
fn said(paragraph: &Paragraph, at: usize) -> Option<&'static str> {
    match &paragraph.tokens.get(at)?.kind {
        Kind::Said(saying) => Some(saying.rule),
        _ => None,
    }
}

/// Whether a token is a word or a written thing rather than a mark.
fn is_word(paragraph: &Paragraph, at: usize) -> bool {
    !matches!(
        paragraph.tokens.get(at).map(|token| &token.kind),
        None | Some(Kind::Mark(_) | Kind::Cue | Kind::Pronouncer)
    )
}

/// Whether a sentence, or the paragraph, is over before a token.
fn is_over(paragraph: &Paragraph, at: usize) -> bool {
    at >= paragraph.tokens.len() || paragraph.opens(at)
}
