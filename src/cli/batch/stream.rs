//! A stream cut into blocks of whole lines, as soon as there are some.

use std::io::{self, BufRead as _, Read};
use std::iter;

/// Bytes asked for at once. A block is what has come by then, so that whoever waits for an answer
/// before the next question gets it.
const STEP: usize = 256 * 1024;

/// The longest line taken: more is no article, and would fill the memory.
pub(super) const LONGEST: usize = 64 * 1024 * 1024;

/// Some whole lines of the stream.
pub(super) struct Block {
    /// The lines; only the stream's last may lack its line end.
    pub(super) bytes: Vec<u8>,
    /// The number of the first, from 1.
    pub(super) line: usize,
    /// Whether this is one line that was too long, of which nothing is kept.
    pub(super) too_long: bool,
}

/// The blocks of a stream.
pub(super) struct Blocks<R> {
    from: R,
    /// What is read next goes in here.
    step: Vec<u8>,
    longest: usize,
    /// The start of a line whose end has not come yet.
    rest: Vec<u8>,
    line: usize,
    started: bool,
    ended: bool,
}

impl<R: Read> Blocks<R> {
    pub(super) fn new(from: R) -> Self {
        Self::of_lines_up_to(LONGEST, from)
    }

    fn of_lines_up_to(longest: usize, from: R) -> Self {
        Self { from, step: vec![0; STEP], longest, rest: Vec::new(), line: 1, started: false, ended: false }
    }

    fn read(&mut self) -> io::Result<Option<Block>> {
        let mut bytes = std::mem::take(&mut self.rest);
        // What stood behind a line that was too long may be whole lines already.
        if let Some(end) = bytes.iter().rposition(|&byte| byte == b'\n') {
            self.rest = bytes.split_off(end + 1);
            return Ok(Some(self.block(bytes)));
        }
        loop {
            let before = bytes.len();
            self.more(&mut bytes)?;
            if self.ended {
                return Ok((!bytes.is_empty()).then(|| self.block(bytes)));
            }
            if let Some(end) = bytes[before..].iter().rposition(|&byte| byte == b'\n') {
                self.rest = bytes.split_off(before + end + 1);
                return Ok(Some(self.block(bytes)));
            }
            if bytes.len() > self.longest {
                return self.skip_line().map(Some);
            }
        }
    }

    /// Adds what comes next, without waiting for more than has come.
    fn more(&mut self, bytes: &mut Vec<u8>) -> io::Result<()> {
        let read = loop {
            match self.from.read(&mut self.step) {
                Err(error) if error.kind() == io::ErrorKind::Interrupted => {}
                read => break read?,
            }
        };
        bytes.extend_from_slice(&self.step[..read]);
        self.ended = read == 0;
        if !self.started && bytes.starts_with(b"\xef\xbb\xbf") {
            bytes.drain(..3);
        }
        self.started = true;
        Ok(())
    }

    fn block(&mut self, bytes: Vec<u8>) -> Block {
        let line = self.line;
        self.line += line_ends(&bytes);
        Block { bytes, line, too_long: false }
    }

    /// Reads past the end of a line that is too long.
    fn skip_line(&mut self) -> io::Result<Block> {
        let mut bytes = Vec::new();
        while !self.ended {
            bytes.clear();
            self.more(&mut bytes)?;
            if let Some(end) = bytes.iter().position(|&byte| byte == b'\n') {
                self.rest = bytes.split_off(end + 1);
                break;
            }
        }
        self.line += 1;
        Ok(Block { bytes: Vec::new(), line: self.line - 1, too_long: true })
    }
}

/// The lines there, each with its end; only the last may have none.
pub(super) fn lines(bytes: &[u8]) -> impl Iterator<Item = &[u8]> {
    let mut rest = bytes;
    iter::from_fn(move || {
        let here = rest;
        // Bytes in memory are skipped without fail, and no other search is as quick.
        let length = rest.skip_until(b'\n').ok()?;
        (length > 0).then(|| &here[..length])
    })
}

/// How many lines end in there.
pub(super) fn line_ends(bytes: &[u8]) -> usize {
    lines(bytes).filter(|line| line.ends_with(b"\n")).count()
}

impl<R: Read> Iterator for Blocks<R> {
    type Item = io::Result<Block>;

    fn next(&mut self) -> Option<Self::Item> {
        if self.ended {
            return None;
        }
        self.read().transpose()
    }
}

#[cfg(test)]
mod tests {
    use std::io::{self, Read};

    use super::Blocks;

    /// A stream that comes a few bytes at a time.
    struct Drip<'a>(&'a [u8], usize);

    impl Read for Drip<'_> {
        fn read(&mut self, into: &mut [u8]) -> io::Result<usize> {
            let take = self.1.min(self.0.len()).min(into.len());
            into[..take].copy_from_slice(&self.0[..take]);
            self.0 = &self.0[take..];
            Ok(take)
        }
    }

    #[test]
    fn blocks_are_whole_lines_however_the_bytes_come() {
        let text = b"\xef\xbb\xbfone\ntwo two\n\nthree";
        for step in [3, 4, 5, 7, 100] {
            let blocks: Vec<_> = Blocks::new(Drip(text, step)).map(|block| block.expect("read")).collect();
            let all: Vec<u8> = blocks.iter().flat_map(|block| block.bytes.clone()).collect();
            assert_eq!(all, b"one\ntwo two\n\nthree");
            assert_eq!(blocks.last().expect("a block").line, 4, "{step}");
        }
    }

    #[test]
    fn lines_between_lines_that_are_too_long_are_kept() {
        let long = "x".repeat(40);
        let text = format!("{long}\nkept\n{long}\nlast\n");
        for step in [7, 60, 500] {
            let blocks: Vec<_> = Blocks::of_lines_up_to(20, Drip(text.as_bytes(), step))
                .map(|block| block.expect("read"))
                .collect();
            let kept: Vec<u8> = blocks.iter().flat_map(|block| block.bytes.clone()).collect();
            let kept = String::from_utf8(kept).expect("text");
            assert!(kept.contains("kept\n") && kept.ends_with("last\n"), "{step}: {kept}");
        }
    }

    #[test]
    fn a_line_without_end_is_passed_over() {
        let mut text = vec![b'x'; 600_000];
        text.extend(b"\nafter\n");
        let blocks: Vec<_> =
            Blocks::of_lines_up_to(1000, text.as_slice()).map(|block| block.expect("read")).collect();
        let told: Vec<_> =
            blocks.iter().map(|block| (block.line, block.too_long, block.bytes.len())).collect();
        assert_eq!(told, [(1, true, 0), (2, false, 6)]);
    }
}
