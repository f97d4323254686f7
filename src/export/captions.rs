//! Captions with predicted times, in the article's own mixed case: SRT and `WebVTT`.
//!
//! A paragraph's seconds are shared out among its words by the length of what is said and the
//! pauses after them. Cues of one paragraph touch; a gap parts them from the next paragraph's.

use std::fmt::Write;

use super::cues::{Caption, paragraph_captions};
use super::sheet::{self, bite, name, strip_notes};
use super::timeline::tokens;
use crate::model::{Error, HouseStyle, Level, Note, Noted, Part, Rundown, Seconds, Span, Story};

/// Seconds between the last cue of a paragraph and the first of the next.
const GAP: Seconds = 0.12;
/// Marks SRT players obey.
const TAGS: [char; 5] = ['<', '>', '{', '}', '\\'];
/// A cue that is shorter gives up nothing to the gap.
const SHORT: Seconds = 0.5;

/// Writes SRT.
///
/// # Errors
/// None.
pub fn srt(rundown: &Rundown, _style: &HouseStyle) -> Result<Noted<Vec<u8>>, Error> {
    let mut notes = strip_notes(rundown);
    let mut out = String::new();
    let captions = captions(rundown);
    for (number, caption) in captions.iter().enumerate() {
        let (start, end) = (stamp(caption.start, ','), stamp(caption.end, ','));
        write!(out, "{}\n{start} --> {end}\n", number + 1).expect("a string takes anything");
        for line in &caption.lines {
            out.extend(line.chars().map(without_tags));
            out.push('\n');
        }
        out.push('\n');
    }
    let tagged = |caption: &&Caption| caption.lines.iter().any(|line| line.contains(TAGS));
    if let Some(number) = captions.iter().position(|caption| tagged(&caption)) {
        notes.push(tag_note(number + 1));
    }
    Ok(Noted { value: out.into_bytes(), notes })
}

/// Writes `WebVTT`.
///
/// # Errors
/// None.
pub fn vtt(rundown: &Rundown, _style: &HouseStyle) -> Result<Noted<Vec<u8>>, Error> {
    let mut out = String::from("WEBVTT\n\n");
    for story in &rundown.stories {
        let slug = name(&story.script.slug, 128).replace(['<', '>', '&'], " ").replace("--", "-");
        writeln!(out, "NOTE {slug} {}\n", story.script.fingerprint()).expect("a string takes anything");
    }
    for caption in captions(rundown) {
        writeln!(out, "{} --> {}", stamp(caption.start, '.'), stamp(caption.end, '.'))
            .expect("a string takes anything");
        for line in &caption.lines {
            super::markup::push_text(&mut out, line);
            out.push('\n');
        }
        out.push('\n');
    }
    Ok(Noted { value: out.into_bytes(), notes: strip_notes(rundown) })
}

/// Every story's captions in order of time.
fn captions(rundown: &Rundown) -> Vec<Caption> {
    let mut out: Vec<Caption> = Vec::new();
    let mut at: Seconds = 0.0;
    for story in &rundown.stories {
        at = at.max(story.start);
        at = story_captions(story, at, &mut out);
    }
    out
}

/// Adds a story's captions from second `at` on and gives the second it ends at.
fn story_captions(story: &Story, mut at: Seconds, out: &mut Vec<Caption>) -> Seconds {
    for part in &story.script.parts {
        let seconds = sheet::seconds(part);
        let mut made = match part {
            Part::Read(read) | Part::Tag(read) => paragraph_captions(&tokens(read, at)),
            Part::Sot(cue) => paragraph_captions(&super::timeline::even(bite(&cue.text).1, at, seconds)),
            Part::Cue(_) | Part::Super(_) => Vec::new(),
        };
        if let Some(last) = made.last_mut().filter(|last| last.end - last.start > SHORT) {
            last.end -= GAP;
        }
        out.append(&mut made);
        at += seconds;
    }
    at
}

/// `00:01:05,250`, with the mark before the thousandths.
fn stamp(seconds: Seconds, mark: char) -> String {
    let thousandths = (seconds.max(0.0) * 1000.0).round() as u64;
    let (whole, rest) = (thousandths / 1000, thousandths % 1000);
    format!("{:02}:{:02}:{:02}{mark}{rest:03}", whole / 3600, whole / 60 % 60, whole % 60)
}

/// SRT has no escapes, and players obey tags in it: marks that begin one are shown by their likes.
fn without_tags(c: char) -> char {
    match c {
        '<' => '‹',
        '>' => '›',
        '{' => '(',
        '}' => ')',
        '\\' => '/',
        c => c,
    }
}

fn tag_note(number: usize) -> Note {
    let message = format!(
        "caption {number} holds marks that SRT players obey (< > {{ }} \\): others stand in for them"
    );
    Note {
        level: Level::Warn,
        rule: "srt",
        span: Span::default(),
        message,
        hint: Some("WebVTT can carry them".into()),
    }
}

#[cfg(test)]
mod tests {
    use super::{srt, stamp, vtt};
    use crate::export::trial::{cue, finish, read, script, show, style, written};
    use crate::model::{Cue, Part, Rundown, Script};

    fn of(text: &str, seconds: f64) -> Rundown {
        let mut read = read(text);
        read.seconds = seconds;
        finish(Script { slug: "X".into(), parts: vec![Part::Read(read)], ..Script::default() }).into()
    }

    #[test]
    fn words_stand_as_the_article_wrote_them() {
        let (srt, _) = written(srt, &Rundown::from(script()), &style());
        assert!(srt.starts_with("1\n00:00:00,000 --> 00:00:0"), "{srt}");
        assert!(srt.contains("la peña"), "{srt}");
        assert!(!srt.contains("show map") && !srt.contains("doh"), "{srt}");
    }

    #[test]
    fn times_run_to_the_end_and_skip_what_is_not_captioned() {
        let (srt, _) = written(srt, &Rundown::from(script()), &style());
        let last = srt.rsplit("--> ").next().unwrap();
        assert!(last.starts_with("00:00:21,"), "{srt}");
        assert!(!srt.contains("--> 00:00:10"), "the bite has no captions: {srt}");
    }

    #[test]
    fn nothing_ends_a_cue_early() {
        let (vtt, _) = written(vtt, &of("A --> B <I>C</I> & {\\AN8} D.", 5.0), &style());
        assert!(vtt.contains("\na --&gt; b &lt;i&gt;c&lt;/i&gt; &amp; {\\an8} d.\n"), "{vtt}");
        let (srt, notes) = written(srt, &of("A --> B <I>C</I> {\\AN8} D.", 5.0), &style());
        assert!(srt.contains("\na --› b ‹i›c‹/i› (/an8) d.\n"), "{srt}");
        assert_eq!(notes.len(), 1);
    }

    #[test]
    fn a_bite_is_captioned_while_it_runs() {
        let bite = Cue { seconds: Some(4.0), ..cue("[SOT :04] I did it.") };
        let script = finish(Script { slug: "X".into(), parts: vec![Part::Sot(bite)], ..Script::default() });
        let (srt, _) = written(srt, &script.into(), &style());
        assert_eq!(srt, "1\n00:00:00,000 --> 00:00:03,880\nI did it.\n\n");
    }

    #[test]
    fn a_show_runs_on() {
        let (vtt, _) = written(vtt, &show(), &style());
        assert!(
            vtt.starts_with("WEBVTT\n\nNOTE MAYOR RESIGNS ") && vtt.contains("\n\nNOTE WEATHER "),
            "{vtt}"
        );
        assert!(vtt.contains("\nit will rain.\n"), "{vtt}");
        assert_eq!(stamp(3725.25, '.'), "01:02:05.250");
    }
}
