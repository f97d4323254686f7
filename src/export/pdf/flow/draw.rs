//! Lines of the read drawn, with what stands in the margins beside them.

use std::ops::Range;

use crate::export::page::After;
use crate::model::style::PageForm;
use crate::model::{Note, Read, Seconds, WordKind, clock};

use super::lines::{Lines, look, wide};
use super::{Flow, HAIR};

impl Flow<'_, '_, '_> {
    pub(super) fn draw(&mut self, read: &Read, lines: &Lines, end: usize) {
        let mut cues = lines.cues.iter().peekable();
        for line in &lines.rows {
            let held = lines.pieces[line.pieces.clone()].iter().take_while(|piece| piece.word < end).count();
            let shown = line.pieces.start..line.pieces.start + held;
            if held == 0 {
                break;
            }
            // Only within a word longer than a page.
            if self.y - self.sheet.leading < self.sheet.bottom - HAIR {
                self.turn(true);
            }
            self.beside = self.beside.min(self.y);
            self.draw_line(lines, shown.clone(), &mut cues);
            self.remember(lines, &shown);
            if line.forced && held == line.pieces.len() {
                self.note_forced(read, lines, &shown);
            }
            self.y -= self.sheet.leading;
        }
    }

    pub(super) fn draw_line<'l>(
        &mut self,
        lines: &'l Lines,
        shown: Range<usize>,
        cues: &mut std::iter::Peekable<impl Iterator<Item = &'l (usize, String, bool)>>,
    ) {
        let y = self.baseline(self.y);
        let space = wide(self.fonts, self.sheet.words, " ");
        let mut x = 0;
        let mut moved = true;
        for (nth, piece) in lines.pieces[shown.clone()].iter().enumerate() {
            while let Some((_, text, revised)) = cues.next_if(|&&(at, ..)| at <= piece.word) {
                self.level_cue(text, *revised);
                moved = true;
            }
            let item = &lines.items[piece.word];
            if nth > 0 {
                if !moved {
                    self.page.text.show(self.fonts, self.sheet.words, " ");
                }
                x += space;
            }
            if moved {
                self.page.text.at(self.sheet.read.left + x as f64 / 1000.0, y);
                moved = false;
            }
            self.page.text.show(self.fonts, look(self.sheet, item.kind), &item.text[piece.part.clone()]);
            x += piece.width;
        }
    }

    /// Counts what a line holds, and sets its number and its mark in the margin.
    pub(super) fn remember(&mut self, lines: &Lines, shown: &Range<usize>) {
        self.line += 1;
        let y = self.baseline(self.y);
        if let Some(right) = self.sheet.numbers {
            self.small(&self.line.to_string(), right, y);
        }
        let (first, last) = (lines.pieces[shown.start].word, lines.pieces[shown.end - 1].word);
        for (at, item) in lines.items.iter().enumerate().take(last + 1).skip(first) {
            self.out.words += usize::from(item.kind == WordKind::Spoken);
            if at == 0 || lines.items[at - 1].ends {
                self.out.here.push((self.part, item.word));
            }
        }
        if self.out.here.is_empty() {
            self.out.here.push((self.part, lines.items[first].word));
        }
        if lines.items[first..=last].iter().any(|item| item.revised) {
            self.mark(self.y, self.sheet.leading);
        }
    }

    pub(super) fn note_forced(&mut self, read: &Read, lines: &Lines, shown: &Range<usize>) {
        let piece = &lines.pieces[shown.end - 1];
        let item = &lines.items[piece.word];
        let message = if piece.after == After::Broken {
            format!("too long for a line of the page, and broken: {}", item.text)
        } else {
            format!("belongs with the next word, but there is no room on the line: {}", item.text)
        };
        let note = Note::warn("page", read.words[item.word].span, message)
            .hint("write it shorter, or set smaller type");
        if self.out.notes.last() != Some(&note) {
            self.out.notes.push(note);
        }
    }

    /// Running time and length beside a paragraph's first line.
    pub(super) fn times(&mut self, read: &Read, start: Seconds) {
        let y = self.baseline(self.y);
        match (self.sheet.form, self.sheet.cues) {
            (PageForm::TwoColumn, Some(cues)) => self.small(&clock(start), cues.right - 2.0, y),
            (PageForm::Crew, _) => {
                self.small(&clock(start), self.sheet.inner.left + 30.0, y);
                let length = clock(read.seconds);
                let length = length.strip_prefix('0').map_or(length.as_str(), |rest| rest).to_owned();
                self.small(&length, self.sheet.read.right + 28.0, y);
            }
            (PageForm::Talent | PageForm::TwoColumn, _) => {}
        }
    }

    /// A small text in the margin, by its right end.
    pub(super) fn small(&mut self, text: &str, right: f64, y: f64) {
        let look = self.sheet.small;
        let wide = self.points(look, text);
        self.page.margin.at(right - wide, y);
        self.page.margin.show(self.fonts, look, text);
    }

    /// A bar in the margin beside what changed.
    pub(super) fn mark(&mut self, y: f64, tall: f64) {
        let x = self.sheet.marks;
        self.page.margin.rule((x, y), (x, y - tall), 2.0, 0);
    }

    pub(super) fn centred(&mut self, mark: &str, y: f64) {
        let look = self.sheet.words;
        let wide = self.points(look, mark);
        let x = f64::midpoint(self.sheet.read.left, self.sheet.read.right) - wide / 2.0;
        self.page.text.at(x.max(self.sheet.read.left), self.baseline(y));
        self.page.text.show(self.fonts, look, mark);
    }
}
