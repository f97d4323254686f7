//! The draft: the article read as English, before any rule has spoken.

use super::article::{Block, Meta};

/// The article taken apart into sentences and tokens.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Draft {
    /// The article's facts.
    pub meta: Meta,
    /// Its blocks.
    pub blocks: Vec<Block>,
}
