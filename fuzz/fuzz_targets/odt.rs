//! Any bytes as an OpenDocument text, and as the content of one that is whole.
#![no_main]

mod import;
mod zipped;

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| {
    import::import("odt", bytes);
    let halves = bytes.split(|byte| *byte == 0).collect::<Vec<_>>();
    let (content, styles) = (halves[0], halves.get(1).copied().unwrap_or_default());
    import::import("odt", &zipped::zipped(&[("content.xml", content), ("styles.xml", styles)]));
});
