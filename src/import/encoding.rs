//! Bytes to text: which character set a file is in, found from the bytes or told by the user.

use std::borrow::Cow;

use encoding_rs::{
    BIG5, EUC_JP, EUC_KR, Encoding, GB18030, GBK, IBM866, ISO_2022_JP, ISO_8859_2, ISO_8859_3, ISO_8859_4,
    ISO_8859_5, ISO_8859_6, ISO_8859_7, ISO_8859_8, ISO_8859_10, ISO_8859_13, ISO_8859_14, ISO_8859_15,
    ISO_8859_16, KOI8_R, KOI8_U, MACINTOSH, SHIFT_JIS, UTF_8, UTF_16BE, UTF_16LE, WINDOWS_874, WINDOWS_1250,
    WINDOWS_1251, WINDOWS_1252, WINDOWS_1253, WINDOWS_1254, WINDOWS_1255, WINDOWS_1256, WINDOWS_1257,
    WINDOWS_1258, X_MAC_CYRILLIC,
};

use super::refusal::called;
use super::{Input, mend};
use crate::model::{Error, Note, Noted, Span, letters};

/// The longest text that is read, in bytes: some 700,000 words, three days of reading aloud.
pub const LONGEST: usize = 4 << 20;

/// The name notes of this file carry.
const RULE: &str = "encoding";

/// Character sets by their standard names, for a hint where a name is misspelt.
const NAMED: &[&Encoding] = &[
    UTF_8,
    WINDOWS_1252,
    MACINTOSH,
    UTF_16LE,
    UTF_16BE,
    WINDOWS_1250,
    WINDOWS_1251,
    WINDOWS_1253,
    WINDOWS_1254,
    WINDOWS_1255,
    WINDOWS_1256,
    WINDOWS_1257,
    WINDOWS_1258,
    WINDOWS_874,
    ISO_8859_2,
    ISO_8859_3,
    ISO_8859_4,
    ISO_8859_5,
    ISO_8859_6,
    ISO_8859_7,
    ISO_8859_8,
    ISO_8859_10,
    ISO_8859_13,
    ISO_8859_14,
    ISO_8859_15,
    ISO_8859_16,
    IBM866,
    KOI8_R,
    KOI8_U,
    X_MAC_CYRILLIC,
    SHIFT_JIS,
    EUC_JP,
    ISO_2022_JP,
    EUC_KR,
    GBK,
    GB18030,
    BIG5,
];

/// Text with how it came about, if that is worth saying.
type Found<'a> = (Cow<'a, str>, Option<Note>);

/// The text of a file: in the character set the user named, or else in the one its bytes show.
///
/// In order: byte-order mark, zero bytes of UTF-16, UTF-8, the charset a web page declares, and
/// then Windows-1252 or Mac Roman, whichever makes words. What was done to the letters on the way
/// makes a note.
///
/// # Errors
/// Where the name is no character set's, or the bytes are not text, or too many for an article.
pub fn decode(input: &Input) -> Result<Noted<String>, Error> {
    if input.bytes.len() > 2 * LONGEST {
        return Err(too_long(input.name, input.bytes.len()));
    }
    let (text, note) = match input.encoding {
        Some(name) => (told(input.bytes, encoding(name)?), None),
        None => found(input.bytes),
    };
    if text.len() > LONGEST {
        return Err(too_long(input.name, input.bytes.len()));
    }
    let mut notes: Vec<Note> = note.into_iter().collect();
    // Nothing to refuse, mend or miss among the plain signs that most texts are made of.
    let odd = |byte: u8| !matches!(byte, b' '..=b'~') & !letters::among(byte, b"\n\t");
    if letters::position(text.as_bytes(), odd).is_none() {
        return Ok(Noted { value: text.into_owned(), notes });
    }
    plain(input.name, &text)?;
    let text = match mend::mend(&text) {
        None => text.into_owned(),
        Some(mended) => {
            notes.extend(mended.notes);
            mended.value.into_text()
        }
    };
    notes.extend(lost(&text));
    Ok(Noted { value: text, notes })
}

/// The text of a part of a document, which is UTF-8 unless it says otherwise.
pub(super) fn of_markup(bytes: Vec<u8>) -> String {
    match String::from_utf8(bytes) {
        Ok(text) if !text.contains('\0') && !text.starts_with('\u{feff}') => text,
        Ok(text) => found(text.as_bytes()).0.into_owned(),
        Err(other) => found(other.as_bytes()).0.into_owned(),
    }
}

/// The character set of that name.
///
/// # Errors
/// Where there is none; the hint names the nearest.
pub fn encoding(name: &str) -> Result<&'static Encoding, Error> {
    if name == "utf-8" {
        return Ok(UTF_8);
    }
    Encoding::for_label_no_replacement(name.as_bytes()).ok_or_else(|| {
        let lower = name.trim().to_ascii_lowercase();
        let sets = NAMED.iter().map(|set| set.name().to_ascii_lowercase());
        let ranked = sets.map(|set| (distance(&lower, &set), set)).min_by_key(|(far, _)| *far);
        // Half the letters wrong is no slip of the finger.
        let near = ranked.filter(|(far, set)| far * 2 <= set.len().min(lower.len() + 2));
        let hint = match near {
            Some((_, set)) => format!("did you mean `{set}`? Any name the web knows will do"),
            None => "any name the web knows will do: `utf-8`, `windows-1252`, `macintosh`".to_owned(),
        };
        Error::new(format!("unknown encoding `{}`", name.escape_debug())).hint(hint)
    })
}

/// How many letters must be put in, taken out or changed to make one word the other.
fn distance(left: &str, right: &str) -> usize {
    let mut row: Vec<usize> = (0..=right.len()).collect();
    for (at, letter) in left.bytes().take(40).enumerate() {
        let mut corner = std::mem::replace(&mut row[0], at + 1);
        for (column, other) in right.bytes().enumerate() {
            let change = corner + usize::from(letter != other);
            corner = row[column + 1];
            row[column + 1] = change.min(corner + 1).min(row[column] + 1);
        }
    }
    row[right.len()]
}

/// Decodes as told; a byte-order mark of that same character set is dropped.
fn told<'a>(bytes: &'a [u8], set: &'static Encoding) -> Cow<'a, str> {
    set.decode_with_bom_removal(bytes).0
}

/// Decodes by what the bytes show.
fn found(bytes: &[u8]) -> Found<'_> {
    if let Some((set, length)) = Encoding::for_bom(bytes) {
        return (set.decode_without_bom_handling(&bytes[length..]).0, None);
    }
    if let Some(set) = wide(bytes) {
        return (set.decode_without_bom_handling(bytes).0, None);
    }
    if let Ok(text) = std::str::from_utf8(bytes) {
        return (Cow::Borrowed(text), None);
    }
    if let Some(set) = declared(bytes).filter(|set| *set != UTF_8) {
        return (set.decode_without_bom_handling(bytes).0, None);
    }
    if let Some(text) = patchy(bytes) {
        let note = "UTF-8 with stray bytes among it: those were read as Windows-1252";
        return (
            Cow::Owned(text),
            Some(Note::warn(RULE, Span::default(), note).hint("see that every name is right")),
        );
    }
    eight_bit(bytes)
}

/// UTF-16 without a mark: every other byte of English is zero. A pair alone shows nothing.
fn wide(bytes: &[u8]) -> Option<&'static Encoding> {
    let sample = &bytes[..bytes.len().min(4096) & !1];
    let zeros = |side: usize| sample.iter().skip(side).step_by(2).filter(|byte| **byte == 0).count();
    let (even, odd, pairs) = (zeros(0), zeros(1), sample.len() / 2);
    if pairs < 2 {
        None
    } else if odd * 10 > pairs * 7 && even * 20 <= pairs {
        Some(UTF_16LE)
    } else if even * 10 > pairs * 7 && odd * 20 <= pairs {
        Some(UTF_16BE)
    } else {
        None
    }
}

/// The charset that a web page or an XML file declares near its top.
fn declared(bytes: &[u8]) -> Option<&'static Encoding> {
    let head = bytes[..bytes.len().min(4096)].to_ascii_lowercase();
    let markup = head.windows(5).any(|run| run == b"<meta" || run == b"<?xml");
    ["charset", "encoding"].iter().filter(|_| markup).find_map(|key| {
        let at = head.windows(key.len()).position(|run| run == key.as_bytes())?;
        let rest = head[at + key.len()..].trim_ascii_start().strip_prefix(b"=")?.trim_ascii_start();
        let rest = rest.strip_prefix(b"\"").or_else(|| rest.strip_prefix(b"'")).unwrap_or(rest);
        let end = rest.iter().position(|byte| b"\"' />;?".contains(byte)).unwrap_or(rest.len());
        Encoding::for_label_no_replacement(&rest[..end])
    })
}

/// UTF-8 with a few bytes of something else in it, as when two files were joined or one was cut.
fn patchy(bytes: &[u8]) -> Option<String> {
    let stray: usize = bytes.utf8_chunks().map(|chunk| chunk.invalid().len()).sum();
    let whole: usize =
        bytes.utf8_chunks().map(|chunk| chunk.valid().chars().filter(|c| !c.is_ascii()).count()).sum();
    (whole > stray).then(|| {
        bytes.utf8_chunks().fold(String::with_capacity(bytes.len()), |text, chunk| {
            text + chunk.valid() + &WINDOWS_1252.decode_without_bom_handling(chunk.invalid()).0
        })
    })
}

/// Windows-1252, or Mac Roman where that makes better words of it.
fn eight_bit(bytes: &[u8]) -> Found<'_> {
    let (windows, mac) = (fit(bytes, WINDOWS_1252), fit(bytes, MACINTOSH));
    let (set, name, score) =
        if mac > windows { (MACINTOSH, "Mac Roman", mac) } else { (WINDOWS_1252, "Windows-1252", windows) };
    let hint = "if a word looks wrong, name the right character set with --encoding";
    let note = if score < 0 {
        Note::warn(
            RULE,
            Span::default(),
            format!("not UTF-8; read as {name}, but it does not look like English"),
        )
    } else {
        Note::info(RULE, Span::default(), format!("not UTF-8; read as {name}"))
    };
    (set.decode_without_bom_handling(bytes).0, Some(note.hint(hint)))
}

/// How well the bytes above ASCII make text in a character set: each is looked at with its neighbours.
fn fit(bytes: &[u8], set: &'static Encoding) -> i32 {
    let high = bytes.iter().enumerate().filter(|(_, byte)| !byte.is_ascii()).take(4000);
    high.map(|(at, byte)| {
        let one = |byte: u8| set.decode_without_bom_handling(&[byte]).0.chars().next().unwrap_or(' ');
        let before = at.checked_sub(1).map_or(' ', |at| one(bytes[at]));
        let after = bytes.get(at + 1).map_or(' ', |byte| one(*byte));
        worth(before, one(*byte), after)
    })
    .sum()
}

/// What a character says for the text being English where it stands.
fn worth(before: char, it: char, after: char) -> i32 {
    let opens = |c: char| c.is_whitespace() || "([{>:“‘—–-/".contains(c);
    let closes = |c: char| c.is_whitespace() || ".,;:!?)]}<”’—–-…/".contains(c);
    let yes = |sure: bool, plus: i32| if sure { plus } else { -1 };
    match it {
        '’' if before.is_lowercase() && after.is_lowercase() => yes("stmdrlv".contains(after), 4),
        '’' if after.is_alphabetic() && (before.is_alphanumeric() || closes(before) || before == '>') => 3,
        '’' | '”' => yes(!opens(before) && closes(after), 3),
        '“' | '‘' => {
            yes(opens(before) && !closes(after), 3).max(i32::from(before.is_lowercase() && after == 'i'))
        }
        '—' | '–' | '…' => {
            yes(before.is_whitespace() == after.is_whitespace() || closes(after), 3).max(2)
        }
        '£' | '€' | '¥' => yes(after.is_ascii_digit() || before.is_ascii_digit(), 2),
        '™' | '®' => yes(before.is_alphanumeric(), 1),
        '°' => yes(before.is_ascii_digit() || before == ' ', 1),
        '½' | '¼' | '¾' => yes(opens(before) || before.is_ascii_digit(), 1),
        '\u{a0}' | '•' | '·' | '©' | '§' => 1,
        c if c.is_alphabetic() => letter(before, c, after),
        _ => -2,
    }
}

/// The same for a letter: it stands beside letters, and a capital does not follow a small one.
fn letter(before: char, it: char, after: char) -> i32 {
    if !before.is_alphabetic() && !after.is_alphabetic() {
        return -2;
    }
    if it.is_lowercase() && after.is_uppercase() {
        return -2;
    }
    if it.is_uppercase() && (before.is_alphanumeric() && !before.is_uppercase() || !after.is_alphabetic()) {
        return -4;
    }
    match it {
        _ if it.is_uppercase() && (before.is_uppercase() || after.is_uppercase()) => 1,
        _ if "áéíóúñèüöäçëïôâêîàøåãõÉÁÓÖÜÑÇÅØŠŽ".contains(it) => 2,
        _ if "ìòùûœæýßšžþðÿÍÚÀÈÌÒÙÂÊÎÔÛÄËÏÃÕ".contains(it) => 0,
        _ => -2,
    }
}

/// Stops what is not text: a zero byte, or control characters by the dozen.
fn plain(name: &str, text: &str) -> Result<(), Error> {
    let binary = |what: String| {
        Error::new(format!("{} is not text: {what}", called(name)))
            .hint("save the story as plain text (UTF-8), Word (.docx), RTF or HTML")
    };
    let controls = letters::count(text, |byte| matches!(byte, 0..=8 | 14..=31));
    if controls > 0
        && let Some(at) = text.find('\0')
    {
        return Err(binary(format!("it holds a NUL at byte {at}")));
    }
    if controls > 16 && controls * 50 > text.len() {
        return Err(binary(format!("{controls} of its characters are control codes")));
    }
    Ok(())
}

/// A note on characters that came as U+FFFD or could not be decoded.
fn lost(text: &str) -> Option<Note> {
    let first = text.find('\u{fffd}')?;
    let count = text.matches('\u{fffd}').count();
    let message = match count {
        1 => "a character could not be read".to_owned(),
        _ => format!("{count} characters could not be read"),
    };
    let note = Note::warn(RULE, Span::new(first, first + '\u{fffd}'.len_utf8()), message);
    Some(note.hint("look at the original, or name the character set with --encoding"))
}

/// The error for a text no article could be.
pub(super) fn too_long(name: &str, bytes: usize) -> Error {
    Error::new(format!("{} holds {} MB of text: more than any article", called(name), bytes >> 20))
        .hint(format!("the most that is read is {} MB; cut the story out of it", LONGEST >> 20))
}

#[cfg(test)]
mod tests {
    use super::{Input, decode};

    const STORY: &str =
        "“It’s the mayor’s call,” said Peña — the clubs’ owner… Résumé: £5, 20° and ‘no’. “We don’t,”\n";

    fn text(bytes: &[u8], encoding: Option<&str>) -> String {
        decode(&Input { name: "-", bytes, encoding, ..Input::default() }).expect("text").value
    }

    #[test]
    fn finds_the_character_set() {
        for label in ["utf-8", "windows-1252", "macintosh"] {
            let set = encoding_rs::Encoding::for_label(label.as_bytes()).expect("a label");
            assert_eq!(text(&set.encode(STORY).0, None), STORY, "{label}");
            assert_eq!(text(&set.encode(STORY).0, Some(label)), STORY, "{label}");
        }
        for mark in ["", "\u{feff}"] {
            let wide = format!("{mark}{STORY}");
            let little: Vec<u8> = wide.encode_utf16().flat_map(u16::to_le_bytes).collect();
            let big: Vec<u8> = wide.encode_utf16().flat_map(u16::to_be_bytes).collect();
            assert_eq!(text(&little, None), STORY);
            assert_eq!(text(&big, None), STORY);
        }
        assert_eq!(text("\u{feff}Peña".as_bytes(), None), "Peña");
    }

    #[test]
    fn believes_a_declared_charset() {
        assert_eq!(
            text(b"<html><meta charset=windows-1251><p>\xcc\xe8\xf0", None),
            "<html><meta charset=windows-1251><p>Мир"
        );
        let old = b"<META http-equiv=Content-Type content=\"text/html; charset=ISO-8859-2\"><p>\xb1";
        assert!(text(old, None).ends_with('ą'));
    }

    #[test]
    fn reads_stray_bytes_among_utf_8() {
        assert_eq!(text(b"Pe\xc3\xb1a, Jos\xc3\xa9 and Zo\xeb", None), "Peña, José and Zoë");
    }

    #[test]
    fn refuses_what_is_not_text() {
        for bytes in [&b"a\0"[..], b"a\0b", b"\0a"] {
            assert!(decode(&Input { name: "a.bin", bytes, ..Input::default() }).is_err());
        }
        let error = decode(&Input { name: "a.bin", bytes: b"One\0two, three", ..Input::default() })
            .expect_err("a NUL");
        assert_eq!(error.message, "a.bin is not text: it holds a NUL at byte 3");
        let error =
            decode(&Input { encoding: Some("windows-1253x"), ..Input::default() }).expect_err("no such name");
        assert!(error.hint.is_some_and(|hint| hint.contains("`windows-1253`")));
        for (name, suggested) in [("foo", false), ("utf", true), ("gbx", true), ("klingon", false)] {
            let hint = super::encoding(name).expect_err("no such name").hint.unwrap_or_default();
            assert_eq!(hint.starts_with("did you mean"), suggested, "{name}: {hint}");
        }
    }
}
