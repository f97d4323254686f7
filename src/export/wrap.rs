//! Lines of a given length, with the words that belong together kept together.

use crate::model::{Read, Text, Word};

/// How long a line may be.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Measure {
    /// Most characters; 0 for no limit.
    pub columns: usize,
    /// Most words; 0 for no limit.
    pub words: usize,
}

impl Measure {
    /// What a style's `[text]` asks for; `None` where lines are left to the prompter.
    #[must_use]
    pub fn of(text: &Text) -> Option<Self> {
        let measure = Self { columns: text.columns.into(), words: text.words_per_line.into() };
        (measure.columns > 0 || measure.words > 0).then_some(measure)
    }

    fn takes(self, chars: usize, words: usize) -> bool {
        (self.columns == 0 || chars <= self.columns) && (self.words == 0 || words <= self.words)
    }
}

/// A paragraph's lines: none ends between words that are bound, unless together they are longer than a
/// line; a word that is longer than a line stands on one of its own.
#[must_use]
pub fn read_lines(read: &Read, measure: Measure) -> Vec<&str> {
    kept_lines(read, measure, &[])
}

/// The same, with the line ends that stood in the source where they were: at `ends`, ascending.
#[must_use]
pub fn kept_lines<'a>(read: &'a Read, measure: Measure, ends: &[usize]) -> Vec<&'a str> {
    let parted = |word: &Word, next: &Word| {
        ends.get(ends.partition_point(|&end| end < word.span.end)).is_some_and(|&end| end <= next.span.start)
    };
    let mut groups = Vec::new();
    let mut before: Option<&Word> = None;
    for words in read.words.chunk_by(|word, next| word.bind && !parted(word, next)) {
        let (Some(first), Some(last)) = (words.first(), words.last()) else { continue };
        let begins = before.is_some_and(|before| parted(before, first));
        before = Some(last);
        let whole = &read.text[first.page.start..last.page.end];
        if measure.takes(whole.chars().count(), words.len()) {
            groups.push((whole, begins));
        } else {
            let each = |(at, word): (usize, &Word)| (&read.text[word.page.clone()], begins && at == 0);
            groups.extend(words.iter().enumerate().map(each));
        }
    }
    fill(&read.text, &groups, measure)
}

/// An instruction's lines.
#[must_use]
pub fn cue_lines(text: &str, measure: Measure) -> Vec<&str> {
    fill(text, &text.split_whitespace().map(|word| (word, false)).collect::<Vec<_>>(), measure)
}

/// Fills lines with groups, each a piece of `text` in order, and whether it begins a line in any case.
fn fill<'a>(text: &'a str, groups: &[(&'a str, bool)], measure: Measure) -> Vec<&'a str> {
    let start_of = |piece: &str| piece.as_ptr() as usize - text.as_ptr() as usize;
    let mut lines: Vec<&str> = Vec::new();
    let (mut chars, mut words) = (0, 0);
    for &(group, begins) in groups {
        let (more_chars, more_words) = (group.chars().count(), group.split_whitespace().count());
        let fits = words > 0 && !begins && measure.takes(chars + 1 + more_chars, words + more_words);
        match lines.last_mut() {
            Some(line) if fits => {
                *line = &text[start_of(line)..start_of(group) + group.len()];
                (chars, words) = (chars + 1 + more_chars, words + more_words);
            }
            _ => {
                lines.push(group);
                (chars, words) = (more_chars, more_words);
            }
        }
    }
    lines
}

#[cfg(test)]
mod tests {
    use super::{Measure, cue_lines, read_lines};
    use crate::export::trial::read;

    #[test]
    fn bound_words_stay_on_a_line() {
        let read = read("THE BUDGET IS SIX~MILLION DOLLARS SAYS MAYOR~KIM, QUOTE~“NO.”");
        let lines = read_lines(&read, Measure { columns: 0, words: 4 });
        assert_eq!(lines, ["THE BUDGET IS", "SIX MILLION DOLLARS SAYS", "MAYOR KIM, QUOTE “NO.”"]);
        let lines = read_lines(&read, Measure { columns: 17, words: 0 });
        assert_eq!(
            lines,
            ["THE BUDGET IS", "SIX MILLION", "DOLLARS SAYS", "MAYOR KIM, QUOTE “NO.”"][..3]
                .to_vec()
                .into_iter()
                .chain(["MAYOR KIM,", "QUOTE “NO.”"])
                .collect::<Vec<_>>()
        );
    }

    #[test]
    fn a_word_too_long_stands_alone() {
        assert_eq!(
            cue_lines("[A VERYVERYLONG B]", Measure { columns: 5, words: 0 }),
            ["[A", "VERYVERYLONG", "B]"]
        );
    }
}
