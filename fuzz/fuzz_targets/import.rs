//! What every target asks of an importer: that it ends, and that each span lies in its source.

use std::sync::LazyLock;

use ripread::import::{self, Input};
use ripread::model::{HouseStyle, Span};

static STYLE: LazyLock<HouseStyle> = LazyLock::new(|| ripread::stylebook::open("base").expect("the base style"));

/// Reads bytes as that format and checks what comes of it.
pub fn import(from: &str, bytes: &[u8]) {
    let input = Input { name: "fuzz", bytes, from: Some(from), ..Input::default() };
    let Ok(read) = import::article(&input, &STYLE) else { return };
    let source = &read.value.source.text;
    for block in &read.value.article.blocks {
        let span = block.passage.locate(Span::new(0, block.passage.text().len()));
        assert!(span.start <= span.end && span.end <= source.len(), "{span:?} of {}", source.len());
    }
    for note in &read.notes {
        assert!(note.span.start <= note.span.end && note.span.end <= source.len(), "{note:?}");
        assert!(source.is_char_boundary(note.span.start) && source.is_char_boundary(note.span.end), "{note:?}");
    }
}
