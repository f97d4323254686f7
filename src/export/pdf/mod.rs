//! Script to paper: the page an anchor holds for the moment the prompter fails.

mod content;
mod face;
mod finish;
mod flow;
mod fonts;
mod front;
mod furniture;
mod kern;
mod sheet;
mod words;

use crate::model::{Error, HouseStyle, Note, Noted, Rundown, Script, Span, Story, clock};

use finish::{About, Chapter, Drawn};
use fonts::Fonts;
use furniture::Furniture;
use sheet::Sheet;

/// Writes the pages of a story, or of a show with its rundown in front.
///
/// # Errors
/// Where the style asks for a page that cannot be (type that does not fit between the margins, a
/// font that is none): nothing is made then.
pub fn export(rundown: &Rundown, style: &HouseStyle) -> Result<Noted<Vec<u8>>, Error> {
    let sheet = Sheet::new(style)?;
    let mut fonts = Fonts::open(style)?;
    let mut drawn = Drawn::new();
    let mut chapters = Vec::new();
    let mut notes = Vec::new();
    let under = furniture::watermark(&sheet, &mut fonts, &style.page.watermark).finish();
    if rundown.title.is_some() || rundown.stories.len() > 1 {
        chapters.push(Chapter { name: "Rundown".into(), prefix: "Rundown ".into(), first: 0 });
        for page in front::pages(rundown, &sheet, &mut fonts) {
            drawn.push(&[&under, &page.finish()])?;
        }
    }
    for story in &rundown.stories {
        chapters.push(chapter(story, drawn.len()));
        notes.extend(pages(story, rundown, &sheet, &mut fonts, style, &under, &mut drawn)?);
    }
    if drawn.len() == 0 {
        drawn.push(&[])?;
    }
    notes.extend(missing(&fonts));
    let value = finish::file(drawn, &chapters, &about(rundown), &sheet, &fonts)?;
    Ok(Noted { value, notes })
}

/// Draws one story's pages.
fn pages(
    story: &Story,
    rundown: &Rundown,
    sheet: &Sheet,
    fonts: &mut Fonts,
    style: &HouseStyle,
    under: &str,
    drawn: &mut Drawn,
) -> Result<Vec<Note>, Error> {
    let (bodies, notes) = flow::story(&story.script, sheet, fonts, style);
    let furniture = Furniture::of(story, bodies.len(), rundown, style);
    for (page, body) in (1..).zip(bodies) {
        let around = furniture.draw(sheet, fonts, page, &body, style).finish();
        let (text, margin) = (body.text.finish(), body.margin.finish());
        drawn.push(&[under, &text, "/Artifact BMC\n", &margin, "EMC\n", &around])?;
    }
    Ok(notes)
}

fn chapter(story: &Story, first: usize) -> Chapter {
    let name = furniture::joined([Some(format!("{} {}", story.item, story.script.slug).as_str())]);
    let item: String = story.item.chars().filter(char::is_ascii_alphanumeric).collect();
    Chapter { name, prefix: if item.is_empty() { item } else { format!("{item}-") }, first: first as u32 }
}

/// A note on the characters that stand as a mark, if there are any.
fn missing(fonts: &Fonts) -> Option<Note> {
    if fonts.missing().is_empty() {
        return None;
    }
    let shown =
        fonts.missing().iter().take(20).map(|letter| format!("{letter} (U+{:04X})", u32::from(*letter)));
    let list = shown.collect::<Vec<_>>().join(", ");
    let message =
        format!("no font has these characters, which stand as {} on the page: {list}", fonts::MISSING);
    let hint = "write the name in Latin letters, or give a font that has them";
    Some(Note::warn("page", Span::default(), message).hint(hint))
}

fn about(rundown: &Rundown) -> About {
    let first = rundown.stories.first().map(|story| &story.script);
    let title = rundown.title.clone().or_else(|| first.map(|script| script.slug.clone())).unwrap_or_default();
    let mut writers: Vec<&str> =
        rundown.stories.iter().filter_map(|story| story.script.meta.writer.as_deref()).collect();
    writers.dedup();
    let trt: f64 = rundown.stories.iter().map(|story| story.script.trt).sum();
    let print = first.filter(|_| rundown.stories.len() == 1).map(Script::fingerprint);
    let trt = format!("Broadcast script, TRT {}", clock(trt));
    let air = rundown.air.as_deref().or_else(|| first.and_then(|script| script.meta.air.as_deref()));
    About {
        title,
        author: writers.join(", "),
        subject: furniture::joined([Some(trt.as_str()), print.as_deref()]),
        date: air.and_then(date).unwrap_or_default(),
    }
}

/// An air time `2026-11-22 18:00` as `20261122180000`; `None` for one without a date.
fn date(air: &str) -> Option<String> {
    let (day, time) = air.trim().split_once([' ', 'T']).unwrap_or((air.trim(), "00:00"));
    let figures = |text: &str, separator: char, lengths: &[usize]| {
        let parts: Vec<&str> = text.split(separator).collect();
        let fits =
            parts.len() == lengths.len() && parts.iter().zip(lengths).all(|(part, &long)| part.len() == long);
        (fits && parts.iter().all(|part| part.bytes().all(|byte| byte.is_ascii_digit())))
            .then(|| parts.concat())
    };
    let day = figures(day, '-', &[4, 2, 2])?;
    let time = figures(time, ':', &[2, 2]).map(|time| time + "00").or_else(|| figures(time, ':', &[2, 2, 2]));
    Some(day + &time.unwrap_or_else(|| "000000".to_owned()))
}

#[cfg(test)]
mod tests;
