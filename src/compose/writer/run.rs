//! Words that nothing touches, written a stretch at a time.

use super::Writer;
use crate::model::{Case, Passage, Token, Word};

impl Writer<'_> {
    /// Whether what follows stands behind a space, and not on an opening mark.
    pub(in crate::compose) const fn is_free(&self) -> bool {
        !(self.glue && self.open.is_some())
    }

    /// Writes words of ASCII letters as the article has them, one space between one and the next:
    /// most of a story, and so all at once.
    pub(in crate::compose) fn run(&mut self, passage: &Passage, words: &[Token]) {
        let (Some(first), Some(last)) = (words.first(), words.last()) else { return };
        self.close();
        (self.fresh, self.glue) = (false, false);
        let whole = first.span.join(last.span);
        let (stretch, place) = (whole.of(passage.text()), passage.locate_within(whole));
        let page = parted(&mut self.read.text, stretch);
        if matches!(self.style.case, Case::Upper) {
            self.read.text[page..].make_ascii_uppercase();
        }
        let said = parted(&mut self.read.said, stretch);
        self.read.said[said..].make_ascii_lowercase();
        self.read.words.extend(words.iter().map(|&Token { span, .. }| {
            let (start, end) = (span.start - first.span.start, span.end - first.span.start);
            Word {
                page: page + start..page + end,
                said: said + start..said + end,
                written: span.into(),
                span: place(span),
                ..Word::default()
            }
        }));
        // A mark may still hang on the last.
        self.open = self.read.words.pop();
    }
}

/// Adds text behind a space, if anything stands before it; says where it starts.
fn parted(out: &mut String, text: &str) -> usize {
    if !out.is_empty() {
        out.push(' ');
    }
    let start = out.len();
    out.push_str(text);
    start
}

#[cfg(test)]
mod tests {
    use super::super::{Manner, Writer};
    use crate::model::{Case, HouseStyle, Kind, Mark, Passage, Read, Span, Token};

    /// A line of words, written in one stretch or word by word.
    fn written(passage: &Passage, style: &HouseStyle, at_once: bool) -> Read {
        let text = passage.text();
        let starts = (0..text.len()).filter(|&at| at == 0 || text.as_bytes()[at - 1] == b' ');
        let token = |start: usize| {
            let end = text[start..].find(' ').map_or(text.len(), |length| start + length);
            Token::new(Span::new(start, end), false, Kind::Word)
        };
        let words: Vec<Token> = starts.map(token).collect();
        let mut writer = Writer::new(style, text.len(), false);
        if at_once {
            writer.run(passage, &words);
        } else {
            for word in &words {
                writer.at(word.span, passage.locate(word.span));
                writer.plain(word.span.of(text), Manner::default());
            }
        }
        let end = Span::new(text.len(), text.len());
        writer.at(end, passage.locate(end));
        writer.mark(Mark::Period, true);
        writer.finish()
    }

    #[test]
    fn words_at_once_are_words_one_by_one() {
        let mut style: HouseStyle = toml::from_str(include_str!("../../../styles/base.toml")).expect("base");
        for case in [Case::Upper, Case::Mixed] {
            style.case = case;
            for text in ["Rain fell on the Old Town", "Rain fell", "Rain", "I am"] {
                let (first, last) = text.split_at(text.len() / 2);
                let mut parted = Passage::verbatim(first, 7);
                parted.push(last, 7 + text.len());
                for passage in [Passage::verbatim(text, 7), parted] {
                    assert_eq!(written(&passage, &style, true), written(&passage, &style, false), "{text}");
                }
            }
        }
    }
}
