//! What a paragraph holds, told in one look: a rule passes over those that hold nothing of its own.

use crate::model::{Kind, Mark, Paragraph};

/// Kinds of mark that most paragraphs do without.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Holds(u8);

impl Holds {
    /// Quotation marks.
    pub(super) const QUOTES: Self = Self(1);
    /// Parentheses and brackets, and periods with something stuck to them, as a footnote's number is.
    pub(super) const BRACKETS: Self = Self(1 << 1);
    /// Signs and slashes.
    pub(super) const SIGNS: Self = Self(1 << 2);
    /// Cues.
    pub(super) const CUES: Self = Self(1 << 3);

    /// What a paragraph holds.
    pub(super) fn of(paragraph: &Paragraph) -> Self {
        let mut all = 0;
        let mut stops = false;
        for token in &paragraph.tokens {
            all |= match token.kind {
                Kind::Mark(mark) => Self::mark(mark).0,
                Kind::Cue => Self::CUES.0,
                Kind::Word
                | Kind::Figures
                | Kind::Mixed
                | Kind::Dotted
                | Kind::Abbreviation
                | Kind::Pronouncer
                | Kind::Said(_) => 0,
            };
            if stops && token.glued {
                all |= Self::BRACKETS.0;
            }
            stops = matches!(token.kind, Kind::Mark(Mark::Period));
        }
        Self(all)
    }

    const fn mark(mark: Mark) -> Self {
        match mark {
            Mark::OpenQuote | Mark::CloseQuote | Mark::OpenSingle | Mark::CloseSingle => Self::QUOTES,
            Mark::OpenParen | Mark::CloseParen | Mark::OpenBracket | Mark::CloseBracket => Self::BRACKETS,
            Mark::Sign(_) | Mark::Slash => Self::SIGNS,
            Mark::Comma
            | Mark::Period
            | Mark::Semicolon
            | Mark::Colon
            | Mark::Question
            | Mark::Exclamation
            | Mark::Dash
            | Mark::Hyphen
            | Mark::Ellipsis => Self(0),
        }
    }

    /// These or those.
    pub(super) const fn or(self, others: Self) -> Self {
        Self(self.0 | others.0)
    }

    /// Whether any of those is among them.
    pub(super) const fn any(self, of: Self) -> bool {
        self.0 & of.0 != 0
    }
}
