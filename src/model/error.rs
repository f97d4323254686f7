//! What stops the work: one error with what, where and what to do.

/// Where an error stands, in terms a person can find: the text itself comes along for the caret.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Place {
    /// File (or `-`, or a flag's name).
    pub name: String,
    /// Line, from 1.
    pub line: usize,
    /// Column in characters, from 1.
    pub column: usize,
    /// The whole line, for a caret under the column.
    pub text: String,
}

/// An error: nothing was made.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("{message}")]
pub struct Error {
    /// What is wrong, in one line, without a full stop.
    pub message: String,
    /// Where, if it is somewhere.
    pub place: Option<Place>,
    /// What to do about it.
    pub hint: Option<String>,
}

impl Error {
    /// An error that says what.
    #[must_use]
    pub fn new(message: impl Into<String>) -> Self {
        Self { message: message.into(), place: None, hint: None }
    }

    /// The same, saying where.
    #[must_use]
    pub fn at(mut self, place: Place) -> Self {
        self.place = Some(place);
        self
    }

    /// The same, saying what to do.
    #[must_use]
    pub fn hint(mut self, hint: impl Into<String>) -> Self {
        self.hint = Some(hint.into());
        self
    }
}
