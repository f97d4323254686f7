//! A story onto pages: which sentence stands on which page, and at what height.

use std::collections::HashSet;

use crate::export::page::{After, Line, Piece, pieces, wrap};
use crate::model::style::{PageForm, Pronouncers};
use crate::model::{Cue, HouseStyle, Note, Part, Pause, Read, Script, Seconds, WordKind, clock};

use super::content::{Content, Look};
use super::fonts::Fonts;
use super::sheet::{Column, Sheet};
use super::words::{Item, Names, cue_words, items};

/// Distances below this are none: sums of fractions are not exact.
const HAIR: f64 = 0.01;

/// A page before its furniture.
#[derive(Default)]
pub(super) struct Body {
    /// The script's words.
    pub(super) text: Content,
    /// What stands in the margins beside them.
    pub(super) margin: Content,
    /// Running time at its end.
    pub(super) seconds: Seconds,
    /// Whether its last sentence goes on overleaf.
    pub(super) goes_on: bool,
    /// Whether the story's end mark found no room below the text.
    pub(super) end_below: bool,
}

/// A place in a story: the part, and the word in it.
type Place = (usize, usize);

/// Lays a story out, and says what could not be kept whole.
pub(super) fn story(
    script: &Script,
    sheet: &Sheet,
    fonts: &mut Fonts,
    style: &HouseStyle,
) -> (Vec<Body>, Vec<Note>) {
    let names = Names::of(script);
    let first = lay(script, sheet, fonts, style, &names, None);
    let Some(place) = first.lone_word() else { return (first.pages, first.notes) };
    let again = lay(script, sheet, fonts, style, &names, Some(place));
    (again.pages, again.notes)
}

fn lay<'a>(
    script: &'a Script,
    sheet: &'a Sheet,
    fonts: &mut Fonts,
    style: &'a HouseStyle,
    names: &'a Names<'a>,
    forced: Option<Place>,
) -> Laid {
    let mut flow = Flow {
        sheet,
        fonts,
        style,
        names,
        forced,
        part: 0,
        page: Body::default(),
        y: sheet.top,
        beside: sheet.top,
        time: 0.0,
        line: 0,
        seen: HashSet::new(),
        pending: Vec::new(),
        carried: Vec::new(),
        out: Laid::default(),
    };
    for (at, part) in script.parts.iter().enumerate() {
        flow.part = at;
        flow.part(part);
    }
    flow.end();
    flow.out
}

/// Pages laid out, and what is known of them.
#[derive(Default)]
struct Laid {
    pages: Vec<Body>,
    notes: Vec<Note>,
    /// Where the sentences of the page before this one, and of this one, begin.
    before: Vec<Place>,
    here: Vec<Place>,
    /// Spoken words on this page.
    words: usize,
}

impl Laid {
    /// Where the last page must begin instead, if a single word stands alone on it.
    fn lone_word(&self) -> Option<Place> {
        let lone = self.words == 1 && self.pages.len() > 1 && self.before.len() > 1;
        if lone { self.before.last().copied() } else { None }
    }
}

/// The work in hand: the page being filled, and what waits for room.
struct Flow<'a, 'p, 'f> {
    sheet: &'a Sheet,
    fonts: &'p mut Fonts<'f>,
    style: &'a HouseStyle,
    names: &'a Names<'a>,
    forced: Option<Place>,
    part: usize,
    page: Body,
    /// Upper edge of what is free in the read's column, and in the cues' column.
    y: f64,
    beside: f64,
    time: Seconds,
    line: usize,
    /// Names whose pronouncer stands on this page.
    seen: HashSet<&'a str>,
    /// Cues that wait for the words they belong to.
    pending: Vec<&'a Cue>,
    /// Lines of a cue beside the read that the page before had no room for.
    carried: Vec<(String, bool)>,
    out: Laid,
}

/// A paragraph, or what is left of it, as lines.
struct Lines<'a> {
    items: Vec<Item<'a>>,
    pieces: Vec<Piece>,
    rows: Vec<Line>,
    /// Names that have their pronouncer here, by the item's number.
    names: Vec<(usize, &'a str)>,
    /// Cues that stand in a column of their own, by the item they stand level with.
    cues: Vec<(usize, String, bool)>,
    /// How many of the paragraph's words they were made of.
    taken: usize,
}

impl Lines<'_> {
    /// The item after the last one of a line.
    fn end(&self, line: usize) -> usize {
        let piece = &self.pieces[self.rows[line].pieces.end - 1];
        if piece.after == After::Broken { piece.word } else { piece.word + 1 }
    }
}

impl<'a> Flow<'a, '_, '_> {
    fn part(&mut self, part: &'a Part) {
        match part {
            Part::Read(read) | Part::Tag(read) => self.read(read),
            Part::Super(cue) if self.sheet.form == PageForm::Talent => {
                let message = format!("left off the talent copy, which is for the anchor: {}", cue.text);
                self.out.notes.push(Note::info("page", cue.span, message));
            }
            Part::Cue(cue) | Part::Sot(cue) | Part::Super(cue) => self.pending.push(cue),
        }
    }

    /// Lays out what is left and closes the last page.
    fn end(&mut self) {
        self.place_pending();
        while !self.carried.is_empty() {
            self.turn(false);
        }
        let y = self.y.min(self.beside);
        if y - self.sheet.leading < self.sheet.bottom - HAIR {
            self.page.end_below = true;
        } else {
            self.centred(self.style.page.end_mark.text(), y);
        }
        self.close(false);
    }

    fn centred(&mut self, mark: &str, y: f64) {
        let look = self.sheet.words;
        let wide = self.points(look, mark);
        let x = f64::midpoint(self.sheet.read.left, self.sheet.read.right) - wide / 2.0;
        self.page.text.at(x.max(self.sheet.read.left), self.baseline(y));
        self.page.text.show(self.fonts, look, mark);
    }

    fn close(&mut self, goes_on: bool) {
        let mut page = std::mem::take(&mut self.page);
        (page.seconds, page.goes_on) = (self.time, goes_on);
        self.out.pages.push(page);
    }

    /// Goes to the next page.
    fn turn(&mut self, goes_on: bool) {
        self.close(goes_on);
        (self.y, self.beside) = (self.sheet.top, self.sheet.top);
        self.seen.clear();
        self.out.before = std::mem::take(&mut self.out.here);
        self.out.words = 0;
        self.carry();
    }

    /// Whether nothing stands in the read's column yet.
    fn fresh(&self) -> bool {
        self.y >= self.sheet.top - HAIR
    }

    fn baseline(&self, y: f64) -> f64 {
        y - self.sheet.leading / 2.0 - self.sheet.words.size * 0.36
    }

    fn points(&mut self, look: Look, text: &str) -> f64 {
        f64::from(self.fonts.width(look.weight, text)) * look.size / 1000.0
    }

    // --- cues ---

    /// The column cues on lines of their own stand in. Times stand at its end.
    fn cue_column(&self) -> Column {
        self.sheet.cues.map_or(self.sheet.read, |cues| Column { right: cues.right - 30.0, ..cues })
    }

    /// A cue as lines of its column.
    fn cue_lines(&mut self, text: &str) -> Vec<String> {
        let look = self.sheet.aside;
        let column = self.cue_column();
        let limit = thousandths(column.right - column.left);
        let words = cue_words(text);
        let fonts = &mut *self.fonts;
        let measured = |_: usize, text: &str| wide(fonts, look, text);
        let pieces = pieces(words.iter().map(|word| (word.as_str(), false)), limit, measured);
        let space = wide(self.fonts, look, " ");
        let text = |line: Line| {
            let parts = pieces[line.pieces].iter().map(|piece| &words[piece.word][piece.part.clone()]);
            parts.collect::<Vec<_>>().join(" ")
        };
        wrap(&pieces, space, limit).into_iter().map(text).collect()
    }

    /// Places the cues that wait, over as many pages as they take.
    fn place_pending(&mut self) {
        for cue in std::mem::take(&mut self.pending) {
            let lines = self.cue_lines(&cue.text);
            let tall = lines.len() as f64 * self.sheet.aside_leading;
            let from = if self.sheet.cues.is_some() { self.beside } else { self.y };
            let begun = from < self.sheet.top - HAIR;
            if begun
                && from - tall < self.sheet.aside_bottom() - HAIR
                && tall <= self.sheet.top - self.sheet.aside_bottom()
            {
                self.turn(false);
            }
            self.place_cue(&lines, cue.revised);
            self.time += cue.seconds.unwrap_or(0.0);
        }
    }

    fn place_cue(&mut self, lines: &[String], revised: bool) {
        let own = self.sheet.cues.is_some();
        for line in lines {
            let mut y = if own { self.beside } else { self.y };
            if y - self.sheet.aside_leading < self.sheet.aside_bottom() - HAIR {
                self.turn(false);
                y = self.sheet.top;
            }
            self.cue_line(line, y, revised);
            let next = y - self.sheet.aside_leading;
            if own { self.beside = next } else { (self.y, self.beside) = (next, next) }
        }
        let gap = self.sheet.gap * 0.5;
        if own { self.beside -= gap } else { self.y -= gap }
    }

    fn cue_line(&mut self, line: &str, y: f64, revised: bool) {
        let look = self.sheet.aside;
        self.page.text.at(self.cue_column().left, y - self.sheet.aside_below);
        self.page.text.show(self.fonts, look, line);
        if revised {
            self.mark(y, self.sheet.aside_leading);
        }
    }

    // --- the read ---

    fn read(&mut self, read: &'a Read) {
        let all = items(read, self.style.page.case);
        self.make_room(read, &all);
        self.place_pending();
        let start = self.time;
        let mut from = 0;
        let mut begun = false;
        while from < all.len() {
            let lines = self.wrapped(read, &all[from..]);
            if lines.items.is_empty() {
                from += lines.taken;
                self.only_cues(lines);
                continue;
            }
            if let Some(last) = self.place(read, &lines, start, &mut begun) {
                from = all[from..]
                    .iter()
                    .position(|item| item.word > last)
                    .map_or(all.len(), |next| from + next);
            } else {
                self.turn(false);
            }
        }
        self.time = start + read.seconds;
        if begun {
            self.y -= self.sheet.gap;
        }
        self.y = if self.sheet.cues.is_some() { self.y.min(self.beside) } else { self.y };
        self.beside = self.beside.min(self.y);
    }

    /// Turns the page if the first sentence, with the cues before it, would fit the next one but
    /// not this.
    fn make_room(&mut self, read: &'a Read, all: &[Item<'a>]) {
        if self.fresh() {
            return;
        }
        if self.forced == Some((self.part, 0)) {
            return self.turn(false);
        }
        let sentence = all.iter().position(|item| item.ends).map_or(all.len(), |end| end + 1);
        let lines = self.wrapped(read, &all[..sentence]);
        let read_tall = lines.rows.len() as f64 * self.sheet.leading;
        // Cues without end are not counted: they fill pages of their own.
        let mut cues_tall = 0.0;
        for cue in self.pending.clone() {
            let lines = self.cue_lines(&cue.text).len() as f64;
            cues_tall += lines * self.sheet.aside_leading + self.sheet.gap * 0.5;
            if cues_tall > self.sheet.tall() {
                return;
            }
        }
        let tall = if self.sheet.cues.is_some() { read_tall.max(cues_tall) } else { read_tall + cues_tall };
        let free = self.y - self.sheet.bottom + HAIR;
        if tall > free && tall <= self.sheet.tall() + HAIR {
            self.turn(false);
        }
    }

    fn only_cues(&mut self, lines: Lines) {
        for (_, text, revised) in lines.cues {
            let lines = self.cue_lines(&text);
            self.place_cue(&lines, revised);
        }
    }

    /// Words as lines of the read's column.
    fn wrapped(&mut self, read: &'a Read, all: &[Item<'a>]) -> Lines<'a> {
        let all = &all[..all.len().min(self.most())];
        let (mut items, names) = if self.style.pronouncers == Pronouncers::PageTop {
            self.names.beside_first(read, all, &self.seen)
        } else {
            (all.to_vec(), Vec::new())
        };
        let cues = if self.sheet.cues.is_some() { take_cues(&mut items) } else { Vec::new() };
        let limit = thousandths(self.sheet.read.right - self.sheet.read.left);
        let (sheet, fonts) = (self.sheet, &mut *self.fonts);
        let words = items.iter().map(|item| (item.text.as_ref(), item.bind));
        let pieces = pieces(words, limit, |at, text| wide(fonts, look(sheet, items[at].kind), text));
        let rows = wrap(&pieces, wide(self.fonts, self.sheet.words, " "), limit);
        Lines { items, pieces, rows, names, cues, taken: all.len() }
    }

    /// More words than a page can hold: more need not be looked at.
    fn most(&self) -> usize {
        let column = self.sheet.read.right - self.sheet.read.left;
        let across = column / (self.sheet.words.size * 0.35) + 1.0;
        (across * (self.sheet.tall() / self.sheet.leading + 2.0)) as usize
    }

    /// Places as many whole sentences as the page takes, and tells the last word's number; `None`
    /// where the next page must be taken first.
    fn place(
        &mut self,
        read: &'a Read,
        lines: &Lines<'a>,
        start: Seconds,
        begun: &mut bool,
    ) -> Option<usize> {
        let room = self.room(lines);
        let (end, goes_on) = self.cut(lines, room)?;
        if !std::mem::replace(begun, true) {
            self.times(read, start);
        }
        self.draw(read, lines, end);
        let last = lines.items[end - 1].word;
        self.time = start + read.seconds * said_before(read, last + 1);
        for &(_, name) in lines.names.iter().filter(|&&(at, _)| at < end) {
            self.seen.insert(name);
        }
        if end < lines.items.len() {
            if goes_on {
                let message = "a sentence is longer than a page: it goes on overleaf";
                self.out.notes.push(Note::warn("page", read.span, message).hint("make two sentences of it"));
            }
            self.turn(goes_on);
        }
        Some(last)
    }

    /// How many lines fit, with the cues beside them.
    fn room(&mut self, lines: &Lines) -> usize {
        let free = self.y - self.sheet.bottom + HAIR;
        let most = ((free / self.sheet.leading).floor().max(0.0) as usize).min(lines.rows.len());
        let mut cues = lines.cues.iter().peekable();
        let mut beside = self.beside;
        for at in 0..most {
            beside = beside.min(self.y - at as f64 * self.sheet.leading);
            let last = lines.pieces[lines.rows[at].pieces.end - 1].word;
            while let Some((_, text, _)) = cues.next_if(|&&(before, ..)| before <= last) {
                beside -= self.cue_lines(text).len() as f64 * self.sheet.aside_leading;
            }
            if beside < self.sheet.aside_bottom() - HAIR {
                return at;
            }
        }
        most
    }

    /// The item before which the page ends, and whether that is within a sentence; `None` where
    /// the next page must be taken first.
    fn cut(&self, lines: &Lines, room: usize) -> Option<(usize, bool)> {
        let all = lines.items.len();
        let forced = self.forced.filter(|&(part, _)| part == self.part).and_then(|(_, word)| {
            lines
                .items
                .iter()
                .position(|item| item.word >= word)
                .filter(|&at| at > 0 && lines.items[0].word < word)
        });
        let whole = if room == lines.rows.len() {
            all
        } else if room == 0 {
            0
        } else {
            lines.end(room - 1)
        };
        let limit = forced.unwrap_or(all).min(whole);
        if limit == all {
            return Some((all, false));
        }
        let sentence = lines.items[..limit].iter().rposition(|item| item.ends);
        if let Some(end) = sentence {
            return Some((end + 1, false));
        }
        if !self.fresh() {
            return None;
        }
        Some((clause(&lines.items, limit.max(1)), true))
    }

    // --- drawing ---

    fn draw(&mut self, read: &Read, lines: &Lines, end: usize) {
        let mut cues = lines.cues.iter().peekable();
        for line in &lines.rows {
            let held = lines.pieces[line.pieces.clone()].iter().take_while(|piece| piece.word < end).count();
            let shown = line.pieces.start..line.pieces.start + held;
            if held == 0 {
                break;
            }
            // Only within a word longer than a page.
            if self.y - self.sheet.leading < self.sheet.bottom - HAIR {
                self.turn(true);
            }
            self.beside = self.beside.min(self.y);
            self.draw_line(lines, shown.clone(), &mut cues);
            self.remember(lines, &shown);
            if line.forced && held == line.pieces.len() {
                self.note_forced(read, lines, &shown);
            }
            self.y -= self.sheet.leading;
        }
    }

    fn draw_line<'l>(
        &mut self,
        lines: &'l Lines,
        shown: std::ops::Range<usize>,
        cues: &mut std::iter::Peekable<impl Iterator<Item = &'l (usize, String, bool)>>,
    ) {
        let y = self.baseline(self.y);
        let space = wide(self.fonts, self.sheet.words, " ");
        let mut x = 0;
        let mut moved = true;
        for (nth, piece) in lines.pieces[shown.clone()].iter().enumerate() {
            while let Some((_, text, revised)) = cues.next_if(|&&(at, ..)| at <= piece.word) {
                self.level_cue(text, *revised);
                moved = true;
            }
            let item = &lines.items[piece.word];
            if nth > 0 {
                if !moved {
                    self.page.text.show(self.fonts, self.sheet.words, " ");
                }
                x += space;
            }
            if moved {
                self.page.text.at(self.sheet.read.left + x as f64 / 1000.0, y);
                moved = false;
            }
            self.page.text.show(self.fonts, look(self.sheet, item.kind), &item.text[piece.part.clone()]);
            x += piece.width;
        }
    }

    /// A cue in its own column, level with the line that is being drawn or as near as there is
    /// room; what the page has no room for goes to the top of the next one.
    fn level_cue(&mut self, text: &str, revised: bool) {
        let lines = self.cue_lines(text);
        self.carried.extend(lines.into_iter().map(|line| (line, revised)));
        self.carry();
    }

    /// Sets the cue lines that wait, as far as the page has room beside the read.
    fn carry(&mut self) {
        let free =
            ((self.beside - self.sheet.aside_bottom() + HAIR) / self.sheet.aside_leading).floor().max(0.0);
        let now = self.carried.len().min(free as usize);
        for (line, revised) in self.carried.drain(..now).collect::<Vec<_>>() {
            self.cue_line(&line, self.beside, revised);
            self.beside -= self.sheet.aside_leading;
        }
    }

    /// Counts what a line holds, and sets its number and its mark in the margin.
    fn remember(&mut self, lines: &Lines, shown: &std::ops::Range<usize>) {
        self.line += 1;
        let y = self.baseline(self.y);
        if let Some(right) = self.sheet.numbers {
            self.small(&self.line.to_string(), right, y);
        }
        let (first, last) = (lines.pieces[shown.start].word, lines.pieces[shown.end - 1].word);
        for (at, item) in lines.items.iter().enumerate().take(last + 1).skip(first) {
            self.out.words += usize::from(item.kind == WordKind::Spoken);
            if at == 0 || lines.items[at - 1].ends {
                self.out.here.push((self.part, item.word));
            }
        }
        if self.out.here.is_empty() {
            self.out.here.push((self.part, lines.items[first].word));
        }
        if lines.items[first..=last].iter().any(|item| item.revised) {
            self.mark(self.y, self.sheet.leading);
        }
    }

    fn note_forced(&mut self, read: &Read, lines: &Lines, shown: &std::ops::Range<usize>) {
        let piece = &lines.pieces[shown.end - 1];
        let item = &lines.items[piece.word];
        let message = if piece.after == After::Broken {
            format!("too long for a line of the page, and broken: {}", item.text)
        } else {
            format!("belongs with the next word, but there is no room on the line: {}", item.text)
        };
        let note = Note::warn("page", read.words[item.word].span, message)
            .hint("write it shorter, or set smaller type");
        if self.out.notes.last() != Some(&note) {
            self.out.notes.push(note);
        }
    }

    /// Running time and length beside a paragraph's first line.
    fn times(&mut self, read: &Read, start: Seconds) {
        let y = self.baseline(self.y);
        match (self.sheet.form, self.sheet.cues) {
            (PageForm::TwoColumn, Some(cues)) => self.small(&clock(start), cues.right - 2.0, y),
            (PageForm::Crew, _) => {
                self.small(&clock(start), self.sheet.inner.left + 30.0, y);
                let length = clock(read.seconds);
                let length = length.strip_prefix('0').map_or(length.as_str(), |rest| rest).to_owned();
                self.small(&length, self.sheet.read.right + 28.0, y);
            }
            (PageForm::Talent | PageForm::TwoColumn, _) => {}
        }
    }

    /// A small text in the margin, by its right end.
    fn small(&mut self, text: &str, right: f64, y: f64) {
        let look = self.sheet.small;
        let wide = self.points(look, text);
        self.page.margin.at(right - wide, y);
        self.page.margin.show(self.fonts, look, text);
    }

    /// A bar in the margin beside what changed.
    fn mark(&mut self, y: f64, tall: f64) {
        let x = self.sheet.marks;
        self.page.margin.rule((x, y), (x, y - tall), 2.0, 0);
    }
}

/// How a word of the read's column looks.
fn look(sheet: &Sheet, kind: WordKind) -> Look {
    match kind {
        WordKind::Spoken | WordKind::Mark => sheet.words,
        WordKind::Cue => sheet.inline,
        WordKind::Pronouncer => sheet.pronouncer,
    }
}

/// A width in thousandths of a point, never too small.
fn wide(fonts: &mut Fonts, look: Look, text: &str) -> usize {
    (f64::from(fonts.width(look.weight, text)) * look.size).ceil() as usize
}

fn thousandths(points: f64) -> usize {
    (points * 1000.0).floor().max(0.0) as usize
}

/// How much of a paragraph is said before a word, from 0 to 1.
fn said_before(read: &Read, word: usize) -> f64 {
    let said = read.words[..word].iter().map(|word| word.said.end).max().unwrap_or(0);
    if read.said.is_empty() { 1.0 } else { said as f64 / read.said.len() as f64 }
}

/// Takes cues out from among the words: each with the number of the word it stood before.
fn take_cues(items: &mut Vec<Item>) -> Vec<(usize, String, bool)> {
    let mut cues: Vec<(usize, String, bool)> = Vec::new();
    let mut kept: Vec<Item> = Vec::with_capacity(items.len());
    let mut within = false;
    for item in items.drain(..) {
        if item.kind != WordKind::Cue {
            within = false;
            kept.push(item);
            continue;
        }
        match cues.last_mut().filter(|_| within) {
            Some((_, text, revised)) => {
                text.push(' ');
                text.push_str(&item.text);
                *revised |= item.revised;
            }
            None => cues.push((kept.len(), item.text.into_owned(), item.revised)),
        }
        within = true;
        if let Some(last) = kept.last_mut().filter(|_| item.ends) {
            last.ends = true;
        }
    }
    *items = kept;
    cues
}

/// Where a sentence longer than a page is parted: after the last clause in the page's second
/// half, else at its end, never leaving a single word for the next page.
fn clause(items: &[Item], limit: usize) -> usize {
    let parts = |item: &Item| item.pause != Pause::None && !item.bind;
    let at = (limit / 2..limit).rev().find(|&at| parts(&items[at])).map_or(limit, |at| at + 1);
    if items.len() - at == 1 && at > 2 { at - 1 } else { at }
}
