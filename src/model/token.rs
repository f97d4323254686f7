//! The draft: the article read as English, before any rule has spoken.

use super::article::{BlockKind, Meta, Passage};
use super::lexicon::Form;
use super::span::Span;

/// The article taken apart into sentences and tokens.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Draft {
    /// The article's facts.
    pub meta: Meta,
    /// Its blocks.
    pub paragraphs: Vec<Paragraph>,
}

/// One block, taken apart.
#[derive(Debug, Clone, PartialEq)]
pub struct Paragraph {
    /// What the block is.
    pub kind: BlockKind,
    /// Its text; tokens point into it.
    pub passage: Passage,
    /// Its tokens, in order and without overlap. White space belongs to none.
    pub tokens: Vec<Token>,
    /// Index of the first token of each sentence, ascending, the first 0.
    pub sentences: Vec<usize>,
    /// Whether its letters are (nearly) all capitals, so that case tells nothing.
    pub shouting: bool,
}

/// One written thing.
#[derive(Debug, Clone, PartialEq)]
pub struct Token {
    /// Its bytes in the paragraph's text.
    pub span: Span,
    /// Whether it follows the token before without white space.
    pub glued: bool,
    /// What it is.
    pub kind: Kind,
    /// How its letters stand, where that was plain when it was taken from the text.
    pub letters: Letters,
}

impl Token {
    /// One of whose letters nothing is known.
    #[must_use]
    pub const fn new(span: Span, glued: bool, kind: Kind) -> Self {
        Self { span, glued, kind, letters: Letters::Any }
    }
}

/// How the letters of a word stand: so are most words of a story.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum Letters {
    /// In some way, or nobody looked.
    #[default]
    Any,
    /// Small letters of ASCII, and nothing else.
    Small,
    /// A capital and then small letters of ASCII, two at least, and nothing else.
    Named,
}

impl Letters {
    /// How those of a word stand.
    #[must_use]
    pub fn of(word: &str) -> Self {
        let small = word.bytes().map(|byte| usize::from(byte.is_ascii_lowercase())).sum::<usize>();
        let raised = word.starts_with(|first: char| first.is_ascii_uppercase());
        match word.len() - small {
            0 if small > 0 => Self::Small,
            1 if raised && small > 1 => Self::Named,
            _ => Self::Any,
        }
    }
}

/// What a token is.
#[derive(Debug, Clone, PartialEq)]
pub enum Kind {
    /// Letters, with apostrophes inside.
    Word,
    /// Digits with their commas and decimal point.
    Figures,
    /// Letters and digits in one: `42nd`, `H5N1`.
    Mixed,
    /// Single letters with periods: `U.S.`, `a.m.`
    Dotted,
    /// A listed abbreviation with its period: `Sen.`
    Abbreviation,
    /// A mark.
    Mark(Mark),
    /// An instruction in the style's delimiters, whole.
    Cue,
    /// A pronouncer in parentheses, whole.
    Pronouncer,
    /// Something read as more than its letters.
    Said(Box<Saying>),
}

/// Punctuation and symbols.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Mark {
    /// `,`
    Comma,
    /// `.`
    Period,
    /// `;`
    Semicolon,
    /// `:`
    Colon,
    /// `?`
    Question,
    /// `!`
    Exclamation,
    /// A dash between words, however typed.
    Dash,
    /// `-` inside a word.
    Hyphen,
    /// `/`
    Slash,
    /// Three or more periods, however typed.
    Ellipsis,
    /// `(`
    OpenParen,
    /// `)`
    CloseParen,
    /// `[`
    OpenBracket,
    /// `]`
    CloseBracket,
    /// An opening double quotation mark.
    OpenQuote,
    /// A closing double quotation mark.
    CloseQuote,
    /// An opening single quotation mark.
    OpenSingle,
    /// A closing single quotation mark.
    CloseSingle,
    /// Any other sign: `$`, `%`, `&`.
    Sign(char),
}

/// What a written thing is read as: one meaning, of which the page and the voice each have a wording.
#[derive(Debug, Clone, PartialEq)]
pub struct Saying {
    /// The rule it falls under, as the rules table names it.
    pub rule: &'static str,
    /// What it is made of, in order.
    pub pieces: Vec<Piece>,
}

/// A part of a written thing.
#[derive(Debug, Clone, PartialEq)]
pub enum Piece {
    /// A word of ours: `dollars`.
    Word(Box<str>),
    /// A name or word in the letters of the source, wherever they came from.
    Name(Box<str>),
    /// Letters said one by one: `FBI`, with what follows them (`'s`).
    Letters(Box<str>),
    /// A form for the page with its own way of being said.
    Fixed {
        /// On the page.
        page: Box<str>,
        /// Said.
        say: Box<str>,
    },
    /// An amount.
    Quantity(Quantity),
    /// First, 12th.
    Ordinal(u64),
    /// A day of the month.
    Day(u8),
    /// A year in figures, said in pairs.
    Year(u16),
    /// A decade: 1990’S; `short` where the century is not written.
    Decade {
        /// Its first year (of the century only, where `short`).
        year: u16,
        /// Whether the century was left out.
        short: bool,
    },
    /// Figures that name something (Flight 93, A-320): spelled up to the limit where `spell`, said by twos.
    Identifier {
        /// The figures.
        digits: Box<str>,
        /// Whether small ones are written out.
        spell: bool,
    },
    /// Figures said one by one: `2-0-2`.
    Digits(Box<str>),
    /// A simple fraction.
    Fraction {
        /// Above the line.
        over: u64,
        /// Below it.
        under: u64,
    },
    /// A time of day.
    Clock {
        /// Hour as written.
        hour: u8,
        /// Minute, `None` where not written.
        minute: Option<u8>,
    },
    /// The half of the day.
    Meridiem {
        /// After noon.
        pm: bool,
        /// The hour before it, for the part of the day.
        hour: u8,
    },
    /// A comma: a short pause.
    Comma,
    /// A possessive end on the piece before.
    Possessive,
    /// A hyphen that joins what stands on both sides.
    Hyphen,
}

/// An amount in figures.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Quantity {
    /// Below zero.
    pub negative: bool,
    /// What stands before the point; `None` where nothing does (`.5`).
    pub whole: Option<u64>,
    /// The digits after the point.
    pub decimals: Option<Box<str>>,
    /// Thousand, million … as a word.
    pub magnitude: Option<Form>,
    /// Whether it opens a sentence, and so is written out.
    pub opens: bool,
}

impl Quantity {
    /// A whole number.
    #[must_use]
    pub fn whole(number: u64) -> Self {
        Self { whole: Some(number), ..Self::default() }
    }

    /// Whether it is exactly one, so that its noun is singular.
    #[must_use]
    pub fn is_one(&self) -> bool {
        self.whole == Some(1) && self.decimals.is_none() && self.magnitude.is_none()
    }
}

impl Paragraph {
    /// A token's text.
    #[must_use]
    pub fn text(&self, token: &Token) -> &str {
        token.span.of(self.passage.text())
    }

    /// Whether a full stop of its own follows an abbreviation that ends in a period.
    #[must_use]
    pub fn is_stopped(&self, token: &Token) -> bool {
        let next = self.tokens.partition_point(|other| other.span.start < token.span.end);
        self.tokens[next..].iter().take(1).any(|next| next.span.start == next.span.end)
    }

    /// Whether a token opens a sentence.
    #[must_use]
    pub fn opens(&self, index: usize) -> bool {
        self.sentences.binary_search(&index).is_ok()
    }
}

#[cfg(test)]
mod tests {
    use super::Letters;

    #[test]
    fn letters_stand_as_they_look() {
        for word in ["a", "rain"] {
            assert_eq!(Letters::of(word), Letters::Small, "{word}");
        }
        for word in ["Ann", "Ohio"] {
            assert_eq!(Letters::of(word), Letters::Named, "{word}");
        }
        for word in ["", "I", "Ed", "McCoy", "rAin", "U.S.", "it’s", "é", "rain5"] {
            assert_eq!(Letters::of(word), Letters::Any, "{word}");
        }
    }
}
