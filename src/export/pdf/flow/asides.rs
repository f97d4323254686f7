//! Cues on lines of their own: above the words they belong to, or level with them in a column.

use crate::export::page::{Line, pieces, wrap};

use super::super::sheet::Column;
use super::super::words::cue_words;
use super::lines::{Lines, thousandths, wide};
use super::{Flow, HAIR};

impl Flow<'_, '_, '_> {
    /// The column cues on lines of their own stand in. Times stand at its end.
    pub(super) fn cue_column(&self) -> Column {
        self.sheet.cues.map_or(self.sheet.read, |cues| Column { right: cues.right - 30.0, ..cues })
    }

    /// A cue as lines of its column.
    pub(super) fn cue_lines(&mut self, text: &str) -> Vec<String> {
        let look = self.sheet.aside;
        let column = self.cue_column();
        let limit = thousandths(column.right - column.left);
        let words = cue_words(text);
        let fonts = &mut *self.fonts;
        let measured = |_: usize, text: &str| wide(fonts, look, text);
        let pieces = pieces(words.iter().map(|word| (word.as_str(), false)), limit, measured);
        let space = wide(self.fonts, look, " ");
        let text = |line: Line| {
            let parts = pieces[line.pieces].iter().map(|piece| &words[piece.word][piece.part.clone()]);
            parts.collect::<Vec<_>>().join(" ")
        };
        wrap(&pieces, space, limit).into_iter().map(text).collect()
    }

    /// Places the cues that wait, over as many pages as they take.
    pub(super) fn place_pending(&mut self) {
        for cue in std::mem::take(&mut self.pending) {
            let lines = self.cue_lines(&cue.text);
            let tall = lines.len() as f64 * self.sheet.aside_leading;
            let from = if self.sheet.cues.is_some() { self.beside } else { self.y };
            let begun = from < self.sheet.top - HAIR;
            if begun
                && from - tall < self.sheet.aside_bottom() - HAIR
                && tall <= self.sheet.top - self.sheet.aside_bottom()
            {
                self.turn(false);
            }
            self.place_cue(&lines, cue.revised);
            self.time += cue.seconds.unwrap_or(0.0);
        }
    }

    pub(super) fn place_cue(&mut self, lines: &[String], revised: bool) {
        let own = self.sheet.cues.is_some();
        for line in lines {
            let mut y = if own { self.beside } else { self.y };
            if y - self.sheet.aside_leading < self.sheet.aside_bottom() - HAIR {
                self.turn(false);
                y = self.sheet.top;
            }
            self.cue_line(line, y, revised);
            let next = y - self.sheet.aside_leading;
            if own { self.beside = next } else { (self.y, self.beside) = (next, next) }
        }
        let gap = self.sheet.gap * 0.5;
        if own { self.beside -= gap } else { self.y -= gap }
    }

    pub(super) fn cue_line(&mut self, line: &str, y: f64, revised: bool) {
        let look = self.sheet.aside;
        self.page.text.at(self.cue_column().left, y - self.sheet.aside_below);
        self.page.text.show(self.fonts, look, line);
        if revised {
            self.mark(y, self.sheet.aside_leading);
        }
    }

    pub(super) fn only_cues(&mut self, lines: Lines) {
        for (_, text, revised) in lines.cues {
            let lines = self.cue_lines(&text);
            self.place_cue(&lines, revised);
        }
    }

    /// A cue in its own column, level with the line that is being drawn or as near as there is
    /// room; what the page has no room for goes to the top of the next one.
    pub(super) fn level_cue(&mut self, text: &str, revised: bool) {
        let lines = self.cue_lines(text);
        self.carried.extend(lines.into_iter().map(|line| (line, revised)));
        self.carry();
    }

    /// Sets the cue lines that wait, as far as the page has room beside the read.
    pub(super) fn carry(&mut self) {
        let free =
            ((self.beside - self.sheet.aside_bottom() + HAIR) / self.sheet.aside_leading).floor().max(0.0);
        let now = self.carried.len().min(free as usize);
        for (line, revised) in self.carried.drain(..now).collect::<Vec<_>>() {
            self.cue_line(&line, self.beside, revised);
            self.beside -= self.sheet.aside_leading;
        }
    }
}
