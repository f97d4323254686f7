//! Times as a table: a line a paragraph, fitted to the terminal's width.

use std::fmt::Write as _;
use std::io::{self, IsTerminal as _};

use ripread::model::{Seconds, clock};

use super::sheet::{Row, Sheet, Total, against};
use crate::output;

/// How wide and how colourful.
pub(crate) struct Look {
    pub(crate) columns: usize,
    /// Colour and bars: a person is looking.
    pub(crate) rich: bool,
    pub(crate) colour: bool,
}

/// Columns of figures at the left: number, words, time, running time.
const FIGURES: usize = 26;

impl Look {
    /// What standard output can show.
    pub(crate) fn of_stdout() -> Self {
        let rich = io::stdout().is_terminal();
        let columns = output::columns(rich).unwrap_or(80);
        let refused = std::env::var_os("NO_COLOR").is_some_and(|value| !value.is_empty());
        Self { columns: columns.clamp(30, 160), rich, colour: rich && !refused }
    }

    /// Text in a colour of the terminal, where there are colours.
    pub(crate) fn paint(&self, code: u8, text: &str) -> String {
        if self.colour { format!("\x1b[{code}m{text}\x1b[0m") } else { text.to_owned() }
    }

    /// As much of a text as fits in the rest of a line, with an ellipsis where it was longer.
    pub(crate) fn fitted(&self, text: &str, taken: usize) -> String {
        let room = self.columns.saturating_sub(taken);
        if text.chars().count() <= room {
            return text.to_owned();
        }
        let mut short: String = text.chars().take(room.saturating_sub(1)).collect();
        short.truncate(short.trim_end().len());
        short + "…"
    }
}

/// Every story's table, and the totals of several.
pub(crate) fn times(sheets: &[Sheet], total: &Total, slot: Option<Seconds>, look: &Look) -> String {
    let mut out = String::new();
    for sheet in sheets {
        if !out.is_empty() {
            out.push('\n');
        }
        story(&mut out, sheet, slot.filter(|_| sheets.len() == 1), look);
    }
    if sheets.len() > 1 {
        out.push('\n');
        totals(&mut out, sheets, total, slot, look);
    }
    out
}

fn story(out: &mut String, sheet: &Sheet, slot: Option<Seconds>, look: &Look) {
    let anchor = sheet.anchor.as_deref().map(|anchor| format!("{anchor}, ")).unwrap_or_default();
    let pace = format!("{anchor}{:.0} words a minute", sheet.rate);
    let beside = sheet.slug.chars().count() + 2 + pace.chars().count() <= look.columns;
    let title = look.paint(1, &look.fitted(&sheet.slug, 0));
    let _ =
        writeln!(out, "{title}{}{}", if beside { "  " } else { "\n" }, look.paint(2, &look.fitted(&pace, 0)));
    let _ = writeln!(out, "{}", look.paint(2, " #  WORDS    TIME  RUNNING"));
    let longest = sheet.rows.iter().map(|row| row.seconds).fold(0.0, f64::max);
    for (at, row) in sheet.rows.iter().enumerate() {
        line(out, at + 1, row, longest, slot, look);
    }
    whole(out, sheet.seconds, sheet.low, sheet.high, sheet.words);
    verdict(out, sheet.seconds, slot, look);
}

fn line(out: &mut String, number: usize, row: &Row, longest: Seconds, slot: Option<Seconds>, look: &Look) {
    let words = row.words.map_or_else(|| "-".to_owned(), |words| words.to_string());
    let end = row.start + row.seconds;
    let running = format!("{:>7}", clock(end));
    let late = slot.is_some_and(|slot| end > slot);
    let running = if late { look.paint(31, &running) } else { running };
    let _ = write!(out, "{number:>2} {words:>6} {:>7}  {running}", clock(row.seconds));
    let bar = if look.rich { (look.columns.saturating_sub(FIGURES + 2) / 3).clamp(6, 20) } else { 0 };
    if bar > 0 {
        let _ =
            write!(out, "  {}", look.paint(if late { 31 } else { 36 }, &blocks(row.seconds / longest, bar)));
    }
    let taken = FIGURES + if bar > 0 { bar + 4 } else { 2 };
    if look.columns >= taken + 12 {
        let _ = write!(out, "  {}", look.fitted(&row.text, taken));
    }
    out.truncate(out.trim_end().len());
    out.push('\n');
}

/// A bar of so many columns, in eighths of one, padded to its full length.
fn blocks(share: f64, columns: usize) -> String {
    const EIGHTHS: [char; 8] = [' ', '▏', '▎', '▍', '▌', '▋', '▊', '▉'];
    let eighths = ((share * columns as f64 * 8.0).round() as usize).clamp(1, columns * 8);
    let mut bar = "█".repeat(eighths / 8);
    if !eighths.is_multiple_of(8) {
        bar.push(EIGHTHS[eighths % 8]);
    }
    format!("{bar:<columns$}")
}

fn whole(out: &mut String, seconds: Seconds, low: Seconds, high: Seconds, words: usize) {
    let _ = writeln!(out, "   {words:>6} {:>7}  from {} to {}", clock(seconds), clock(low), clock(high));
}

fn verdict(out: &mut String, seconds: Seconds, slot: Option<Seconds>, look: &Look) {
    if let Some(slot) = slot {
        let colour = if seconds.round() > slot { 31 } else { 32 };
        let _ = writeln!(out, "{}", look.paint(colour, &against(seconds, slot)));
    }
}

/// A line a story, and their sum.
fn totals(out: &mut String, sheets: &[Sheet], total: &Total, slot: Option<Seconds>, look: &Look) {
    let _ = writeln!(out, "{}", look.paint(2, " #  WORDS    TIME  RUNNING"));
    let mut running = 0.0;
    for (at, sheet) in sheets.iter().enumerate() {
        running += sheet.seconds;
        let name = look.fitted(&sheet.slug, FIGURES + 2);
        let (time, running) = (clock(sheet.seconds), clock(running));
        let _ = writeln!(out, "{:>2} {:>6} {time:>7}  {running:>7}  {name}", at + 1, sheet.words);
    }
    whole(out, total.seconds, total.low, total.high, total.words);
    verdict(out, total.seconds, slot, look);
}
