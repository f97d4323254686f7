//! Names made of letters and figures: F-16, H5N1, 5G, Flight 93, COVID-19.

use super::scan::{Found, Scan, found, name};
use crate::model::{Kind, Lexicon, Mark, Piece, Sort};

/// Figures after a word that numbers things: Route 9, Flight 93, Channel 4.
pub(super) fn numbered(scan: &Scan, at: usize) -> Option<Found> {
    let before = scan.before(at)?;
    // "H-R 1", as a script has a House bill.
    let bill = scan.says(before, "r")
        && before >= 2
        && scan.joins(before - 1, Mark::Hyphen)
        && scan.says(before - 2, "h");
    let named = scan.capital(before) && scan.entry(before, Sort::Numbered).is_some();
    let listed = (bill || named) && !scan.glued(at);
    let figures = scan.figures(at).filter(|figures| !figures.grouped && figures.decimals.is_none());
    let mixed = matches!(scan.kind(at), Some(Kind::Mixed)) && scan.word(at).len() <= 5;
    if listed && mixed {
        return self::mixed(scan, at);
    }
    let figures = figures.filter(|_| listed || is_model(scan, before, at))?;
    found(1, "identifiers", vec![Piece::Identifier { digits: figures.text.into(), spell: listed }])
}

/// Three figures after a proper name, nothing counted behind: Boeing 737.
fn is_model(scan: &Scan, before: usize, at: usize) -> bool {
    let proper = matches!(scan.kind(before), Some(Kind::Word))
        && scan.capital(before)
        && scan.before(before).is_some()
        && !scan.shouting;
    let counted = scan.small(at + 1) && !scan.is_closed(at + 1);
    proper
        && !counted
        && scan.word(at).len() == 3
        && scan.entry(before, Sort::Month).is_none()
        && !scan.joins(at + 1, Mark::Hyphen)
}

/// Figures in a chain that was parted before: `D-R-4559-L-A`, `1-DOT-USA-DOT-GOV`. They stay as they are.
pub(super) fn chained(scan: &Scan, at: usize) -> Option<Found> {
    if !scan.shouting || !matches!(scan.kind(at), Some(Kind::Figures)) {
        return None;
    }
    let said = |other: usize| scan.says_any(other, &["dot", "slash", "dash", "at", "colon", "underscore"]);
    let single = |other: usize| matches!(scan.kind(other), Some(Kind::Word)) && scan.word(other).len() == 1;
    let before = at >= 2 && scan.joins(at - 1, Mark::Hyphen);
    let after = scan.joins(at + 1, Mark::Hyphen);
    let address = (before && said(at - 2)) || (after && said(at + 2));
    let letters = before && single(at - 2) && (!after || single(at + 2));
    let plain = scan.word(at).bytes().all(|byte| byte.is_ascii_digit());
    (plain && (address || letters)).then(|| {
        found(1, "identifiers", vec![Piece::Identifier { digits: scan.word(at).into(), spell: false }])
    })?
}

/// Letters and figures in one: `H5N1`, `A320`, `5G`.
pub(super) fn mixed(scan: &Scan, at: usize) -> Option<Found> {
    if !matches!(scan.kind(at), Some(Kind::Mixed)) || scan.word(at).starts_with(['\'', '’']) {
        return None;
    }
    if let Some(team) = players(scan.word(at)) {
        return found(1, "identifiers", vec![team]);
    }
    let (text, end) = ending(scan.word(at));
    let mut pieces = Vec::new();
    for part in parts(text) {
        if !pieces.is_empty() {
            pieces.push(Piece::Hyphen);
        }
        pieces.push(piece(part, scan.words));
    }
    // 3D and 5G are names; a whole word behind figures is counted by them.
    if let [Piece::Identifier { spell, .. }, Piece::Hyphen, Piece::Name(_)] = &mut pieces[..] {
        *spell = true;
    }
    hang(end, &mut pieces);
    found(1, "identifiers", pieces)
}

/// `49ers`, `76ers’`: those of that number.
fn players(text: &str) -> Option<Piece> {
    let (bare, owned) = match text.strip_suffix("'s").or_else(|| text.strip_suffix("’s")) {
        Some(bare) => (bare, "'s"),
        None => (text, ""),
    };
    let stem = ["ers", "er", "ERS", "ER"].iter().find_map(|end| bare.strip_suffix(end))?;
    let number: u64 = stem.parse().ok().filter(|_| stem.len() == 2)?;
    let mut say = String::new();
    super::say::cardinal(number, &mut say);
    say.push_str(if number % 10 == 9 { "r" } else { "er" });
    say.push_str(if bare.ends_with(['s', 'S']) { "s" } else { "" });
    let page = format!("{}{}", text.to_uppercase().replace('\'', "’"), "");
    Some(Piece::Fixed { page: page.into(), say: format!("{say}{owned}").trim_start().into() })
}

/// What hangs on figures at the end of a name.
#[derive(Clone, Copy, PartialEq, Eq)]
enum End {
    None,
    /// `F-16’s wing`
    Possessive,
    /// `two F-16s`
    Plural,
}

/// A name in letters and figures without what hangs on it.
fn ending(text: &str) -> (&str, End) {
    let figures = |stem: &&str| stem.ends_with(|c: char| c.is_ascii_digit());
    if let Some(stem) = ["'s", "’s", "'S", "’S"].iter().find_map(|end| text.strip_suffix(end)) {
        return (stem, End::Possessive);
    }
    match text.strip_suffix(['s', 'S']).filter(figures) {
        Some(stem) => (stem, End::Plural),
        None => (text, End::None),
    }
}

/// Hangs an end on the figures that the pieces close with; on the page both look alike.
fn hang(end: End, pieces: &mut Vec<Piece>) {
    let Some(Piece::Identifier { digits, .. }) = pieces.last().filter(|_| end != End::None) else { return };
    let mut say = String::new();
    super::say::identifier(digits, &mut say);
    match end {
        End::Plural => super::say::plural(&mut say),
        End::Possessive | End::None => say.push_str("'s"),
    }
    let page = format!("{digits}’s").into();
    pieces.pop();
    pieces.push(Piece::Fixed { page, say: say.into() });
}

/// A text cut between letters and figures.
fn parts(text: &str) -> impl Iterator<Item = &str> {
    let mut rest = text;
    std::iter::from_fn(move || {
        let first = rest.chars().next()?;
        let figures = |c: char| c.is_ascii_digit() || matches!(c, '.' | ',');
        let end = rest.find(|c: char| figures(c) != figures(first)).unwrap_or(rest.len());
        let (part, more) = rest.split_at(end);
        rest = more;
        Some(part)
    })
}

/// Capitals are letters said one by one, where they are few or cannot be said; the rest is a word.
fn piece(part: &str, words: &Lexicon) -> Piece {
    if part.starts_with(|c: char| c.is_ascii_digit() || c == '.') {
        if let Some(decimal) = super::number::parse(part).filter(|figures| figures.decimals.is_some()) {
            return Piece::Quantity(decimal.quantity());
        }
        return Piece::Identifier { digits: part.into(), spell: false };
    }
    let capitals = part.bytes().all(|byte| byte.is_ascii_uppercase());
    let sayable = part.bytes().any(|byte| b"aeiouyAEIOUY".contains(&byte));
    let listed = words.get(part, Sort::Letters).is_some() && words.get(part, Sort::Acronym).is_none();
    if !sayable || listed || part.len() == 1 || (capitals && part.len() <= 3) {
        Piece::Letters(part.into())
    } else {
        name(part)
    }
}

/// A capital word, a hyphen and figures: F-16, COVID-19, H-1B, I-95.
pub(super) fn lettered(scan: &Scan, at: usize) -> Option<Found> {
    if !scan.capital(at)
        || !scan.joins(at + 1, Mark::Hyphen)
        || scan.joins(at + 3, Mark::Hyphen)
        || (at > 0 && scan.joins(at - 1, Mark::Hyphen))
    {
        return None;
    }
    let word = scan.word(at);
    let (tail, end) = ending(scan.word(at + 2));
    let figures =
        matches!(scan.kind(at + 2), Some(Kind::Figures)) && tail.bytes().all(|byte| byte.is_ascii_digit());
    let mixed = matches!(scan.kind(at + 2), Some(Kind::Mixed))
        && (word.len() <= 2 || end != End::None)
        && super::number::ordinal_of(tail).is_none();
    let short = word.len() <= 4 && word.bytes().all(|byte| byte.is_ascii_uppercase());
    if !(short && (figures || mixed)) {
        return None;
    }
    let spoken_word = scan.words.get(word, Sort::Acronym).is_some()
        || (word.len() > 2 && scan.shouting && scan.words.get(word, Sort::Letters).is_none());
    let mut pieces = vec![if spoken_word { name(word) } else { Piece::Letters(word.into()) }];
    for part in parts(tail) {
        pieces.extend([Piece::Hyphen, piece(part, scan.words)]);
    }
    hang(end, &mut pieces);
    found(3, "identifiers", pieces)
}
