//! What the desk tells the writer: remarks that let the work go on.

use super::span::Span;

/// How much a note matters.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, serde::Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Level {
    /// Something was done on purpose that the writer may want to know of.
    Info,
    /// Something may be wrong on air: look before it goes out.
    Warn,
}

/// A remark on a stretch of the source.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Note {
    /// How much it matters.
    pub level: Level,
    /// The rule that speaks, by its name in the rules table or the importer's.
    pub rule: &'static str,
    /// The bytes of the source it is about.
    pub span: Span,
    /// What was seen or done, in one line.
    pub message: String,
    /// What the writer can do about it.
    pub hint: Option<String>,
}

impl Note {
    /// A note that something was done.
    #[must_use]
    pub fn info(rule: &'static str, span: Span, message: impl Into<String>) -> Self {
        Self { level: Level::Info, rule, span, message: message.into(), hint: None }
    }

    /// A note that something wants a look.
    #[must_use]
    pub fn warn(rule: &'static str, span: Span, message: impl Into<String>) -> Self {
        Self { level: Level::Warn, rule, span, message: message.into(), hint: None }
    }

    /// The same with a hint.
    #[must_use]
    pub fn hint(mut self, hint: impl Into<String>) -> Self {
        self.hint = Some(hint.into());
        self
    }
}

/// A result together with what is to be said about it.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Noted<T> {
    /// The result.
    pub value: T,
    /// The notes, in the order of the source.
    pub notes: Vec<Note>,
}
