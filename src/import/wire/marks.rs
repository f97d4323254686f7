//! End marks: `-30-`, `###`, `(MORE)`, on a line of their own or behind a story's last sentence.

use super::RULE;
use super::words::WORDS;
use crate::model::{Block, BlockKind, Note, Passage, Span};

/// The longest end mark behind a sentence, in bytes, with the space before it.
const LONGEST_MARK: usize = 24;

/// Whether a line is a mark and no word: `-30-`, `###`, `(MORE)`, `___`.
pub(super) fn is_mark(text: &str, last: bool) -> bool {
    let bare = text.trim_matches(|c: char| !c.is_alphanumeric());
    if bare.is_empty() {
        return true;
    }
    let marked = bare.len() < text.len() && text.starts_with(['-', '–', '—', '(', '#', '[', '*', '=']);
    (marked || (last && bare.len() == text.len() && bare.len() > 2))
        && WORDS.marks.iter().any(|mark| mark.eq_ignore_ascii_case(bare))
}

/// Takes an end mark off the end of a paragraph, as it is taken where it stands alone.
pub(super) fn strip_mark(block: &mut Block, notes: &mut Vec<Note>) {
    let text = block.passage.text();
    if block.kind == BlockKind::Cue {
        return;
    }
    let Some(start) = last_mark(text) else { return };
    let span = block.passage.locate(Span::new(start, text.trim_end().len()));
    notes.push(Note::info(RULE, span, format!("an end mark is not read: {}", text[start..].trim())));
    let mut rest = Passage::default();
    rest.push_part(&block.passage, Span::new(0, text[..start].trim_end().len()));
    block.passage = rest;
}

/// Where an end mark stands behind the last sentence of a paragraph: `It fell. (MORE)`.
fn last_mark(text: &str) -> Option<usize> {
    let bytes = text.as_bytes();
    let near = bytes.len().saturating_sub(LONGEST_MARK);
    let mut ends = (near.max(1)..bytes.len()).filter(|&at| bytes[at] == b' ');
    ends.find_map(|at| {
        let before = text[..at].trim_end().trim_end_matches(['"', '\'', '”', '’', ')']);
        let tail = text[at..].trim();
        (before.ends_with(['.', '!', '?']) && is_sure_mark(tail)).then_some(at + 1)
    })
}

/// Whether a mark is one wherever it stands: in signs of its own, or in capitals.
fn is_sure_mark(tail: &str) -> bool {
    let bare = tail.trim_matches(|c: char| !c.is_alphanumeric());
    let signs = tail.starts_with(['-', '–', '—', '(', '#', '[', '*', '=', '_']);
    match bare {
        "" => signs && tail.chars().filter(|c| matches!(c, '#' | '*' | '_' | '=')).count() > 2,
        "30" => tail.starts_with(['-', '–', '—', '#']) && is_mark(tail, false),
        _ => signs && is_mark(tail, false),
    }
}

#[cfg(test)]
mod tests {
    use super::{is_mark, last_mark};

    #[test]
    fn marks_are_told_from_words() {
        for mark in ["-30-", "###", "# # #", "(MORE)", "- more -", "___", "[END]", "* * *"] {
            assert!(is_mark(mark, false), "{mark}");
        }
        assert!(is_mark("ENDS", true) && !is_mark("ENDS", false));
        for word in ["30", "More", "The end.", "-30 degrees-"] {
            assert!(!is_mark(word, false), "{word}");
        }
    }

    #[test]
    fn a_mark_behind_a_sentence_is_found() {
        for (text, mark) in [
            ("It fell. (MORE)", Some("(MORE)")),
            ("It fell.” -30-", Some("-30-")),
            ("It fell. ###", Some("###")),
            ("It fell. (END)", Some("(END)")),
            ("It fell. -- more --", Some("-- more --")),
            ("It fell. (30)", None),
            ("It fell. — more", Some("— more")),
            ("It fell. More", None),
            ("It fell …", None),
            ("He asked for (more)", None),
            ("(MORE)", None),
        ] {
            assert_eq!(last_mark(text).map(|at| &text[at..]), mark, "{text}");
        }
    }
}
