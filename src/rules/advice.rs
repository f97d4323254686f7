//! What a careful editor would look at: nothing is changed, and only `check` asks.
//!
//! Each look takes one sentence. What it looks for are the commonplaces of the handbooks of writing
//! for the ear: one idea of about twenty words to a sentence, few numbers and those round, no
//! question and no quotation to begin with, nothing that points back to what the eye has seen.

mod numbers;
mod sentences;
mod words;

use crate::model::style::Case;
use crate::model::{Draft, HouseStyle, Kind, Mark, Note, Paragraph, Token};

/// One thing to look at.
pub struct Advice {
    /// Its name, for a style's `[rules]` and for notes.
    pub name: &'static str,
    /// What it looks for, in one line.
    pub help: &'static str,
    look: fn(&Sentence) -> Vec<Remark>,
}

/// Every look, in the order of the notes on one sentence.
pub const ADVICE: &[Advice] = &[
    Advice { name: "lead", help: "a story that opens with a question or a quotation", look: sentences::lead },
    Advice {
        name: "long-sentence",
        help: "a sentence of more words than a breath holds",
        look: sentences::long,
    },
    Advice {
        name: "long-quotation",
        help: "a quotation of three sentences and more without its speaker",
        look: sentences::long_quotation,
    },
    Advice { name: "many-numbers", help: "more numbers than an ear keeps", look: numbers::many },
    Advice { name: "rounding", help: "a number that could be round", look: numbers::rounding },
    Advice { name: "alliteration", help: "words in a row that begin alike", look: words::alliteration },
    Advice { name: "pointing-back", help: "latter, former, respectively", look: words::pointing_back },
    Advice {
        name: "contractions",
        help: "contractions that capitals make another word of",
        look: words::contractions,
    },
    Advice { name: "cliches", help: "worn phrases", look: words::cliches },
];

/// A sentence as a look sees it.
struct Sentence<'a> {
    paragraph: &'a Paragraph,
    /// Its tokens.
    tokens: &'a [Token],
    style: &'a HouseStyle,
    /// Whether it is the story's first.
    first: bool,
}

/// What was seen: from which token to which of the sentence, what it is, what to do.
struct Remark {
    from: usize,
    to: usize,
    message: String,
    hint: &'static str,
}

/// Looks through a draft; the notes are in the order of the source.
#[must_use]
pub fn advise(draft: &Draft, style: &HouseStyle) -> Vec<Note> {
    let mut notes = Vec::new();
    let mut first = true;
    for paragraph in &draft.paragraphs {
        for (index, &start) in paragraph.sentences.iter().enumerate() {
            let end = paragraph.sentences.get(index + 1).copied().unwrap_or(paragraph.tokens.len());
            let Some(tokens) = paragraph.tokens.get(start..end).filter(|tokens| !tokens.is_empty()) else {
                continue;
            };
            let sentence = Sentence { paragraph, tokens, style, first };
            notes.extend(remarks(&sentence));
            first &= sentence.words() == 0;
        }
    }
    notes
}

/// What every look that is on says of a sentence.
fn remarks(sentence: &Sentence) -> Vec<Note> {
    let on = ADVICE.iter().filter(|advice| sentence.style.notes(advice.name));
    on.flat_map(|advice| {
        let note = |remark: Remark| {
            let span = sentence.tokens[remark.from].span.join(sentence.tokens[remark.to].span);
            Note::info(advice.name, sentence.paragraph.passage.locate(span), remark.message).hint(remark.hint)
        };
        (advice.look)(sentence).into_iter().map(note).collect::<Vec<_>>()
    })
    .collect()
}

impl<'a> Sentence<'a> {
    fn text(&self, at: usize) -> &'a str {
        self.tokens.get(at).map_or("", |token| token.span.of(self.paragraph.passage.text()))
    }

    fn mark(&self, at: usize) -> Option<Mark> {
        match self.tokens.get(at)?.kind {
            Kind::Mark(mark) => Some(mark),
            _ => None,
        }
    }

    fn is_word(&self, at: usize) -> bool {
        let kind = self.tokens.get(at).map(|token| &token.kind);
        !matches!(kind, None | Some(Kind::Mark(_) | Kind::Cue | Kind::Pronouncer))
    }

    /// Words as the eye counts them: a chain of hyphens is one.
    fn words(&self) -> usize {
        let hung = |at: usize| at > 0 && self.tokens[at].glued && self.mark(at - 1) == Some(Mark::Hyphen);
        (0..self.tokens.len()).filter(|&at| self.is_word(at) && !hung(at)).count()
    }

    /// A remark on the whole sentence.
    fn whole(&self, message: String, hint: &'static str) -> Remark {
        Remark { from: 0, to: self.tokens.len() - 1, message, hint }
    }

    /// Whether the script stands in capitals.
    fn raised(&self) -> bool {
        matches!(self.style.case, Case::Upper)
    }
}
