//! A story onto pages: which sentence stands on which page, and at what height.

mod asides;
mod draw;
mod lines;

use std::collections::HashSet;

use crate::model::style::PageForm;
use crate::model::{Cue, HouseStyle, Note, Part, Pause, Read, Script, Seconds};

use super::content::{Content, Look};
use super::fonts::Fonts;
use super::sheet::Sheet;
use super::words::{Item, Names, items};
use lines::Lines;

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
}

/// How much of a paragraph is said before a word, from 0 to 1.
fn said_before(read: &Read, word: usize) -> f64 {
    let said = read.words[..word].iter().map(|word| word.said.end).max().unwrap_or(0);
    if read.said.is_empty() { 1.0 } else { said as f64 / read.said.len() as f64 }
}

/// Where a sentence longer than a page is parted: after the last clause in the page's second
/// half, else at its end, never leaving a single word for the next page.
fn clause(items: &[Item], limit: usize) -> usize {
    let parts = |item: &Item| item.pause != Pause::None && !item.bind;
    let at = (limit / 2..limit).rev().find(|&at| parts(&items[at])).map_or(limit, |at| at + 1);
    if items.len() - at == 1 && at > 2 { at - 1 } else { at }
}
