//! Draft and edits to Script: every token written, with what the rules put around it.

use super::Ask;
use super::writer::{Manner, Writer};
use crate::model::glyph::straight;
use crate::model::{
    BlockKind, Change, Cue, Draft, Edit, Edits, Glyphs, HouseStyle, Kind, Letters, Lexicon, Mark, Meta, Note,
    Noted, Paragraph, Part, Read, Script, Span, Token, WordKind, Wording,
};

/// Composes the script.
#[must_use]
pub fn script(
    draft: Draft,
    edits: &Edits,
    style: &HouseStyle,
    ask: &Ask,
    mut notes: Vec<Note>,
) -> Noted<Script> {
    let mut parts = Vec::with_capacity(draft.paragraphs.len());
    let lined = !draft.meta.line_ends.is_empty();
    for (paragraph, edits) in draft.paragraphs.into_iter().zip(&edits.paragraphs) {
        parts.extend(part(paragraph, edits, style, lined));
    }
    let meta = draft.meta;
    let given = [&ask.slug, &meta.slug].into_iter().flatten().find(|slug| !slug.trim().is_empty());
    let slug = given.cloned().unwrap_or_else(|| slug(&meta, &parts, &style.words));
    let slug = short("slug", slug, &mut notes);
    let anchor = ask.anchor.clone().or_else(|| meta.anchor.clone());
    let anchor = anchor.map(|anchor| short("anchor", anchor, &mut notes));
    let mut script = Script { slug, meta, anchor, rate: style.rate, parts, ..Script::default() };
    super::timing::time(&mut script, style, ask.rate);
    notes.sort_by_key(|note| note.span);
    Noted { value: script, notes }
}

/// Most characters of a name in the header line: a whole line of a prompter, and more than any slug needs.
const LONGEST_NAME: usize = 60;

/// A slug or a name that fits a header line: cut after a word where there is one, with a note.
fn short(what: &str, name: String, notes: &mut Vec<Note>) -> String {
    let mut taken = 0;
    let mut fits = |c: char| {
        taken += c.to_uppercase().count();
        taken <= LONGEST_NAME
    };
    let end: usize = name.chars().map_while(|c| Some(c).filter(|&c| fits(c))).map(char::len_utf8).sum();
    if end == name.len() {
        return name;
    }
    let cut = &name[..end];
    let whole =
        if name[end..].starts_with(char::is_whitespace) { end } else { cut.rfind(' ').unwrap_or(end) };
    let message = format!("the {what} is cut after {LONGEST_NAME} characters");
    notes.push(Note::warn("slug", Span::default(), message).hint(format!("give a shorter {what}")));
    cut[..whole].trim_end().to_owned()
}

/// A slug from the headline's first words, or the story's.
fn slug(meta: &Meta, parts: &[Part], lists: &Lexicon) -> String {
    let opening = parts.iter().find_map(|part| match part {
        Part::Read(read) | Part::Tag(read) => Some(read.written.as_str()),
        Part::Cue(_) | Part::Sot(_) | Part::Super(_) => None,
    });
    let from = meta.headline.as_deref().or(opening).unwrap_or_default();
    let words = from.split_whitespace().map(bare).filter(|word| !word.is_empty());
    let slug = words
        .filter(|word| !lists.plays(word, "slugless"))
        .take(3)
        .map(|word| if is_dotted(word) { word.replace('.', "-") } else { word.to_owned() })
        .collect::<Vec<_>>()
        .join(" ")
        .to_uppercase();
    if slug.is_empty() { "STORY".to_owned() } else { slug }
}

/// A word without the marks around it.
fn bare(word: &str) -> &str {
    word.trim_matches(|c: char| !c.is_alphanumeric())
}

/// Whether letters stand one by one with periods between: `U.S`, a period behind it or not.
fn is_dotted(word: &str) -> bool {
    word.len() > 2 && word.split('.').all(|letter| letter.chars().count() == 1)
}

/// One block's part of the script.
fn part(paragraph: Paragraph, edits: &[Edit], style: &HouseStyle, lined: bool) -> Option<Part> {
    let whole = Span::new(0, paragraph.passage.text().len());
    let span = paragraph.passage.locate(whole);
    match paragraph.kind {
        BlockKind::Cue => {
            Some(Part::Cue(Cue { text: cue_text(paragraph.passage.text(), style), span, ..Cue::default() }))
        }
        BlockKind::Heading(_) => {
            let (open, close) =
                style.cue_delims.first().map_or(("[", "]"), |(open, close)| (open.as_str(), close.as_str()));
            let text = format!("{open}{}{close}", paragraph.passage.text().trim());
            Some(Part::Cue(Cue { text: cue_text(&text, style), span, ..Cue::default() }))
        }
        BlockKind::Paragraph | BlockKind::Quotation | BlockKind::ListItem => {
            let cue = matches!(&paragraph.tokens[..], [Token { kind: Kind::Cue, .. }]);
            if cue {
                return Some(Part::Cue(Cue {
                    text: cue_text(paragraph.passage.text(), style),
                    span,
                    ..Cue::default()
                }));
            }
            let writer = Writer::new(style, paragraph.passage.text().len(), lined);
            let read = read(paragraph, edits, writer, span);
            (!read.words.is_empty()).then_some(Part::Read(read))
        }
    }
}

/// An instruction as it stands on the prompter: on one line, raised where the style raises.
fn cue_text(text: &str, style: &HouseStyle) -> String {
    let line = text.split_whitespace().collect::<Vec<_>>().join(" ");
    let line = if matches!(style.glyphs, Glyphs::Ascii) { straight(&line) } else { line };
    if matches!(style.case, crate::model::Case::Upper) { line.to_uppercase() } else { line }
}

/// One paragraph, written.
fn read(paragraph: Paragraph, edits: &[Edit], mut writer: Writer, span: Span) -> Read {
    let mut sentences = paragraph.sentences.iter().copied().peekable();
    let mut edits = edits;
    let mut before: Option<(&Token, bool)> = None;
    let mut written_to = 0;
    for (at, token) in paragraph.tokens.iter().enumerate() {
        if at < written_to {
            continue;
        }
        if sentences.next_if_eq(&at).is_some() && at > 0 {
            writer.sentence();
        }
        let mine = edits.iter().take_while(|edit| edit.at == at).count();
        let (now, later) = edits.split_at(mine);
        edits = later;
        let end = edits.first().map_or(paragraph.tokens.len(), |edit| edit.at);
        let end = sentences.peek().map_or(end, |&start| end.min(start));
        if let (true, true, run @ [.., last]) = (now.is_empty(), writer.is_free(), run(&paragraph, at, end)) {
            writer.run(&paragraph.passage, run);
            before = Some((last, false));
            written_to = at + run.len();
            continue;
        }
        writer.at(token.span, paragraph.passage.locate(token.span));
        let glued =
            token.glued && before.is_some_and(|(before, glued)| holds(before, glued, token, &paragraph));
        written(&mut writer, &paragraph, token, glued, now);
        let settled = now.iter().any(|edit| matches!(edit.change, Change::Write(_) | Change::Drop));
        before = Some((token, glued)).filter(|_| !settled || matches!(token.kind, Kind::Said(_)));
    }
    let mut read = writer.finish();
    read.sentence_spans = sentence_spans(&paragraph);
    read.span = span;
    read.written = paragraph.passage.into_text();
    read
}

/// The words from one token to another that stand alone, a space between one and the next.
fn run(paragraph: &Paragraph, from: usize, to: usize) -> &[Token] {
    let text = paragraph.passage.text().as_bytes();
    let tokens = paragraph.tokens.get(from..to).unwrap_or_default();
    let bare = |token: &Token| {
        let word = &text[token.span.start..token.span.end];
        matches!(token.kind, Kind::Word)
            && !token.glued
            && (token.letters != Letters::Any || word.iter().all(u8::is_ascii_alphabetic))
    };
    let follows = |(token, next): (&Token, &Token)| {
        bare(next) && next.span.start == token.span.end + 1 && text[token.span.end] == b' '
    };
    match tokens.first() {
        Some(first) if bare(first) => {
            let more = tokens.iter().zip(&tokens[1..]).take_while(|&pair| follows(pair)).count();
            &tokens[..=more]
        }
        Some(_) | None => &[],
    }
}

/// Where each sentence was written.
fn sentence_spans(paragraph: &Paragraph) -> Vec<Span> {
    let ends = paragraph.sentences.iter().skip(1).copied().chain([paragraph.tokens.len()]);
    let tokens = |start: usize, end: usize| {
        let tokens = &paragraph.tokens[start..end];
        let first = tokens.iter().map(|token| token.span.start).min()?;
        let last = tokens.iter().map(|token| token.span.end).max()?;
        Some(Span::new(first, last))
    };
    paragraph
        .sentences
        .iter()
        .zip(ends)
        .filter_map(|(&start, end)| tokens(start, end))
        .map(|span| paragraph.passage.locate(span))
        .collect()
}

/// Whether what stood right before a token without a space still does on the page: letters after
/// letters and whatever a hyphen or an opening mark holds; words made from a sign stand alone.
fn holds(before: &Token, glued: bool, token: &Token, paragraph: &Paragraph) -> bool {
    let opening = matches!(
        token.kind,
        Kind::Mark(Mark::OpenQuote | Mark::OpenSingle | Mark::OpenParen | Mark::OpenBracket)
    );
    let hangs = matches!(token.kind, Kind::Word) && paragraph.text(token).starts_with(['\'', '’', '‘']);
    match &before.kind {
        Kind::Mark(Mark::OpenQuote | Mark::OpenSingle | Mark::OpenParen | Mark::OpenBracket) => true,
        Kind::Mark(Mark::Hyphen | Mark::Slash) => glued,
        Kind::Mark(_) | Kind::Cue | Kind::Pronouncer => matches!(token.kind, Kind::Mark(Mark::Hyphen)),
        Kind::Said(_) => hangs || matches!(token.kind, Kind::Mark(_)) && !opening,
        Kind::Word | Kind::Figures | Kind::Mixed | Kind::Dotted | Kind::Abbreviation => {
            !opening && (hangs || !matches!(token.kind, Kind::Said(_)))
        }
    }
}

/// A token with the edits at it.
fn written(writer: &mut Writer, paragraph: &Paragraph, token: &Token, glued: bool, edits: &[Edit]) {
    if edits.is_empty() {
        return as_written(writer, paragraph, token, glued);
    }
    let mut settled = false;
    for edit in edits {
        if let Change::Before(wordings) = &edit.change {
            let here = Span::new(token.span.start, token.span.start);
            made(writer, paragraph, here, wordings, edit.rule);
        }
    }
    writer.at(token.span, paragraph.passage.locate(token.span));
    for edit in edits {
        match &edit.change {
            Change::Write(wordings) => {
                settled = true;
                if writer.lined {
                    word_by_word(writer, paragraph, token, wordings);
                }
                put(writer, wordings, edit.rule, glued);
            }
            Change::Drop => settled = true,
            Change::Before(_) | Change::After(_) | Change::Bind => {}
        }
    }
    if !settled {
        as_written(writer, paragraph, token, glued);
    }
    for edit in edits {
        match &edit.change {
            Change::Bind => writer.bind(),
            Change::After(wordings) => {
                made(writer, paragraph, Span::new(token.span.end, token.span.end), wordings, edit.rule);
            }
            Change::Before(_) | Change::Write(_) | Change::Drop => {}
        }
    }
}

/// Where as many words are written as stood there, each has its own place: a line may have ended between.
fn word_by_word(writer: &mut Writer, paragraph: &Paragraph, token: &Token, wordings: &[Wording]) {
    let text = paragraph.text(token);
    let page = |wording: &Wording| match wording {
        Wording::Text { page, glued: false, .. } => page.split_whitespace().count(),
        Wording::Text { .. } | Wording::Mark(_) | Wording::Small(_) | Wording::Pronouncer(_) => 0,
    };
    let count = text.split_whitespace().count();
    if count != wordings.iter().map(page).sum::<usize>() {
        return;
    }
    writer.each_at(text.split_whitespace().map(|word| {
        let at = token.span.start + (word.as_ptr() as usize - text.as_ptr() as usize);
        let span = Span::new(at, at + word.len());
        (span, paragraph.passage.locate(span))
    }));
}

/// Things a rule put in: they have a place in the source, but no stretch of it.
fn made(writer: &mut Writer, paragraph: &Paragraph, here: Span, wordings: &[Wording], rule: &'static str) {
    writer.at(here, paragraph.passage.locate(here));
    put(writer, wordings, rule, false);
}

fn put(writer: &mut Writer, wordings: &[Wording], rule: &'static str, glued: bool) {
    for (index, wording) in wordings.iter().enumerate() {
        match wording {
            Wording::Text { page, said, glued: own, bind } => {
                let glued = *own || (glued && index == 0);
                writer.text(page, said, Manner { glued, bind: *bind, rule: Some(rule), ..Manner::default() });
            }
            Wording::Mark(mark) => writer.mark(*mark, glued && index == 0),
            Wording::Small(text) => {
                let manner = Manner { glued: true, keep_case: true, rule: Some(rule), ..Manner::default() };
                writer.text(text, "", manner);
            }
            Wording::Pronouncer(text) => {
                writer.bind();
                let manner = Manner {
                    kind: WordKind::Pronouncer,
                    keep_case: true,
                    rule: Some(rule),
                    ..Manner::default()
                };
                writer.text(text, "", manner);
            }
        }
    }
}

/// A token that no rule touched.
fn as_written(writer: &mut Writer, paragraph: &Paragraph, token: &Token, glued: bool) {
    let text = paragraph.text(token);
    let manner = Manner { glued, ..Manner::default() };
    match &token.kind {
        Kind::Word | Kind::Figures | Kind::Mixed | Kind::Said(_) => writer.plain(text, manner),
        Kind::Abbreviation | Kind::Dotted => {
            let stopped = text.ends_with('.') && paragraph.is_stopped(token);
            writer.plain(if stopped { &text[..text.len() - 1] } else { text }, manner);
        }
        Kind::Mark(Mark::Hyphen) if !glued => writer.mark(Mark::Dash, false),
        Kind::Mark(mark) => writer.mark(*mark, glued),
        Kind::Cue => writer.text(text, "", Manner { kind: WordKind::Cue, ..manner }),
        Kind::Pronouncer => {
            writer.bind();
            writer.text(text, "", Manner { kind: WordKind::Pronouncer, keep_case: true, ..manner });
        }
    }
}
