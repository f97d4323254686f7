//! Two-column drafts: what the screen shows on the left is a cue, what is said on the right is read.

use std::sync::LazyLock;

use super::cue;
use super::lines::{self, Line};
use crate::model::{Block, BlockKind, HouseStyle, Note, Noted, Passage, Span, letters};

/// How the columns of a draft are parted.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Parting {
    /// By that character.
    Mark(char),
    /// By white space: the right one starts at that character of the line.
    At(usize),
}

/// Words of two-column drafts.
const WORDS: &str = include_str!("../../styles/reading/columns.tsv");

/// What stands over the left column.
static LEFT: LazyLock<Vec<&str>> = LazyLock::new(|| listed("left"));
/// What stands over the right column.
static RIGHT: LazyLock<Vec<&str>> = LazyLock::new(|| listed("right"));
/// Cues beside which the right column holds another's words: captions, never read.
static BITES: LazyLock<Vec<&str>> = LazyLock::new(|| listed("bite"));

fn listed(place: &str) -> Vec<&'static str> {
    let rows = WORDS.lines().filter(|row| !row.starts_with('#')).filter_map(|row| row.split_once('\t'));
    rows.filter(|(_, of)| *of == place).map(|(word, _)| word).collect()
}

/// The most lines of a cell that are gone back over.
const LONGEST_CELL: usize = 100;

/// The lines of the right column and the cues before them.
#[derive(Default)]
struct Sheet<'a> {
    right: Vec<Line<'a>>,
    /// A cue with the index in `right` it stands before.
    cues: Vec<(usize, Passage)>,
    /// Lines of `right` that are the words of a bite.
    bites: Vec<usize>,
}

/// Reads the lines as a two-column draft; `None` where they are not one.
pub(super) fn read(lines: &[Line], style: &HouseStyle) -> Option<Noted<Vec<Block>>> {
    let (first, parting) = headed(lines).or_else(|| unheaded(lines).map(|mark| (0, Parting::Mark(mark))))?;
    let mut sheet = Sheet::default();
    let mut bite = false;
    for line in &lines[first..] {
        if line.text.chars().all(|c| matches!(c, '-' | '=' | '|' | '+' | ':' | ' ')) {
            sheet.right.push(Line { text: "", ..*line });
            continue;
        }
        let (left, right) = cells(line, parting);
        if !left.is_blank() {
            bite = sheet.cue(left, style);
        }
        if bite && !right.is_blank() {
            sheet.bites.push(sheet.right.len());
        }
        sheet.right.push(right);
    }
    Some(sheet.blocks(style))
}

/// The lines above the row that names the columns; none where no row does.
pub(super) fn above<'l, 't>(lines: &'l [Line<'t>]) -> &'l [Line<'t>] {
    headed(lines).map_or(&[], |(first, _)| &lines[..first - 1])
}

/// The row after the one that names the columns, and how that one parts them.
pub(super) fn headed(lines: &[Line]) -> Option<(usize, Parting)> {
    let named = |word: &str, names: &[&str]| {
        let word = word.trim();
        names.iter().any(|name| name.eq_ignore_ascii_case(word))
    };
    let full = lines.iter().enumerate().filter(|(_, line)| !line.is_blank()).take(6);
    full.filter(|(_, line)| named(first_word(line.text), &LEFT)).find_map(|(at, line)| {
        for mark in ['|', '\t'] {
            let row = line.text.trim_matches(mark);
            if row.split_once(mark).is_some_and(|(left, right)| named(left, &LEFT) && named(right, &RIGHT)) {
                return Some((at + 1, Parting::Mark(mark)));
            }
        }
        let (left, right) = line.text.split_once("  ")?;
        let start = line.width() - right.trim_start().chars().count();
        (named(left, &LEFT) && named(right, &RIGHT)).then_some((at + 1, Parting::At(start + line.indent)))
    })
}

/// The first run of letters.
fn first_word(text: &str) -> &str {
    let text = text.trim_start_matches(|c: char| !c.is_ascii_alphabetic());
    &text[..text.bytes().position(|byte| !byte.is_ascii_alphabetic()).unwrap_or(text.len())]
}

/// The mark that parts nearly every line into a short left and a longer right.
fn unheaded(lines: &[Line]) -> Option<char> {
    let rows = lines.iter().filter(|line| !line.is_blank());
    let may_part = |line: &Line| {
        line.indent >= 8
            || letters::position(line.text.as_bytes(), |byte| letters::among(byte, b"\t|")).is_some()
    };
    if !rows.clone().any(may_part) {
        return None;
    }
    let count = rows.clone().count();
    ['\t', '|'].into_iter().find(|&mark| {
        let (mut parted, mut left, mut right) = (0, 0, 0);
        for line in rows.clone() {
            // An empty left cell is white space before the line.
            let (before, after) = match line.text.split_once(mark) {
                Some(cells) => cells,
                None if mark == '\t' && line.indent >= 8 => ("", line.text),
                None => continue,
            };
            parted += usize::from(!after.contains(mark) && !before.trim_end().ends_with(['.', '?', '!']));
            left += before.trim().len();
            right += after.trim().len();
        }
        count > 1 && parted * 10 >= count * 8 && left > 0 && left * 2 < right
    })
}

fn cells<'a>(line: &Line<'a>, parting: Parting) -> (Line<'a>, Line<'a>) {
    let at = match parting {
        Parting::Mark('\t') if line.indent >= 8 && !line.text.contains('\t') => 0,
        Parting::Mark(mark) => {
            // A table may have its mark at both ends too.
            let outer = usize::from(line.text.starts_with(mark) && line.text[1..].contains(mark));
            line.text[outer..].find(mark).map_or(line.text.len(), |at| at + outer)
        }
        Parting::At(column) => {
            let skip = column.saturating_sub(line.indent);
            line.text.char_indices().nth(skip).map_or(line.text.len(), |(at, _)| at)
        }
    };
    // With no room between them the columns ran into each other: the cell ends at a space.
    let at = match parting {
        Parting::At(_) if at > 0 && at < line.text.len() => line.text[..at]
            .rfind(' ')
            .map_or(at, |space| if line.text[..at].ends_with(' ') { at } else { space }),
        Parting::At(_) | Parting::Mark(_) => at,
    };
    let (left, right) = line.text.split_at(at);
    (cell(left, line.at), cell(right, line.at + at))
}

fn cell(text: &str, at: usize) -> Line<'_> {
    let bare = text.trim_start_matches(|c: char| c.is_whitespace() || c == '|');
    let end = bare.trim_end_matches(|c: char| c.is_whitespace() || c == '|');
    Line { text: end, at: at + text.len() - bare.len(), indent: 0 }
}

impl Sheet<'_> {
    /// Puts a cue where it stands; true where it says that another speaks.
    fn cue(&mut self, left: Line, style: &HouseStyle) -> bool {
        // A cue beside the middle of a sentence belongs to the cell above: no sentence is cut.
        let run = self.right.iter().rev().take(LONGEST_CELL).take_while(|line| !line.is_blank()).count();
        let open = self.right.last().is_some_and(|line| !line.is_blank() && !line.ends_sentence());
        let at = if open { self.right.len() - run } else { self.right.len() };
        if !open && run > 0 {
            self.right.push(Line { text: "", at: left.at, indent: 0 });
        }
        self.cues.push((at, bracketed(left, style)));
        let mut words = left.text.split(|c: char| !c.is_alphabetic());
        let said = left.text.to_lowercase();
        words.any(|word| BITES.contains(&word.to_lowercase().as_str()))
            && !said.split(|c: char| !c.is_alphabetic()).any(|word| word == "vo")
    }

    fn blocks(self, style: &HouseStyle) -> Noted<Vec<Block>> {
        let mut found = Noted::<Vec<Block>>::default();
        let mut cues = self.cues.into_iter().peekable();
        for group in lines::column(&self.right, |line| cue::alone(line.text, style)) {
            while let Some((_, passage)) = cues.next_if(|(before, _)| *before <= group.start) {
                found.value.push(Block { kind: BlockKind::Cue, passage });
            }
            let rows = &self.right[group.clone()];
            let passage = lines::join(rows);
            if cue::alone(passage.text(), style) {
                found.value.push(Block { kind: BlockKind::Cue, passage });
            } else if self.bites.binary_search(&group.start).is_ok() {
                let span = Span::new(rows[0].at, rows[rows.len() - 1].end());
                found.notes.push(
                    Note::info("columns", span, "the words of a bite are not read")
                        .hint("put them beside another cue if the anchor says them"),
                );
            } else {
                found.value.push(Block { kind: BlockKind::Paragraph, passage });
            }
        }
        found.value.extend(cues.map(|(_, passage)| Block { kind: BlockKind::Cue, passage }));
        found
    }
}

/// The cell as a cue, in the style's own brackets unless it has some.
fn bracketed(cell: Line, style: &HouseStyle) -> Passage {
    if cue::alone(cell.text, style) {
        return Passage::verbatim(cell.text, cell.at);
    }
    let (open, close) = style.cue_delims.first().map_or(("[", "]"), |(open, close)| (open, close));
    let mut passage = Passage::default();
    passage.push_for(open, Span::new(cell.at, cell.at));
    passage.push(cell.text, cell.at);
    passage.push_for(close, Span::new(cell.end(), cell.end()));
    passage
}

#[cfg(test)]
mod tests {
    use super::WORDS;

    #[test]
    fn the_list_is_sorted_and_known() {
        let rows: Vec<&str> = WORDS.lines().skip(1).collect();
        assert!(rows.is_sorted(), "sort styles/reading/columns.tsv");
        for row in rows {
            let place = row.split_once('\t').map(|(_, place)| place);
            assert!(place.is_some_and(|place| ["left", "right", "bite"].contains(&place)), "{row}");
        }
    }
}
