//! Tables of a word processor's file: which cell a paragraph stands in.

use super::paragraph::Paragraph;

/// A cell, all counted from 1; a table within a table is part of its cell.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(super) struct Cell {
    pub(super) table: usize,
    row: usize,
    column: usize,
}

/// Keeps count of tables as they go by.
#[derive(Default)]
pub(super) struct Tables {
    open: usize,
    at: Cell,
}

impl Tables {
    /// A table begins.
    pub(super) fn open(&mut self) {
        self.open += 1;
        if self.open == 1 {
            self.at = Cell { table: self.at.table + 1, ..Cell::default() };
        }
    }

    /// A row begins.
    pub(super) fn row(&mut self) {
        if self.open == 1 {
            self.at = Cell { row: self.at.row + 1, column: 0, ..self.at };
        }
    }

    /// A cell begins.
    pub(super) fn cell(&mut self) {
        self.at.column += usize::from(self.open == 1);
    }

    /// A table ends.
    pub(super) fn close(&mut self) {
        self.open = self.open.saturating_sub(1);
    }

    /// The cell that a paragraph here stands in.
    pub(super) fn here(&self) -> Option<Cell> {
        (self.open > 0).then_some(self.at)
    }
}

/// A table of two columns as lines of text, in the form that drafts have.
pub(super) fn sheet(cells: &[Paragraph]) -> String {
    let mut sheet = String::new();
    let mut row = 0;
    for Paragraph { text, cell, .. } in cells {
        let Cell { row: here, column, .. } = cell.unwrap_or_default();
        let begins = std::mem::replace(&mut row, here) != here;
        sheet.push_str(match (begins, column) {
            (true, 1) => "\n",
            (true, _) => "\n|",
            (false, 1) => " ",
            (false, _) if sheet.rsplit('\n').next().is_some_and(|line| !line.contains('|')) => "|",
            (false, _) => "\n|\n|",
        });
        sheet.push_str(&text.replace('|', "/"));
    }
    sheet
}
