//! Code pages as RTF numbers them, the two of DOS and the fonts of symbols among them.

use std::borrow::Cow;

use encoding_rs::{
    BIG5, EUC_KR, Encoding, GBK, IBM866, MACINTOSH, SHIFT_JIS, UTF_8, WINDOWS_874, WINDOWS_1250,
    WINDOWS_1251, WINDOWS_1252, WINDOWS_1253, WINDOWS_1254, WINDOWS_1255, WINDOWS_1256, WINDOWS_1257,
    WINDOWS_1258, X_MAC_CYRILLIC,
};

/// The upper half of DOS in the United States.
const DOS_437: &str = "ÇüéâäàåçêëèïîìÄÅÉæÆôöòûùÿÖÜ¢£¥₧ƒáíóúñÑªº¿⌐¬½¼¡«»░▒▓│┤╡╢╖╕╣║╗╝╜╛┐└┴┬├─┼╞╟╚╔╩╦╠═╬╧╨╤╥╙╘╒╓╫╪┘┌█▄▌▐▀αßΓπΣσµτΦΘΩδ∞φε∩≡±≥≤⌠⌡÷≈°∙·√ⁿ²■\u{a0}";
/// The upper half of DOS in western Europe.
const DOS_850: &str = "ÇüéâäàåçêëèïîìÄÅÉæÆôöòûùÿÖÜø£Ø×ƒáíóúñÑªº¿®¬½¼¡«»░▒▓│┤ÁÂÀ©╣║╗╝¢¥┐└┴┬├─┼ãÃ╚╔╩╦╠═╬¤ðÐÊËÈıÍÎÏ┘┌█▄¦Ì▀ÓßÔÒõÕµþÞÚÛÙýÝ¯´\u{ad}±‗¾¶§÷¸°¨·¹³²■\u{a0}";

/// What bytes above ASCII mean.
#[derive(Debug, Clone, Copy, Default)]
pub(super) enum Page {
    /// Whatever the file says for all its fonts; Windows-1252 where it says nothing.
    #[default]
    Default,
    /// One of the web's character sets.
    Set(&'static Encoding),
    /// The upper half of a code page of DOS.
    Dos(&'static str),
    /// The font named Symbol: Greek, and signs of mathematics.
    Symbol,
    /// Another font of symbols: pictures.
    Pictures,
}

impl Page {
    /// By its number in Windows.
    pub(super) fn of_number(number: i32) -> Self {
        match number {
            437 => Self::Dos(DOS_437),
            850 | 858 => Self::Dos(DOS_850),
            866 => Self::Set(IBM866),
            874 => Self::Set(WINDOWS_874),
            932 => Self::Set(SHIFT_JIS),
            936 => Self::Set(GBK),
            949 => Self::Set(EUC_KR),
            950 => Self::Set(BIG5),
            1250 => Self::Set(WINDOWS_1250),
            1251 => Self::Set(WINDOWS_1251),
            1252 => Self::Set(WINDOWS_1252),
            1253 => Self::Set(WINDOWS_1253),
            1254 => Self::Set(WINDOWS_1254),
            1255 => Self::Set(WINDOWS_1255),
            1256 => Self::Set(WINDOWS_1256),
            1257 => Self::Set(WINDOWS_1257),
            1258 => Self::Set(WINDOWS_1258),
            10_000 => Self::Set(MACINTOSH),
            10_007 => Self::Set(X_MAC_CYRILLIC),
            65_001 => Self::Set(UTF_8),
            _ => Self::Default,
        }
    }

    /// By the number a font carries. Number 0 is "ANSI": writers mean the file's own page by it.
    pub(super) fn of_font(charset: i32) -> Self {
        Self::of_number(match charset {
            2 => return Self::Pictures,
            77 => 10_000,
            89 => 10_007,
            78 | 128 => 932,
            79 | 129 => 949,
            80 | 134 => 936,
            81 | 136 => 950,
            161 => 1253,
            162 => 1254,
            163 => 1258,
            177 => 1255,
            178 => 1256,
            186 => 1257,
            204 => 1251,
            222 => 874,
            238 => 1250,
            254 => 437,
            255 => 850,
            _ => 0,
        })
    }

    /// Whether its bytes are no letters of a language.
    pub(super) fn is_symbols(self) -> bool {
        matches!(self, Self::Symbol | Self::Pictures)
    }

    /// By the name of a font.
    pub(super) fn of_name(font: &str) -> Self {
        match font {
            name if name.starts_with("Symbol") => Self::Symbol,
            name if ["Wingdings", "Webdings", "ZapfDingbats"].iter().any(|known| name.starts_with(known)) => {
                Self::Pictures
            }
            _ => Self::Default,
        }
    }

    /// What a character stands for in this font; none where nobody can read it out.
    pub(super) fn glyph(self, c: char) -> Option<char> {
        match u32::from(c) {
            // Where fonts of symbols have their characters, which other fonts show as they would.
            code @ 0xf000..=0xf0ff => symbol(code, matches!(self, Self::Symbol)),
            code @ ..=0xff if self.is_symbols() => symbol(code, matches!(self, Self::Symbol)),
            _ => Some(c),
        }
    }

    /// This page, or the file's own where a font leaves it to that.
    pub(super) fn or(self, base: Self) -> Self {
        match self {
            Self::Default => base,
            Self::Set(_) | Self::Dos(_) | Self::Symbol | Self::Pictures => self,
        }
    }

    /// The text of some bytes, and how many of them are symbols that nobody can read out.
    pub(super) fn decode(self, bytes: &[u8]) -> (Cow<'_, str>, usize) {
        match self {
            Self::Default => (WINDOWS_1252.decode_without_bom_handling(bytes).0, 0),
            Self::Set(set) => (set.decode_without_bom_handling(bytes).0, 0),
            Self::Dos(upper) => {
                let upper = |byte: u8| upper.chars().nth(usize::from(byte & 0x7f)).unwrap_or(' ');
                let text =
                    bytes.iter().map(|&byte| if byte.is_ascii() { char::from(byte) } else { upper(byte) });
                (Cow::Owned(text.collect()), 0)
            }
            Self::Symbol | Self::Pictures => {
                let named = matches!(self, Self::Symbol);
                let known = bytes.iter().filter_map(|&byte| symbol(u32::from(byte), named));
                let text: String = known.collect();
                let lost = bytes.len() - text.chars().count();
                (Cow::Owned(text), lost)
            }
        }
    }
}

/// What the font named Symbol has for the letters of either case.
const GREEK: [&str; 2] = ["ΑΒΧΔΕΦΓΗΙϑΚΛΜΝΟΠΘΡΣΤΥςΩΞΨΖ", "αβχδεφγηιϕκλμνοπθρστυϖωξψζ"];

/// A character of the font named Symbol, of those that stand in copy, or of another font of symbols.
pub(super) fn symbol(code: u32, named: bool) -> Option<char> {
    let code = (code & 0xff) as u8;
    match code {
        b' ' => return Some(' '),
        // Where a list has its bullets, whatever the font.
        0xb7 => return Some('•'),
        _ if !named => return None,
        b'A'..=b'Z' => return GREEK[0].chars().nth(usize::from(code - b'A')),
        b'a'..=b'z' => return GREEK[1].chars().nth(usize::from(code - b'a')),
        b'0'..=b'9' | b'!' | b'#' | b'%' | b'&' | b'(' | b')' | b'+' | b',' | b'.' | b'/' | b':'..=b'?' => {
            return Some(char::from(code));
        }
        _ => {}
    }
    Some(match code {
        0xa2 => '′',
        0xb0 => '°',
        0xb2 => '″',
        0xb1 => '±',
        0xb4 => '×',
        0xb8 => '÷',
        0xbc => '…',
        0x2d => '−',
        0xa3 => '≤',
        0xb3 => '≥',
        0xd2 | 0xe2 => '®',
        0xd3 | 0xe3 => '©',
        0xd4 | 0xe4 => '™',
        0xa0 => '€',
        _ => return None,
    })
}
