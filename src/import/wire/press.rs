//! Lines under a line for the press: the names, streets and numbers of whom it may call.

use super::is_title;
use super::words::WORDS;
use crate::model::Block;

/// Whether a block is short and every word of it a name's, a street's or a number.
pub(super) fn is_named(block: &Block) -> bool {
    let named = |word: &str| !word.starts_with(char::is_lowercase) || WORDS.lower.contains(&word);
    is_title(block) && block.passage.text().split_whitespace().all(named)
}

/// Which blocks say how to reach somebody: a number or an address, and the names right above one.
pub(super) fn reached(blocks: &[Block]) -> Vec<bool> {
    let mut reached = vec![false; blocks.len()];
    let mut below = false;
    for (at, block) in blocks.iter().enumerate().rev() {
        below = is_title(block) && leads_to_somebody(block.passage.text()) || below && is_named(block);
        reached[at] = below;
    }
    reached
}

/// Whether a line holds a telephone number or an address on the net.
fn leads_to_somebody(text: &str) -> bool {
    text.bytes().filter(u8::is_ascii_digit).count() >= 7
        || text.contains('@')
        || text.split_whitespace().any(|word| word.starts_with("www.") || word.starts_with("http"))
}
