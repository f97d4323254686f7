//! Draft to edits: the table of rules.

use crate::model::{Draft, HouseStyle, Noted};

/// What every rule wants changed.
#[must_use]
pub fn edit(_draft: &Draft, _style: &HouseStyle, _rewrite: bool) -> Noted<()> {
    Noted { value: (), notes: Vec::new() }
}
