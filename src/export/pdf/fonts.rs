//! The fonts of a document: the chosen family, and those behind it for what it lacks.

use std::collections::{BTreeSet, HashMap};

use crate::model::Error;
use crate::model::style::{HouseStyle, UserFonts};

use super::face::Face;

/// What stands for characters no font has.
pub(super) const MISSING: &str = "[?]";
/// What every script holds: a font without one of these is refused.
const NEEDED: &str = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789 .,:;-'\"?!()[]#";

/// A family that is part of the program.
struct Family {
    name: &'static str,
    regular: &'static [u8],
    bold: &'static [u8],
}

/// The families, in the order in which they are asked for a character the chosen one lacks.
const FAMILIES: &[Family] = &[
    Family {
        name: "noto-sans",
        regular: include_bytes!("../../../styles/fonts/NotoSans-Regular.ttf"),
        bold: include_bytes!("../../../styles/fonts/NotoSans-Bold.ttf"),
    },
    Family {
        name: "roboto-mono",
        regular: include_bytes!("../../../styles/fonts/RobotoMono-Regular.ttf"),
        bold: include_bytes!("../../../styles/fonts/RobotoMono-Bold.ttf"),
    },
];

/// How heavy letters stand.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Weight {
    /// Cues, pronouncers, furniture.
    Regular = 0,
    /// What is read.
    Bold = 1,
}

/// A glyph of one of the faces.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Glyph {
    /// The face it is of.
    pub(super) face: u8,
    /// Its code there.
    pub(super) code: u16,
    /// Its width in thousandths of the size.
    pub(super) width: u16,
}

/// All faces of a document.
pub(super) struct Fonts<'a> {
    faces: Vec<Face<'a>>,
    ascii: [[Option<Glyph>; 128]; 2],
    others: HashMap<(char, bool), Option<Glyph>>,
    missing: BTreeSet<char>,
}

impl<'a> Fonts<'a> {
    /// The fonts a style asks for.
    ///
    /// # Errors
    /// Where the style names a family that is none, or a user's font cannot carry a script.
    pub(super) fn open(style: &'a HouseStyle) -> Result<Self, Error> {
        let mut data: Vec<&'a [u8]> = Vec::new();
        if let Some(user) = &style.fonts {
            check(user)?;
            data.extend([user.regular.as_slice(), user.bold.as_slice()]);
        } else {
            let family = FAMILIES.iter().find(|family| family.name == style.page.font);
            let family = family.ok_or_else(|| unknown(&style.page.font))?;
            data.extend([family.regular, family.bold]);
        }
        let more = FAMILIES.iter().filter(|family| style.fonts.is_some() || family.name != style.page.font);
        data.extend(more.flat_map(|family| [family.regular, family.bold]));
        let faces = data.into_iter().filter_map(Face::open).collect();
        Ok(Self { faces, ascii: [[None; 128]; 2], others: HashMap::new(), missing: BTreeSet::new() })
    }

    /// A character's glyph, in the first face of that weight that has it.
    pub(super) fn glyph(&mut self, weight: Weight, letter: char) -> Option<Glyph> {
        if let Some(Some(glyph)) = self.ascii[weight as usize].get(letter as usize) {
            return Some(*glyph);
        }
        let key = (letter, weight == Weight::Bold);
        if let Some(known) = self.others.get(&key) {
            return *known;
        }
        let found = (weight as usize..self.faces.len()).step_by(2).find_map(|face| {
            let code = self.faces[face].code(letter)?;
            Some(Glyph { face: face as u8, code, width: self.faces[face].width(code) })
        });
        match (found, self.ascii[weight as usize].get_mut(letter as usize)) {
            (Some(glyph), Some(slot)) => *slot = Some(glyph),
            _ => drop(self.others.insert(key, found)),
        }
        found
    }

    /// Whether any face has the character; if none, that is remembered for a note.
    pub(super) fn covers(&mut self, weight: Weight, letter: char) -> bool {
        let covered = self.glyph(weight, letter).is_some();
        if !covered {
            self.missing.insert(letter);
        }
        covered
    }

    /// How much nearer or farther the second of two glyphs stands, in thousandths of the size.
    pub(super) fn kern(&mut self, left: Glyph, right: Glyph) -> i16 {
        if left.face == right.face {
            self.faces[usize::from(left.face)].kern(left.code, right.code)
        } else {
            0
        }
    }

    /// The width of a text, in thousandths of the size.
    pub(super) fn width(&mut self, weight: Weight, text: &str) -> u32 {
        let mut sum = 0_i64;
        for (run, covered) in self.runs(weight, text) {
            let mut before = None;
            for letter in if covered { run } else { MISSING }.chars() {
                let Some(glyph) = self.glyph(weight, letter) else { continue };
                sum += i64::from(before.map_or(0, |left| self.kern(left, glyph)));
                sum += i64::from(glyph.width);
                before = Some(glyph);
            }
        }
        u32::try_from(sum.max(0)).unwrap_or(u32::MAX)
    }

    /// A text in stretches that the fonts cover or do not.
    pub(super) fn runs<'t>(&mut self, weight: Weight, text: &'t str) -> Vec<(&'t str, bool)> {
        let mut runs = Vec::with_capacity(1);
        let mut start = 0;
        let mut state = None;
        for (at, letter) in text.char_indices() {
            let covered = self.covers(weight, letter);
            if let Some(before) = state.filter(|&before| before != covered) {
                runs.push((&text[start..at], before));
                start = at;
            }
            state = Some(covered);
        }
        runs.extend(state.map(|state| (&text[start..], state)));
        runs
    }

    /// The faces in use, with their numbers.
    pub(super) fn used(&self) -> impl Iterator<Item = (usize, &Face<'a>)> {
        self.faces.iter().enumerate().filter(|(_, face)| face.used())
    }

    /// The characters no font has, in order.
    pub(super) fn missing(&self) -> &BTreeSet<char> {
        &self.missing
    }
}

/// A user's fonts must be fonts, and have what every script needs.
fn check(user: &UserFonts) -> Result<(), Error> {
    for (data, name) in [(&user.regular, &user.regular_name), (&user.bold, &user.bold_name)] {
        let Some(face) = Face::open(data) else {
            return Err(Error::new(format!("{name} is not a TrueType or OpenType font"))
                .hint("give a .ttf or .otf file; a .woff or .ttc must be converted first"));
        };
        let lacks: String = NEEDED.chars().filter(|&letter| !face.has(letter)).collect();
        if !lacks.is_empty() {
            return Err(Error::new(format!("the font {name} lacks characters a script needs: {lacks}"))
                .hint("choose a font with all letters, figures and punctuation of English"));
        }
        face.cut().map_err(|why| {
            Error::new(format!("the font {name} cannot be embedded: {why}")).hint("choose another font")
        })?;
    }
    Ok(())
}

fn unknown(name: &str) -> Error {
    let names: Vec<&str> = FAMILIES.iter().map(|family| family.name).collect();
    Error::new(format!("no font family is called {name}"))
        .hint(format!("families: {}; or a path to a .ttf or .otf file", names.join(", ")))
}
