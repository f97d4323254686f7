//! What the rules want changed: wordings to write, marks to move, words to leave out.

use super::token::Mark;

/// One thing to put on the page.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Wording {
    /// A word or chain of words.
    Text {
        /// On the page, in mixed case; spaces part words.
        page: String,
        /// Said, in small letters; a space-separated list.
        said: String,
        /// Whether it follows what stands before without a space.
        glued: bool,
        /// Whether a line may not end after it.
        bind: bool,
    },
    /// A mark.
    Mark(Mark),
    /// Letters that hang on the word before in their own case, and are said with it.
    Small(String),
    /// A pronouncer in its delimiters: on the page, not said, its case kept.
    Pronouncer(String),
}

impl Wording {
    /// A word of ours, spelled alike for eye and ear.
    #[must_use]
    pub fn word(page: &str) -> Self {
        let said = page.to_lowercase().replace('-', " ");
        Self::Text { page: page.to_owned(), said, glued: false, bind: false }
    }

    /// A word that holds on to the next one.
    #[must_use]
    pub fn bound(page: &str) -> Self {
        let said = page.to_lowercase().replace('-', " ");
        Self::Text { page: page.to_owned(), said, glued: false, bind: true }
    }
}

/// What is to happen at a token.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Change {
    /// Something is put before it.
    Before(Vec<Wording>),
    /// It is written so.
    Write(Vec<Wording>),
    /// It is left out.
    Drop,
    /// A line may not end after it.
    Bind,
    /// Something is put after it.
    After(Vec<Wording>),
}

/// A change at a token of a paragraph, and the rule that wants it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Edit {
    /// Index of the token.
    pub at: usize,
    /// What is to happen.
    pub change: Change,
    /// The rule, by its name.
    pub rule: &'static str,
}

/// What was settled at a token.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
enum Settled {
    #[default]
    Open,
    Written,
    Dropped,
}

/// The edits of each paragraph, in the order of its tokens.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Edits {
    /// One list a paragraph.
    pub paragraphs: Vec<Vec<Edit>>,
    settled: Vec<Vec<Settled>>,
}

impl Edits {
    /// No edits for paragraphs of so many tokens each.
    pub fn none(tokens: impl Iterator<Item = usize>) -> Self {
        let settled: Vec<_> = tokens.map(|count| vec![Settled::Open; count]).collect();
        Self { paragraphs: vec![Vec::new(); settled.len()], settled }
    }

    /// Adds an edit; one that would write or leave out what another rule already did is refused.
    pub fn push(&mut self, paragraph: usize, at: usize, rule: &'static str, change: Change) -> bool {
        let settles = match change {
            Change::Write(_) => Settled::Written,
            Change::Drop => Settled::Dropped,
            Change::Before(_) | Change::Bind | Change::After(_) => Settled::Open,
        };
        if settles != Settled::Open {
            let settled = &mut self.settled[paragraph][at];
            if *settled != Settled::Open {
                return false;
            }
            *settled = settles;
        }
        self.paragraphs[paragraph].push(Edit { at, change, rule });
        true
    }

    /// Puts each paragraph's edits in the order of its tokens.
    pub fn sort(&mut self) {
        for edits in &mut self.paragraphs {
            edits.sort_by_key(|edit| edit.at);
        }
    }

    /// Whether a token is left out.
    #[must_use]
    pub fn drops(&self, paragraph: usize, at: usize) -> bool {
        self.settled[paragraph].get(at) == Some(&Settled::Dropped)
    }
}
