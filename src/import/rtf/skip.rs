//! Groups that hold nothing of the story: passed over whole, whatever is in them.

use super::File;

impl File<'_> {
    /// Skips to the end of the group; true where it holds that word.
    pub(super) fn skip_group(&mut self, word: &[u8]) -> bool {
        let start = self.at;
        let mut depth = 0usize;
        while let Some(&byte) = self.bytes.get(self.at) {
            match byte {
                b'{' => depth += 1,
                b'}' if depth == 0 => break,
                b'}' => depth -= 1,
                b'\\' => self.skip_control(),
                _ => {}
            }
            self.at += 1;
        }
        let skipped = &self.bytes[start..self.at.min(self.bytes.len())];
        !word.is_empty() && skipped.windows(word.len()).any(|run| run == word)
    }

    /// Within a skipped group, passes what a backslash takes with it, all but the last byte.
    fn skip_control(&mut self) {
        let rest = &self.bytes[self.at + 1..];
        let digits = rest.strip_prefix(b"bin").map(|rest| {
            let count = rest.iter().take(10).take_while(|byte| byte.is_ascii_digit()).count();
            (count, std::str::from_utf8(&rest[..count]).ok().and_then(|count| count.parse::<usize>().ok()))
        });
        self.at += match digits {
            Some((count, Some(length))) => 3 + count + 1 + length.min(self.bytes.len()),
            Some((_, None)) | None => 1,
        };
    }
}
