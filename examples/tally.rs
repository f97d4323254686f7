//! Counts what the read-time model sees in texts: JSON lines with `text` in, tab-separated counts out.
//!
//! Columns: page words, spoken words, syllables, sounds (seconds), letters, content words, short
//! pauses, sentence ends. `benches/fit/fit.py` reads them.

use std::io::{self, BufRead, Write};

use ripread::import::Input;
use ripread::{compose, stylebook};

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let style = stylebook::open("network")?;
    let mut out = io::BufWriter::new(io::stdout().lock());
    for line in io::stdin().lock().lines() {
        let record: serde_json::Value = serde_json::from_str(&line?)?;
        let text = record["text"].as_str().unwrap_or_default();
        let input = Input { name: "-", bytes: text.as_bytes(), from: Some("text"), ..Input::default() };
        let script = ripread::script(&input, &style, &compose::Ask::default())?.value;
        let tally = compose::timing::tally(&script);
        let page = script.page_words().count();
        write!(out, "{page}\t{}\t{}\t{:.3}\t", tally.words, tally.syllables, tally.sounds)?;
        writeln!(out, "{}\t{}\t{}\t{}", tally.letters, tally.content, tally.shorts, tally.stops)?;
    }
    Ok(())
}
