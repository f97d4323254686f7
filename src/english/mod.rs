//! Article to Draft: what each written thing is.

use crate::model::{Article, Draft, HouseStyle};

/// Reads an article as English.
#[must_use]
pub fn parse(article: Article, _style: &HouseStyle) -> Draft {
    Draft { meta: article.meta, blocks: article.blocks }
}
