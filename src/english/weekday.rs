//! Days of the week cut short, with their periods or without.

use super::date::{day, day_number, month};
use super::scan::{Found, Scan, found, name, ours};
use crate::model::{Kind, Mark, Sort};

/// A day cut short without its period, and the day: `Mon-Fri`, `Sat Jan 6`, `Fri 8 p.m.`, `Tue, Thu`.
pub(super) fn bare(scan: &Scan, at: usize) -> Option<Found> {
    let short = |at: usize| {
        let days = scan.words.get(scan.word(at), Sort::Abbreviation)?;
        matches!(scan.kind(at), Some(Kind::Word)).then_some(&*days.page).filter(|day| day.ends_with("day"))
    };
    let full = |at: usize| {
        scan.entry(at, Sort::Weekday).map(|day| if day.page.is_empty() { scan.word(at) } else { &day.page })
    };
    let day = short(at).filter(|_| !scan.stops(at + 1) || scan.before(at).is_some())?;
    let hung = |at: usize| at > 0 && scan.joins(at - 1, Mark::Hyphen);
    if scan.joins(at + 1, Mark::Hyphen) || scan.joins(at + 1, Mark::Dash) {
        let last = short(at + 2).or_else(|| full(at + 2)).filter(|_| !hung(at))?;
        return found(3, "dates", vec![name(day), ours("to"), name(last)]);
    }
    let links =
        |at: usize| scan.is(at, Mark::Comma) || scan.says_any(at, &["and", "or", "&", "to", "through"]);
    let beside =
        links(at + 1) && short(at + 2).is_some() || at > 1 && links(at - 1) && short(at - 2).is_some();
    let next = at + 1 + usize::from(scan.is(at + 1, Mark::Comma));
    let dated = month(scan, next).is_some() && day_of(scan, next + 1);
    let timed = !scan.stops(next) && is_hour(scan, next)
        || scan.before(at).is_some_and(|half| {
            let stuck = matches!(scan.kind(half), Some(Kind::Mixed)) && is_hour(scan, half);
            stuck || scan.says_any(half, &["a.m.", "p.m."])
        });
    let titled = scan.before(at).is_some_and(|before| scan.says(before, "the"));
    let fits = !titled && !hung(at) && !scan.glued(at) && (beside || dated || timed);
    fits.then(|| found(1, "dates", vec![name(day)])).flatten()
}

/// Whether figures for a day stand there.
fn day_of(scan: &Scan, at: usize) -> bool {
    day_number(scan, at).is_some() || matches!(scan.kind(at), Some(Kind::Mixed))
}

/// Whether an hour stands there: `8pm`, `7 p.m.`, `10:30`, `10-2`.
fn is_hour(scan: &Scan, at: usize) -> bool {
    let stuck = ["am", "pm", "a.m.", "p.m."].iter().any(|half| {
        let word = scan.word(at);
        word.len() > half.len() && word.ends_with(half) && word.starts_with(|c: char| c.is_ascii_digit())
    });
    let hour = scan.whole(at, 2).is_some_and(|hour| (1..24).contains(&hour));
    let behind = scan.says_any(at + 1, &["a.m.", "p.m.", "am", "pm", "a.m", "p.m"]) && !scan.stops(at + 1);
    let spans = scan.joins(at + 1, Mark::Hyphen) || scan.joins(at + 1, Mark::Dash);
    let half = scan.joins(at + 1, Mark::Colon) && scan.whole(at + 2, 2).is_some_and(|minutes| minutes < 60);
    stuck || hour && (behind || half || spans && scan.whole(at + 2, 2).is_some())
}

/// An abbreviated day of the week.
pub(super) fn scan(scan: &Scan, at: usize) -> Option<Found> {
    if !matches!(scan.kind(at), Some(Kind::Abbreviation)) {
        return None;
    }
    let entry = scan.entry(at, Sort::Weekday)?;
    // "Tears of the Sun." is no Sunday.
    let led = scan.before(at).is_some_and(|before| {
        let led = [
            "on", "last", "next", "this", "until", "through", "thru", "and", "or", "to", "every", "a.m.",
            "p.m.",
        ];
        matches!(scan.kind(before), Some(Kind::Mark(_) | Kind::Figures | Kind::Mixed))
            || scan.says_any(before, &led)
    });
    let ends = scan.stops(at + 1) || scan.is(at + 1, Mark::Period);
    if matches!(scan.word(at), "Sun." | "Sun") && ends && scan.before(at).is_some() && !led {
        return None;
    }
    // "Mon.-Fri.": the other end says what the first is.
    let spans = |to: usize| scan.joins(to, Mark::Hyphen) && scan.entry(to + 1, Sort::Weekday).is_some();
    if spans(at + 1) {
        let last = scan.entry(at + 2, Sort::Weekday)?;
        let page = if last.page.is_empty() { scan.word(at + 2) } else { &last.page };
        return found(3, "dates", vec![name(&entry.page), ours("to"), name(page)]);
    }
    // With a capital in a sentence it is no verb.
    let raised =
        !scan.shouting && scan.capital(at) && scan.before(at).is_some_and(|before| !scan.says(before, "to"));
    let owns = scan.glued(at + 1) && matches!(scan.word(at + 1), "'s" | "’s");
    let fits = raised
        || owns
        || scan.is(at + 1, Mark::Comma)
        || scan.is(at + 1, Mark::Colon)
        || matches!(scan.kind(at + 1), Some(Kind::Figures)) && scan.capital(at)
        || month(scan, at + 1).is_some()
        || day(scan, at + 1).is_some_and(|_| month(scan, at + 2).is_some())
        || scan.says_any(at + 1, &["morning", "night", "afternoon", "evening", "and", "at", "to"])
        || scan
            .before(at)
            .is_some_and(|before| scan.says_any(before, &["on", "last", "next", "until", "by", "since"]))
        || (scan.stops(at + 1) || scan.is(at + 1, Mark::Period))
            && !scan.before(at).is_some_and(|before| scan.says(before, "to"));
    fits.then(|| found(1, "dates", vec![name(&entry.page)])).flatten()
}
