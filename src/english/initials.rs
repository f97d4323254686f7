//! Initials: said letter by letter or as a word; decided before anything is raised to capitals.

use super::scan::{Found, Scan, found, name, ours};
use crate::model::{Entry, Kind, Lexicon, Mark, Piece, Sort, sounds};

/// The page and voice of a listed special form.
pub(super) fn fixed(entry: &Entry) -> Vec<Piece> {
    let say = if entry.say.is_empty() { super::say::chain(&entry.page) } else { entry.say.to_string() };
    vec![Piece::Fixed { page: (&*entry.page).into(), say: say.into() }]
}

/// A possessive or plural end, and what stands before it.
fn ending(word: &str) -> (&str, &str) {
    // An apostrophe's last byte is 0x99.
    if !matches!(word.as_bytes(), [.., b's' | b'S' | b'd' | b'D' | b'\'' | 0x99]) {
        return (word, "");
    }
    for end in ["'s", "’s", "'S", "’S", "s'", "s’", "'d", "’d", "'D", "’D"] {
        if let Some(stem) = word.strip_suffix(end) {
            return (stem, &word[stem.len()..]);
        }
    }
    // "the BLS' report": the owners' apostrophe is not heard.
    if let Some(stem) = word.strip_suffix(['\'', '’']).filter(|stem| stem.ends_with('S') && stem.len() > 2)
    {
        return (stem, &word[stem.len()..]);
    }
    match word.strip_suffix('s') {
        Some(stem) if stem.len() > 1 && stem.bytes().all(|byte| byte.is_ascii_uppercase()) => (stem, "s"),
        _ => (word, ""),
    }
}

/// A special form, perhaps of several tokens: iPhone, AT&T, AFL-CIO, COVID-19.
pub(super) fn special(scan: &Scan, at: usize) -> Option<Found> {
    for last in [at + 4, at + 2, at] {
        let joined = last < scan.tokens.len()
            && (last == at || scan.glued(at + 1))
            && (at + 1..=last).all(|token| scan.glued(token))
            && (!scan.joins(last + 1, Mark::Hyphen) || last == at && scan.small(at + 2));
        if !joined {
            continue;
        }
        // "M-F" is no part of I-M-F, and in a script M-F Global is a company.
        let letters =
            scan.shouting && last == at + 2 && is_letter(scan.word(at)) && is_letter(scan.word(last));
        if last > at && (letters || at > 0 && scan.joins(at - 1, Mark::Hyphen)) {
            continue;
        }
        let whole = scan.between(at, last);
        // "Ali v Frazier"
        if whole == "v" && !is_between_names(scan, at) {
            continue;
        }
        let (stem, end) = ending(whole);
        // Nothing hangs on most words, and the lists tell at once what they may be.
        let whole_word = last == at && end.is_empty() && !whole.ends_with('s');
        if whole_word && !scan.words.sorts(whole).has(Sort::Special) {
            continue;
        }
        let listed = scan.words.get(whole, Sort::Special).map(|entry| (entry, ""));
        let several = || Some((scan.words.get(whole.strip_suffix('s')?, Sort::Special)?, "s"));
        let owned = || Some((scan.words.get(stem, Sort::Special)?, end));
        if let Some((entry, end)) = listed.or_else(owned).or_else(several) {
            return found(last + 1 - at, "initials", with_ending(entry, end));
        }
    }
    ampersand(scan, at).or_else(|| with(scan, at))
}

/// Whether names stand right before and behind.
fn is_between_names(scan: &Scan, at: usize) -> bool {
    let before = scan.before(at).is_some_and(|before| scan.capital(before));
    before && scan.capital(at + 1) && !scan.stops(at + 1) && !scan.glued(at) && !scan.glued(at + 1)
}

/// `w/ brown hair`: with.
fn with(scan: &Scan, at: usize) -> Option<Found> {
    let shortened = matches!(scan.word(at), "w" | "W") && scan.is(at + 1, Mark::Slash) && scan.glued(at + 1);
    let sum = matches!(scan.kind(at + 2), Some(Kind::Mark(Mark::Sign(_) | Mark::OpenQuote)))
        || scan.is(at + 2, Mark::Hyphen) && scan.figures(at + 3).is_some();
    let word = matches!(
        scan.kind(at + 2),
        Some(Kind::Word | Kind::Figures | Kind::Mixed | Kind::Abbreviation | Kind::Dotted)
    );
    // "a W/M, 25": of whom the police speak.
    let person = scan.word(at) == "W" && matches!(scan.word(at + 2), "M" | "F");
    let follows = (sum || word) && !scan.stops(at + 2) && !person;
    (shortened && follows).then(|| found(2, "abbreviations", vec![ours("with")])).flatten()
}

fn with_ending(entry: &Entry, end: &str) -> Vec<Piece> {
    let mut pieces = fixed(entry);
    if let (false, Some(Piece::Fixed { page, say })) = (end.is_empty(), pieces.first_mut()) {
        // A bare S behind a letter would read as another letter: P-H-D’S, but I-PHONES.
        let letter = page.rsplit('-').next().is_some_and(|last| last.chars().count() == 1);
        let (end, mark) = match end.contains(['\'', '’']) {
            true => (end, "'s"),
            false if letter => ("’s", "'s"),
            false => (end, "s"),
        };
        *page = format!("{page}{end}").into();
        *say = format!("{say}{mark}").into();
    }
    pieces
}

/// `A&M`, `AT&T`: letters on both sides of an ampersand.
fn ampersand(scan: &Scan, at: usize) -> Option<Found> {
    let capitals = |at: usize| {
        matches!(scan.kind(at), Some(Kind::Word))
            && scan.word(at).len() <= 3
            && scan.word(at).bytes().all(|byte| byte.is_ascii_uppercase())
    };
    let sign = matches!(scan.kind(at + 1), Some(Kind::Mark(Mark::Sign('&'))))
        && scan.glued(at + 1)
        && scan.glued(at + 2);
    let (stem, end) = ending(scan.word(at + 2));
    let last = stem.len() <= 3 && stem.bytes().all(|byte| byte.is_ascii_uppercase());
    if !sign || !capitals(at) || !last {
        return None;
    }
    let tail = format!("{stem}{end}");
    let pieces = vec![
        Piece::Letters(scan.word(at).into()),
        Piece::Hyphen,
        name("and"),
        Piece::Hyphen,
        Piece::Letters(tail.into()),
    ];
    found(3, "initials", pieces)
}

/// Whether it is one capital.
fn is_letter(word: &str) -> bool {
    word.len() == 1 && word.as_bytes()[0].is_ascii_uppercase()
}

/// A word in capitals, with what may hang on it.
pub(super) fn scan(scan: &Scan, at: usize) -> Option<Found> {
    let word = scan.word(at);
    if !matches!(scan.kind(at), Some(Kind::Word)) {
        return None;
    }
    let (stem, end) = ending(word);
    if let Some(found) = middle(scan, at) {
        return Some(found);
    }
    // U-S-AID: what follows letters said one by one is a word.
    let lettered = at >= 2 && scan.joins(at - 1, Mark::Hyphen) && is_letter(scan.word(at - 2));
    if lettered && !scan.shouting && word.len() > 2 {
        return None;
    }
    // "CR-Vs"
    let model = at >= 2 && scan.joins(at - 1, Mark::Hyphen) && {
        let before = scan.word(at - 2);
        before.len() < 4 && before.bytes().all(|byte| byte.is_ascii_uppercase())
    };
    if model && !scan.shouting && matches!(word.as_bytes(), [b'A'..=b'Z', b's']) {
        return found(1, "initials", vec![Piece::Letters(word.into())]);
    }
    // H-R-As: several, in a style that has their S small.
    if lettered && word.len() == 2 && word.ends_with('s') {
        return found(1, "initials", vec![Piece::Letters(word.into())]);
    }
    if let Some((stem, end)) = small(word, scan.words) {
        return found(1, "initials", letters(scan, &stem.to_ascii_uppercase(), end));
    }
    if is_half_raised(scan, stem) {
        return found(1, "initials", letters(scan, &stem.to_ascii_uppercase(), end));
    }
    if stem.len() < 2 || !stem.bytes().all(|byte| byte.is_ascii_uppercase()) || in_chain(scan, at) {
        return None;
    }
    letter_by_letter(scan, at, stem).then(|| found(1, "initials", letters(scan, stem, end))).flatten()
}

/// Initials in small letters that are no word and can be nothing else: `pdf`, `urls`. Gives the
/// letters and what hangs on them.
pub(super) fn small<'w>(word: &'w str, words: &Lexicon) -> Option<(&'w str, &'w str)> {
    let known = |stem: &str| {
        if !words.sorts(stem).has(Sort::Letters) {
            return None;
        }
        let mut raised = [0; 6];
        let raised = raised.get_mut(..stem.len())?;
        raised.copy_from_slice(stem.as_bytes());
        raised.make_ascii_uppercase();
        let raised = std::str::from_utf8(raised).ok()?;
        let listed = words.get(stem, Sort::Letters).is_some()
            || stem.len() > 2 && words.get(raised, Sort::Letters).is_some() && !sounds::is_word(stem);
        listed.then_some(())
    };
    let small = (2..=10).contains(&word.len()) && word.as_bytes()[0].is_ascii_lowercase();
    let hung = || !word.bytes().all(|byte| byte.is_ascii_lowercase());
    if !small || !words.may_be_initials(word) && !hung() {
        return None;
    }
    let letters = word.bytes().take_while(u8::is_ascii_lowercase).count();
    let (stem, end) = word.split_at(letters);
    if !matches!(end, "" | "'s" | "’s") {
        return None;
    }
    if known(stem).is_some() {
        return Some((stem, end));
    }
    let single = stem.strip_suffix('s').filter(|single| end.is_empty() && single.len() > 1)?;
    (known(single).is_some() && !sounds::is_word(stem)).then_some((single, "s"))
}

/// `DoD`, `DoJ`: known initials with a small letter inside.
fn is_half_raised(scan: &Scan, stem: &str) -> bool {
    let raised = |at: usize| stem.as_bytes()[at].is_ascii_uppercase();
    let shaped = (3..=4).contains(&stem.len())
        && stem.is_ascii()
        && raised(0)
        && raised(stem.len() - 1)
        && !stem.bytes().all(|byte| byte.is_ascii_uppercase());
    shaped && scan.words.get(&stem.to_ascii_uppercase(), Sort::Letters).is_some()
}

/// Part of a chain of single letters (U-S) or of a compound in capitals: left as it is.
fn in_chain(scan: &Scan, at: usize) -> bool {
    let single = |at: usize| scan.word(at).len() == 1 && matches!(scan.kind(at), Some(Kind::Word));
    (at >= 2 && scan.joins(at - 1, Mark::Hyphen) && single(at - 2) && scan.shouting)
        || (scan.joins(at + 1, Mark::Hyphen) && single(at + 2) && scan.shouting)
}

/// Letters with the ending they carry; a listed script form takes their place.
fn letters(scan: &Scan, stem: &str, end: &str) -> Vec<Piece> {
    match scan.words.get(stem, Sort::Letters).filter(|entry| !entry.page.is_empty()) {
        Some(entry) => {
            let mut pieces = fixed(entry);
            if let (false, Some(Piece::Fixed { page, say })) = (end.is_empty(), pieces.first_mut()) {
                let mark = if end.ends_with(['d', 'D']) { 'd' } else { 's' };
                *page = format!("{page}’{mark}").into();
                *say = format!("{say}'{mark}").into();
            }
            pieces
        }
        None => vec![Piece::Letters(format!("{stem}{end}").into())],
    }
}

/// Whether capitals are said letter by letter. Where case tells nothing, only what can be nothing else is.
fn letter_by_letter(scan: &Scan, at: usize, stem: &str) -> bool {
    let listed = scan.words.get(stem, Sort::Letters).is_some();
    let word = scan.words.get(stem, Sort::Acronym).is_some();
    if scan.shouting {
        let short = stem.len() == 2 && !scan.words.plays(stem, "sure-letters") && stem != "US";
        let the = scan.before(at).is_some_and(|before| scan.says(before, "the"));
        let doubtful = sounds::is_word(stem) || scan.words.get(stem, Sort::Function).is_some();
        let address = [at + 2, at.wrapping_sub(2)]
            .iter()
            .any(|&other| scan.says_any(other, &["dot", "slash", "dash", "at"]));
        let hung = at > 0 && scan.joins(at - 1, Mark::Hyphen);
        let chained = scan.joins(at + 1, Mark::Hyphen) || hung;
        if is_station(scan, stem) && !chained {
            return true;
        }
        let led = the && !doubtful;
        if !listed || word || short && !led || (address && chained) || (hung && stem.len() == 2) {
            return false;
        }
        return !doubtful || (the && stem == "US");
    }
    if listed || word {
        return listed;
    }
    // "KYIV, Ukraine": a place in the capitals of a dateline.
    let named = || scan.words.any_case_as(stem, Sort::Pronouncer).is_some();
    if is_emphasis(scan, at, stem) || is_roman(scan, at, stem) || named() {
        return false;
    }
    match stem.len() {
        2 | 3 => true,
        4 | 5 => !sounds::is_word(stem),
        _ => !stem.bytes().any(|byte| b"AEIOUY".contains(&byte)),
    }
}

/// Call letters of a station that no mouth can say as a word: `WNBC`.
fn is_station(scan: &Scan, stem: &str) -> bool {
    stem.len() == 4
        && stem.starts_with(['W', 'K'])
        && !stem.bytes().any(|byte| b"AEIOUY".contains(&byte))
        && !sounds::is_word(stem)
        && scan.words.meanings(stem).is_empty()
        && scan.words.any_case(stem).is_none()
        && super::roman::value(stem).is_none()
}

/// A common word in capitals for emphasis, or one among others in capitals.
fn is_emphasis(scan: &Scan, at: usize, stem: &str) -> bool {
    // "a BIG win"
    let shouted = || scan.words.any_case_as(stem, Sort::Hint).is_some_and(|hint| hint.plays("shouted"));
    let common = scan.words.any_case_as(stem, Sort::Function).is_some() || shouted();
    let neighbour = |at: usize| {
        let word = scan.word(at);
        word.len() > 3
            && word.bytes().all(|byte| byte.is_ascii_uppercase())
            && sounds::is_word(word)
            && scan.words.get(word, Sort::Acronym).is_none()
    };
    let among = neighbour(at + 1) || at.checked_sub(1).is_some_and(neighbour);
    // "Sad! SAD!"
    let cried = scan.is(at + 1, Mark::Exclamation) && sounds::is_word(stem);
    // "on 850 AM"
    let station =
        matches!(stem, "AM" | "FM") && scan.before(at).is_some_and(|dial| scan.figures(dial).is_some());
    // "Dr. Sam Wu, DO, PhD"
    let comma = |at: usize| scan.is(at, Mark::Comma);
    let osteopath = stem == "DO" && at > 1 && comma(at - 1) && comma(at + 1) && scan.capital(at - 2);
    common && !station && !osteopath || cried || (among && sounds::is_word(stem))
}

/// A Roman numeral from two on, behind a capital word.
fn is_roman(scan: &Scan, at: usize, stem: &str) -> bool {
    super::roman::value(stem).is_some_and(|value| value < 40)
        && scan.before(at).is_some_and(|before| scan.capital(before))
}

/// A single initial with its period: George W. Bush.
fn middle(scan: &Scan, at: usize) -> Option<Found> {
    let word = scan.word(at);
    let single = word.len() == 1 && word.as_bytes()[0].is_ascii_uppercase();
    if !single
        || scan.glued(at)
        || !scan.is(at + 1, Mark::Period)
        || !scan.glued(at + 1)
        || scan.stops(at + 2)
        || scan.glued(at + 2)
    {
        return None;
    }
    // "Q. CAN YOU …", "B. IN THE NEXT ROW": what opens in capitals may be a marker.
    let asked = scan.shouting && scan.before(at).is_none();
    let followed = !asked && (scan.capital(at + 2) || scan.small(at + 2));
    let between = scan.before(at).is_some_and(|before| scan.capital(before)) && scan.capital(at + 2);
    let rule = if between { "middle-initial" } else { "initials" };
    followed.then(|| found(2, rule, vec![Piece::Letters(word.into())])).flatten()
}

/// Letters with periods: U.S., J.D., a.m.
pub(super) fn dotted(scan: &Scan, at: usize) -> Option<Found> {
    if !matches!(scan.kind(at), Some(Kind::Dotted)) {
        return None;
    }
    let text = scan.word(at);
    let with_period = format!("{}.", text.trim_end_matches('.'));
    if let Some(entry) =
        scan.words.get(&with_period, Sort::Abbreviation).filter(|entry| entry.page.contains(' '))
    {
        return found(1, "abbreviations", vec![name(&entry.page)]);
    }
    let bare: String = text.chars().filter(|c| c.is_alphabetic()).collect();
    let listed = scan.words.get(&bare, Sort::Letters).filter(|entry| !entry.page.is_empty());
    // M.D.s: more than one of them.
    let one = bare
        .strip_suffix('s')
        .filter(|one| one.len() > 1 && one.bytes().all(|byte| byte.is_ascii_uppercase()));
    let pieces = match listed {
        _ if one.is_some() => vec![Piece::Letters(bare.into())],
        Some(_) => letters(scan, &bare, ""),
        None => vec![Piece::Letters(bare.to_uppercase().into())],
    };
    found(1, "dotted", pieces)
}
