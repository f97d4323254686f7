//! What a group of RTF sets for itself and the groups in it: where its words belong, and how they look.

use crate::import::paragraph::Role;

/// Where the words of a group belong.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Place {
    /// The story.
    Body,
    /// The table of fonts.
    Fonts,
    /// The sheet of styles.
    Styles,
    /// Facts about the file, of which each has a group of its own.
    Info,
    Title,
    Author,
    Time,
}

/// What a group sets for itself and the groups in it.
#[derive(Debug, Clone, Copy)]
#[allow(clippy::struct_excessive_bools)] // each is a switch of the format's own
pub(super) struct State {
    pub(super) place: Place,
    /// Characters that follow `\u` for programs without Unicode.
    pub(super) uc: usize,
    pub(super) font: i32,
    pub(super) bold: bool,
    pub(super) hidden: bool,
    /// Figures stand above the line.
    pub(super) raised: bool,
    pub(super) deleted: bool,
    pub(super) role: Role,
    pub(super) list: bool,
    pub(super) in_table: bool,
}

pub(super) const PLAIN: State = State {
    place: Place::Body,
    uc: 1,
    font: -1,
    bold: false,
    hidden: false,
    raised: false,
    deleted: false,
    role: Role::Body,
    list: false,
    in_table: false,
};
