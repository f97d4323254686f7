//! `ripread convert --explain`: what changed, by which rule, from where.

use ripread::model::{Read, Word};
use std::fmt::Write as _;

use super::story::Told;

/// One row a change, with where it was written, as columns.
pub(crate) fn table(told: &Told) -> String {
    let rows: Vec<[String; 4]> = told.script.reads().flat_map(|read| changes(told, read)).collect();
    if rows.is_empty() {
        return "nothing was changed but capitals\n".into();
    }
    let heads = ["where", "rule", "written", "script"].map(str::to_owned);
    let mut widths = [0; 3];
    for row in rows.iter().chain([&heads]) {
        for (width, cell) in widths.iter_mut().zip(row) {
            *width = (*width).max(cell.chars().count());
        }
    }
    let mut out = String::new();
    for row in [&heads].into_iter().chain(&rows) {
        for (cell, width) in row.iter().zip(widths) {
            let _ = write!(out, "{cell:width$}  ");
        }
        out += &row[3];
        out.push('\n');
    }
    out
}

/// A paragraph's changes: neighbours that one rule made of one written thing are one change.
fn changes<'a>(told: &'a Told, read: &'a Read) -> impl Iterator<Item = [String; 4]> + 'a {
    let same = |a: &Word, b: &Word| {
        a.rule.is_some()
            && a.rule == b.rule
            && a.written.start <= b.written.start
            && b.written.start <= a.written.end
    };
    read.words.chunk_by(same).filter_map(move |words| {
        let rule = words[0].rule?;
        let (first, last) = (&words[0], words.last()?);
        let (line, column) = told.source.line_column(first.span.start);
        let written = read
            .written
            .get(first.written.start..last.written.end.max(first.written.start))
            .unwrap_or_default();
        let script = &read.text[first.page.start..last.page.end];
        let (written, script) = bared(written, script);
        if written.to_lowercase() == script.to_lowercase() {
            return None;
        }
        Some([format!("{line}:{column}"), rule.to_owned(), one_line(written), script.to_owned()])
    })
}

/// Both without the marks that stand around them alike.
fn bared<'a>(mut written: &'a str, mut script: &'a str) -> (&'a str, &'a str) {
    let sign = |c: &char| !c.is_alphanumeric();
    while let Some(mark) = written.chars().next().filter(|c| sign(c) && script.starts_with(*c)) {
        (written, script) = (&written[mark.len_utf8()..], &script[mark.len_utf8()..]);
    }
    while let Some(mark) = written.chars().next_back().filter(|c| sign(c) && script.ends_with(*c)) {
        written = &written[..written.len() - mark.len_utf8()];
        script = &script[..script.len() - mark.len_utf8()];
    }
    (written, script)
}

fn one_line(text: &str) -> String {
    if text.is_empty() { "(added)".into() } else { text.split_whitespace().collect::<Vec<_>>().join(" ") }
}
