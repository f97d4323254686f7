//! The word lists: which file holds which sort of word, and how a row is read.

use std::sync::{Arc, OnceLock};

use crate::model::{Entry, Error, HouseStyle, Lexicon, Sort, Source, Span};

/// One word list that is part of the program.
pub struct List {
    /// Its name: the file's without `.tsv`.
    pub name: &'static str,
    /// What its words are.
    pub sort: Sort,
    /// The file.
    pub text: &'static str,
}

/// Every list in `styles/words/`.
pub const LISTS: &[List] = &[];

/// Rows to make room for.
const ROWS: usize = 8192;

/// The lists of the program, read once.
pub(super) fn embedded() -> Arc<Lexicon> {
    static WORDS: OnceLock<Arc<Lexicon>> = OnceLock::new();
    WORDS.get_or_init(|| Arc::new(read_all())).clone()
}

fn read_all() -> Lexicon {
    let mut lexicon = Lexicon::with_capacity(ROWS);
    for list in LISTS {
        for row in rows(list.text) {
            let [word, page, say] = row.cells;
            lexicon.insert(word, Entry { sort: list.sort, page: page.into(), say: say.into() });
        }
    }
    lexicon
}

/// Lays a station's own list over the style's; its name, without `.tsv`, says what its words are.
///
/// # Errors
/// Where no list is called that, or a row has no word.
pub fn overlay(style: &mut HouseStyle, source: &Source) -> Result<(), Error> {
    let file = source.name.rsplit(['/', '\\']).next().unwrap_or_default();
    let name = file.strip_suffix(".tsv").unwrap_or(file);
    let Some(list) = LISTS.iter().find(|list| list.name == name) else {
        let names: Vec<_> = LISTS.iter().map(|list| list.name).collect();
        let error = Error::new(format!("{}: no word list is called `{name}`", source.name));
        return Err(error.hint(format!("there are {}", names.join(", "))));
    };
    let lexicon = Arc::make_mut(&mut style.words);
    for row in rows(&source.text) {
        let [word, page, say] = row.cells.map(str::to_owned);
        if word.is_empty() || word.contains('\u{fffd}') {
            let place = source.place(row.span.start);
            return Err(Error::new("a row begins with a word")
                .at(place)
                .hint("word, tab, page form, tab, said form"));
        }
        lexicon.insert(word, Entry { sort: list.sort, page: page.into(), say: say.into() });
    }
    Ok(())
}

/// A row's first three cells, missing ones empty.
struct Row<'a> {
    cells: [&'a str; 3],
    span: Span,
}

fn rows(text: &str) -> impl Iterator<Item = Row<'_>> {
    let mut at = 0;
    text.split_inclusive('\n').filter_map(move |line| {
        let start = at;
        at += line.len();
        let line = line.trim_end_matches(['\n', '\r']);
        if line.is_empty() || line.starts_with('#') {
            return None;
        }
        let mut cells = line.split('\t');
        let cells = std::array::from_fn(|_| cells.next().unwrap_or_default());
        Some(Row { cells, span: Span::new(start, start + line.len()) })
    })
}
