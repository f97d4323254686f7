//! One font of one document: its measures, its kerning and the glyphs the document uses.

use std::collections::BTreeMap;

use printpdf::{FontMetrics, ParsedFont};
use subsetter::GlyphRemapper;
use ttf_parser::GlyphId;

use super::kern::Pairs;

/// Kerning is remembered for pairs of the first glyphs used; those of more are looked up anew.
const REMEMBERED: usize = 256;
/// A pair not looked up yet.
const UNKNOWN: i16 = i16::MIN;

/// A font. All measures are in thousandths of its size, rounded as the file states them, so that
/// what is laid out is what a viewer draws.
pub(super) struct Face<'a> {
    data: &'a [u8],
    font: ttf_parser::Face<'a>,
    pairs: Pairs<'a>,
    codes: GlyphRemapper,
    glyphs: Vec<Glyph>,
    kerns: Vec<i16>,
}

/// A glyph in use; its place in the list is its code in the file.
struct Glyph {
    id: GlyphId,
    text: char,
    width: u16,
}

impl<'a> Face<'a> {
    /// Reads a font; `None` for bytes that are none, or one without outlines a page can carry.
    pub(super) fn open(data: &'a [u8]) -> Option<Self> {
        let font = ttf_parser::Face::parse(data, 0).ok()?;
        let drawn = font.tables().glyf.is_some() || font.tables().cff.is_some();
        if !drawn || font.units_per_em() == 0 {
            return None;
        }
        let pairs = Pairs::of(&font);
        let none = Glyph { id: GlyphId(0), text: '\u{FFFD}', width: 0 };
        let codes = GlyphRemapper::new();
        Some(Self {
            data,
            font,
            pairs,
            codes,
            glyphs: vec![none],
            kerns: vec![UNKNOWN; REMEMBERED * REMEMBERED],
        })
    }

    /// Whether it has a glyph for a character.
    pub(super) fn has(&self, letter: char) -> bool {
        self.font.glyph_index(letter).is_some_and(|id| id.0 != 0)
    }

    /// The code in the file of a character's glyph, which is in use from now on.
    pub(super) fn code(&mut self, letter: char) -> Option<u16> {
        let id = self.font.glyph_index(letter).filter(|id| id.0 != 0)?;
        let code = self.codes.remap(id.0);
        if let Some(glyph) = self.glyphs.get_mut(usize::from(code)) {
            // Characters that share a glyph: the commonest, which comes first, is copied out.
            glyph.text = glyph.text.min(letter);
        } else {
            let advance = self.font.glyph_hor_advance(id).unwrap_or(0);
            let width = self.thousandths(i32::from(advance)).clamp(0, i32::from(i16::MAX)) as u16;
            self.glyphs.push(Glyph { id, text: letter, width });
        }
        Some(code)
    }

    /// The width of a glyph in use.
    pub(super) fn width(&self, code: u16) -> u16 {
        self.glyphs[usize::from(code)].width
    }

    /// How much nearer or farther the second of two glyphs in use stands.
    pub(super) fn kern(&mut self, left: u16, right: u16) -> i16 {
        let (left, right) = (usize::from(left), usize::from(right));
        if left.max(right) >= REMEMBERED {
            return self.look_up(left, right);
        }
        let at = left * REMEMBERED + right;
        if self.kerns[at] == UNKNOWN {
            self.kerns[at] = self.look_up(left, right);
        }
        self.kerns[at]
    }

    fn look_up(&self, left: usize, right: usize) -> i16 {
        let units = self.pairs.get(self.glyphs[left].id, self.glyphs[right].id);
        self.thousandths(units).clamp(-1000, 1000) as i16
    }

    fn thousandths(&self, units: i32) -> i32 {
        let em = i32::from(self.font.units_per_em());
        (units.saturating_mul(2000) + em * units.signum()) / (em * 2)
    }

    /// Whether the document uses it.
    pub(super) fn used(&self) -> bool {
        self.glyphs.len() > 1
    }

    /// The codes in use with the character each stands for, in order.
    pub(super) fn texts(&self) -> impl Iterator<Item = (u16, char)> {
        self.glyphs.iter().enumerate().skip(1).map(|(code, glyph)| (code as u16, glyph.text))
    }

    /// The font cut to the glyphs in use, as the file carries it.
    ///
    /// # Errors
    /// Where the font's tables contradict each other: what the subsetter says of them.
    pub(super) fn cut(&self) -> Result<ParsedFont, String> {
        let bytes = subsetter::subset(self.data, 0, &self.codes).map_err(|why| why.to_string())?;
        let measure = |units: i16| self.thousandths(i32::from(units)) as i16;
        let metrics =
            FontMetrics { ascent: measure(self.font.ascender()), descent: measure(self.font.descender()) };
        let codes: BTreeMap<u32, u16> = self.texts().map(|(code, text)| (u32::from(text), code)).collect();
        let widths = (0..).zip(&self.glyphs).map(|(code, glyph)| (code, glyph.width)).collect();
        let name = format!("{}+{}", self.tag(), self.name());
        let mut parsed = ParsedFont::with_glyph_data(bytes, 0, Some(name), codes, widths, 1000, metrics);
        let frame = self.font.global_bounding_box();
        parsed.pdf_font_metrics.x_min = measure(frame.x_min);
        parsed.pdf_font_metrics.y_min = measure(frame.y_min);
        parsed.pdf_font_metrics.x_max = measure(frame.x_max);
        parsed.pdf_font_metrics.y_max = measure(frame.y_max);
        parsed.pdf_font_metrics.us_weight_class = self.font.weight().to_number();
        Ok(parsed)
    }

    /// Six capitals that name this choice of glyphs, as a cut font's name must begin.
    fn tag(&self) -> String {
        let hash = self.texts().fold(0xcbf2_9ce4_8422_2325_u64, |hash, (_, text)| {
            (hash ^ u64::from(text)).wrapping_mul(0x0100_0000_01b3)
        });
        (0..6).map(|at| char::from(b'A' + ((hash >> (at * 9 + 8)) % 26) as u8)).collect()
    }

    /// The font's `PostScript` name, of the characters a PDF name may hold as they are.
    fn name(&self) -> String {
        let names = self.font.names();
        let given = names.into_iter().find(|name| name.name_id == ttf_parser::name_id::POST_SCRIPT_NAME);
        let mut name = given.and_then(|name| name.to_string()).unwrap_or_default();
        name.retain(|letter| letter.is_ascii_alphanumeric() || letter == '-');
        if name.is_empty() { "Font".to_owned() } else { name }
    }
}
