//! Zip archives that documents come in: their parts by name, within bounds that no bomb passes.

use std::io::{Cursor, Read as _};

use zip::ZipArchive;

use super::encoding;
use crate::model::{Error, letters};

/// The most entries an archive may have.
const ENTRIES: u64 = 10_000;
/// The most bytes a part may unpack to.
const PART: u64 = 64 << 20;

/// An opened archive.
pub(super) struct Archive<'a> {
    name: &'a str,
    zip: ZipArchive<Cursor<&'a [u8]>>,
}

/// Whether bytes begin as a zip archive does.
pub(super) fn is_zip(bytes: &[u8]) -> bool {
    bytes.starts_with(b"PK\x03\x04") || bytes.starts_with(b"PK\x05\x06")
}

/// Whether an archive has the directory that stands at its end.
pub(super) fn is_whole(bytes: &[u8]) -> bool {
    last_end(bytes).is_some()
}

/// Whether bytes are an archive that has a part whose name begins so.
pub(super) fn has(bytes: &[u8], part: &str) -> bool {
    is_zip(bytes) && places(directory(bytes), part.as_bytes()).next().is_some()
}

/// Whether bytes are an archive whose first part, kept as it is, says that the whole is of that type.
pub(super) fn is_of_type(bytes: &[u8], mimetype: &str) -> bool {
    bytes.get(38..).is_some_and(|rest| is_zip(bytes) && rest.starts_with(mimetype.as_bytes()))
}

/// The directory of an archive, as far as it is where it should be.
fn directory(bytes: &[u8]) -> &[u8] {
    let start = last_end(bytes).map(|end| u32::from_le_bytes([end[16], end[17], end[18], end[19]]) as usize);
    start.and_then(|start| bytes.get(start..)).unwrap_or_else(|| tail(bytes))
}

/// How a record that ends a directory begins, and how long it is at the least.
const END: &[u8] = b"PK\x05\x06";
const LEAST: usize = 22;

/// All that looks like a record that ends a directory.
fn ends(bytes: &[u8]) -> impl Iterator<Item = &[u8]> {
    let tail = tail(bytes);
    places(tail, END).filter_map(|at| tail.get(at..at + LEAST))
}

/// The record that ends the directory: the last. A file is asked for it several times before it is known for
/// what it is, and as a rule it stands at the very end.
fn last_end(bytes: &[u8]) -> Option<&[u8]> {
    tail(bytes).windows(LEAST).rev().find(|record| record.starts_with(END))
}

/// Where bytes stand in others: the first of them is looked for many at a time.
fn places<'a>(bytes: &'a [u8], what: &'a [u8]) -> impl Iterator<Item = usize> + 'a {
    let mut from = 0;
    let starts = std::iter::from_fn(move || {
        let at = from + letters::position(&bytes[from..], |byte| byte == what[0])?;
        from = at + 1;
        Some(at)
    });
    starts.filter(move |&at| bytes[at..].starts_with(what))
}

fn tail(bytes: &[u8]) -> &[u8] {
    &bytes[bytes.len().saturating_sub(66_000)..]
}

impl<'a> Archive<'a> {
    /// Opens an archive.
    ///
    /// # Errors
    /// Where it is damaged, or holds more entries than any document.
    pub(super) fn open(name: &'a str, bytes: &'a [u8]) -> Result<Self, Error> {
        if entries(bytes) > ENTRIES {
            return Err(Error::new(format!("{name} holds more than {ENTRIES} files: no document does"))
                .hint("open it in a word processor, save it anew"));
        }
        let zip = ZipArchive::new(Cursor::new(bytes)).map_err(|why| damaged(name, &why))?;
        Ok(Self { name, zip })
    }

    /// The text of a part; nothing where there is no such part.
    ///
    /// # Errors
    /// Where it is damaged, locked, or unpacks to more than any document's part.
    pub(super) fn part(&mut self, path: &str) -> Result<Option<String>, Error> {
        let Some(index) = self.index(path) else { return Ok(None) };
        let bomb = || {
            Error::new(format!(
                "{}: {path} unpacks to more than {} MB: no article does",
                self.name,
                PART >> 20
            ))
            .hint("cut the story out of it and hand in that")
        };
        let file = self.zip.by_index(index).map_err(|why| damaged(self.name, &why))?;
        if file.size() > PART {
            return Err(bomb());
        }
        let mut bytes = Vec::with_capacity((file.size() as usize).min(1 << 20));
        file.take(PART + 1).read_to_end(&mut bytes).map_err(|why| damaged(self.name, &why))?;
        if bytes.len() as u64 > PART {
            return Err(bomb());
        }
        Ok(Some(encoding::of_markup(bytes)))
    }

    /// Where a part stands: names are compared as lax writers spell them.
    fn index(&self, path: &str) -> Option<usize> {
        self.zip.index_for_name(path).or_else(|| {
            let same = |name: &[u8]| {
                name.len() == path.len()
                    && name.iter().zip(path.bytes()).all(|(left, right)| {
                        left.eq_ignore_ascii_case(&right) || (*left == b'\\' && right == b'/')
                    })
            };
            let name = self.zip.file_names_raw().find(|name| same(name))?;
            self.zip.index_for_name_raw(name)
        })
    }
}

/// The number of entries an archive claims, at the most.
fn entries(bytes: &[u8]) -> u64 {
    ends(bytes).map(|end| u64::from(u16::from_le_bytes([end[10], end[11]]))).max().unwrap_or(0)
}

fn damaged(name: &str, why: &dyn std::fmt::Display) -> Error {
    Error::new(format!("{name} is a damaged zip archive: {why}")).hint("fetch it again, or save it anew")
}
