//! The rundown page that stands before a show's stories: each one's time, the running clock, the
//! total.

use crate::model::{Form, Rundown, Seconds, Story, clock, running, time_of_day};

use super::content::{Content, Look};
use super::fonts::{Fonts, Weight};
use super::furniture::{fit, joined, put, width};
use super::sheet::Sheet;

const TITLE: Look = Look { weight: Weight::Bold, size: 18.0, grey: 0 };
const HEAD: Look = Look { weight: Weight::Regular, size: 8.5, grey: 35 };
const ROW: Look = Look { weight: Weight::Regular, size: 11.0, grey: 0 };
const SLUG: Look = Look { weight: Weight::Bold, size: 11.0, grey: 0 };
const LINE: f64 = 21.0;

/// The columns from the right: title, width, and what a story says there.
type Cell = fn(&Story, Option<u64>) -> String;
const COLUMNS: &[(&str, f64, Cell)] = &[
    ("BACK TIME", 62.0, |story, air| story.back_time.map_or_else(String::new, |at| running(at, air))),
    ("STARTS", 62.0, |story, air| running(story.start, air)),
    ("TIME", 42.0, |story, _| clock(story.script.trt)),
    ("ANCHOR", 84.0, |story, _| {
        let script = &story.script;
        script.anchor.clone().or_else(|| script.meta.anchor.clone()).unwrap_or_default()
    }),
    ("FORM", 44.0, |story, _| form(story.script.form).to_owned()),
];

/// The rundown's pages.
pub(super) fn pages(rundown: &Rundown, sheet: &Sheet, fonts: &mut Fonts) -> Vec<Content> {
    let rows = (((sheet.head - 78.0 - sheet.foot - 2.0 * LINE) / LINE).floor().max(1.0)) as usize;
    let count = rundown.stories.len().div_ceil(rows);
    let total: Seconds = rundown.stories.iter().map(|story| story.script.trt).sum();
    let air = rundown.air.as_deref().and_then(time_of_day);
    let columns = columns(sheet);
    let mut pages = Vec::with_capacity(count);
    for (nth, stories) in rundown.stories.chunks(rows).enumerate() {
        let mut content = Content::default();
        content.begin_artifact();
        let mut y = head(rundown, sheet, fonts, &mut content, (nth + 1, count), &columns);
        for story in stories {
            y -= LINE;
            row(story, sheet, fonts, &mut content, y, air, &columns);
        }
        if nth + 1 == count {
            last(&clock(total), sheet, fonts, &mut content, y - LINE, &columns);
        }
        content.end_artifact();
        pages.push(content);
    }
    pages
}

/// A column: its title, its right edge, its width and what it says.
struct Placed {
    title: &'static str,
    right: f64,
    wide: f64,
    cell: Cell,
}

/// The columns there is room for, beside the slugs.
fn columns(sheet: &Sheet) -> Vec<Placed> {
    let mut right = sheet.inner.right;
    let mut placed = Vec::new();
    for &(title, wide, cell) in COLUMNS {
        if right - wide - sheet.inner.left > 120.0 {
            placed.push(Placed { title, right, wide, cell });
            right -= wide;
        }
    }
    placed
}

fn head(
    rundown: &Rundown,
    sheet: &Sheet,
    fonts: &mut Fonts,
    content: &mut Content,
    (page, of): (usize, usize),
    columns: &[Placed],
) -> f64 {
    let inner = sheet.inner;
    let mut y = sheet.head - 20.0;
    let title = rundown.title.as_deref().unwrap_or("RUNDOWN");
    let count = if of > 1 { format!("PAGE {page} OF {of}") } else { String::new() };
    let about = joined([rundown.air.as_deref(), Some(&count)]);
    let about = fit(fonts, ROW, &about, (inner.right - inner.left) * 0.5);
    let wide = width(fonts, ROW, &about);
    let title = fit(fonts, TITLE, title, inner.right - inner.left - wide - 14.0);
    put(fonts, content, TITLE, (inner.left, y), &title);
    put(fonts, content, ROW, (inner.right - wide, y), &about);
    y -= 34.0;
    put(fonts, content, HEAD, (inner.left, y), "ITEM");
    put(fonts, content, HEAD, (inner.left + 34.0, y), "STORY");
    for column in columns {
        let title = fit(fonts, HEAD, column.title, column.wide - 6.0);
        let wide = width(fonts, HEAD, &title);
        put(fonts, content, HEAD, (column.right - wide, y), &title);
    }
    content.rule((inner.left, y - 6.0), (inner.right, y - 6.0), 0.75, 0);
    y - 6.0
}

fn row(
    story: &Story,
    sheet: &Sheet,
    fonts: &mut Fonts,
    content: &mut Content,
    y: f64,
    air: Option<u64>,
    columns: &[Placed],
) {
    let inner = sheet.inner;
    let slugs = columns.last().map_or(inner.right, |column| column.right - column.wide);
    let item = fit(fonts, ROW, &story.item, 30.0);
    let slug = fit(fonts, SLUG, &joined([Some(story.script.slug.as_str())]), slugs - inner.left - 42.0);
    put(fonts, content, ROW, (inner.left, y + 6.0), &item);
    put(fonts, content, SLUG, (inner.left + 34.0, y + 6.0), &slug);
    for column in columns {
        let text = joined([Some((column.cell)(story, air).as_str())]);
        let text = fit(fonts, ROW, &text, column.wide - 6.0);
        let wide = width(fonts, ROW, &text);
        put(fonts, content, ROW, (column.right - wide, y + 6.0), &text);
    }
    content.rule((inner.left, y), (inner.right, y), 0.4, 75);
}

fn last(total: &str, sheet: &Sheet, fonts: &mut Fonts, content: &mut Content, y: f64, columns: &[Placed]) {
    put(fonts, content, SLUG, (sheet.inner.left + 34.0, y + 4.0), "TOTAL");
    let time =
        columns.iter().find(|column| column.title == "TIME").map_or(sheet.inner.right, |time| time.right);
    let wide = width(fonts, SLUG, total);
    put(fonts, content, SLUG, (time - wide, y + 4.0), total);
}

fn form(form: Form) -> &'static str {
    match form {
        Form::Reader => "RDR",
        Form::Vo => "VO",
        Form::Sot => "SOT",
        Form::VoSot => "VO/SOT",
        Form::Pkg => "PKG",
    }
}
