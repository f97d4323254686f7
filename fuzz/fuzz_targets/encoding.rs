//! Any bytes to text, in the character set found and in one named.
#![no_main]

use ripread::import::{Input, encoding, mend};

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| {
    for name in [None, Some("windows-1252"), Some("utf-16le"), Some("shift_jis")] {
        let input = Input { name: "fuzz", bytes, encoding: name, ..Input::default() };
        let Ok(read) = encoding::decode(&input) else { continue };
        assert!(mend::mend(&read.value).is_none_or(|again| again.value.text().len() <= read.value.len() * 3));
    }
});
