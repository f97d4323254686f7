//! Files that are no article to us: each told by its first bytes, and refused with what to do instead.

use super::{archive, docx, odt};
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

/// Stops a file that is known to be no text.
///
/// # Errors
/// Says what the file is and what to do.
pub(super) fn check(name: &str, bytes: &[u8]) -> Result<(), Error> {
    match REFUSED.iter().find(|kind| (kind.is)(bytes)) {
        Some(kind) => Err(refuse(name, kind.what, kind.hint)),
        None => Ok(()),
    }
}

/// The error for a file of that kind.
pub(super) fn refuse(name: &str, what: &str, hint: &str) -> Error {
    let name = if name == "-" { "standard input" } else { name };
    Error::new(format!("{name} is {what}, which cannot be read")).hint(hint)
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
    let head = &bytes[..bytes.len().min(512)];
    head.windows(15).any(|run| run == b"mso-application")
        && head.windows(13).any(|run| run == b"Word.Document")
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
    use super::check;

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
            let error = check("story", bytes).expect_err(what);
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
        ] {
            assert_eq!(check("-", text.as_bytes()), Ok(()), "{text}");
        }
    }
}
