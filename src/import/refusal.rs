//! Files that are no article to us: each told by its first bytes, and refused with what to do instead.

use super::{Input, archive, docx, html, odt};
use crate::model::Error;

/// One kind of file that is refused.
struct Refused {
    /// What its bytes look like.
    is: fn(&[u8]) -> bool,
    /// What to call it.
    what: &'static str,
    /// What the writer can do.
    hint: &'static str,
}

const OFFICE: &str = "open it in Word or LibreOffice, save it as .docx and try that";
const PICTURE: &str = "take the text off it (copy it, or run text recognition) and hand in that";
const SOUND: &str = "hand in the transcript";
const PACKED: &str = "unpack it and hand in the story's own file";

/// Every kind, in the order tried.
const REFUSED: &[Refused] = &[
    Refused {
        is: |bytes| ole(bytes) && holds(bytes, "EncryptedPackage"),
        what: "a Word file locked with a password",
        hint: "open it with the password, save it without one and try again",
    },
    Refused {
        is: |bytes| ole(bytes) && holds(bytes, "WordDocument"),
        what: "an old Word file (.doc)",
        hint: OFFICE,
    },
    Refused { is: ole, what: "an old Office file (.doc, .xls, .ppt or .msg)", hint: OFFICE },
    Refused {
        is: |bytes| bytes.starts_with(b"\xdb\xa5-\0") || bytes.starts_with(b"1\xbe\0\0"),
        what: "a very old Word file",
        hint: OFFICE,
    },
    Refused { is: |bytes| bytes.starts_with(b"\xffWPC"), what: "a WordPerfect file", hint: OFFICE },
    Refused { is: office_xml, what: "a Word file in one piece of XML", hint: OFFICE },
    Refused {
        is: |bytes| starts_within(bytes, b"%PDF-"),
        what: "a PDF",
        hint: "copy the text out of it, or run `pdftotext FILE - | ripread convert -`",
    },
    Refused {
        is: |bytes| bytes.starts_with(b"bplist00"),
        what: "a web archive or a property list",
        hint: "save the page as HTML (page source) and hand in that",
    },
    Refused {
        is: |bytes| {
            archive::has(bytes, "Index/Document.iwa")
                || archive::has(bytes, "index.apxl")
                || archive::has(bytes, "Index.zip")
        },
        what: "a Pages or other iWork file",
        hint: "open it in Pages, export it to Word (.docx) and try that",
    },
    Refused {
        is: |bytes| archive::has(bytes, "xl/workbook"),
        what: "a spreadsheet",
        hint: "copy the story out of it",
    },
    Refused {
        is: |bytes| archive::has(bytes, "ppt/"),
        what: "a slide show",
        hint: "copy the story out of it",
    },
    Refused {
        is: |bytes| archive::is_of_type(bytes, "application/epub+zip"),
        what: "an e-book",
        hint: "copy the story out of it",
    },
    Refused { is: other_zip, what: "a zip archive", hint: PACKED },
    Refused { is: picture, what: "a picture", hint: PICTURE },
    Refused { is: sound, what: "audio or video", hint: SOUND },
    Refused { is: packed, what: "a compressed archive", hint: PACKED },
    Refused {
        is: |bytes| {
            [b"\x7fELF", b"\xcf\xfa\xed\xfe", b"\xca\xfe\xba\xbe", b"MZ\x90\0"]
                .iter()
                .any(|magic| bytes.starts_with(*magic))
        },
        what: "a program",
        hint: "hand in the story's own file",
    },
];

/// Text that is made for a machine: its marks would be read as words.
struct Marked {
    /// What its first characters look like.
    is: fn(&str) -> bool,
    what: &'static str,
    hint: &'static str,
}

const MARKED: &[Marked] = &[
    Marked { is: |head| starts(head, "<mos"), what: "a MOS message", hint: SCRIPT },
    Marked { is: |head| starts(head, "<nsml"), what: "an iNEWS story (NSML)", hint: SCRIPT },
    Marked {
        is: |head| html::sniff(head.as_bytes()) && head.contains(PROMPTER),
        what: "a prompter page",
        hint: SCRIPT,
    },
    Marked { is: |head| head.starts_with("WEBVTT"), what: "captions (WebVTT)", hint: SCRIPT },
    Marked { is: captions, what: "captions (SRT)", hint: SCRIPT },
    Marked {
        is: json,
        what: "JSON",
        hint: "hand in the story itself; `ripread batch` reads a stream of records, one a line",
    },
    Marked {
        is: |head| head.starts_with("<?xml") && !html::sniff(head.as_bytes()) && !odt::sniff(head.as_bytes()),
        what: "XML",
        hint: "take the story's text out of it and hand in that",
    },
];

/// What names say is a table or a list of settings, which no mark inside tells for sure.
const NAMED: &[(&[&str], &str, &str)] = &[
    (&["csv", "tsv"], "a table", "copy the story out of it"),
    (
        &["toml", "yaml", "yml", "ini"],
        "a file of settings",
        "`ripread rundown` reads a show's, `--style` a house style",
    ),
];

/// For what carries a script already.
const SCRIPT: &str =
    "hand in the article, or write the script with `--to markdown`, which reads back as the same script";
/// How a page that scrolls for the anchor names what made it.
const PROMPTER: &str = "<meta name=\"generator\" content=\"ripread\">";

/// Stops a file that is known to be no text, or text for a machine unless a format is asked for.
///
/// # Errors
/// Says what the file is and what to do.
pub(super) fn check(input: &Input) -> Result<(), Error> {
    let told = input.from.is_some();
    if let Some(kind) = REFUSED.iter().find(|kind| (kind.is)(input.bytes)) {
        return Err(refuse(input.name, kind.what, kind.hint));
    }
    if !told && may_be_marked(input.bytes) {
        let head = head(input.bytes);
        if let Some(kind) = MARKED.iter().find(|kind| (kind.is)(&head)) {
            return Err(refuse(input.name, kind.what, kind.hint));
        }
    }
    let end = input.name.rsplit_once('.').map_or_else(String::new, |(_, end)| end.to_ascii_lowercase());
    match NAMED.iter().find(|(ends, ..)| !told && ends.contains(&&*end)) {
        Some((_, what, hint)) => Err(refuse(input.name, what, hint)),
        None => Ok(()),
    }
}

/// The error for a file of that kind.
pub(super) fn refuse(name: &str, what: &str, hint: &str) -> Error {
    Error::new(format!("{} is {what}, which cannot be read", called(name))).hint(hint)
}

/// What a message calls what was handed in.
pub(super) fn called(name: &str) -> &str {
    if name == "-" { "standard input" } else { name }
}

/// OLE2, the container of Office before 2007.
fn ole(bytes: &[u8]) -> bool {
    bytes.starts_with(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1")
}

/// Whether an OLE2 directory names that stream, in the UTF-16 it uses.
fn holds(bytes: &[u8], stream: &str) -> bool {
    let name: Vec<u8> = stream.encode_utf16().flat_map(u16::to_le_bytes).collect();
    // Directory entries are 128 bytes long and stand on such bounds.
    bytes.chunks(128).any(|entry| entry.starts_with(&name))
}

/// An archive with no document in it that can be read; a damaged one is left to its importer to say.
fn other_zip(bytes: &[u8]) -> bool {
    archive::is_zip(bytes) && archive::is_whole(bytes) && !docx::sniff(bytes) && !odt::sniff(bytes)
}

fn office_xml(bytes: &[u8]) -> bool {
    // Behind a byte-order mark or at once: markup.
    let markup =
        matches!(bytes.iter().find(|byte| !byte.is_ascii_whitespace()), Some(b'<' | 0xef | 0xfe | 0xff));
    let head = if markup { &bytes[..bytes.len().min(512)] } else { &[] };
    head.windows(15).any(|run| run == b"mso-application")
        && head.windows(13).any(|run| run == b"Word.Document")
}

/// How far into a text is looked.
const HEAD: usize = 4096;

/// Whether text may be made for a machine, by its first byte: most is not, and nothing more is looked at.
fn may_be_marked(bytes: &[u8]) -> bool {
    let passed = |byte: &u8| byte.is_ascii_whitespace() || matches!(byte, 0 | 0x0b | 0x80..);
    // Marks of byte order and white space of other kinds are all above ASCII.
    let first = bytes.iter().take(HEAD).find(|byte| !passed(byte));
    first.is_some_and(|byte| matches!(byte, b'<' | b'W' | b'[' | b'{' | b'0'..=b'9'))
}

/// The first characters of a text, in whatever Unicode, without the white space before them.
fn head(bytes: &[u8]) -> String {
    let bytes: Vec<u8> = bytes.iter().take(HEAD).copied().filter(|byte| *byte != 0).collect();
    let bytes = bytes.strip_prefix(b"\xff\xfe").or(bytes.strip_prefix(b"\xfe\xff")).unwrap_or(&bytes);
    String::from_utf8_lossy(bytes)
        .trim_start_matches(|c: char| c.is_whitespace() || c == '\u{feff}')
        .to_owned()
}

/// Whether a text's first element is that, after what XML may have before it.
fn starts(head: &str, element: &str) -> bool {
    let mut rest = head;
    while rest.starts_with("<?") || rest.starts_with("<!") {
        let Some((_, after)) = rest.split_once('>') else { return false };
        rest = after.trim_start();
    }
    rest.starts_with(element)
}

/// A number, and below it from when to when.
fn captions(head: &str) -> bool {
    let mut lines = head.lines().map(str::trim);
    let numbered =
        lines.next().is_some_and(|line| !line.is_empty() && line.bytes().all(|b| b.is_ascii_digit()));
    let times = lines.next().and_then(|line| line.split_once(" --> "));
    numbered && times.is_some_and(|(from, to)| from.contains(':') && to.contains(':'))
}

/// An object, or a list of them: its first name in quotes, and a colon.
fn json(head: &str) -> bool {
    let object = head.strip_prefix('[').map_or(head, str::trim_start);
    let name = object.strip_prefix('{').and_then(|inside| inside.trim_start().strip_prefix('"'));
    name.and_then(|name| name.split_once('"')).is_some_and(|(_, after)| after.trim_start().starts_with(':'))
}

/// Whether the mark stands at the start, or after a little rubbish that viewers forgive.
fn starts_within(bytes: &[u8], mark: &[u8]) -> bool {
    bytes.starts_with(mark)
        || bytes[..bytes.len().min(64)]
            .windows(mark.len() + 1)
            .any(|run| run[0] == b'\n' && &run[1..] == mark)
}

fn picture(bytes: &[u8]) -> bool {
    const MAGIC: &[&[u8]] = &[
        b"\x89PNG",
        b"\xff\xd8\xff",
        b"GIF87a",
        b"GIF89a",
        b"II*\0",
        b"MM\0*",
        b"8BPS\0",
        b"\0\0\x01\0",
        b"\0\0\0\x0cJXL ",
        b"%!PS-Adobe",
    ];
    let bitmap = bytes.len() > 14 && bytes.starts_with(b"BM") && bytes[6..10] == [0; 4];
    MAGIC.iter().any(|magic| bytes.starts_with(magic))
        || bitmap
        || four(bytes, 8) == b"WEBP"
        || (four(bytes, 4) == b"ftyp"
            && [b"heic", b"heix", b"mif1", b"msf1", b"avif"].contains(&four(bytes, 8)))
}

fn sound(bytes: &[u8]) -> bool {
    const MAGIC: &[&[u8]] = &[
        b"ID3\x02",
        b"ID3\x03",
        b"ID3\x04",
        b"OggS\0",
        b"fLaC\0",
        b"\x1a\x45\xdf\xa3",
        b"\x06\x0e\x2b\x34",
        b"FLV\x01",
        b"\0\0\x01\xba",
        b"\0\0\x01\xb3",
        b"\xff\xfb",
        b"\xff\xf3",
        b"\xff\xf1",
        b"0&\xb2u",
    ];
    let riff = bytes.starts_with(b"RIFF") && [b"WAVE", b"AVI "].contains(&four(bytes, 8));
    let transport =
        bytes.len() > 376 && [0, 188, 376].iter().all(|at| bytes[*at] == b'G') && bytes.contains(&0);
    MAGIC.iter().any(|magic| bytes.starts_with(magic))
        || riff
        || transport
        || four(bytes, 4) == b"ftyp"
        || (bytes.starts_with(b"FORM") && four(bytes, 8).starts_with(b"AIF"))
}

fn packed(bytes: &[u8]) -> bool {
    const MAGIC: &[&[u8]] = &[
        b"\x1f\x8b\x08",
        b"BZh9",
        b"\xfd7zXZ\0",
        b"7z\xbc\xaf",
        b"Rar!\x1a",
        b"\x28\xb5\x2f\xfd",
        b"SQLite format 3\0",
        b"wOFF",
        b"wOF2",
    ];
    MAGIC.iter().any(|magic| bytes.starts_with(magic))
}

/// Four bytes from `at` on, or zeros.
fn four(bytes: &[u8], at: usize) -> &[u8; 4] {
    bytes.get(at..at + 4).and_then(|run| run.try_into().ok()).unwrap_or(&[0; 4])
}

#[cfg(test)]
mod tests {
    use super::{Input, check};

    fn input<'a>(name: &'a str, bytes: &'a [u8]) -> Input<'a> {
        Input { name, bytes, ..Input::default() }
    }

    #[test]
    fn text_for_machines_is_named_unless_a_format_is_asked_for() {
        let wide: Vec<u8> =
            "\u{feff}<?xml version=\"1.0\"?>\n<mos>".encode_utf16().flat_map(u16::to_be_bytes).collect();
        for (name, bytes, what) in [
            ("-", &b"\xef\xbb\xbf{ \"slug\" : 1}"[..], "standard input is JSON"),
            ("-", b"[\n {\"a\": 1}]", "standard input is JSON"),
            ("a.mos", &wide, "a.mos is a MOS message"),
            ("a", b"<nsml version=1>", "a is an iNEWS story (NSML)"),
            ("a.srt", b"1\r\n00:00:01,000 --> 00:00:02,000\r\nHi.", "a.srt is captions (SRT)"),
            ("a", b"WEBVTT\n\n00:00.000 --> 00:01.000\nHi.", "a is captions (WebVTT)"),
            ("a.xml", b"<?xml version='1.0'?><nitf><p>A", "a.xml is XML"),
            (
                "a.html",
                b"<!doctype html><meta name=\"generator\" content=\"ripread\">",
                "a.html is a prompter page",
            ),
            ("a.CSV", b"a,b\n1,2\n", "a.CSV is a table"),
        ] {
            let error = check(&input(name, bytes)).expect_err(what);
            assert_eq!(error.message, format!("{what}, which cannot be read"));
            assert_eq!(check(&Input { from: Some("text"), ..input(name, bytes) }), Ok(()), "{what}");
        }
    }

    #[test]
    fn names_what_it_refuses() {
        let mut doc = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1".to_vec();
        doc.resize(512, 0);
        doc.extend("WordDocument".encode_utf16().flat_map(u16::to_le_bytes));
        for (bytes, what) in [
            (&doc[..], "an old Word file (.doc)"),
            (b"%PDF-1.7\n%\xe2\xe3", "a PDF"),
            (b"\x89PNG\r\n\x1a\n", "a picture"),
            (b"\0\0\0\x20ftypisom", "audio or video"),
            (b"\0\0\0\x20ftypheic", "a picture"),
            (b"\x1f\x8b\x08\0", "a compressed archive"),
        ] {
            let error = check(&input("story", bytes)).expect_err(what);
            assert_eq!(error.message, format!("story is {what}, which cannot be read"));
            assert!(error.hint.is_some());
        }
    }

    #[test]
    fn lets_articles_through() {
        for text in [
            "",
            "BM",
            "BMW said on Monday it would",
            "MZ and the Zeppelins",
            "ID3 tags explained",
            "GIF or JIF?",
            "The %PDF- mark",
            "[TAKE VO]",
            "{\"No,\" he said}",
            "1\nThe mayor --> he said no",
            "<?xml version='1.0'?><!DOCTYPE html><html><p>A",
            "WEB traffic rose",
        ] {
            assert_eq!(check(&input("-", text.as_bytes())), Ok(()), "{text}");
        }
    }
}
