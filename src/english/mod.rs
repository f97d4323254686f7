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
mod symbol;
mod web;
mod year;

use crate::model::letters::capitals_and_small;
use crate::model::style::Year;
use crate::model::{
    Article, Block, BlockKind, Draft, HouseStyle, Kind, Note, Noted, Paragraph, Token, sounds,
};

/// Reads an article as English.
#[must_use]
pub fn parse(article: Article, style: &HouseStyle) -> Noted<Draft> {
    let mut notes = Vec::new();
    let scripted = article.meta.scripted;
    let blocks = article.blocks.into_iter();
    let paragraphs = blocks.map(|block| paragraph(block, style, scripted, &mut notes)).collect();
    Noted { value: Draft { meta: article.meta, paragraphs }, notes }
}

/// One block: cleaned, taken apart, cut into sentences, its written things found.
fn paragraph(block: Block, style: &HouseStyle, scripted: bool, notes: &mut Vec<Note>) -> Paragraph {
    let passage = clean::clean(block.passage, notes);
    if !is_read(block.kind) {
        return Paragraph {
            kind: block.kind,
            passage,
            tokens: Vec::new(),
            sentences: Vec::new(),
            shouting: false,
        };
    }
    let text = passage.text();
    let shouting = is_shouting(text);
    let mut tokens = lex::lex(text, &style.words, &style.cue_delims, shouting);
    if matches!(style.year, Year::Pairs) && (scripted || shouting) {
        year::join_pairs(text, &mut tokens, &style.words, scripted);
    }
    let starts = sentence::split(text, &mut tokens, &style.words);
    let scan = scan::Scan::new(text, &tokens, &starts, &style.words, shouting);
    let (tokens, sentences) = gather(&scan);
    Paragraph { kind: block.kind, passage, tokens, sentences, shouting }
}

/// Whether a block's words are read on air.
#[must_use]
pub const fn is_read(kind: BlockKind) -> bool {
    matches!(kind, BlockKind::Paragraph | BlockKind::Quotation | BlockKind::ListItem)
}

/// The tokens with everything the scanners know put in the place of its parts.
fn gather(scan: &scan::Scan) -> (Vec<Token>, Vec<usize>) {
    let mut tokens = Vec::with_capacity(scan.tokens.len());
    let mut sentences = Vec::new();
    let mut at = 0;
    while at < scan.tokens.len() {
        if scan.starts[at] {
            sentences.push(tokens.len());
        }
        let Some(found) = scan.find(at) else {
            tokens.push(scan.tokens[at].clone());
            at += 1;
            continue;
        };
        let last = at + found.take - 1;
        tokens.push(Token {
            span: scan.tokens[at].span.join(scan.tokens[last].span),
            glued: scan.tokens[at].glued,
            kind: Kind::Said(Box::new(found.saying)),
        });
        at = last + 1;
    }
    (tokens, sentences)
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
