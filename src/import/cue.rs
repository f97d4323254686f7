//! Instructions in a draft: which lines are nothing but cues, and which cue names the anchor.

use crate::model::HouseStyle;

/// Words of instructions, one a line: a cue made of other words may be a name.
const WORDS: &str = include_str!("../../styles/reading/cues.tsv");

/// Whether the text is one cue or several and nothing else.
pub(super) fn alone(text: &str, style: &HouseStyle) -> bool {
    let mut rest = text.trim();
    let mut any = false;
    while let Some(after) = style.cue_delims.iter().find_map(|(open, close)| after_cue(rest, open, close)) {
        rest = after.trim_start();
        any = true;
    }
    any && rest.is_empty()
}

/// What follows the cue that the text starts with.
fn after_cue<'a>(text: &'a str, open: &str, close: &str) -> Option<&'a str> {
    let mut at = text.strip_prefix(open).map(|_| open.len())?;
    if open.is_empty() || close.is_empty() {
        return None;
    }
    let mut depth = 1;
    while depth > 0 {
        let rest = &text[at..];
        // The close is tried first: with the same mark on both sides nothing can nest.
        if rest.starts_with(close) {
            depth -= 1;
            at += close.len();
        } else if rest.starts_with(open) {
            depth += 1;
            at += open.len();
        } else {
            at += rest.chars().next()?.len_utf8();
        }
    }
    Some(&text[at..])
}

/// The anchor that a cue at the top of a draft names: one of the style's, or a first and last name.
pub(super) fn anchor<'a>(cue: &'a str, style: &HouseStyle) -> Option<&'a str> {
    let name =
        style.cue_delims.iter().find_map(|(open, close)| cue.strip_prefix(open)?.strip_suffix(close))?.trim();
    let known = style.anchors.keys().any(|anchor| anchor.eq_ignore_ascii_case(name));
    (known || is_name(name)).then_some(name)
}

fn is_name(text: &str) -> bool {
    let words = text.split_whitespace();
    let named = |word: &str| {
        word.chars().all(|c| c.is_alphabetic() || matches!(c, '.' | '-' | '\'' | '’')) && !is_cue_word(word)
    };
    (2..=3).contains(&words.clone().count()) && words.clone().all(named)
}

fn is_cue_word(word: &str) -> bool {
    let word = word.to_lowercase();
    let mut rows = WORDS.lines().filter(|row| !row.starts_with('#'));
    rows.any(|row| row.split('\t').next() == Some(word.as_str()))
}

#[cfg(test)]
mod tests {
    use super::{WORDS, after_cue, is_name};

    #[test]
    fn a_cue_ends_at_its_own_bracket() {
        assert_eq!(after_cue("[A [B] C] D", "[", "]"), Some(" D"));
        assert_eq!(after_cue("((A)) D", "((", "))"), Some(" D"));
        assert_eq!(after_cue("[A", "[", "]"), None);
        assert_eq!(after_cue("A]", "[", "]"), None);
    }

    #[test]
    fn names_are_told_from_instructions() {
        for name in ["craig nigrelli", "MARY O'BRIEN", "Ana de Souza"] {
            assert!(is_name(name), "{name}");
        }
        for cue in ["ON CAM", "take sot", "VO", "TRT: 57", "two shot"] {
            assert!(!is_name(cue), "{cue}");
        }
    }

    #[test]
    fn the_list_is_sorted_and_each_word_is_in_its_example() {
        let rows: Vec<&str> = WORDS.lines().filter(|row| !row.starts_with('#')).collect();
        assert!(rows.is_sorted(), "sort styles/reading/cues.tsv");
        for row in rows {
            let (word, example) = row.split_once('\t').expect("two columns");
            assert!(example.to_lowercase().contains(word), "{row}");
        }
    }
}
