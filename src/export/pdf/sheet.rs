//! The sheet of paper: what stands where, for each form, before there is any text.

use crate::model::Error;
use crate::model::style::{HouseStyle, Page, PageForm, Paper};

use super::content::Look;
use super::fonts::Weight;

/// Height of the header above the text.
const HEADER: f64 = 52.0;
/// Height of the footer below the text.
const FOOTER: f64 = 46.0;
/// Room for line numbers.
const NUMBERS: f64 = 34.0;
/// Room for marks beside what changed.
const MARKS: f64 = 12.0;
/// Sizes of type a page takes, in points.
const SIZES: std::ops::RangeInclusive<f64> = 6.0..=96.0;
/// Leadings a page takes, as multiples of the size.
const LEADINGS: std::ops::RangeInclusive<f64> = 1.0..=4.0;
/// The narrowest column that still carries words, as a multiple of the size.
const NARROWEST: f64 = 5.0;
/// The fewest lines a page must hold.
const FEWEST: f64 = 3.0;

/// A column of text.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Column {
    /// Its left edge.
    pub(super) left: f64,
    /// Its right edge.
    pub(super) right: f64,
}

/// The sheet. Distances are points from the lower left corner.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Sheet {
    /// What it is for.
    pub(super) form: PageForm,
    /// Width of the paper.
    pub(super) width: f64,
    /// Height of the paper.
    pub(super) height: f64,
    /// What lies between the margins.
    pub(super) inner: Column,
    /// Upper edge of the header.
    pub(super) head: f64,
    /// Lower edge of the footer.
    pub(super) foot: f64,
    /// Upper edge of the text.
    pub(super) top: f64,
    /// Lower edge of the text.
    pub(super) bottom: f64,
    /// Where the read stands.
    pub(super) read: Column,
    /// Where cues stand, if they have a column of their own.
    pub(super) cues: Option<Column>,
    /// The read's letters.
    pub(super) words: Look,
    /// Letters of a cue within the read's column.
    pub(super) inline: Look,
    /// Letters of a pronouncer.
    pub(super) pronouncer: Look,
    /// Letters of a cue on lines of its own.
    pub(super) aside: Look,
    /// Letters of the margins: times, line numbers.
    pub(super) small: Look,
    /// From one line of the read to the next.
    pub(super) leading: f64,
    /// From one line of a cue to the next.
    pub(super) aside_leading: f64,
    /// From the upper edge of a cue's line to its letters' feet.
    pub(super) aside_below: f64,
    /// Between paragraphs.
    pub(super) gap: f64,
    /// Where line numbers end, if there are any.
    pub(super) numbers: Option<f64>,
    /// Where marks of change stand.
    pub(super) marks: f64,
}

impl Sheet {
    /// The sheet a style asks for.
    ///
    /// # Errors
    /// Where a measure is beyond what paper takes, or nothing is left between the margins.
    pub(super) fn new(style: &HouseStyle) -> Result<Self, Error> {
        let page = &style.page;
        let (width, height) = match page.paper {
            Paper::Letter => (612.0, 792.0),
            Paper::A4 => (595.28, 841.89),
        };
        let (own_size, own_leading) = match page.form {
            PageForm::Talent => (20.0, 1.6),
            PageForm::TwoColumn => (14.0, 1.6),
            PageForm::Crew => (11.0, 1.55),
        };
        let size = within("page.size", page.size.or(own_size), &SIZES, "points")?;
        let leading =
            size * within("page.leading", page.leading.or(own_leading), &LEADINGS, "times the size")?;
        if !page.margin.is_finite() || page.margin < 0.0 {
            return Err(Error::new(format!("page.margin is {}: it must be 0 points or more", page.margin)));
        }
        let sheet = Self::laid(page, (width, height), size, leading);
        sheet.check(page.margin)?;
        Ok(sheet)
    }

    fn laid(page: &Page, (width, height): (f64, f64), size: f64, leading: f64) -> Self {
        let inner = Column { left: page.margin, right: width - page.margin };
        let numbers = page.line_numbers.on();
        let mut read = inner;
        read.right -= MARKS;
        if numbers {
            read.left += NUMBERS;
        }
        let cues = match page.form {
            PageForm::Talent => None,
            PageForm::TwoColumn => {
                let third = inner.left + (inner.right - inner.left) * 0.3;
                read.left = third + 14.0 + if numbers { NUMBERS } else { 0.0 };
                Some(Column { left: inner.left, right: third - 6.0 })
            }
            PageForm::Crew => {
                read.left += 40.0;
                read.right -= 30.0;
                None
            }
        };
        let look = |weight, size: f64, grey| Look { weight, size, grey };
        let aside_size = match page.form {
            PageForm::Talent => size * 0.7,
            PageForm::TwoColumn => size * 0.76,
            PageForm::Crew => size,
        };
        let (read_weight, cue_weight) = match page.form {
            PageForm::Talent | PageForm::TwoColumn => (Weight::Bold, Weight::Regular),
            PageForm::Crew => (Weight::Regular, Weight::Bold),
        };
        Self {
            form: page.form,
            width,
            height,
            inner,
            head: height - page.margin,
            foot: page.margin,
            top: height - page.margin - HEADER,
            bottom: page.margin + FOOTER,
            read,
            cues,
            words: look(read_weight, size, 0),
            inline: look(cue_weight, if page.form == PageForm::Crew { size } else { size * 0.8 }, 25),
            pronouncer: look(
                Weight::Regular,
                if page.form == PageForm::Crew { size } else { size * 0.8 },
                25,
            ),
            aside: look(cue_weight, aside_size, 20),
            small: look(Weight::Regular, 9.0, 45),
            leading,
            aside_leading: aside_size * 1.4,
            // In a column of its own a cue stands on the line of the words it belongs to.
            aside_below: if cues.is_some() { f64::midpoint(leading, size * 0.72) } else { aside_size * 1.06 },
            gap: if page.form == PageForm::Crew { leading * 0.5 } else { leading * 0.6 },
            numbers: numbers.then_some(read.left - 10.0),
            marks: inner.right - 3.0,
        }
    }

    fn check(&self, margin: f64) -> Result<(), Error> {
        let narrow = self.read.right - self.read.left < NARROWEST * self.words.size
            || self.cues.is_some_and(|cues| cues.right - cues.left < NARROWEST * self.aside.size);
        let low = self.top - self.bottom < FEWEST * self.leading;
        if narrow || low {
            let side = if narrow { "narrow" } else { "low" };
            return Err(Error::new(format!(
                "the page is too {side}: with margins of {margin} points there is no room for type of {} points",
                self.words.size
            ))
            .hint("make page.margin or page.size smaller"));
        }
        Ok(())
    }

    /// Lower edge of the cues: as far above that of the text as their letters hang lower.
    pub(super) fn aside_bottom(&self) -> f64 {
        self.bottom + (self.aside_below + 0.3 * self.aside.size - self.aside_leading).max(0.0)
    }

    /// Height of the text.
    pub(super) fn tall(&self) -> f64 {
        self.top - self.bottom
    }
}

fn within(key: &str, value: f64, range: &std::ops::RangeInclusive<f64>, unit: &str) -> Result<f64, Error> {
    if range.contains(&value) {
        return Ok(value);
    }
    let (least, most) = (range.start(), range.end());
    Err(Error::new(format!("{key} is {value}: it must be from {least} to {most} {unit}")))
}
