//! Pages to a file: `printpdf` makes the document, its fonts and its outline; then the pages'
//! drawings are put in place, and what a reader wants to know of the document is set right.

use flate2::{Compress, Compression, FlushCompress, Status};
use lopdf::{Dictionary, Object, Stream, StringFormat};
use printpdf::{
    Codepoint, FontId, Op, PdfDocument, PdfFont, PdfFontHandle, PdfPage, PdfSaveOptions, Pt, Rect, TextItem,
};

use crate::model::Error;

use super::fonts::Fonts;
use super::sheet::Sheet;

/// Beyond this, deflate takes twice the time for a hundredth of the size.
const LEVEL: Compression = Compression::new(6);

/// What a file says of itself.
#[derive(Debug, Default)]
pub(super) struct About {
    /// The show, or the story's slug.
    pub(super) title: String,
    /// The writers.
    pub(super) author: String,
    /// Times and fingerprints.
    pub(super) subject: String,
    /// Air time as the file format writes dates, without the `D:`; empty for none.
    pub(super) date: String,
}

/// A stretch of pages with numbers of their own, and an entry in the outline.
#[derive(Debug)]
pub(super) struct Chapter {
    /// What the outline calls it.
    pub(super) name: String,
    /// What stands before its page numbers.
    pub(super) prefix: String,
    /// Its first page, counted from 0.
    pub(super) first: u32,
}

/// The pages of a file as they are drawn, compressed one by one.
///
/// One compressor and one buffer serve them all: new ones for every page would leave a hole in
/// memory beside every page kept.
pub(super) struct Drawn {
    pages: Vec<Box<[u8]>>,
    compressor: Compress,
    buffer: Vec<u8>,
}

impl Drawn {
    /// No pages yet.
    pub(super) fn new() -> Self {
        Self { pages: Vec::new(), compressor: Compress::new(LEVEL, true), buffer: Vec::new() }
    }

    /// Adds a page.
    ///
    /// # Errors
    /// Where it cannot be compressed.
    pub(super) fn push(&mut self, operators: &[&str]) -> Result<(), Error> {
        self.compressor.reset();
        self.buffer.clear();
        for part in operators {
            self.compress(part.as_bytes(), FlushCompress::None)?;
        }
        self.compress(&[], FlushCompress::Finish)?;
        self.pages.push(self.buffer.as_slice().into());
        Ok(())
    }

    fn compress(&mut self, mut from: &[u8], flush: FlushCompress) -> Result<(), Error> {
        loop {
            self.buffer.reserve(from.len() + 4096);
            let before = self.compressor.total_in();
            let status = self.compressor.compress_vec(from, &mut self.buffer, flush).map_err(failed)?;
            from = &from[(self.compressor.total_in() - before) as usize..];
            let finishing = matches!(flush, FlushCompress::Finish);
            if matches!(status, Status::StreamEnd) || from.is_empty() && !finishing {
                return Ok(());
            }
        }
    }

    /// How many pages there are.
    pub(super) fn len(&self) -> usize {
        self.pages.len()
    }
}

/// The file.
///
/// # Errors
/// Where a font cannot be cut, or the document is not what the pages were drawn for.
pub(super) fn file(
    drawn: Drawn,
    chapters: &[Chapter],
    about: &About,
    sheet: &Sheet,
    fonts: &Fonts,
) -> Result<Vec<u8>, Error> {
    let id = identity(&drawn, about);
    let document = document(drawn.len(), chapters, about, sheet, fonts)?;
    let mut warnings = Vec::new();
    let mut file = document.to_lopdf_document(&PdfSaveOptions::default(), &mut warnings);
    if let Some(warning) = warnings.first() {
        return Err(Error::new(format!("the page could not be made: {}", warning.msg)));
    }
    drop(document);
    place(&mut file, drawn).map_err(failed)?;
    describe(&mut file, chapters, about, id).map_err(failed)?;
    let mut out = Vec::new();
    let options = lopdf::SaveOptions::builder().use_object_streams(true).use_xref_streams(true).build();
    file.save_with_options(&mut out, options).map_err(failed)?;
    Ok(out)
}

/// The document with its fonts and outline, its pages still empty.
fn document(
    pages: usize,
    chapters: &[Chapter],
    about: &About,
    sheet: &Sheet,
    fonts: &Fonts,
) -> Result<PdfDocument, Error> {
    let mut document = PdfDocument::new(&about.title);
    let info = &mut document.metadata.info;
    info.author.clone_from(&about.author);
    info.subject.clone_from(&about.subject);
    "ripread".clone_into(&mut info.creator);
    "ripread, printpdf".clone_into(&mut info.producer);
    let mut ops = Vec::new();
    for (face, font) in fonts.used() {
        let id = FontId(format!("R{face}"));
        let cut = font.cut().map_err(|why| Error::new(format!("a font cannot be embedded: {why}")))?;
        document.resources.fonts.map.insert(id.clone(), PdfFont::new(cut));
        // The document carries only the glyphs it has seen: it is shown each once, on a first
        // page that is then drawn anew.
        let all = font.texts().map(|(code, text)| Codepoint::with_cid(code, 0.0, text.to_string()));
        ops.push(Op::StartTextSection);
        ops.push(Op::SetFont { font: PdfFontHandle::External(id), size: Pt(1.0) });
        ops.push(Op::ShowText { items: vec![TextItem::GlyphIds(all.collect())] });
        ops.push(Op::EndTextSection);
    }
    let paper = || Rect::from_wh(Pt(sheet.width as f32), Pt(sheet.height as f32));
    document.pages = (0..pages)
        .map(|page| PdfPage {
            media_box: paper(),
            trim_box: paper(),
            crop_box: paper(),
            ops: if page == 0 { std::mem::take(&mut ops) } else { Vec::new() },
        })
        .collect();
    for chapter in chapters {
        document.add_bookmark(&chapter.name, chapter.first as usize + 1);
    }
    Ok(document)
}

/// Puts the drawings in place; all pages share one set of resources.
fn place(file: &mut lopdf::Document, drawn: Drawn) -> lopdf::Result<()> {
    let pages: Vec<_> = file.page_iter().collect();
    let mut shared: Option<Object> = None;
    for (page, bytes) in pages.into_iter().zip(drawn.pages) {
        let page = file.get_dictionary_mut(page)?;
        let contents = page.get(b"Contents")?.as_reference()?;
        let own = page.get(b"Resources")?.clone();
        page.remove(b"Annots");
        page.remove(b"TrimBox");
        page.remove(b"CropBox");
        if let Some(shared) = &shared {
            page.set("Resources", shared.clone());
            file.objects.remove(&own.as_reference()?);
        } else {
            shared = Some(own);
        }
        let filter = Dictionary::from_iter([("Filter", Object::Name(b"FlateDecode".to_vec()))]);
        file.objects.insert(contents, Object::Stream(Stream::new(filter, bytes.into_vec())));
    }
    for object in file.objects.values_mut() {
        if let Object::Stream(stream) = object
            && stream.dict.get(b"Filter").is_err()
        {
            stream.compress()?;
        }
    }
    Ok(())
}

/// Sets what a viewer and a reader for the blind want to know.
fn describe(
    file: &mut lopdf::Document,
    chapters: &[Chapter],
    about: &About,
    id: [u8; 16],
) -> lopdf::Result<()> {
    "1.7".clone_into(&mut file.version);
    let info = file.trailer.get(b"Info")?.as_reference()?;
    let info = file.get_dictionary_mut(info)?;
    for key in ["GTS_PDFXVersion", "Trapped", "Identifier", "Keywords", "CreationDate", "ModDate"] {
        info.remove(key.as_bytes());
    }
    if !about.date.is_empty() {
        info.set("CreationDate", Object::string_literal(format!("D:{}", about.date)));
    }
    let mut numbers = Vec::new();
    for chapter in chapters {
        let mut label = Dictionary::from_iter([("S", Object::Name(b"D".to_vec()))]);
        if !chapter.prefix.is_empty() {
            label.set("P", Object::string_literal(chapter.prefix.as_str()));
        }
        numbers.extend([Object::Integer(chapter.first.into()), Object::Dictionary(label)]);
    }
    let mode = if chapters.len() > 1 { "UseOutlines" } else { "UseNone" };
    let catalog = file.catalog_mut()?;
    catalog.set("Lang", Object::string_literal("en-US"));
    catalog.set("PageMode", Object::Name(mode.as_bytes().to_vec()));
    catalog.set("PageLayout", Object::Name(b"SinglePage".to_vec()));
    catalog.set("PageLabels", Dictionary::from_iter([("Nums", Object::Array(numbers))]));
    catalog.set("ViewerPreferences", Dictionary::from_iter([("DisplayDocTitle", Object::Boolean(true))]));
    let id = Object::String(id.to_vec(), StringFormat::Hexadecimal);
    file.trailer.set("ID", Object::Array(vec![id.clone(), id]));
    Ok(())
}

/// A name for the file that another one has only if it is the same.
fn identity(drawn: &Drawn, about: &About) -> [u8; 16] {
    const PRIME: u128 = 0x0000_0000_0100_0000_0000_0000_0000_013b;
    let mut hash: u128 = 0x6c62_272e_07bb_0142_62b8_2175_6295_c58d;
    let said = [&about.title, &about.author, &about.subject, &about.date];
    let parts = said.into_iter().map(String::as_bytes).chain(drawn.pages.iter().map(AsRef::as_ref));
    for byte in parts.flatten() {
        hash = (hash ^ u128::from(*byte)).wrapping_mul(PRIME);
    }
    hash.to_be_bytes()
}

fn failed(why: impl std::fmt::Display) -> Error {
    Error::new(format!("the page could not be made: {why}"))
}
