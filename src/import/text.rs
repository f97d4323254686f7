//! Plain text: an article, a pasted page or a draft script, told apart by content.

use std::iter;

use super::lines::{self, Line};
use super::{Input, Reading, brief, columns, cue, encoding, page, wire};
use crate::model::letters::capitals_and_small;
use crate::model::{Article, Block, BlockKind, Error, Header, HouseStyle, Meta, Note, Noted, Source, Span};

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
    let own = Input { encoding: own_encoding(input), ..*input };
    let Noted { value: text, mut notes } = encoding::decode(&own)?;
    let Noted { value: article, notes: more } = read(&text);
    notes.extend(more);
    Ok(Noted { value: Reading { source: Source::new(input.name, text), article }, notes })
}

/// The character set as told; of a script that this program wrote, the only one it writes beside UTF-8.
fn own_encoding<'a>(input: &Input<'a>) -> Option<&'a str> {
    let own = || {
        let first = input.bytes.split(|&byte| byte == b'\n').next().unwrap_or_default();
        first.len() < LONGEST_HEADER
            && Header::read(&String::from_utf8_lossy(first)).is_some()
            && str::from_utf8(input.bytes).is_err()
    };
    input.encoding.or_else(|| own().then_some("windows-1252"))
}

/// No header line is longer, in bytes.
const LONGEST_HEADER: usize = 1000;

fn article(text: &str, style: &HouseStyle) -> Noted<Article> {
    let lines = lines::split(text);
    if is_draft(text, &lines, style) {
        return script(&lines, style);
    }
    let columns = columns::read(&lines, style);
    if columns.is_none() && page::is(&lines) {
        let read = page::read(&lines);
        // A page of nothing but furniture is none.
        if !read.value.blocks.is_empty() {
            return read;
        }
    }
    written(&lines, style, |_| columns)
}

/// Reads a pasted page, whatever it looks like.
///
/// # Errors
/// Where it is not text.
pub fn pasted(input: &Input, _style: &HouseStyle) -> Result<Noted<Reading>, Error> {
    reading(input, |text| page::read(&lines::split(text)))
}

/// Whether a text is a script already: by its header line, cues or capitals.
fn is_draft(text: &str, lines: &[Line], style: &HouseStyle) -> bool {
    let mut full = lines.iter().filter(|line| !line.is_blank());
    let mut cues = full.clone().filter(|line| cue::alone(line.text, style));
    let (upper, lower) = capitals_and_small(text);
    full.next().is_some_and(|line| Header::read(line.text).is_some() || cue::alone(line.text, style))
        || cues.nth(2).is_some()
        || upper > lower
}

/// Reads lines of which some may be cues, in two columns or in one.
fn script(lines: &[Line], style: &HouseStyle) -> Noted<Article> {
    written(lines, style, |lines| columns::read(lines, style))
}

/// What stands in two columns, if anything does.
type Columns = Option<Noted<Vec<Block>>>;

/// Puts lines together, which have been or are read as columns first; an article without any cue is a
/// draft without any.
fn written(lines: &[Line], style: &HouseStyle, parted: impl FnOnce(&[Line]) -> Columns) -> Noted<Article> {
    let (mut meta, lines) = headed(lines);
    // A script in lines as short as the style's: blank lines alone part it.
    let (columns, words) = (style.text.columns.into(), style.text.words_per_line.into());
    let wrapped = (columns > 0 || words > 0) && (meta.scripted || lines::fit(lines, columns, words));
    if wrapped {
        let inside = lines.windows(2).filter(|pair| !pair[0].is_blank() && !pair[1].is_blank());
        meta.line_ends = inside.map(|pair| pair[0].end()).collect();
    }
    let found = if wrapped { None } else { parted(lines) };
    let unread = if found.is_some() { above(lines, &mut meta) } else { Vec::new() };
    let Noted { value: blocks, mut notes } = found.unwrap_or_else(|| {
        let groups = if wrapped {
            lines::parted(lines)
        } else {
            lines::paragraphs(lines, |line| cue::alone(line.text, style))
        };
        let blocks = groups.into_iter().map(|group| block(&lines[group], style)).collect();
        Noted { value: blocks, notes: Vec::new() }
    });
    notes.extend(unread);
    let mut article = Article { meta, blocks };
    // Our own header line says who reads, or that nobody is named.
    let unsigned = article.blocks.first().filter(|_| !article.meta.scripted);
    if let Some(Block { kind: BlockKind::Cue, passage }) = unsigned {
        let named = cue::anchor(passage.text(), style).map(str::to_owned);
        article.meta.anchor = article.meta.anchor.or(named);
    }
    Noted { value: article, notes }
}

/// Takes the lines above a draft's columns for what they say of the story; the others make a note each.
fn above(lines: &[Line], meta: &mut Meta) -> Vec<Note> {
    let full = columns::above(lines).iter().filter(|line| !line.is_blank());
    let note = |line: &Line| {
        let what = format!("a line above the columns is not read: {}", brief(line.text));
        Note::info("columns", Span::new(line.at, line.end()), what)
    };
    full.filter(|line| !wire::names(meta, line.text)).map(note).collect()
}

/// Takes the header line that our own prompter text begins with back into what it says.
fn headed<'a, 't>(lines: &'a [Line<'t>]) -> (Meta, &'a [Line<'t>]) {
    let first = lines.iter().position(|line| !line.is_blank()).unwrap_or(lines.len());
    let header = lines.get(first).and_then(|line| Header::read(line.text));
    match header {
        None => (Meta::default(), lines),
        Some(Header { slug, anchor, .. }) => {
            (Meta { slug: Some(slug), anchor, scripted: true, ..Meta::default() }, &lines[first + 1..])
        }
    }
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
