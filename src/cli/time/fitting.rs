//! What to lose to make a slot, told or done.

use std::fmt::Write as _;

use ripread::compose::fit::Fit;
use ripread::export::text;
use ripread::export::wrap::{Measure, cue_lines};
use ripread::model::{HouseStyle, Rundown, Script, Seconds, clock};

use super::sheet::line;
use super::table::Look;
use crate::output;
use crate::report::{self, Stop};

/// Columns before the words of a cut.
const INDENT: usize = 9;

/// The cuts, each with what it saves, and what is left.
pub(super) fn table(whole: &Script, fit: &Fit, slot: Seconds, look: &Look) -> String {
    let mut out = String::new();
    if fit.cuts.is_empty() && fit.over <= 0.0 {
        let _ = writeln!(out, "{} fits {}: nothing to lose", clock(whole.trt), clock(slot));
        return out;
    }
    let _ =
        writeln!(out, "{} has to lose {} to make {}", clock(whole.trt), clock(whole.trt - slot), clock(slot));
    if !fit.cuts.is_empty() {
        let _ = writeln!(out, "{}", look.paint(2, "  SAVES  LOSE"));
    }
    for cut in &fit.cuts {
        let text = line(&cut.text);
        let rows = cue_lines(&text, Measure { columns: look.columns - INDENT, words: 0 });
        for (at, row) in rows.iter().enumerate() {
            let saved = if at == 0 { format!("{:.1}", cut.saved) } else { String::new() };
            let _ = writeln!(out, "{saved:>7}  {row}");
        }
    }
    let Script { trt, low, high, .. } = &fit.script;
    let _ = writeln!(out, "leaves {}, from {} to {}", clock(*trt), clock(*low), clock(*high));
    if fit.over > 0.0 {
        let _ = writeln!(out, "{}", look.paint(31, &too_long(fit)));
    }
    out
}

fn too_long(fit: &Fit) -> String {
    format!(
        "still {} too long: nothing more goes without leaving something hanging",
        clock(fit.over.max(1.0))
    )
}

/// Prints the shorter script.
pub(super) fn apply(fit: Fit, style: &HouseStyle, slot: Seconds) -> Result<(), Stop> {
    if fit.over > 0.0 {
        report::remark(&format!("{} for {}", too_long(&fit), clock(slot)));
    }
    let made = text::export(&Rundown::from(fit.script), style)?;
    output::print(&made.value)
}
