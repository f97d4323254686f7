//! Any bytes as a pasted page: between a menu and a footer that any paste has.
#![no_main]

mod import;

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| {
    let text = String::from_utf8_lossy(bytes);
    let page = format!("Home\nNews\nSubscribe\nSign up for our newsletter\n{text}\nShare this\nRead more\n© 2026\n");
    import::import("text", page.as_bytes());
});
