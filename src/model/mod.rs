//! The nouns: data every stage may see, with no work in it beyond looking after itself.

pub mod article;
pub mod clock;
pub mod edit;
pub mod emoji;
pub mod error;
pub mod fingerprint;
pub mod glyph;
pub mod header;
pub mod letters;
pub mod lexicon;
pub mod note;
pub mod script;
pub mod sounds;
pub mod span;
pub mod style;
pub mod token;

pub use article::{Article, Block, BlockKind, Meta, Passage};
pub use clock::{clock, length, running, time_of_day};
pub use edit::{Change, Edit, Edits, Wording};
pub use error::{Error, Place};
pub use fingerprint::fingerprint;
pub use glyph::printable;
pub use header::Header;
pub use lexicon::{Entry, Lexicon, Sort, Sorts};
pub use note::{Level, Note, Noted};
pub use script::{
    Cue, Form, Part, Pause, Pronouncer, Read, Rundown, Script, Seconds, Story, Stretch, Word, WordKind,
};
pub use span::{Source, Span, Walk};
pub use style::{Case, EndMark, Glyphs, HouseStyle, Paper, Switch, Text, TextEncoding};
pub use token::{Draft, Kind, Letters, Mark, Paragraph, Piece, Quantity, Saying, Token};
