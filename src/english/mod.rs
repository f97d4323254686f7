//! Article to Draft: what each written thing is, before any rule has spoken.

mod address;
mod bill;
mod clean;
mod clock;
mod date;
mod fraction;
mod identifier;
mod initials;
mod lex;
mod makes;
mod measure;
mod money;
mod names;
mod number;
mod percent;
mod phone;
mod roman;
pub mod say;
mod scan;
mod score;
mod sentence;
mod size;
mod state;
mod symbol;
mod web;
mod weekday;
mod year;

use crate::model::letters::capitals_and_small;
use crate::model::style::Year;
use crate::model::{
    Article, Block, BlockKind, Draft, HouseStyle, Kind, Note, Noted, Paragraph, Token, sounds,
};

/// Reads an article as English: step by step over the whole story, so that the lists and the code of
/// each step stay close at hand.
#[must_use]
pub fn parse(article: Article, style: &HouseStyle) -> Noted<Draft> {
    let mut notes = Vec::new();
    let scripted = article.meta.scripted;
    let blocks = article.blocks.into_iter();
    let mut paragraphs: Vec<Paragraph> =
        blocks.map(|block| taken_apart(block, style, scripted, &mut notes)).collect();
    let split = |Paragraph { passage, tokens, .. }: &mut Paragraph| {
        sentence::split(passage.text(), tokens, &style.words)
    };
    let starts: Vec<Vec<bool>> = paragraphs.iter_mut().map(split).collect();
    let scanned = |(Paragraph { passage, tokens, shouting, .. }, starts): (&Paragraph, &Vec<bool>)| {
        find_all(&scan::Scan::new(passage.text(), tokens, starts, &style.words, *shouting))
    };
    let found: Vec<_> = paragraphs.iter().zip(&starts).map(scanned).collect();
    for ((paragraph, starts), found) in paragraphs.iter_mut().zip(starts).zip(found) {
        paragraph.sentences = gather(&mut paragraph.tokens, &starts, found);
    }
    Noted { value: Draft { meta: article.meta, paragraphs }, notes }
}

/// One block, cleaned; one that is read, taken apart.
fn taken_apart(block: Block, style: &HouseStyle, scripted: bool, notes: &mut Vec<Note>) -> Paragraph {
    let passage = clean::clean(block.passage, notes);
    let text = passage.text();
    let read = is_read(block.kind);
    let shouting = read && is_shouting(text);
    let mut tokens = Vec::new();
    if read {
        tokens = lex::lex(text, &style.words, &style.cue_delims, shouting);
    }
    if matches!(style.year, Year::Pairs) && (scripted || shouting) {
        year::join_pairs(text, &mut tokens, &style.words, scripted);
    }
    Paragraph { kind: block.kind, passage, tokens, sentences: Vec::new(), shouting }
}

/// Whether a block's words are read on air.
#[must_use]
pub const fn is_read(kind: BlockKind) -> bool {
    matches!(kind, BlockKind::Paragraph | BlockKind::Quotation | BlockKind::ListItem)
}

/// Everything the scanners know, with the token at which each of it starts, in order.
fn find_all(scan: &scan::Scan) -> Vec<(usize, scan::Found)> {
    let mut all = Vec::new();
    let mut at = 0;
    while at < scan.tokens.len() {
        if !scan.bare(at)
            && let Some(found) = scan.find(at)
        {
            let next = at + found.take;
            all.push((at, found));
            at = next;
        } else {
            at += 1;
        }
    }
    all
}

/// Puts what was found in the place of its parts. Gives the first token of each sentence.
fn gather(tokens: &mut Vec<Token>, starts: &[bool], found: Vec<(usize, scan::Found)>) -> Vec<usize> {
    let mut sentences = Vec::new();
    let mut found = found.into_iter().peekable();
    let (mut at, mut kept) = (0, 0);
    while at < tokens.len() {
        if starts[at] {
            sentences.push(kept);
        }
        if kept < at {
            tokens.swap(kept, at);
        }
        let mut next = at + 1;
        if let Some((_, found)) = found.next_if(|(first, _)| *first == at) {
            next = at + found.take;
            let last = if next > at + 1 { tokens[next - 1].span } else { tokens[kept].span };
            let Token { span, glued, .. } = tokens[kept];
            tokens[kept] = Token::new(span.join(last), glued, Kind::Said(Box::new(found.saying)));
        }
        kept += 1;
        at = next;
    }
    tokens.truncate(kept);
    sentences
}

/// Whether two letters of three that have a case are capitals: a draft half raised counts as raised.
fn is_shouting(text: &str) -> bool {
    let (upper, lower) = capitals_and_small(text);
    let mostly = upper > 1 && upper > lower * 2 && (lower == 0 || upper > 3);
    mostly && (lower == 0 || raises_words(text))
}

/// Whether it is words that stand in capitals, and not a list of initials among small words.
fn raises_words(text: &str) -> bool {
    let letters = |c: char| !c.is_alphabetic();
    let (mut raised, mut small) = (0_usize, 0_usize);
    for word in text.split(letters).filter(|word| word.len() > 1) {
        let upper = word.chars().all(char::is_uppercase);
        raised += usize::from(upper && (word.len() > 5 || sounds::is_word(word)));
        small += usize::from(word.chars().all(char::is_lowercase));
    }
    raised > small * 2
}
