//! Plain text: an article, a pasted page or a draft script, told apart by content.

use std::iter;

use super::lines::{self, Line};
use super::{Input, Reading, columns, cue, encoding, page};
use crate::model::letters::capitals_and_small;
use crate::model::{Article, Block, BlockKind, Error, Header, HouseStyle, Meta, Noted, Source};

/// Reads plain text.
///
/// # Errors
/// Where it is not text.
pub fn import(input: &Input, style: &HouseStyle) -> Result<Noted<Reading>, Error> {
    reading(input, |text| article(text, style))
}

/// Reads a draft script, whatever it looks like.
///
/// # Errors
/// Where it is not text.
pub fn draft(input: &Input, style: &HouseStyle) -> Result<Noted<Reading>, Error> {
    reading(input, |text| script(&lines::split(text), style))
}

fn reading(input: &Input, read: impl Fn(&str) -> Noted<Article>) -> Result<Noted<Reading>, Error> {
    let Noted { value: text, mut notes } = encoding::decode(input)?;
    let Noted { value: article, notes: more } = read(&text);
    notes.extend(more);
    Ok(Noted { value: Reading { source: Source::new(input.name, text), article }, notes })
}

fn article(text: &str, style: &HouseStyle) -> Noted<Article> {
    let lines = lines::split(text);
    if is_draft(&lines, style) || !page::is(&lines) { script(&lines, style) } else { page::read(&lines) }
}

/// Reads a pasted page, whatever it looks like.
///
/// # Errors
/// Where it is not text.
pub fn pasted(input: &Input, _style: &HouseStyle) -> Result<Noted<Reading>, Error> {
    reading(input, |text| page::read(&lines::split(text)))
}

/// Whether lines are a script already: by its header line, cues, columns or capitals.
fn is_draft(lines: &[Line], style: &HouseStyle) -> bool {
    let full = || lines.iter().filter(|line| !line.is_blank());
    let cues = full().filter(|line| cue::alone(line.text, style)).count();
    let (upper, lower) = full()
        .map(|line| capitals_and_small(line.text))
        .fold((0, 0), |sum, line| (sum.0 + line.0, sum.1 + line.1));
    full().next().is_some_and(|line| Header::read(line.text).is_some() || cue::alone(line.text, style))
        || cues > 2
        || upper > lower
        || columns::read(lines, style).is_some()
}

/// Reads lines of which some may be cues; an article without any is a draft without any.
fn script(lines: &[Line], style: &HouseStyle) -> Noted<Article> {
    let (meta, lines) = headed(lines);
    let Noted { value: blocks, notes } = columns::read(lines, style)
        .unwrap_or_else(|| Noted { value: blocks(lines, style), notes: Vec::new() });
    let mut article = Article { meta, blocks };
    if let Some(Block { kind: BlockKind::Cue, passage }) = article.blocks.first() {
        let named = cue::anchor(passage.text(), style).map(str::to_owned);
        article.meta.anchor = article.meta.anchor.or(named);
    }
    Noted { value: article, notes }
}

/// Takes the header line that our own prompter text begins with back into what it says.
fn headed<'a, 't>(lines: &'a [Line<'t>]) -> (Meta, &'a [Line<'t>]) {
    let first = lines.iter().position(|line| !line.is_blank()).unwrap_or(lines.len());
    let header = lines.get(first).and_then(|line| Header::read(line.text));
    match header {
        None => (Meta::default(), lines),
        Some(Header { slug, anchor, .. }) => {
            (Meta { slug: Some(slug), anchor, ..Meta::default() }, &lines[first + 1..])
        }
    }
}

fn blocks(lines: &[Line], style: &HouseStyle) -> Vec<Block> {
    let groups = lines::paragraphs(lines, |line| cue::alone(line.text, style));
    groups.into_iter().map(|group| block(&lines[group], style)).collect()
}

fn block(lines: &[Line], style: &HouseStyle) -> Block {
    let passage = lines::join(lines);
    if cue::alone(passage.text(), style) {
        return Block { kind: BlockKind::Cue, passage };
    }
    match lines[0].item() {
        None => Block { kind: BlockKind::Paragraph, passage },
        Some(item) => {
            let item: Vec<Line> = iter::once(item).chain(lines[1..].iter().copied()).collect();
            Block { kind: BlockKind::ListItem, passage: lines::join(&item) }
        }
    }
}
