//! Counts what the read-time model sees in texts: JSON lines with `text` in, tab-separated counts out.
//!
//! Columns: page words, spoken words, syllables, sounds (seconds), letters, content words, numbers,
//! short pauses, sentence ends. QUOTE and END QUOTE are left out: whoever
//! reads a book or a speech does not say them. `benches/fit/fit.py` reads the columns.

use std::io::{self, BufRead, Write};

use ripread::import::Input;
use ripread::model::HouseStyle;
use ripread::model::style::QuoteMarker;
use ripread::{compose, stylebook};

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let style = HouseStyle { quote_marker: QuoteMarker::None, ..stylebook::open("base")? };
    let mut out = io::BufWriter::new(io::stdout().lock());
    for line in io::stdin().lock().lines() {
        let record: serde_json::Value = serde_json::from_str(&line?)?;
        let text = record["text"].as_str().unwrap_or_default();
        let input = Input { name: "-", bytes: text.as_bytes(), from: Some("text"), ..Input::default() };
        let script = ripread::script(&input, &style, &compose::Ask::default())?.value;
        let tally = compose::timing::tally(&script);
        let page = script.page_words().count();
        write!(out, "{page}\t{}\t{}\t{:.3}\t", tally.words, tally.syllables, tally.sounds)?;
        write!(out, "{}\t{}\t{}\t", tally.letters, tally.content, tally.numbers)?;
        writeln!(out, "{}\t{}", tally.shorts, tally.stops)?;
    }
    Ok(())
}
