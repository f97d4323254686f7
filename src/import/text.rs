//! Plain text: paragraphs parted by blank lines.

use super::{Input, Reading};
use crate::model::{Article, Block, BlockKind, Error, HouseStyle, Noted, Passage, Source};

/// Reads plain text.
///
/// # Errors
/// Where it is not UTF-8.
pub fn import(input: &Input, _style: &HouseStyle) -> Result<Noted<Reading>, Error> {
    let text = std::str::from_utf8(input.bytes).map_err(|_| Error::new("not UTF-8"))?;
    let source = Source::new(input.name, text);
    let mut article = Article::default();
    let mut at = 0;
    for line in text.split_inclusive('\n') {
        let body = line.trim();
        if !body.is_empty() {
            let start = at + (line.len() - line.trim_start().len());
            let kind = if body.starts_with('[') && body.ends_with(']') {
                BlockKind::Cue
            } else {
                BlockKind::Paragraph
            };
            article.blocks.push(Block { kind, passage: Passage::verbatim(body, start) });
        }
        at += line.len();
    }
    Ok(Noted { value: Reading { source, article }, notes: Vec::new() })
}
