//! Where the quotations of a paragraph begin and end.

use super::super::mark;
use crate::model::{Kind, Mark, Paragraph};

/// A quotation found in one paragraph.
pub(super) struct Quotation {
    /// Token of its opening mark; `None` where it goes on from the paragraph before without one.
    pub(super) open: Option<usize>,
    /// Token of its closing mark; `None` where it is not closed in this paragraph.
    pub(super) close: Option<usize>,
    /// Whether it began in a paragraph before.
    pub(super) continues: bool,
}

/// The quotations of a paragraph. Marks inside a quotation are left to it.
pub(super) fn find(paragraph: &Paragraph, running: bool, strays: &mut Vec<usize>) -> Vec<Quotation> {
    let mut found = Vec::new();
    let first_close = || {
        let mut marks = (0..paragraph.tokens.len()).filter_map(|at| mark(paragraph, at));
        marks.find(|mark| matches!(mark, Mark::CloseQuote | Mark::OpenQuote))
    };
    let mut open: Option<Option<usize>> = None;
    let mut continues = false;
    if running && mark(paragraph, 0) != Some(Mark::OpenQuote) && first_close() == Some(Mark::CloseQuote) {
        open = Some(None);
        continues = true;
    }
    let mut depth = u32::from(open.is_some());
    for (at, token) in paragraph.tokens.iter().enumerate() {
        match token.kind {
            Kind::Mark(Mark::OpenQuote) if depth == 0 => {
                open = Some(Some(at));
                continues = running && at == 0;
                depth = 1;
            }
            Kind::Mark(Mark::OpenQuote) => {
                if closes_twice(paragraph, at) {
                    depth += 1;
                } else {
                    strays.push(at);
                }
            }
            Kind::Mark(Mark::CloseQuote) if depth == 1 => {
                depth = 0;
                found.push(Quotation { open: open.take().flatten(), close: Some(at), continues });
                continues = false;
            }
            Kind::Mark(Mark::CloseQuote) if depth > 1 => depth -= 1,
            Kind::Mark(Mark::CloseQuote) => {
                found.push(Quotation { open: None, close: Some(at), continues: false });
            }
            _ => {}
        }
    }
    if depth > 0 {
        found.push(Quotation { open: open.flatten(), close: None, continues });
    }
    found
}

/// Whether the next two quotation marks both close: a quotation inside a quotation.
fn closes_twice(paragraph: &Paragraph, at: usize) -> bool {
    let quotes = |mark: &Mark| matches!(mark, Mark::OpenQuote | Mark::CloseQuote);
    let mut next = (at + 1..paragraph.tokens.len()).filter_map(|at| mark(paragraph, at)).filter(quotes);
    next.next() == Some(Mark::CloseQuote) && next.next() == Some(Mark::CloseQuote)
}
