//! Draft and edits to Script.

pub mod calibration;
mod coefficients;
mod cues;
pub mod fit;
pub mod speech;
mod ties;
pub mod timing;
#[cfg(test)]
mod trial;

use crate::model::{
    BlockKind, Cue, Draft, HouseStyle, Note, Noted, Part, Pause, Read, Script, Span, Word, WordKind,
    fingerprint,
};

/// What the person asks for beside the style.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Ask {
    /// Short name of the story, over what the article says.
    pub slug: Option<String>,
    /// The anchor, over what the article says.
    pub anchor: Option<String>,
    /// Words a minute, over the anchor's own.
    pub rate: Option<f64>,
    /// Whether sentences may be put in another order.
    pub rewrite: bool,
}

/// Composes the script.
#[must_use]
pub fn script(
    draft: Draft,
    _edits: Noted<()>,
    style: &HouseStyle,
    ask: &Ask,
    notes: Vec<Note>,
) -> Noted<Script> {
    let parts = draft
        .blocks
        .into_iter()
        .map(|block| {
            let span = block.passage.locate(Span::new(0, block.passage.text().len()));
            match block.kind {
                BlockKind::Cue | BlockKind::Heading(_) => {
                    Part::Cue(Cue { text: block.passage.text().to_owned(), span, ..Cue::default() })
                }
                BlockKind::Paragraph | BlockKind::Quotation | BlockKind::ListItem => {
                    let mut read = Read { written: block.passage.text().to_owned(), span, ..Read::default() };
                    for word in read.written.split_whitespace() {
                        if !read.text.is_empty() {
                            read.text.push(' ');
                            read.said.push(' ');
                        }
                        let (page, said) = (read.text.len(), read.said.len());
                        let written = word.as_ptr() as usize - read.written.as_ptr() as usize;
                        read.text.push_str(&word.to_uppercase());
                        read.said.push_str(
                            &word.to_lowercase().replace(|c: char| !c.is_alphanumeric() && c != '\'', ""),
                        );
                        read.words.push(Word {
                            page: page..read.text.len(),
                            said: said..read.said.len(),
                            written: written..written + word.len(),
                            span: block.passage.locate(Span::new(written, written + word.len())),
                            kind: WordKind::Spoken,
                            pause: if word.ends_with('.') { Pause::Stop } else { Pause::None },
                            ..Word::default()
                        });
                    }
                    let end = read.words.len();
                    read.sentences.push(0..end);
                    Part::Read(read)
                }
            }
        })
        .collect();
    let slug = ask.slug.clone().or(draft.meta.slug.clone()).unwrap_or_else(|| "STORY".into());
    let mut script =
        Script { slug, meta: draft.meta, rate: ask.rate.unwrap_or(style.rate), parts, ..Script::default() };
    script.fingerprint = fingerprint(script.page_words());
    timing::time(&mut script, style, ask.rate);
    Noted { value: script, notes }
}
