//! Times as a picture: a bar a paragraph along the running clock, the slot's end marked.

use std::fmt::Write as _;
use std::path::Path;

use ripread::model::{Error, Seconds, clock};

use super::sheet::{Row, Sheet, Total, against};

/// What can be drawn.
#[derive(Clone, Copy)]
pub(super) enum Kind {
    Svg,
    Html,
}

/// The kind a file's extension asks for.
///
/// # Errors
/// Where it asks for another.
pub(super) fn kind(out: &Path) -> Result<Kind, Error> {
    match out.extension().map(|end| end.to_string_lossy().to_lowercase()).as_deref() {
        Some("svg") => Ok(Kind::Svg),
        Some("html" | "htm") => Ok(Kind::Html),
        _ => Err(Error::new(format!("cannot draw {}", out.display())).hint("name a file in .svg or .html")),
    }
}

/// Pixels: the whole width, the margin, where bars begin and end, a row, above the first row.
const WIDTH: f64 = 960.0;
const MARGIN: f64 = 24.0;
const LEFT: f64 = 84.0;
const RIGHT: f64 = WIDTH - MARGIN;
const ROW: f64 = 40.0;
const TOP: f64 = 76.0;

const STYLE: &str = "text{font-family:system-ui,'Segoe UI',Helvetica,Arial,sans-serif;font-size:13px;fill:#1b1f24;\
paint-order:stroke;stroke:#fff;stroke-width:3px;stroke-linejoin:round}\
.title{font-size:19px;font-weight:600}.dim{fill:#5b6570}.late{fill:#b3261e}.r{text-anchor:end}.m{text-anchor:middle}\
.bar{fill:#3b74b8}.bar.late{fill:#c8453b}.cue{fill:#8b95a1}.cue.late{fill:#d98b85}\
.grid{stroke:#d9dee3;stroke-width:1}.slot{stroke:#b3261e;stroke-width:2;stroke-dasharray:5 4}\
.doubt{fill:#e3e5e7}.paper{fill:#fff}";

/// Draws every story, one below the other.
pub(super) fn draw(kind: Kind, sheets: &[Sheet], total: &Total, slot: Option<Seconds>) -> String {
    let slot_of_one = slot.filter(|_| sheets.len() == 1);
    let mut body = String::new();
    let mut y = MARGIN;
    for sheet in sheets {
        y = story(&mut body, sheet, slot_of_one, y) + MARGIN;
    }
    if sheets.len() > 1 {
        let Total { seconds, low, high, .. } = *total;
        let verdict = slot.map(|slot| format!(" · {}", against(seconds, slot))).unwrap_or_default();
        let told = format!(
            "{}, from {} to {} · {} words{verdict}",
            clock(seconds),
            clock(low),
            clock(high),
            total.words
        );
        label(&mut body, MARGIN, y + 18.0, "title", &format!("{} stories", sheets.len()));
        label(&mut body, MARGIN, y + 40.0, "dim", &told);
        y += 60.0;
    }
    let svg = format!(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 {WIDTH} {y}\" width=\"{WIDTH}\" height=\"{y}\" role=\"img\">\n\
         <title>Read time</title>\n<style>{STYLE}</style>\n\
         <rect class=\"paper\" width=\"100%\" height=\"100%\"/>\n{body}</svg>\n"
    );
    match kind {
        Kind::Svg => svg,
        Kind::Html => page(&svg, sheets),
    }
}

fn page(svg: &str, sheets: &[Sheet]) -> String {
    let title = sheets.first().map_or("Read time", |sheet| sheet.slug.as_str());
    format!(
        "<!doctype html>\n<html lang=\"en\">\n<meta charset=\"utf-8\">\n\
         <meta name=\"viewport\" content=\"width=device-width\">\n<title>{}</title>\n\
         <style>body{{margin:0;background:#fff}}svg{{display:block;margin:auto;max-width:100%;height:auto}}</style>\n\
         {svg}</html>\n",
        escaped(title)
    )
}

/// Draws one story from `y` down; where it ends.
fn story(out: &mut String, sheet: &Sheet, slot: Option<Seconds>, y: f64) -> f64 {
    let end = sheet.high.max(slot.unwrap_or(0.0)).max(1.0) * 1.02;
    let bottom = y + TOP + sheet.rows.len() as f64 * ROW;
    let at = |seconds: Seconds| LEFT + (RIGHT - LEFT) * seconds / end;
    label(out, MARGIN, y + 18.0, "title", &shortened(&sheet.slug, 70));
    label(out, MARGIN, y + 40.0, "dim", &summary(sheet, slot));
    let (low, wide) = (at(sheet.low), at(sheet.high) - at(sheet.low));
    let tall = bottom - y - TOP;
    let _ = writeln!(
        out,
        "<rect class=\"doubt\" x=\"{low:.1}\" y=\"{:.1}\" width=\"{wide:.1}\" height=\"{tall:.1}\"/>",
        y + TOP
    );
    grid(out, end, y + TOP, bottom, at);
    if let Some(slot) = slot {
        let x = at(slot);
        let _ = writeln!(
            out,
            "<line class=\"slot\" x1=\"{x:.1}\" y1=\"{:.1}\" x2=\"{x:.1}\" y2=\"{bottom:.1}\"/>",
            y + TOP - 6.0
        );
        let class = if x > RIGHT - 60.0 { "late r" } else { "late" };
        let beside = if x > RIGHT - 60.0 { -6.0 } else { 6.0 };
        label(out, x + beside, bottom + 14.0, class, &format!("slot {}", clock(slot)));
    }
    for (number, row) in sheet.rows.iter().enumerate() {
        bar(out, row, slot, y + TOP + number as f64 * ROW, at);
    }
    bottom + 20.0
}

fn summary(sheet: &Sheet, slot: Option<Seconds>) -> String {
    let anchor =
        sheet.anchor.as_deref().map(|anchor| format!("{}, ", shortened(anchor, 30))).unwrap_or_default();
    let verdict = slot.map(|slot| format!(" · {}", against(sheet.seconds, slot))).unwrap_or_default();
    format!(
        "{}, from {} to {} (grey) · {} words · {anchor}{:.0} a minute{verdict}",
        clock(sheet.seconds),
        clock(sheet.low),
        clock(sheet.high),
        sheet.words,
        sheet.rate
    )
}

/// Lines up and down at round times, a dozen at most.
fn grid(out: &mut String, end: Seconds, top: f64, bottom: f64, at: impl Fn(Seconds) -> f64) {
    let steps = [1.0, 2.0, 5.0, 10.0, 15.0, 30.0, 60.0, 120.0, 300.0, 600.0, 1800.0, 3600.0];
    let step = steps.into_iter().find(|step| end / step <= 12.0).unwrap_or(end / 12.0);
    for tick in 0..=(end / step) as usize {
        let seconds = tick as f64 * step;
        let x = at(seconds);
        let _ = writeln!(
            out,
            "<line class=\"grid\" x1=\"{x:.1}\" y1=\"{top:.1}\" x2=\"{x:.1}\" y2=\"{bottom:.1}\"/>"
        );
        label(out, x, top - 8.0, "dim m", &clock(seconds));
    }
}

/// A paragraph: when it ends on the clock, its bar, parted where the slot ends, its first words below.
fn bar(out: &mut String, row: &Row, slot: Option<Seconds>, y: f64, at: impl Fn(Seconds) -> f64) {
    let end = row.start + row.seconds;
    let limit = slot.unwrap_or(end).clamp(row.start, end);
    let late = limit < end;
    let kind = if row.words.is_some() { "bar" } else { "cue" };
    let (x, wide) = (at(row.start), (at(end) - at(row.start)).max(1.0));
    for (class, from, to) in [(kind.to_owned(), row.start, limit), (format!("{kind} late"), limit, end)] {
        if to > from {
            let _ = writeln!(
                out,
                "<rect class=\"{class}\" x=\"{:.1}\" y=\"{:.1}\" width=\"{:.1}\" height=\"12\"><title>{}</title></rect>",
                at(from),
                y + 6.0,
                (at(to) - at(from)).max(1.0),
                escaped(&row.text)
            );
        }
    }
    label(out, LEFT - 12.0, y + 17.0, if late { "late r" } else { "r" }, &clock(end));
    let told = format!("{:.0}s  {}", row.seconds, row.text);
    if x < WIDTH / 2.0 {
        label(out, x, y + 32.0, "dim", &shortened(&told, ((RIGHT - x) / 9.2) as usize));
    } else {
        label(out, x + wide, y + 32.0, "dim r", &shortened(&told, ((x + wide - LEFT) / 9.2) as usize));
    }
}

fn label(out: &mut String, x: f64, y: f64, class: &str, text: &str) {
    let _ = writeln!(out, "<text class=\"{class}\" x=\"{x:.1}\" y=\"{y:.1}\">{}</text>", escaped(text));
}

fn shortened(text: &str, most: usize) -> String {
    if text.chars().count() <= most {
        return text.to_owned();
    }
    let short: String = text.chars().take(most.saturating_sub(1)).collect();
    short.trim_end().to_owned() + "…"
}

fn escaped(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;").replace('"', "&quot;")
}
