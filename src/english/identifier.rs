//! Names made of letters and figures: F-16, H5N1, 5G, Flight 93, COVID-19.

use super::scan::{Found, Scan, found, name};
use crate::model::{Kind, Lexicon, Mark, Piece, Sort};

/// Figures after a word that numbers things: Route 9, Flight 93, Channel 4.
pub(super) fn numbered(scan: &Scan, at: usize) -> Option<Found> {
    let before = scan.before(at)?;
    // "H-R 1", "S-B 47", as a script has a bill.
    let bill = before >= 2
        && scan.joins(before - 1, Mark::Hyphen)
        && scan.says_any(before, &["r", "b", "f"])
        && scan.says_any(before - 2, &["h", "s", "a", "l"]);
    let counts = || {
        (scan.small(at + 1) || scan.shouting) && scan.word(at + 1).ends_with(['s', 'S'])
            || scan.plays(at + 1, "counted")
    };
    let line = scan.word(at).len() > 2 && scan.plays(before, "line") && !counts();
    let named = line || scan.capital(before) && scan.entry(before, Sort::Numbered).is_some();
    let listed = (bill || named || is_flown(scan, before)) && !scan.glued(at);
    let figures = scan.figures(at).filter(|figures| !figures.grouped && figures.decimals.is_none());
    let mixed = matches!(scan.kind(at), Some(Kind::Mixed)) && scan.word(at).len() <= 5;
    if listed && mixed {
        return self::mixed(scan, at);
    }
    // "142 SUPREME COURT 2587"
    let court = scan.says(before, "Court")
        && before > 1
        && scan.says(before - 1, "Supreme")
        && matches!(scan.kind(before - 2), Some(Kind::Figures));
    let magnum = scan.says(at + 1, "Magnum") && scan.word(at).len() == 3;
    let figures = figures.filter(|_| {
        listed || court || magnum || is_model(scan, before, at) || is_freeway(scan, before, at)
    })?;
    found(1, "identifiers", vec![Piece::Identifier { digits: figures.text.into(), spell: listed }])
}

/// Whether an airline's two letters stand there behind a flight: `flight QZ [8501]`, `FLIGHT Q-Z [8501]`.
fn is_flown(scan: &Scan, airline: usize) -> bool {
    if !scan.capital(airline) {
        return false;
    }
    let parted = scan.word(airline).len() == 1 && airline > 2 && scan.joins(airline - 1, Mark::Hyphen);
    let first = if parted { airline - 2 } else { airline };
    let code = scan.between(first, airline);
    let code =
        matches!(code.len(), 2 | 3) && code.bytes().all(|byte| byte.is_ascii_uppercase() || byte == b'-');
    code && scan.before(first).is_some_and(|flight| scan.says_any(flight, &["flight", "flights"]))
}

/// `1099-G`, `18-F’s`: figures with a letter of their own, which are no number even where they open a sentence.
pub(super) fn before_letter(scan: &Scan, at: usize) -> Option<Found> {
    let digits = scan.word(at);
    let plain = digits.len() > 1 && digits.bytes().all(|byte| byte.is_ascii_digit());
    if !plain || scan.glued(at) || !scan.joins(at + 1, Mark::Hyphen) || scan.joins(at + 3, Mark::Hyphen) {
        return None;
    }
    let letter = scan.word(at + 2);
    // "1040-SR", "1099-NEC"
    let form = digits.len() == 4
        && (2..5).contains(&letter.len())
        && letter.bytes().all(|byte| byte.is_ascii_uppercase());
    if form && !scan.shouting {
        let figures = Piece::Identifier { digits: digits.into(), spell: false };
        return found(3, "identifiers", vec![figures, Piece::Hyphen, piece(letter, scan.words)]);
    }
    let hung = letter.strip_prefix(|c: char| c.is_ascii_uppercase())?;
    if !matches!(hung, "" | "s" | "'s" | "'S" | "’s" | "’S") {
        return None;
    }
    let figures = Piece::Identifier { digits: digits.into(), spell: digits.len() > 3 };
    found(3, "identifiers", vec![figures, Piece::Hyphen, Piece::Letters(letter.into())])
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

/// `the 405 Freeway`: a road known by its number.
fn is_freeway(scan: &Scan, before: usize, at: usize) -> bool {
    let road = ["freeway", "fwy.", "expressway", "turnpike", "tollway", "interchange"];
    scan.says(before, "the") && scan.word(at).len() < 4 && scan.says_any(at + 1, &road)
}

/// `187(a)`, `501(c)(3)`: a law's section with its parts.
pub(super) fn section(scan: &Scan, at: usize) -> Option<Found> {
    let part = |at: usize| {
        let text = scan.word(at + 1);
        let letter = matches!(scan.kind(at + 1), Some(Kind::Word)) && text.len() < 4;
        let figures = matches!(scan.kind(at + 1), Some(Kind::Figures)) && text.len() < 3;
        scan.is(at, Mark::OpenParen)
            && (letter && (text.len() == 1 || super::roman::value(&text.to_uppercase()).is_some()) || figures)
            && (at..at + 3).all(|token| scan.glued(token))
            && scan.is(at + 2, Mark::CloseParen)
    };
    let plain = matches!(scan.kind(at), Some(Kind::Figures))
        && scan.word(at).bytes().all(|byte| byte.is_ascii_digit());
    if !plain || !part(at + 1) || scan.figures(at + 2).is_some() {
        return None;
    }
    let mut pieces = vec![Piece::Identifier { digits: scan.word(at).into(), spell: false }];
    let mut next = at + 1;
    while part(next) {
        pieces.push(Piece::Hyphen);
        pieces.push(match scan.kind(next + 1) {
            Some(Kind::Figures) => Piece::Identifier { digits: scan.word(next + 1).into(), spell: false },
            _ => Piece::Letters(scan.word(next + 1).to_uppercase().into()),
        });
        next += 3;
    }
    found(next - at, "identifiers", pieces)
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
    (plain && (address || letters || before && in_letters(scan, at))).then(|| {
        found(1, "identifiers", vec![Piece::Identifier { digits: scan.word(at).into(), spell: false }])
    })?
}

/// Whether only figures and single letters stand before in the chain, a letter among them: `B-A-2-86`.
fn in_letters(scan: &Scan, at: usize) -> bool {
    let mut first = at;
    let mut lettered = false;
    for _ in 0..6 {
        if first < 2 || !scan.joins(first - 1, Mark::Hyphen) {
            return lettered;
        }
        first -= 2;
        let letter = matches!(scan.kind(first), Some(Kind::Word)) && scan.word(first).len() == 1;
        lettered |= letter;
        if !letter && !matches!(scan.kind(first), Some(Kind::Figures)) {
            return false;
        }
    }
    lettered
}

/// Letters and figures in one: `H5N1`, `A320`, `5G`.
pub(super) fn mixed(scan: &Scan, at: usize) -> Option<Found> {
    if !matches!(scan.kind(at), Some(Kind::Mixed)) || scan.word(at).starts_with(['\'', '’']) {
        return None;
    }
    if let Some(team) = players(scan.word(at)) {
        return found(1, "identifiers", vec![team]);
    }
    // "720-555-0199 x4412"
    let extension =
        scan.word(at).strip_prefix('x').filter(|digits| digits.bytes().all(|byte| byte.is_ascii_digit()));
    let called = || {
        scan.before(at).is_some_and(|last| scan.word(last).len() == 4 && scan.joins(last - 1, Mark::Hyphen))
    };
    if let Some(digits) = extension.filter(|_| at > 2 && called()) {
        let digits = Piece::Identifier { digits: digits.into(), spell: true };
        return found(1, "phones", vec![Piece::Name("extension".into()), digits]);
    }
    let (text, end) = ending(scan.word(at));
    if let Some(number) = text.parse::<u64>().ok().filter(|&number| number < 10 && end == End::Plural) {
        let mut word = String::new();
        super::say::cardinal(number, &mut word);
        super::say::plural(&mut word);
        let word = word.trim().to_owned();
        return found(1, "numerals", vec![Piece::Word(word.into())]);
    }
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
    // "O157:H7"
    let strain = scan.joins(at + 1, Mark::Colon) && matches!(scan.kind(at + 2), Some(Kind::Mixed));
    let raised = |at: usize| scan.word(at).starts_with(|c: char| c.is_ascii_uppercase());
    if strain && raised(at) && raised(at + 2) && end == End::None {
        for part in parts(scan.word(at + 2)) {
            pieces.extend([Piece::Hyphen, piece(part, scan.words)]);
        }
        return found(3, "identifiers", pieces);
    }
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
    // "six F-35As"
    let lettered = |stem: &&str| {
        stem.ends_with(|c: char| c.is_ascii_uppercase()) && stem.contains(|c: char| c.is_ascii_digit())
    };
    let several = text.strip_suffix(['s', 'S']).filter(figures);
    match several.or_else(|| text.strip_suffix('s').filter(lettered)) {
        Some(stem) => (stem, End::Plural),
        None => (text, End::None),
    }
}

/// Hangs an end on the figures that the pieces close with; on the page both look alike.
fn hang(end: End, pieces: &mut Vec<Piece>) {
    if let Some(Piece::Letters(letters)) = pieces.last_mut().filter(|_| end != End::None) {
        *letters = format!("{letters}’s").into();
        return;
    }
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
pub(super) fn parts(text: &str) -> impl Iterator<Item = &str> {
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
pub(super) fn piece(part: &str, words: &Lexicon) -> Piece {
    if part.starts_with(|c: char| c.is_ascii_digit() || c == '.') {
        if let Some(decimal) = super::number::parse(part).filter(|figures| figures.decimals.is_some()) {
            return Piece::Quantity(decimal.quantity());
        }
        return Piece::Identifier { digits: part.into(), spell: false };
    }
    let capitals = part.bytes().all(|byte| byte.is_ascii_uppercase());
    let sayable = part.bytes().any(|byte| b"aeiouyAEIOUY".contains(&byte));
    let listed = words.get(part, Sort::Letters).is_some() && words.get(part, Sort::Acronym).is_none();
    // "Fy08" is FY08.
    let short = part.len() == 2 && words.get(&part.to_lowercase(), Sort::Function).is_none();
    if !sayable || listed || short || part.len() == 1 || (capitals && part.len() <= 3) {
        Piece::Letters(part.to_uppercase().into())
    } else {
        name(part)
    }
}

/// `BA.2.86`, `JN.1`: a strain's letters and figures.
pub(super) fn variant(scan: &Scan, at: usize) -> Option<Found> {
    if !scan.joins(at + 1, Mark::Period) {
        return None;
    }
    let word = scan.word(at);
    let letters = (1..=4).contains(&word.len()) && word.bytes().all(|byte| byte.is_ascii_uppercase());
    // "BRK.A": a class of shares.
    let class = scan.word(at + 2);
    if matches!(class, "A" | "B" | "C" | "K") && letters && word.len() > 1 && !scan.shouting {
        let class = Piece::Letters(class.into());
        return found(3, "identifiers", vec![Piece::Letters(word.into()), Piece::Hyphen, class])
            .filter(|_| !scan.glued(at) && !scan.joins(at + 3, Mark::Period));
    }
    if !matches!(scan.kind(at + 2), Some(Kind::Figures)) {
        return None;
    }
    let version = scan.word(at + 2);
    let plain = version.split('.').all(|part| !part.is_empty() && part.len() < 4 && !part.contains(','));
    // "ended MPP.6 More recently": a note's number, and another sentence.
    let noted = scan.capital(at + 3) && !scan.stops(at + 3);
    if !(letters && plain) || scan.glued(at) || noted {
        return None;
    }
    let mut pieces = vec![Piece::Letters(word.into())];
    for part in version.split('.') {
        pieces.extend([Piece::Hyphen, Piece::Identifier { digits: part.into(), spell: false }]);
    }
    found(3, "identifiers", pieces)
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
    // "Scottsdale, AZ-85251"
    let placed = || scan.before(at).is_some_and(|before| scan.is(before, Mark::Comma));
    if tail.len() == 5 && word.len() == 2 && placed() && scan.own(at, Sort::State).is_some() {
        return None;
    }
    // "GPT-4.5" has a point.
    let plain = |tail: &str| tail.bytes().all(|byte| byte.is_ascii_digit());
    let version = || tail.split_once('.').is_some_and(|(first, second)| plain(first) && plain(second));
    let figures = matches!(scan.kind(at + 2), Some(Kind::Figures)) && (plain(tail) || version());
    let mixed = matches!(scan.kind(at + 2), Some(Kind::Mixed))
        && (word.len() <= 2 || end != End::None)
        && super::number::ordinal_of(tail).is_none();
    // "Il-09" and "Su-34" are letters all the same.
    let pair =
        word.len() == 2 && word.is_ascii() && scan.words.get(&word.to_lowercase(), Sort::Function).is_none();
    let short = pair || word.len() <= 4 && word.bytes().all(|byte| byte.is_ascii_uppercase());
    if !(short && (figures || mixed)) {
        return None;
    }
    let spoken_word = scan.words.get(word, Sort::Acronym).is_some()
        || (word.len() > 2 && scan.shouting && scan.words.get(word, Sort::Letters).is_none());
    let letters = || Piece::Letters(word.to_uppercase().into());
    let mut pieces = vec![if spoken_word { name(word) } else { letters() }];
    for part in parts(tail) {
        pieces.extend([Piece::Hyphen, piece(part, scan.words)]);
    }
    hang(end, &mut pieces);
    found(3, "identifiers", pieces)
}
