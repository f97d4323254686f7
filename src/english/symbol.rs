//! Signs that are said: ampersand, plus, equals, section and the like.

use super::scan::{Found, Scan, found, ours};
use crate::model::{Kind, Mark};

/// Signs and their words.
const SIGNS: &[(char, &str)] = &[
    ('&', "and"),
    ('%', "percent"),
    ('+', "plus"),
    ('=', "equals"),
    ('@', "at"),
    ('§', "section"),
    ('±', "plus or minus"),
    ('×', "times"),
    ('÷', "divided by"),
    ('°', "degrees"),
    ('¶', "paragraph"),
    ('€', "euros"),
    ('£', "pounds"),
    ('$', "dollars"),
    ('¥', "yen"),
    ('¢', "cents"),
    ('#', "number"),
    ('∞', "infinity"),
    ('√', "the square root of"),
    ('π', "pi"),
    ('µ', "micro"),
];

/// A sign's word.
pub(super) fn scan(scan: &Scan, at: usize) -> Option<Found> {
    let Some(Kind::Mark(Mark::Sign(sign))) = scan.kind(at) else { return None };
    let &(_, word) = SIGNS.iter().find(|(known, _)| known == sign)?;
    found(1, "symbols", vec![ours(word)])
}
