//! Scripts made by hand, for the tests of this stage.

use crate::model::lexicon::Form;
use crate::model::{Cue, Entry, Lexicon, Part, Pause, Read, Script, Sort, Word, WordKind};

/// A paragraph as on the page: `[…]` is a cue, `(…)` a pronouncer, `.!?` (and marks after them) end
/// a sentence.
pub(super) fn read(page: &str) -> Read {
    let mut read = Read { written: page.to_owned(), ..Read::default() };
    let mut open = None;
    for piece in page.split(' ') {
        let kind = open.or(match piece.chars().next() {
            Some('[') => Some(WordKind::Cue),
            Some('(') => Some(WordKind::Pronouncer),
            _ => None,
        });
        let closes = piece.contains([']', ')']);
        open = kind.filter(|_| !closes);
        push(&mut read, piece, kind.unwrap_or(WordKind::Spoken));
    }
    let (mut start, end) = (0, read.words.len());
    for at in 0..end {
        if read.words[at].pause == Pause::Stop || at + 1 == end {
            read.sentences.push(start..at + 1);
            start = at + 1;
        }
    }
    read.sentences.retain(|sentence| !sentence.is_empty());
    read
}

fn push(read: &mut Read, piece: &str, kind: WordKind) {
    let gap = |out: &mut String| {
        if !out.is_empty() {
            out.push(' ');
        }
        out.len()
    };
    let page = gap(&mut read.text);
    read.text.push_str(piece);
    let mut said = read.said.len()..read.said.len();
    let bare = piece.to_lowercase().replace(|c: char| !c.is_alphanumeric() && c != '\'' && c != '-', "");
    if kind == WordKind::Spoken && !bare.is_empty() {
        said.start = gap(&mut read.said);
        read.said.push_str(&bare.replace('-', " "));
        said.end = read.said.len();
    }
    let pause = match piece.trim_end_matches(['”', '"']).chars().next_back() {
        Some('.' | '!' | '?') => Pause::Stop,
        Some(',' | ':' | ';' | '—') => Pause::Short,
        _ => Pause::None,
    };
    let page = page..read.text.len();
    read.words.push(Word { written: page.clone(), page, said, kind, pause, ..Word::default() });
}

/// An instruction.
pub(super) fn cue(text: &str) -> Cue {
    Cue { text: text.into(), ..Cue::default() }
}

/// A story of these parts.
pub(super) fn script(parts: Vec<Part>) -> Script {
    Script { slug: "STORY".into(), parts, ..Script::default() }
}

/// As much of the hints as these stories need.
pub(super) fn hints() -> Lexicon {
    let mut lists = Lexicon::default();
    let parts = [
        ("he", "points-back somebody"),
        ("she", "points-back somebody"),
        ("other", "near-back"),
        ("but", "turns"),
        ("in", "phrase"),
    ];
    for (word, part) in parts {
        let none = || Form::Borrowed("");
        let [say, minor, minor_one] = [none(), none(), none()];
        lists.insert(word, Entry { sort: Sort::Hint, page: part.into(), say, minor, minor_one });
    }
    lists
}
