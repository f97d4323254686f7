//! The tables of scanners: who is asked at what kind of token, in order.

use super::super::{
    address, bill, clock, date, fraction, identifier, initials, makes, measure, money, names, number,
    percent, phone, roman, score, state, symbol, year,
};
use super::{Found, Scan};
use crate::model::{Mark, Sort};

/// Looks for one written thing at a token.
pub(super) type Scanner = fn(&Scan, usize) -> Option<Found>;

/// Scanners asked at figures, the particular before the general: a date would else be a fraction,
/// a telephone number a score, a clock a number.
pub(super) const ON_FIGURES: &[Scanner] = &[
    identifier::chained,
    phone::scan,
    phone::machine,
    date::numeric,
    date::days_first,
    date::day_first,
    clock::central,
    clock::lettered,
    clock::scan,
    clock::military,
    makes::pointless,
    phone::serial,
    bill::docketed,
    bill::federal,
    fraction::special,
    makes::airliner,
    identifier::section,
    identifier::before_letter,
    fraction::scan,
    score::record,
    percent::scan,
    money::coded::stuck,
    measure::scan,
    money::coded::after,
    score::spaced,
    score::scan,
    address::scan,
    address::numbered,
    number::lettered,
    number::ordinal,
    year::decade,
    year::clipped_year,
    number::shortened,
    money::coded::pence,
    identifier::numbered,
    identifier::mixed,
    year::year,
    number::scan,
];

/// Those of them that need nothing hung on the figures, asked where nothing is, as `alone` tells.
pub(super) const ON_LONE_FIGURES: &[Scanner] = &[
    phone::scan,
    date::days_first,
    date::day_first,
    clock::scan,
    clock::military,
    phone::serial,
    fraction::special,
    makes::airliner,
    fraction::scan,
    percent::scan,
    measure::scan,
    money::coded::after,
    score::spaced,
    address::scan,
    money::coded::pence,
    identifier::numbered,
    year::year,
    number::scan,
];

/// Scanners asked at a word.
pub(super) const ON_WORD: &[Scanner] = &[
    money::scan,
    date::scan,
    state::party,
    bill::public_law,
    bill::reporter,
    bill::bill,
    bill::house_bill,
    names::circa,
    names::department,
    names::defeated,
    names::lived,
    names::numbered,
    names::rank,
    names::cut_short,
    initials::special,
    roman::scan,
    year::lettered_year,
    identifier::variant,
    identifier::lettered,
    state::state,
    address::direction,
    address::bare_street,
    clock::zone_alone,
    initials::scan,
];

/// Scanners asked at a name alone, as `named` tells them: each goes by a list that the name must be in.
pub(super) const ON_NAME: &[(Sort, Scanner)] = &[
    (Sort::Currency, money::scan),
    (Sort::Month, date::scan),
    (Sort::Numbered, names::numbered),
    (Sort::Title, names::rank),
    (Sort::Abbreviation, names::cut_short),
    (Sort::Special, initials::special),
    (Sort::State, state::state),
    (Sort::Direction, address::direction),
    (Sort::Street, address::bare_street),
    (Sort::Zone, clock::zone_alone),
];

/// Scanners asked at an abbreviation or a dotted thing.
pub(super) const ON_ABBREVIATION: &[Scanner] = &[
    money::scan,
    date::scan,
    state::party,
    names::number_sign,
    address::street,
    address::direction,
    names::title,
    bill::house_bill,
    state::state,
    bill::joint,
    bill::public_law,
    names::circa,
    initials::dotted,
    names::abbreviation,
];

/// Scanners asked at a sign.
pub(super) const ON_SIGN: &[Scanner] = &[
    money::scan,
    symbol::plus_minus,
    phone::scan,
    names::number_sign,
    fraction::glyph,
    number::more_than,
    symbol::scan,
];

/// Scanners asked at a mark that may be more than one.
pub(super) const fn on_mark(mark: Mark) -> &'static [Scanner] {
    match mark {
        Mark::Sign(_) => ON_SIGN,
        Mark::Hyphen => &[symbol::grade, clock::from_noon, measure::negative],
        Mark::OpenParen => &[phone::scan],
        Mark::Colon => &[clock::seconds],
        Mark::Slash => &[money::rate, symbol::slash],
        Mark::Period => &[symbol::dot],
        Mark::Dash => &[measure::negative],
        Mark::Comma
        | Mark::Semicolon
        | Mark::Question
        | Mark::Exclamation
        | Mark::Ellipsis
        | Mark::CloseParen
        | Mark::OpenBracket
        | Mark::CloseBracket
        | Mark::OpenQuote
        | Mark::CloseQuote
        | Mark::OpenSingle
        | Mark::CloseSingle => &[],
    }
}
