//! What stands around the text of every page: header, footer, watermark.

use crate::model::style::PageForm;
use crate::model::{HouseStyle, Rundown, Script, Story, clock};

use super::content::{Content, Look};
use super::flow::Body;
use super::fonts::{Fonts, Weight};
use super::sheet::Sheet;
use super::words::visible;

const SLUG: Look = Look { weight: Weight::Bold, size: 15.0, grey: 0 };
const FACTS: Look = Look { weight: Weight::Regular, size: 10.5, grey: 15 };
const PAGE: Look = Look { weight: Weight::Bold, size: 12.0, grey: 0 };
const MORE: Look = Look { weight: Weight::Bold, size: 13.0, grey: 0 };
/// How far the lightest grey of a watermark is from white: words over it stay easy to read.
const WATERMARK: u8 = 92;

/// What the pages of one story have in common.
pub(super) struct Furniture {
    left: String,
    right: String,
    facts: String,
    trt: String,
    fingerprint: String,
    pages: usize,
}

impl Furniture {
    /// What a story's pages say of it.
    pub(super) fn of(story: &Story, pages: usize, rundown: &Rundown, style: &HouseStyle) -> Self {
        let script = &story.script;
        let left = format!("{} {}", story.item, script.slug);
        let show = rundown.title.as_deref().or(script.meta.show.as_deref());
        let air = rundown.air.as_deref().or(script.meta.air.as_deref());
        let right = joined([show, air]);
        Self {
            left: visible(left.trim().into()).into_owned(),
            right,
            facts: facts(script, style),
            trt: format!("TRT {}", clock(script.trt)),
            fingerprint: script.fingerprint(),
            pages,
        }
    }

    /// Draws it on a page of the story, counted from 1.
    pub(super) fn draw(
        &self,
        sheet: &Sheet,
        fonts: &mut Fonts,
        page: usize,
        body: &Body,
        style: &HouseStyle,
    ) -> Content {
        let mut content = Content::default();
        content.begin_artifact();
        self.header(sheet, fonts, &mut content);
        self.footer(sheet, fonts, &mut content, page, body);
        self.more(sheet, fonts, &mut content, page, body, style);
        if let (PageForm::TwoColumn, Some(cues)) = (sheet.form, sheet.cues) {
            let x = cues.right + 6.0;
            content.rule((x, sheet.top + 4.0), (x, sheet.bottom), 0.5, 60);
        }
        content.end_artifact();
        self.fingerprint(sheet, fonts, &mut content, page);
        content
    }

    fn header(&self, sheet: &Sheet, fonts: &mut Fonts, content: &mut Content) {
        let inner = sheet.inner;
        let room = inner.right - inner.left;
        let right = fit(fonts, FACTS, &self.right, room * 0.45);
        let wide = width(fonts, FACTS, &right);
        let y = sheet.head - 17.0;
        let left = fit(fonts, SLUG, &self.left, room - wide - if wide > 0.0 { 16.0 } else { 0.0 });
        put(fonts, content, SLUG, (inner.left, y), &left);
        put(fonts, content, FACTS, (inner.right - wide, y), &right);
        let facts = fit(fonts, FACTS, &self.facts, room);
        put(fonts, content, FACTS, (inner.left, y - 15.0), &facts);
        content.rule((inner.left, y - 22.0), (inner.right, y - 22.0), 0.75, 0);
    }

    fn footer(&self, sheet: &Sheet, fonts: &mut Fonts, content: &mut Content, page: usize, body: &Body) {
        let inner = sheet.inner;
        let y = sheet.foot + 3.0;
        content.rule((inner.left, y + 14.0), (inner.right, y + 14.0), 0.75, 0);
        let place = format!("PAGE {page} OF {}", self.pages);
        let wide = width(fonts, PAGE, &place);
        let middle = f64::midpoint(inner.left, inner.right) - wide / 2.0;
        let side = middle - inner.left - 6.0;
        let time = format!("{}  ·  {} AT PAGE END", self.trt, clock(body.seconds));
        let time = if width(fonts, FACTS, &time) > side { self.trt.clone() } else { time };
        let time = fit(fonts, FACTS, &time, side);
        put(fonts, content, FACTS, (inner.left, y), &time);
        put(fonts, content, PAGE, (middle, y), &place);
    }

    /// The fingerprint at the foot, in a mark of its own: whoever reads the file back takes no other
    /// word for it, and knows where a story begins.
    fn fingerprint(&self, sheet: &Sheet, fonts: &mut Fonts, content: &mut Content, page: usize) {
        let wide = width(fonts, FACTS, &self.fingerprint);
        content.begin_fingerprint(page);
        put(fonts, content, FACTS, (sheet.inner.right - wide, sheet.foot + 3.0), &self.fingerprint);
        content.end_artifact();
    }

    fn more(
        &self,
        sheet: &Sheet,
        fonts: &mut Fonts,
        content: &mut Content,
        page: usize,
        body: &Body,
        style: &HouseStyle,
    ) {
        let text = match (page == self.pages, body.goes_on) {
            (true, _) if body.end_below => style.page.end_mark.text(),
            (true, _) => "",
            (false, _) if !style.page.more.on() => "",
            (false, true) => "(MORE — SENTENCE GOES ON)",
            (false, false) => "(MORE)",
        };
        let text = fit(fonts, MORE, text, sheet.inner.right - sheet.inner.left);
        let wide = width(fonts, MORE, &text);
        let x = f64::midpoint(sheet.inner.left, sheet.inner.right) - wide / 2.0;
        put(fonts, content, MORE, (x, sheet.foot + 26.0), &text);
    }
}

/// A large pale word across the page, drawn before all else so that it lies behind.
pub(super) fn watermark(sheet: &Sheet, fonts: &mut Fonts, text: &str) -> Content {
    let mut content = Content::default();
    let text = visible(text.trim().into());
    if text.is_empty() {
        return content;
    }
    let (across, up) = (sheet.inner.right - sheet.inner.left, sheet.tall());
    let angle: f64 = 0.9;
    let (sin, cos) = angle.sin_cos();
    let look = Look { weight: Weight::Bold, size: 1.0, grey: WATERMARK };
    let long = width(fonts, look, &text).max(0.1);
    let size = (across / (long * cos + sin)).min(up / (long * sin + cos)).min(160.0) * 0.95;
    let (wide, tall) = (size * (long * cos), size * (long * sin));
    let x = f64::midpoint(sheet.inner.left, sheet.inner.right) - wide / 2.0 + size * 0.36 * sin;
    let y = f64::midpoint(sheet.bottom, sheet.top) - tall / 2.0 - size * 0.36 * cos;
    content.begin_artifact();
    content.at_angle(x, y, angle);
    content.show(fonts, Look { size, ..look }, &text);
    content.end_artifact();
    content
}

/// Anchor, writer and revision.
fn facts(script: &Script, style: &HouseStyle) -> String {
    let named = |label: &str, value: Option<&str>| value.map(|value| format!("{label} {value}"));
    let anchor = named("ANCHOR", script.anchor.as_deref().or(script.meta.anchor.as_deref()));
    let writer = named("WRITER", script.meta.writer.as_deref());
    let revision = Some(style.page.revision.as_str()).filter(|letter| !letter.is_empty());
    let revision = named("REVISION", revision);
    joined([anchor.as_deref(), writer.as_deref(), revision.as_deref()])
}

/// What is there, with dots between.
pub(super) fn joined<'a>(parts: impl IntoIterator<Item = Option<&'a str>>) -> String {
    let parts = parts.into_iter().flatten().map(str::trim).filter(|part| !part.is_empty());
    visible(parts.collect::<Vec<_>>().join("  ·  ").into()).into_owned()
}

/// Shows a text from a point on.
pub(super) fn put(fonts: &mut Fonts, content: &mut Content, look: Look, (x, y): (f64, f64), text: &str) {
    if !text.is_empty() {
        content.at(x, y);
        content.show(fonts, look, text);
    }
}

/// The width of a text in points.
pub(super) fn width(fonts: &mut Fonts, look: Look, text: &str) -> f64 {
    f64::from(fonts.width(look.weight, text)) * look.size / 1000.0
}

/// A text, cut short with an ellipsis where it is wider than there is room.
pub(super) fn fit(fonts: &mut Fonts, look: Look, text: &str, room: f64) -> String {
    if width(fonts, look, text) <= room {
        return text.to_owned();
    }
    let ends: Vec<usize> = text.char_indices().map(|(at, _)| at).take(500).collect();
    let fitting = ends.partition_point(|&end| width(fonts, look, &format!("{}…", &text[..end])) <= room);
    match fitting.checked_sub(1) {
        Some(last) => format!("{}…", text[..ends[last]].trim_end()),
        None => String::new(),
    }
}
