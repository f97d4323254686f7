//! Hard inputs: every folder of `corpus/` holds a file as someone hands it in and the article in it.
//!
//! `article.txt` has the facts, the blocks and the notes, or the error; `UPDATE=1` accepts what is read.

use std::fmt::Write as _;
use std::path::{Path, PathBuf};
use std::{env, fs};

use ripread::import::{self, Input, Reading};
use ripread::model::{BlockKind, Error, Level, Meta, Noted, Span};

/// The folders, in order.
fn folders() -> Vec<PathBuf> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/suite/corpus");
    let mut folders: Vec<PathBuf> =
        fs::read_dir(root).expect("the corpus").map(|entry| entry.expect("an entry").path()).collect();
    folders.sort();
    folders
}

/// The one file of a folder that is not the expected article.
fn input(folder: &Path) -> PathBuf {
    let files = fs::read_dir(folder).expect("a folder").map(|entry| entry.expect("an entry").path());
    let mut inputs = files.filter(|path| path.file_name().is_some_and(|name| name != "article.txt"));
    let one = inputs.next().unwrap_or_else(|| panic!("{} has no input", folder.display()));
    assert_eq!(inputs.next(), None, "{} has two inputs", folder.display());
    one
}

fn read(path: &Path) -> Result<Noted<Reading>, Error> {
    let bytes = fs::read(path).expect("an input");
    let name = path.file_name().and_then(|name| name.to_str()).expect("a name");
    let style = ripread::stylebook::open("base").expect("the base style");
    import::article(&Input { name, bytes: &bytes, ..Input::default() }, &style)
}

/// What was read, as it stands in `article.txt`.
fn written(read: &Result<Noted<Reading>, Error>) -> String {
    let mut out = String::new();
    match read {
        Err(error) => {
            let hint = error.hint.as_deref().unwrap_or_default();
            let _ = writeln!(out, "error: {}\nhint: {hint}", error.message);
        }
        Ok(Noted { value: Reading { article, .. }, notes }) => {
            facts(&mut out, &article.meta);
            for block in &article.blocks {
                let mark = match block.kind {
                    BlockKind::Paragraph => String::new(),
                    BlockKind::Heading(level) => format!("{} ", "#".repeat(level.into())),
                    BlockKind::Quotation => "> ".into(),
                    BlockKind::ListItem => "* ".into(),
                    BlockKind::Cue => "cue: ".into(),
                };
                let _ = writeln!(out, "{mark}{}\n", block.passage.text());
            }
            for note in notes {
                let level = match note.level {
                    Level::Info => "info",
                    Level::Warn => "warn",
                };
                let _ = writeln!(out, "{level} {}: {}", note.rule, note.message);
            }
        }
    }
    out.trim_end().to_owned() + "\n"
}

fn facts(out: &mut String, meta: &Meta) {
    let Meta {
        slug,
        headline,
        byline,
        dateline,
        published,
        anchor,
        writer,
        show,
        air,
        scripted: _,
        line_ends: _,
    } = meta;
    let rows = [
        ("slug", slug),
        ("headline", headline),
        ("byline", byline),
        ("dateline", dateline),
        ("published", published),
        ("anchor", anchor),
        ("writer", writer),
        ("show", show),
        ("air", air),
    ];
    let known = rows.iter().filter_map(|(name, fact)| fact.as_ref().map(|fact| format!("{name}: {fact}\n")));
    let known: String = known.collect();
    if !known.is_empty() {
        let _ = writeln!(out, "{known}");
    }
}

#[test]
fn every_input_gives_its_article() {
    let mut wrong = Vec::new();
    for folder in folders() {
        let found = written(&read(&input(&folder)));
        let path = folder.join("article.txt");
        if env::var_os("UPDATE").is_some() {
            fs::write(&path, &found).expect("written");
        } else if fs::read_to_string(&path).unwrap_or_default() != found {
            wrong.push(format!("--- {}\n{found}", path.display()));
        }
    }
    assert!(wrong.is_empty(), "{}\nUPDATE=1 accepts these", wrong.join("\n"));
}

#[test]
fn every_span_lies_in_its_source() {
    for folder in folders() {
        let Ok(read) = read(&input(&folder)) else { continue };
        let source = &read.value.source.text;
        for block in &read.value.article.blocks {
            let text = block.passage.text();
            let span = block.passage.locate(Span::new(0, text.len()));
            assert!(source.get(span.start..span.end).is_some(), "{}: {text}", folder.display());
        }
        for note in &read.notes {
            assert!(source.get(note.span.start..note.span.end).is_some(), "{}: {note:?}", folder.display());
        }
    }
}
