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
    /// A font of symbols.
    Symbol,
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
            2 => return Self::Symbol,
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

    /// This page, or the file's own where a font leaves it to that.
    pub(super) fn or(self, base: Self) -> Self {
        match self {
            Self::Default => base,
            Self::Set(_) | Self::Dos(_) | Self::Symbol => self,
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
            Self::Symbol => {
                let known = bytes.iter().filter_map(|&byte| symbol(u32::from(byte)));
                let text: String = known.collect();
                let lost = bytes.len() - text.chars().count();
                (Cow::Owned(text), lost)
            }
        }
    }
}

/// A character of a font of symbols, of those that stand in copy.
pub(super) fn symbol(code: u32) -> Option<char> {
    Some(match code & 0xff {
        0x20 => ' ',
        0xa2 => '′',
        0xb0 => '°',
        0xb2 => '″',
        0xb7 => '•',
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
