//! What is drawn on a page, in the operators of the file format.

use std::fmt::Write as _;

use super::fonts::{Fonts, Glyph, MISSING, Weight};

/// How text looks.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Look {
    /// How heavy it is.
    pub(super) weight: Weight,
    /// Its size in points.
    pub(super) size: f64,
    /// From 0, black, to 100, white.
    pub(super) grey: u8,
}

/// The operators so far. Distances are points from the page's lower left corner.
#[derive(Default)]
pub(super) struct Content {
    bytes: String,
    font: Option<(u8, u64)>,
    grey: Option<u8>,
    text: bool,
    /// Whether a `TJ` is open, and the glyph it ended with.
    open: bool,
    last: Option<Glyph>,
}

impl Content {
    /// Begins a line of text.
    pub(super) fn at(&mut self, x: f64, y: f64) {
        self.begin_text();
        let _ = writeln!(self.bytes, "1 0 0 1 {} {} Tm", number(x), number(y));
    }

    /// Begins a line of text that climbs by an angle, in radians.
    pub(super) fn at_angle(&mut self, x: f64, y: f64, angle: f64) {
        self.begin_text();
        let (sin, cos) = angle.sin_cos();
        let turn = [cos, sin, -sin, cos].map(|value| format!("{value:.4}")).join(" ");
        let _ = writeln!(self.bytes, "{turn} {} {} Tm", number(x), number(y));
    }

    /// Shows text where the last one ended, or where the line began.
    pub(super) fn show(&mut self, fonts: &mut Fonts, look: Look, text: &str) {
        self.paint(look.grey);
        for (run, covered) in fonts.runs(look.weight, text) {
            if covered {
                self.glyphs(fonts, look, run);
                continue;
            }
            self.close();
            self.bytes.push_str("/Span<</ActualText<FEFF");
            for unit in run.encode_utf16() {
                let _ = write!(self.bytes, "{unit:04X}");
            }
            self.bytes.push_str(">>>BDC\n");
            self.glyphs(fonts, look, MISSING);
            self.close();
            self.bytes.push_str("EMC\n");
        }
    }

    fn glyphs(&mut self, fonts: &mut Fonts, look: Look, text: &str) {
        self.last = None;
        for letter in text.chars() {
            let Some(glyph) = fonts.glyph(look.weight, letter) else { continue };
            let font = (glyph.face, look.size.to_bits());
            if self.font != Some(font) {
                self.close();
                let _ = writeln!(self.bytes, "/R{} {} Tf", glyph.face, number(look.size));
                self.font = Some(font);
            }
            let kern = self.last.map_or(0, |last| fonts.kern(last, glyph));
            self.glyph(glyph, kern);
        }
    }

    fn glyph(&mut self, glyph: Glyph, kern: i16) {
        if !self.open {
            self.bytes.push_str("[<");
            self.open = true;
        }
        if kern != 0 {
            let _ = write!(self.bytes, ">{}<", -kern);
        }
        let _ = write!(self.bytes, "{:04X}", glyph.code);
        self.last = Some(glyph);
    }

    /// Draws a straight line.
    pub(super) fn rule(&mut self, from: (f64, f64), to: (f64, f64), width: f64, grey: u8) {
        self.end_text();
        let [x, y, to_x, to_y, width] = [from.0, from.1, to.0, to.1, width].map(number);
        let _ = writeln!(self.bytes, "{} G {width} w {x} {y} m {to_x} {to_y} l S", shade(grey));
    }

    /// Begins what is not part of the script: a reader for the blind leaves it out.
    pub(super) fn begin_artifact(&mut self) {
        self.end_text();
        self.bytes.push_str("/Artifact BMC\n");
    }

    /// Begins the fingerprint at a page's foot; pages are counted from 1 in their story.
    pub(super) fn begin_fingerprint(&mut self, page: usize) {
        self.end_text();
        let _ = writeln!(self.bytes, "/Artifact<</Type/Pagination/Subtype/Footer/RipreadPage {page}>>BDC");
    }

    /// Ends it.
    pub(super) fn end_artifact(&mut self) {
        self.end_text();
        self.bytes.push_str("EMC\n");
    }

    /// The operators, which end outside of any text.
    pub(super) fn finish(mut self) -> String {
        self.end_text();
        self.bytes
    }

    fn paint(&mut self, grey: u8) {
        if self.grey != Some(grey) {
            self.close();
            let _ = writeln!(self.bytes, "{} g", shade(grey));
            self.grey = Some(grey);
        }
    }

    fn begin_text(&mut self) {
        self.close();
        if !self.text {
            self.bytes.push_str("BT\n");
            self.text = true;
        }
    }

    fn end_text(&mut self) {
        self.close();
        if self.text {
            self.bytes.push_str("ET\n");
            self.text = false;
        }
    }

    fn close(&mut self) {
        if self.open {
            self.bytes.push_str(">]TJ\n");
        }
        self.open = false;
        self.last = None;
    }
}

fn shade(grey: u8) -> String {
    number(f64::from(grey) / 100.0)
}

/// A number to a hundredth, without needless noughts.
fn number(value: f64) -> String {
    let text = format!("{value:.2}");
    let text = text.trim_end_matches('0').trim_end_matches('.');
    if text == "-0" { "0".to_owned() } else { text.to_owned() }
}
