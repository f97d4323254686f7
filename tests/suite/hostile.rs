//! Hostile files give an answer or a clear error: none ends the program, none is silence.

mod files;

use ripread::import::{self, Input};

/// The tests take each so many times smaller; `cargo bench --bench reading` takes them whole.
const LESS: usize = 100;

#[test]
fn every_hostile_file_gives_an_answer_or_a_clear_error() {
    let style = ripread::stylebook::open("base").expect("the base style");
    for (name, make) in files::FILES {
        let bytes = make(LESS);
        match import::article(&Input { name, bytes: &bytes, ..Input::default() }, &style) {
            Ok(read) => assert!(
                !read.value.article.blocks.is_empty() || !read.notes.is_empty(),
                "{name}: nothing read and nothing said"
            ),
            Err(error) => assert!(error.message.len() > 20, "{name}: {}", error.message),
        }
    }
}
