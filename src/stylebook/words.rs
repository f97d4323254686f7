//! The word lists: which file holds which sort of word, and how a row is read.

use std::sync::{Arc, OnceLock};

use crate::model::letters::position;
use crate::model::lexicon::Form;
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
pub const LISTS: &[List] = &[
    List {
        name: "abbreviations",
        sort: Sort::Abbreviation,
        text: include_str!("../../styles/words/abbreviations.tsv"),
    },
    List { name: "acronyms", sort: Sort::Acronym, text: include_str!("../../styles/words/acronyms.tsv") },
    List {
        name: "attributions",
        sort: Sort::Attribution,
        text: include_str!("../../styles/words/attributions.tsv"),
    },
    List { name: "cliches", sort: Sort::Cliche, text: include_str!("../../styles/words/cliches.tsv") },
    List {
        name: "currencies",
        sort: Sort::Currency,
        text: include_str!("../../styles/words/currencies.tsv"),
    },
    List {
        name: "directions",
        sort: Sort::Direction,
        text: include_str!("../../styles/words/directions.tsv"),
    },
    List { name: "functions", sort: Sort::Function, text: include_str!("../../styles/words/functions.tsv") },
    List { name: "hints", sort: Sort::Hint, text: include_str!("../../styles/words/hints.tsv") },
    List {
        name: "homographs",
        sort: Sort::Homograph,
        text: include_str!("../../styles/words/homographs.tsv"),
    },
    List { name: "initials", sort: Sort::Letters, text: include_str!("../../styles/words/initials.tsv") },
    List {
        name: "magnitudes",
        sort: Sort::Magnitude,
        text: include_str!("../../styles/words/magnitudes.tsv"),
    },
    List { name: "months", sort: Sort::Month, text: include_str!("../../styles/words/months.tsv") },
    List { name: "numbered", sort: Sort::Numbered, text: include_str!("../../styles/words/numbered.tsv") },
    List {
        name: "pronouncers",
        sort: Sort::Pronouncer,
        text: include_str!("../../styles/words/pronouncers.tsv"),
    },
    List { name: "rates", sort: Sort::Rate, text: include_str!("../../styles/words/rates.tsv") },
    List { name: "regnal", sort: Sort::Regnal, text: include_str!("../../styles/words/regnal.tsv") },
    List { name: "roman", sort: Sort::Roman, text: include_str!("../../styles/words/roman.tsv") },
    List { name: "signs", sort: Sort::Sign, text: include_str!("../../styles/words/signs.tsv") },
    List { name: "specials", sort: Sort::Special, text: include_str!("../../styles/words/specials.tsv") },
    List { name: "states", sort: Sort::State, text: include_str!("../../styles/words/states.tsv") },
    List { name: "stopless", sort: Sort::Stopless, text: include_str!("../../styles/words/stopless.tsv") },
    List { name: "streets", sort: Sort::Street, text: include_str!("../../styles/words/streets.tsv") },
    List { name: "titles", sort: Sort::Title, text: include_str!("../../styles/words/titles.tsv") },
    List { name: "units", sort: Sort::Unit, text: include_str!("../../styles/words/units.tsv") },
    List { name: "weekdays", sort: Sort::Weekday, text: include_str!("../../styles/words/weekdays.tsv") },
    List { name: "zones", sort: Sort::Zone, text: include_str!("../../styles/words/zones.tsv") },
];

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
            let [word, page, say, minor, minor_one] = row.of(list.sort).map(Form::Borrowed);
            lexicon.insert(word, Entry { sort: list.sort, page, say, minor, minor_one });
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
        let [word, page, say, minor, minor_one] = row.of(list.sort).map(|cell| Form::Owned(cell.to_owned()));
        if word.is_empty() || word.contains('\u{fffd}') {
            let place = source.place(row.span.start);
            return Err(Error::new("a row begins with a word")
                .at(place)
                .hint("word, tab, page form, tab, said form"));
        }
        lexicon.insert(word, Entry { sort: list.sort, page, say, minor, minor_one });
    }
    Ok(())
}

/// A row's first five cells, missing ones empty.
struct Row<'a> {
    cells: [&'a str; 5],
    span: Span,
}

impl<'a> Row<'a> {
    /// The cells that mean something for that sort: only currencies have a hundredth part.
    fn of(&self, sort: Sort) -> [&'a str; 5] {
        let [word, page, say, ..] = self.cells;
        if matches!(sort, Sort::Currency) { self.cells } else { [word, page, say, "", ""] }
    }
}

/// The rows of a list. Every process reads all lists: this is half of what it takes to start one.
fn rows(text: &str) -> impl Iterator<Item = Row<'_>> {
    let mut at = 0;
    let lines = std::iter::from_fn(move || {
        let start = at;
        let line = cut(text.get(start..).filter(|rest| !rest.is_empty())?, b'\n').0;
        at = (start + line.len() + 1).min(text.len());
        Some((start, line.trim_end_matches('\r')))
    });
    lines.filter(|(_, line)| !line.is_empty() && !line.starts_with('#')).map(|(start, line)| {
        let mut rest = line;
        let cells = std::array::from_fn(|_| {
            let (cell, more) = cut(rest, b'\t');
            rest = more;
            cell
        });
        Row { cells, span: Span::new(start, start + line.len()) }
    })
}

/// What stands before a byte and behind it; all and nothing where there is none.
fn cut(text: &str, byte: u8) -> (&str, &str) {
    match position(text.as_bytes(), |other| other == byte) {
        Some(at) => (&text[..at], &text[at + 1..]),
        None => (text, ""),
    }
}
