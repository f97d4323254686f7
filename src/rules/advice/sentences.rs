//! Sentences and quotations that are too long for the ear, and leads that lead nowhere.

use super::{Remark, Sentence};
use crate::model::Mark;

/// Words a breath holds.
const BREATH: usize = 20;

/// A sentence of more words than a breath holds.
pub(super) fn long(sentence: &Sentence) -> Vec<Remark> {
    let words = sentence.words();
    let remark =
        || sentence.whole(format!("{words} words in one sentence"), "make it two: about 20 is a breath");
    (words > BREATH).then(remark).into_iter().collect()
}

/// A story that opens with a question or a quotation: nobody knows yet who speaks.
pub(super) fn lead(sentence: &Sentence) -> Vec<Remark> {
    if !sentence.first {
        return Vec::new();
    }
    let quotation = sentence.mark(0) == Some(Mark::OpenQuote);
    let asked = sentence.mark(sentence.tokens.len() - 1) == Some(Mark::Question);
    let what = match (quotation, asked) {
        (true, _) => "the story opens with a quotation",
        (_, true) => "the story opens with a question",
        _ => return Vec::new(),
    };
    vec![sentence.whole(what.to_owned(), "say first who and what")]
}

/// The third sentence of a quotation that has not named its speaker again.
pub(super) fn long_quotation(sentence: &Sentence) -> Vec<Remark> {
    let all = &sentence.paragraph.tokens;
    let start = sentence.tokens[0].span.start;
    let at = all.partition_point(|token| token.span.start < start);
    let open = (0..at).rev().find_map(|token| match all[token].kind {
        crate::model::Kind::Mark(Mark::OpenQuote) => Some(Some(token)),
        crate::model::Kind::Mark(Mark::CloseQuote) => Some(None),
        _ => None,
    });
    let Some(Some(open)) = open else { return Vec::new() };
    let begun = sentence.paragraph.sentences.iter().filter(|&&start| start >= open && start < at).count();
    let within = usize::from(!sentence.paragraph.sentences.contains(&open)) + begun;
    let remark =
        || sentence.whole("the quotation goes on for a third sentence".to_owned(), "say again who speaks");
    (within == 2).then(remark).into_iter().collect()
}
