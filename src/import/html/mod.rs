//! Web pages: the article's body found, its blocks known, its facts kept, the rest left where it was.

mod body;
pub(super) mod entity;
mod facts;
mod guard;
mod locate;
mod markup;

use std::thread::{self, JoinHandle};

use body::Chunk;
pub(super) use body::INLINE;
use dom_smoothie::{Config, ParsePolicy, Readability};
use facts::Facts;
use guard::Guarded;
use locate::Page;
use markup::pieces;
use trafilatura::{ExtractResult, ExtractionFocus, HtmlDateMode, Options};

use super::{Input, Reading, brief, encoding, furniture, wire};
use crate::model::{Article, Block, Error, HouseStyle, Meta, Note, Noted, Source, Span};

/// Elements that begin a line of their own.
pub(super) const BLOCK: &[&str] = &[
    "blockquote",
    "br",
    "button",
    "caption",
    "center",
    "dd",
    "div",
    "dl",
    "dt",
    "embed",
    "figcaption",
    "figure",
    "footer",
    "form",
    "h1",
    "h2",
    "h3",
    "h4",
    "h5",
    "h6",
    "header",
    "hr",
    "iframe",
    "img",
    "input",
    "li",
    "object",
    "ol",
    "p",
    "pre",
    "script",
    "section",
    "style",
    "table",
    "tbody",
    "td",
    "th",
    "thead",
    "tr",
    "ul",
    "video",
];

const RULE: &str = "html";
/// Room for a parser that goes down into a page by recursion, in bytes.
const STACK: usize = 64 << 20;

/// What an extractor found.
#[derive(Debug, Default)]
struct Found {
    /// The body as simple markup.
    html: String,
    /// What it made of the page's facts.
    meta: Meta,
}

/// Whether bytes look like a web page.
#[must_use]
pub fn sniff(bytes: &[u8]) -> bool {
    let head = String::from_utf8_lossy(&bytes[..bytes.len().min(2048)]).to_ascii_lowercase();
    let head = head.trim_start_matches(|c: char| c.is_whitespace() || c == '\u{feff}');
    let opens = ["<!doctype html", "<html", "<head", "<body", "<article", "<div", "<p>", "<p "];
    opens.iter().any(|tag| head.starts_with(tag)) || (head.starts_with('<') && head.contains("<html"))
}

/// Reads a web page.
///
/// # Errors
/// Where it is not text.
pub fn import(input: &Input, _style: &HouseStyle) -> Result<Noted<Reading>, Error> {
    let Noted { value: text, mut notes } = encoding::decode(input)?;
    let guarded = guard::clean(&text, input.fast);
    if guarded.cut {
        let what = "the page is too long: only its first part was read";
        notes.push(Note::warn(RULE, Span::default(), what).hint("hand in the article on its own"));
    }
    let fast = input.fast || guarded.heavy;
    let extractor = apart(guarded, input.url.map(str::to_owned), fast);
    // Meanwhile, what does not wait for it.
    let (mut seen, mut page) = (Facts::default(), Page::new());
    for piece in pieces(&text) {
        seen.see(&text, &piece);
        page.see(&text, &piece);
    }
    page.settle();
    let mut article = Article { meta: facts::meta(seen), blocks: Vec::new() };
    let found = extractor.and_then(|thread| thread.join().ok()).flatten().unwrap_or_default();
    let chunks = body::chunks(&found.html);
    if chunks.is_empty() {
        let what = "no article was found on the page";
        notes.push(Note::warn(RULE, Span::default(), what).hint("copy its text and hand in that"));
    }
    article.meta.headline = article.meta.headline.or(found.meta.headline);
    article.meta.byline = article.meta.byline.or(found.meta.byline);
    for chunk in chunks {
        place(&chunk, &mut page, &mut article, &mut notes);
    }
    Ok(Noted { value: Reading { source: Source::new(input.name, text), article }, notes })
}

/// Puts a chunk where it belongs: among the blocks, or in a note.
fn place(chunk: &Chunk, page: &mut Page, article: &mut Article, notes: &mut Vec<Note>) {
    let passage = page.passage(&chunk.text);
    let span = passage.locate(Span::new(0, passage.text().len()));
    if let Some(what) = chunk.aside {
        notes.push(Note::info(RULE, span, format!("{what} is not read")));
    } else if article.meta.headline.as_deref() == Some(chunk.text.as_str()) {
        // The headline is on the page; it is not read.
    } else if furniture::is(&chunk.text) && !wire::knows(&chunk.text) {
        notes.push(Note::info(RULE, span, format!("page furniture left out: {}", brief(&chunk.text))));
    } else {
        article.blocks.push(Block { kind: chunk.kind, passage });
    }
}

/// Runs the extractor in a thread of its own, with room for deep pages; a fault in it ends nothing.
fn apart(page: Guarded, url: Option<String>, fast: bool) -> Option<JoinHandle<Option<Found>>> {
    let work = move || if fast { quick(&page.html, url.as_deref()) } else { careful(&page, url.as_deref()) };
    thread::Builder::new().name("extract".into()).stack_size(STACK).spawn(work).ok()
}

/// The careful way. The extractor has a second one for where it finds too little; as long as it finds half
/// of what the page says, the second one could win nothing and is spared.
fn careful(page: &Guarded, url: Option<&str>) -> Option<Found> {
    let mut options = Options::default();
    options.exclude_comments = true;
    options.enable_fallback = false;
    options.focus = ExtractionFocus::FavorPrecision;
    // The page's facts are read here: a search of all its text for a date takes as long as the rest.
    options.html_date_mode = HtmlDateMode::Disabled;
    options.original_url = url.and_then(|url| url.parse().ok());
    let first = trafilatura::extract(&page.html, &options).ok().filter(|found| is_most(found, page.said));
    let result = first.or_else(|| {
        options.enable_fallback = true;
        trafilatura::extract(&page.html, &options).ok()
    })?;
    let some = |text: String| Some(text).filter(|text| !text.trim().is_empty());
    let meta = Meta {
        headline: some(result.metadata.title),
        byline: some(result.metadata.author),
        ..Meta::default()
    };
    Some(Found { html: result.content_html, meta })
}

/// Whether what was found is half of the letters a page says outside its links, in paragraphs.
fn is_most(found: &ExtractResult, said: usize) -> bool {
    let letters: usize = found.content_text.split_whitespace().map(str::len).sum();
    let count = |tag: &str| found.content_html.matches(tag).count();
    letters * 2 >= said && count("<p>") > count("<table")
}

/// So many bytes of words are enough for the first try of the quick way to stand.
const ENOUGH: usize = 500;

/// The quick way: one try without a copy of the page kept for another; where that finds too little, all.
fn quick(html: &str, url: Option<&str>) -> Option<Found> {
    // The page's facts are read here.
    let config = || Some(Config { disable_json_ld: true, ..Config::default() });
    let page = || Readability::new(html, url, config()).ok();
    let first = page()?.parse_with_policy(ParsePolicy::Strict).ok().filter(|article| {
        article.text_content.split_whitespace().map(|word| word.len() + 1).sum::<usize>() > ENOUGH
    });
    let article = first.or_else(|| page()?.parse().ok())?;
    let meta = Meta {
        headline: Some(article.title).filter(|title| !title.is_empty()),
        byline: article.byline,
        ..Meta::default()
    };
    Some(Found { html: article.content.to_string(), meta })
}
