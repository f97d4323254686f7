//! A paragraph as lines of the read's column.

use crate::export::page::{After, Line, Piece, even, pieces, wrap};
use crate::model::style::Pronouncers;
use crate::model::{Read, WordKind};

use super::super::content::Look;
use super::super::fonts::Fonts;
use super::super::sheet::Sheet;
use super::super::words::Item;
use super::Flow;

/// A paragraph, or what is left of it, as lines.
pub(super) struct Lines<'a> {
    pub(super) items: Vec<Item<'a>>,
    pub(super) pieces: Vec<Piece>,
    pub(super) rows: Vec<Line>,
    /// Names that have their pronouncer here, by the item's number.
    pub(super) names: Vec<(usize, &'a str)>,
    /// Cues that stand in a column of their own, by the item they stand level with.
    pub(super) cues: Vec<(usize, String, bool)>,
    /// How many of the paragraph's words they were made of.
    pub(super) taken: usize,
}

impl Lines<'_> {
    /// The item after the last one of a line.
    pub(super) fn end(&self, line: usize) -> usize {
        let piece = &self.pieces[self.rows[line].pieces.end - 1];
        if piece.after == After::Broken { piece.word } else { piece.word + 1 }
    }
}

impl<'a> Flow<'a, '_, '_> {
    /// Words as lines of the read's column.
    pub(super) fn wrapped(&mut self, read: &'a Read, all: &[Item<'a>]) -> Lines<'a> {
        let all = &all[..all.len().min(self.most())];
        let (mut items, names) = if self.style.pronouncers == Pronouncers::PageTop {
            self.names.beside_first(read, all, &self.seen)
        } else {
            (all.to_vec(), Vec::new())
        };
        let cues = if self.sheet.cues.is_some() { take_cues(&mut items) } else { Vec::new() };
        let limit = thousandths(self.sheet.read.right - self.sheet.read.left);
        let (sheet, fonts) = (self.sheet, &mut *self.fonts);
        let words = items.iter().map(|item| (item.text.as_ref(), item.bind));
        let pieces = pieces(words, limit, |at, text| wide(fonts, look(sheet, items[at].kind), text));
        let space = wide(self.fonts, self.sheet.words, " ");
        let mut rows = wrap(&pieces, space, limit);
        even(&mut rows, &pieces, space, limit, |piece| items[piece.word].ends);
        Lines { items, pieces, rows, names, cues, taken: all.len() }
    }

    /// More words than a page can hold: more need not be looked at.
    pub(super) fn most(&self) -> usize {
        let column = self.sheet.read.right - self.sheet.read.left;
        let across = column / (self.sheet.words.size * 0.35) + 1.0;
        (across * (self.sheet.tall() / self.sheet.leading + 2.0)) as usize
    }
}

/// How a word of the read's column looks.
pub(super) fn look(sheet: &Sheet, kind: WordKind) -> Look {
    match kind {
        WordKind::Spoken | WordKind::Mark => sheet.words,
        WordKind::Cue => sheet.inline,
        WordKind::Pronouncer => sheet.pronouncer,
    }
}

/// A width in thousandths of a point, never too small.
pub(super) fn wide(fonts: &mut Fonts, look: Look, text: &str) -> usize {
    (f64::from(fonts.width(look.weight, text)) * look.size).ceil() as usize
}

pub(super) fn thousandths(points: f64) -> usize {
    (points * 1000.0).floor().max(0.0) as usize
}

/// Takes cues out from among the words: each with the number of the word it stood before.
fn take_cues(items: &mut Vec<Item>) -> Vec<(usize, String, bool)> {
    let mut cues: Vec<(usize, String, bool)> = Vec::new();
    let mut kept: Vec<Item> = Vec::with_capacity(items.len());
    let mut within = false;
    for item in items.drain(..) {
        if item.kind != WordKind::Cue {
            within = false;
            kept.push(item);
            continue;
        }
        match cues.last_mut().filter(|_| within) {
            Some((_, text, revised)) => {
                text.push(' ');
                text.push_str(&item.text);
                *revised |= item.revised;
            }
            None => cues.push((kept.len(), item.text.into_owned(), item.revised)),
        }
        within = true;
        if let Some(last) = kept.last_mut().filter(|_| item.ends) {
            last.ends = true;
        }
    }
    *items = kept;
    cues
}
