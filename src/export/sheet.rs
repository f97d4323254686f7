//! A script as lines for the prompter, one kind a line: what every text-like export writes down.

use std::borrow::Cow;

use crate::model::{
    Cue, HouseStyle, Level, Note, Part, Read, Rundown, Script, Seconds, Span, WordKind, clock,
    glyph::push_printable,
    letters::{beyond_ascii, count},
    printable,
};

/// What a line is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    /// Said.
    Spoken,
    /// An instruction on the prompter: not said.
    Cue,
    /// How a name in the next line is said: not said itself.
    Pronouncer,
    /// A sound bite: captions, not said.
    Bite,
    /// A name line on the screen: for the crew.
    Super,
    /// The running time at this place: not said.
    Clock,
}

/// One line, which a prompter wraps as it likes.
#[derive(Debug, Clone, PartialEq)]
pub struct Line<'a> {
    /// What it is.
    pub kind: Kind,
    /// Its words.
    pub text: Cow<'a, str>,
}

/// Where pronouncers stand.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Names {
    /// After the name, in the line that is read.
    Beside,
    /// In a line of their own above it, so that the read holds nothing that is not said.
    Above,
}

/// A script's paragraphs as they stand, cues within them and all.
#[must_use]
pub fn paragraphs<'a>(script: &'a Script, style: &HouseStyle) -> Vec<Line<'a>> {
    lines(script, style, |read, out| {
        out.push(Line { kind: Kind::Spoken, text: Cow::Borrowed(read.text.as_str()) });
    })
}

/// A script's lines with every paragraph parted where a cue stands in it.
#[must_use]
pub fn parted<'a>(script: &'a Script, style: &HouseStyle, names: Names) -> Vec<Line<'a>> {
    lines(script, style, |read, out| part(read, names, out))
}

fn lines<'a>(
    script: &'a Script,
    style: &HouseStyle,
    write: impl Fn(&'a Read, &mut Vec<Line<'a>>),
) -> Vec<Line<'a>> {
    let mut out = Vec::with_capacity(script.parts.len());
    let mut at: Seconds = 0.0;
    for part in &script.parts {
        match part {
            Part::Read(read) | Part::Tag(read) => {
                if style.paragraph_times.on() {
                    out.push(Line { kind: Kind::Clock, text: format!("[{}]", clock(at)).into() });
                }
                write(read, &mut out);
            }
            // A script that was read back has the times of its last export.
            Part::Cue(cue) if style.paragraph_times.on() && is_clock(&cue.text) => {}
            Part::Cue(cue) => out.push(instruction(Kind::Cue, cue)),
            Part::Sot(cue) => out.push(instruction(Kind::Bite, cue)),
            Part::Super(cue) => out.push(instruction(Kind::Super, cue)),
        }
        at += seconds(part);
    }
    out
}

/// Whether a cue is a running time and no more: `[1:05]`.
fn is_clock(cue: &str) -> bool {
    let parts =
        cue.strip_prefix('[').and_then(|rest| rest.strip_suffix(']')).and_then(|time| time.split_once(':'));
    let digits = |text: &str| !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit());
    parts.is_some_and(|(minutes, seconds)| digits(minutes) && digits(seconds) && seconds.len() == 2)
}

fn instruction(kind: Kind, cue: &Cue) -> Line<'_> {
    Line { kind, text: Cow::Borrowed(&cue.text) }
}

/// The seconds a part takes on air.
#[must_use]
pub fn seconds(part: &Part) -> Seconds {
    match part {
        Part::Read(read) | Part::Tag(read) => read.seconds,
        Part::Cue(cue) | Part::Sot(cue) | Part::Super(cue) => cue.seconds.unwrap_or(0.0),
    }
}

/// A stretch of a paragraph in which every word is of one kind.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Run<'a> {
    /// What it is; a mark that stands alone goes with the words around it.
    pub kind: WordKind,
    /// Its words as they stand.
    pub text: &'a str,
}

/// A paragraph as stretches of one kind. A paragraph without words is spoken as it stands.
#[must_use]
pub fn runs(read: &Read) -> Vec<Run<'_>> {
    let mut out: Vec<(WordKind, usize, usize)> = Vec::new();
    for word in &read.words {
        let (kind, page) = (kind_of(word.kind), &word.page);
        match out.last_mut() {
            Some(last) if last.0 == kind => last.2 = page.end,
            _ => out.push((kind, page.start, page.end)),
        }
    }
    if out.is_empty() && !read.text.is_empty() {
        out.push((WordKind::Spoken, 0, read.text.len()));
    }
    out.into_iter().map(|(kind, start, end)| Run { kind, text: &read.text[start..end] }).collect()
}

fn kind_of(kind: WordKind) -> WordKind {
    match kind {
        WordKind::Spoken | WordKind::Mark => WordKind::Spoken,
        WordKind::Cue => WordKind::Cue,
        WordKind::Pronouncer => WordKind::Pronouncer,
    }
}

/// Writes one paragraph as lines of one kind each. A pronouncer names its word when it stands above.
fn part<'a>(read: &'a Read, names: Names, out: &mut Vec<Line<'a>>) {
    let runs = runs(read);
    if let [Run { kind: WordKind::Spoken, text }] = runs[..] {
        return out.push(Line { kind: Kind::Spoken, text: Cow::Borrowed(text) });
    }
    if names == Names::Above {
        let above = runs.windows(2).filter(|pair| pair[1].kind == WordKind::Pronouncer);
        out.extend(above.map(|pair| Line { kind: Kind::Pronouncer, text: named(pair[0], pair[1]) }));
    }
    let mut open = String::new();
    for run in runs {
        match run.kind {
            WordKind::Cue => {
                close(&mut open, out);
                out.push(Line { kind: Kind::Cue, text: Cow::Borrowed(run.text) });
            }
            WordKind::Pronouncer if names == Names::Above => {}
            WordKind::Spoken | WordKind::Mark | WordKind::Pronouncer => {
                if !open.is_empty() {
                    open.push(' ');
                }
                open.push_str(run.text);
            }
        }
    }
    close(&mut open, out);
}

fn close(open: &mut String, out: &mut Vec<Line>) {
    if !open.is_empty() {
        out.push(Line { kind: Kind::Spoken, text: Cow::Owned(std::mem::take(open)) });
    }
}

/// `[ZELENSKYY (zeh-LEHN'-skee)]`: in brackets, so that no newsroom takes it for words to read.
fn named<'a>(name: Run<'a>, say: Run<'a>) -> Cow<'a, str> {
    let word = name.text.rsplit(' ').next().unwrap_or_default();
    let word = word.trim_matches(|c: char| !c.is_alphanumeric());
    format!("[{word} {}]", say.text.trim_end_matches([',', '.', ';', ':'])).into()
}

/// Adds a text without the characters no page may hold.
pub fn push_plain(out: &mut String, text: &str) {
    push_printable(out, text);
}

/// A text of at most `limit` characters without the characters no page may hold, on one line.
#[must_use]
pub fn name(text: &str, limit: usize) -> String {
    if is_name(text, limit) {
        return text.to_owned();
    }
    let mut shown = String::with_capacity(text.len());
    push_printable(&mut shown, text);
    let mut line = String::with_capacity(text.len());
    for word in shown.split_whitespace() {
        if !line.is_empty() {
            line.push(' ');
        }
        line.push_str(word);
    }
    line.truncate(line.char_indices().nth(limit).map_or(line.len(), |(at, _)| at));
    line.truncate(line.trim_end().len());
    line
}

/// Whether a text is such a name as it stands.
fn is_name(text: &str, limit: usize) -> bool {
    let is_word = |word: &str| !word.is_empty() && word.bytes().all(|byte| byte.is_ascii_graphic());
    text.len() <= limit && text.split(' ').all(is_word)
}

/// Says that control characters were left out, if there were any.
#[must_use]
pub fn strip_notes(rundown: &Rundown) -> Vec<Note> {
    rundown.stories.iter().flat_map(|story| &story.script.parts).filter_map(strip_note).collect()
}

fn strip_note(part: &Part) -> Option<Note> {
    let (text, span) = match part {
        Part::Read(read) | Part::Tag(read) => (&read.text, read.span),
        Part::Cue(cue) | Part::Sot(cue) | Part::Super(cue) => (&cue.text, cue.span),
    };
    // White space aside, an ASCII control is lost; of the other characters only few are.
    let controls = count(text, |byte| byte.is_ascii_control() & !matches!(byte, b'\t'..=b'\r'));
    let lost = controls + beyond_ascii(text).filter(|&(_, c)| printable(c).is_none()).count();
    (lost > 0).then(|| left_out(lost, span))
}

fn left_out(lost: usize, span: Span) -> Note {
    let what = if lost == 1 { "1 control character".into() } else { format!("{lost} control characters") };
    Note {
        level: Level::Info,
        rule: "control-characters",
        span,
        message: format!("{what} left out"),
        hint: None,
    }
}

/// A sound bite's line as its cue and its words: `[SOT :12] I DID IT.`; either may be empty.
#[must_use]
pub fn bite(text: &str) -> (&str, &str) {
    let end = if text.starts_with('[') { text.find(']').map_or(text.len(), |at| at + 1) } else { 0 };
    (&text[..end], text[end..].trim())
}

/// Says that a file holds several messages, one a story.
#[must_use]
pub fn several_note(rundown: &Rundown, what: &str) -> Option<Note> {
    let stories = rundown.stories.len();
    let message = format!("{stories} {what}, one a story, follow each other: they are sent one by one");
    (stories > 1).then(|| Note::info("several-stories", Span::default(), message))
}

#[cfg(test)]
mod tests {
    use super::{left_out, name, strip_note};
    use crate::model::{Cue, Part, Span, printable};

    #[test]
    fn a_name_is_one_short_line() {
        for (text, limit, wanted) in [
            ("MAYOR RESIGNS", 128, "MAYOR RESIGNS"),
            (" MAYOR\n\tRESIGNS  NOW ", 128, "MAYOR RESIGNS NOW"),
            ("PEÑA\u{7}\u{202e} Å", 128, "PEÑA Å"),
            ("MAYOR RESIGNS", 6, "MAYOR"),
            ("ÑÑÑÑ", 3, "ÑÑÑ"),
            ("", 3, ""),
        ] {
            assert_eq!(name(text, limit), wanted, "{text:?}");
        }
    }

    #[test]
    fn what_a_page_cannot_hold_is_counted() {
        let every: String = ('\0'..'\u{300}').chain("—\u{202e}\u{feff}🎤".chars()).collect();
        for text in ["", "MAYOR", "“É”\t", "A\u{7}\u{7f}\n\u{200b}B", &every] {
            let lost = text.chars().filter(|&c| printable(c).is_none()).count();
            let part = Part::Cue(Cue { text: text.into(), ..Cue::default() });
            let note = strip_note(&part).map(|note| note.message);
            assert_eq!(note, (lost > 0).then(|| left_out(lost, Span::default()).message), "{text:?}");
        }
    }
}
