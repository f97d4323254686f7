//! Where in the page a paragraph's words stand: the extracted words laid beside the page's own.

use std::borrow::Cow;
use std::ops::Range;

use super::body::INLINE;
use super::entity;
use super::markup::Piece;
use crate::import::raised::{raised, sign};
use crate::model::{Passage, Span};

/// How far apart, in words, the two may run before they are given up as parted.
const REACH: usize = 8;

/// A word of the page.
#[derive(Debug, Clone)]
struct Word {
    /// Its place in `Page::plain`.
    plain: Range<usize>,
    /// Its place in the source.
    source: Range<usize>,
}

/// The visible words of a page, each with its place, and where among them one is.
pub(super) struct Page {
    plain: String,
    words: Vec<Word>,
    /// Every three words in a row, as a number, with where they stand; in order.
    runs: Vec<(u64, usize)>,
    cursor: usize,
    /// Whether the words stand above the line.
    above: bool,
}

impl Page {
    /// A page of which no word has gone by.
    pub(super) fn new() -> Self {
        Self { plain: String::new(), words: Vec::new(), runs: Vec::new(), cursor: 0, above: false }
    }

    /// Takes the words off a piece of the page.
    pub(super) fn see(&mut self, html: &str, piece: &Piece) {
        match piece {
            // Figures above the line are other signs where they are read.
            Piece::Text(range) if self.above && matches!(raised(&html[range.clone()]), Cow::Owned(_)) => {
                for (at, c) in html[range.clone()].char_indices() {
                    self.put(sign(c), range.start + at..range.start + at + c.len_utf8());
                }
            }
            Piece::Text(range) => self.take(html, range.clone()),
            Piece::Tag(tag) => {
                let inline = tag.is_any(INLINE);
                self.above = if tag.is("sup") { !tag.closes } else { self.above && inline };
                if !inline {
                    self.plain.push(' ');
                }
            }
            Piece::Raw(..) => self.plain.push(' '),
        }
    }

    /// Once all words are taken: learns where each three of them stand.
    pub(super) fn settle(&mut self) {
        let numbers: Vec<u64> = (0..self.words.len()).map(|at| number(self.word(at))).collect();
        self.runs = numbers.windows(3).enumerate().map(|(at, run)| (key(run), at)).collect();
        self.runs.sort_unstable();
    }

    fn take(&mut self, html: &str, range: Range<usize>) {
        let mut at = range.start;
        while at < range.end {
            let rest = &html[at..range.end];
            let plain = |byte: u8| byte.is_ascii_graphic() && byte != b'&';
            let run = rest.bytes().position(|byte| !plain(byte)).unwrap_or(rest.len());
            if run > 0 {
                self.extend(&rest[..run], at..at + run);
                at += run;
                continue;
            }
            let c = rest.chars().next().unwrap_or(' ');
            let (c, length) = entity::first(rest).unwrap_or((c, c.len_utf8()));
            self.put(c, at..at + length);
            at += length;
        }
    }

    fn put(&mut self, c: char, source: Range<usize>) {
        if c.is_whitespace() {
            self.plain.push(' ');
            return;
        }
        self.extend(c.encode_utf8(&mut [0; 4]), source);
    }

    /// Adds letters to the word that ends here, or begins one with them.
    fn extend(&mut self, letters: &str, source: Range<usize>) {
        let from = self.plain.len();
        self.plain.push_str(letters);
        match self.words.last_mut() {
            Some(word) if word.plain.end == from => {
                word.plain.end = self.plain.len();
                word.source.end = source.end;
            }
            _ => self.words.push(Word { plain: from..self.plain.len(), source }),
        }
    }

    fn word(&self, at: usize) -> &str {
        self.words.get(at).map_or("", |word| &self.plain[word.plain.clone()])
    }

    /// The text as a passage whose words point to where the page has them.
    pub(super) fn passage(&mut self, text: &str) -> Passage {
        let words: Vec<&str> = text.split_whitespace().collect();
        let found = self.align(&words);
        let last = found.iter().rev().flatten().next();
        if let Some(last) = last {
            self.cursor = last + 1;
        }
        let here = self.words.get(self.cursor.saturating_sub(1)).map_or(0, |word| word.source.start);
        let mut end = found.iter().flatten().next().map_or(here, |first| self.words[*first].source.start);
        let mut passage = Passage::default();
        for (word, at) in words.iter().zip(&found) {
            // Words that the page does not have stand where the one before them ends.
            let source = at.map_or(end..end, |at| self.words[at].source.clone());
            if !passage.text().is_empty() {
                passage.push_for(" ", Span::new(end, source.start.max(end)));
            }
            end = source.end;
            if source.len() == word.len() {
                passage.push(word, source.start);
            } else {
                passage.push_for(word, Span::new(source.start, source.end));
            }
        }
        passage
    }

    /// For each word the page's word it is.
    fn align(&self, words: &[&str]) -> Vec<Option<usize>> {
        let mut found = vec![None; words.len()];
        let Some((mut mine, mut theirs)) = self.start(words) else { return found };
        while mine < words.len() && theirs < self.words.len() {
            let step = (0..=REACH).find_map(|apart| {
                (0..=apart).map(|skip| (skip, apart - skip)).find(|(skip, over)| {
                    words.get(mine + skip).is_some_and(|word| *word == self.word(theirs + over))
                })
            });
            let Some((skip, over)) = step else {
                mine += 1;
                theirs += 1;
                continue;
            };
            (mine, theirs) = (mine + skip, theirs + over);
            found[mine] = Some(theirs);
            (mine, theirs) = (mine + 1, theirs + 1);
        }
        found
    }

    /// Where three words stand: after what was found before, or else the last place there is.
    fn nearest(&self, run: u64) -> Option<usize> {
        let next = self.runs.partition_point(|place| *place < (run, self.cursor));
        let here = self.runs.get(next).filter(|(key, _)| *key == run);
        let last = || self.runs[..next].last().filter(|(key, _)| *key == run);
        here.or_else(last).map(|(_, place)| *place)
    }

    /// The first word that can be found, and where: after what was found before, if it is there.
    fn start(&self, words: &[&str]) -> Option<(usize, usize)> {
        let numbers: Vec<u64> = words.iter().take(42).map(|word| number(word)).collect();
        let run = numbers
            .windows(3)
            .enumerate()
            .find_map(|(at, run)| self.nearest(key(run)).map(|place| (at, place)));
        run.or_else(|| {
            let whole =
                |at: &usize| words.iter().enumerate().all(|(skip, word)| self.word(at + skip) == *word);
            let ahead = (self.cursor..self.words.len()).find(whole);
            ahead.or_else(|| (0..self.cursor).find(whole)).map(|place| (0, place))
        })
    }
}

/// A number for a word; the same on every run.
fn number(word: &str) -> u64 {
    word.bytes()
        .fold(0xcbf2_9ce4_8422_2325, |sum, byte| (sum ^ u64::from(byte)).wrapping_mul(0x100_0000_01b3))
}

/// A number for the numbers of three words.
fn key(numbers: &[u64]) -> u64 {
    numbers.iter().fold(0, |sum, number| (sum ^ number).wrapping_mul(0x9e37_79b9_7f4a_7c15).rotate_left(29))
}

#[cfg(test)]
mod tests {
    use super::Page;
    use crate::import::html::markup::pieces;
    use crate::model::Span;

    fn located(html: &str, text: &str) -> Vec<String> {
        let mut page = Page::new();
        pieces(html).for_each(|piece| page.see(html, &piece));
        page.settle();
        let passage = page.passage(text);
        let words = passage.text().split(' ');
        let start = |word: &str| word.as_ptr() as usize - passage.text().as_ptr() as usize;
        let spans = words.map(|word| passage.locate(Span::new(start(word), start(word) + word.len())));
        spans.map(|span| html[span.start..span.end].to_owned()).collect()
    }

    #[test]
    fn each_word_points_to_its_own_bytes() {
        let html =
            "<p>Menu one two</p><p>The <b>m</b>ayor &amp; AT&amp;T said &ldquo;no&rdquo; to one two.</p>";
        let text = "The mayor & AT&T said “no” to one two.";
        let found = located(html, text);
        assert_eq!(found[0], "The");
        assert_eq!((found[4].as_str(), found[6].as_str(), found[8].as_str()), ("said", "to", "two."));
        assert!(html.contains(&found[2]) && found[2].starts_with('&'), "{found:?}");
    }

    #[test]
    fn words_that_the_page_does_not_have_lose_no_others() {
        let found = located("<p>a b c EXTRA d e f</p>", "a b c d NEW e f");
        assert_eq!((found[0].as_str(), found[3].as_str(), found[6].as_str()), ("a", "d", "f"));
    }
}
