//! Bytes to Article: the table of importers and the choice among them.

mod archive;
mod codepage;
mod columns;
mod cue;
mod dateline;
pub mod docx;
pub mod encoding;
mod flow;
mod front;
mod furniture;
pub mod html;
mod lines;
pub mod markdown;
pub mod mend;
pub mod odt;
mod page;
mod paragraph;
mod raised;
mod refusal;
pub mod rtf;
mod scraps;
mod tables;
pub mod text;
mod wire;
mod xml;

use crate::model::{Article, Block, Error, Header, HouseStyle, Noted, Source};

/// What was handed in.
#[derive(Debug, Clone, Copy, Default)]
pub struct Input<'a> {
    /// A path, or `-` for standard input: messages name it and its extension tells the format.
    pub name: &'a str,
    /// The bytes as they came.
    pub bytes: &'a [u8],
    /// The importer to use whatever the name and content say (a name in `IMPORTERS`).
    pub from: Option<&'a str>,
    /// Character set by any WHATWG name, whatever the bytes say.
    pub encoding: Option<&'a str>,
    /// The address of a web page.
    pub url: Option<&'a str>,
    /// The quick way through a web page rather than the careful one.
    pub fast: bool,
}

/// What was read: the text that spans point into, and the article in it.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Reading {
    /// The text.
    pub source: Source,
    /// The article.
    pub article: Article,
}

/// One format that can be read.
pub struct Importer {
    /// Its name, for `--from` and `batch`.
    pub name: &'static str,
    /// One line for `--help`.
    pub help: &'static str,
    /// File extensions, lower case, without a dot.
    pub extensions: &'static [&'static str],
    /// Whether bytes look like it.
    pub sniff: fn(&[u8]) -> bool,
    /// Whether `sniff` goes by a signature no other file has: it then counts for more than the name.
    pub signed: bool,
    /// Reads it.
    pub import: fn(&Input, &HouseStyle) -> Result<Noted<Reading>, Error>,
}

/// Every format, in the order in which content is tried; the last takes anything.
pub const IMPORTERS: &[Importer] = &[
    Importer {
        name: "docx",
        help: "a Word file",
        extensions: &["docx", "docm", "dotx"],
        sniff: docx::sniff,
        signed: true,
        import: docx::import,
    },
    Importer {
        name: "odt",
        help: "an OpenDocument text",
        extensions: &["odt", "ott", "fodt"],
        sniff: odt::sniff,
        signed: true,
        import: odt::import,
    },
    Importer {
        name: "rtf",
        help: "RTF, of any code page",
        extensions: &["rtf"],
        sniff: rtf::sniff,
        signed: true,
        import: rtf::import,
    },
    Importer {
        name: "html",
        help: "a web page: the article on it",
        extensions: &["html", "htm", "xhtml"],
        sniff: html::sniff,
        signed: false,
        import: html::import,
    },
    Importer {
        name: "markdown",
        help: "Markdown, with slug, anchor and the like in its front matter",
        extensions: &["md", "markdown", "mdown", "mkd"],
        sniff: markdown::sniff,
        signed: false,
        import: markdown::import,
    },
    Importer {
        name: "draft",
        help: "a draft script in one or two columns, with cues in brackets",
        extensions: &["script"],
        sniff: |_| false,
        signed: false,
        import: text::draft,
    },
    Importer {
        name: "pasted",
        help: "a web page copied out of a browser as text: the article on it",
        extensions: &[],
        sniff: |_| false,
        signed: false,
        import: text::pasted,
    },
    Importer {
        name: "text",
        help: "plain text: an article, a pasted web page or a draft script, told apart by content",
        extensions: &["txt", "text"],
        sniff: |_| true,
        signed: false,
        import: text::import,
    },
];

/// Reads an article in whatever format it is.
///
/// # Errors
/// Where the bytes are not what they claim to be, or of no format that can be read.
pub fn article(input: &Input, style: &HouseStyle) -> Result<Noted<Reading>, Error> {
    refusal::check(input)?;
    let Noted { value: mut reading, mut notes } = (choose(input)?.import)(input, style)?;
    let length = reading.source.text.len();
    if length > encoding::LONGEST {
        return Err(encoding::too_long(input.name, length));
    }
    header(&mut reading.article);
    scraps::sweep(&mut reading.article, &mut notes, style);
    // Under our own header line stands nothing that came over a wire.
    if !reading.article.meta.scripted {
        wire::tidy(&mut reading.article, &mut notes, style);
    }
    notes.sort_by_key(|note| note.span);
    Ok(Noted { value: reading, notes })
}

/// Takes the header line of our own exports back into what it says.
fn header(article: &mut Article) {
    let read = |block: &Block| Header::read(block.passage.text().trim());
    let Some(Header { slug, anchor, .. }) = article.blocks.first().and_then(read) else { return };
    article.blocks.remove(0);
    article.meta.slug.get_or_insert(slug);
    article.meta.anchor = article.meta.anchor.take().or(anchor);
    article.meta.scripted = true;
}

/// The importer: as told, or by signature, by the name's extension, by what the content looks like.
fn choose(input: &Input) -> Result<&'static Importer, Error> {
    if let Some(name) = input.from {
        let known = || IMPORTERS.iter().map(|row| row.name).collect::<Vec<_>>().join(", ");
        return IMPORTERS.iter().find(|row| row.name == name).ok_or_else(|| {
            Error::new(format!("unknown input format `{}`", name.escape_debug()))
                .hint(format!("known are {}", known()))
        });
    }
    let extension = input.name.rsplit_once('.').map(|(_, extension)| extension.to_ascii_lowercase());
    let named = |row: &&Importer| extension.as_deref().is_some_and(|end| row.extensions.contains(&end));
    let sniffed = |row: &&Importer| (row.sniff)(input.bytes);
    let row = IMPORTERS.iter().filter(|row| row.signed).find(sniffed);
    let row = row.or_else(|| IMPORTERS.iter().find(named)).or_else(|| IMPORTERS.iter().find(sniffed));
    row.ok_or_else(|| Error::new(format!("{} is in no format that can be read", input.name)))
}

/// The start of a text, for a note.
fn brief(text: &str) -> String {
    let cut = text.char_indices().nth(60).map_or(text.len(), |(at, _)| at);
    if cut < text.len() { format!("{}…", &text[..cut]) } else { text.to_owned() }
}
