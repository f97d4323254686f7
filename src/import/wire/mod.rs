//! Wire copy: slug lines, datelines, bylines, credits, corrections and end marks are facts about a
//! story, not part of its read.

mod figures;
mod marks;
mod press;
mod words;

use figures::{is_call, is_date, is_phone};
use marks::{is_mark, strip_mark};
use press::{is_named, reached};
use words::{WORDS, phrase};

use super::brief;
use super::dateline;
use crate::model::letters::{has_words, words};
use crate::model::{Article, Block, BlockKind, HouseStyle, Meta, Note, Span};

const RULE: &str = "wire";
/// How many blocks at either end of a story may be about it.
const EDGE: usize = 6;

/// What is taken out of a read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum About {
    /// Nothing but marks.
    Mark,
    Slug,
    /// When it was put out.
    Date,
    Headline,
    Byline,
    Credit,
    Update,
    Correction,
    Contributor,
    /// Whom the press may call.
    Contact,
    Desk,
}

impl About {
    fn words(self) -> &'static str {
        match self {
            Self::Mark => "an end mark",
            Self::Slug => "a slug line",
            Self::Date => "a line with the date",
            Self::Headline => "a headline",
            Self::Byline => "a byline",
            Self::Credit => "a credit",
            Self::Update => "an update line",
            Self::Correction => "a correction",
            Self::Contributor => "a line of contributors",
            Self::Contact => "a line for the press",
            Self::Desk => "a source line",
        }
    }

    /// Whether it stands over and under what is sent to the press, and so in small letters too.
    const fn is_of_releases(self) -> bool {
        matches!(self, Self::Contact | Self::Date | Self::Update)
    }

    fn of(name: &str) -> Option<Self> {
        let all =
            [Self::Credit, Self::Update, Self::Correction, Self::Contributor, Self::Contact, Self::Desk];
        all.into_iter()
            .zip(["credit", "update", "correction", "contributor", "contact", "desk"])
            .find(|(_, key)| *key == name)
            .map(|(about, _)| about)
    }

    fn note(self, block: &Block) -> Note {
        let span = block.passage.locate(Span::new(0, block.passage.text().len()));
        let message = format!("{} is not read: {}", self.words(), brief(block.passage.text()));
        match self {
            Self::Correction => {
                Note::warn(RULE, span, message).hint("see that the story is right as it stands")
            }
            Self::Mark
            | Self::Slug
            | Self::Date
            | Self::Headline
            | Self::Byline
            | Self::Credit
            | Self::Update
            | Self::Contributor
            | Self::Contact
            | Self::Desk => Note::info(RULE, span, message),
        }
    }
}

/// Takes everything about the story out of its read.
pub(super) fn tidy(article: &mut Article, notes: &mut Vec<Note>, style: &HouseStyle) {
    let blocks = std::mem::take(&mut article.blocks);
    let count = blocks.len();
    let opening = blocks.iter().position(is_prose).or_else(|| blocks.iter().position(is_sentence));
    let opening = opening.unwrap_or(count);
    let top = opening.min(EDGE);
    // A line of its own above a byline, or below a slug line, a date or a line for the press, is the headline.
    let followed: Vec<bool> = (1..=top)
        .map(|next| blocks.get(next).is_some_and(|block| byline(block.passage.text().trim()).is_some()))
        .collect();
    // A script in capitals holds no more of this: what still looks so is part of it.
    let raised = blocks.iter().all(|block| !block.passage.text().contains(char::is_lowercase));
    let reached = reached(&blocks);
    let (mut slugged, mut pressed, mut opened) = (false, false, false);
    for (at, mut block) in blocks.into_iter().enumerate() {
        let text = block.passage.text().trim();
        let edge = Edge {
            first: at == 0,
            top: at < top,
            end: at > opening && at + EDGE >= count,
            last: at + 1 == count,
            raised,
        };
        let about = if block.kind == BlockKind::Cue { None } else { about(&mut article.meta, text, edge) };
        // Under a line for the press at the end stand names and numbers.
        let goes_on = edge.end && (pressed && reached[at] || opened && is_named(&block));
        let about = about.or(goes_on.then_some(About::Contact));
        let about = about.filter(|about| !(raised && about.is_of_releases()));
        pressed = about == Some(About::Contact);
        opened = pressed && text.ends_with(':');
        slugged |= matches!(about, Some(About::Slug | About::Date | About::Contact));
        let titled = edge.top && (slugged || followed[at]) && article.blocks.is_empty() && about.is_none();
        let about = if titled && is_title(&block) { Some(About::Headline) } else { about };
        if about == Some(About::Headline) {
            article.meta.headline.get_or_insert_with(|| text.to_owned());
        }
        if let Some(about) = about {
            notes.push(about.note(&block));
            continue;
        }
        // A pull quote may stand above the dateline.
        let near = at == opening || (at <= opening + 2 && article.meta.dateline.is_none());
        let text = block.passage.text();
        let sourced = || dateline::source(text, style).is_some();
        if near && dateline::may_begin(text) && (at == opening || is_prose(&block) || sourced()) {
            dateline::dateline(&mut block, &mut article.meta, notes, style);
        }
        strip_mark(&mut block, notes);
        article.blocks.push(block);
    }
}

/// Whether a block is the story itself.
fn is_prose(block: &Block) -> bool {
    let text = block.passage.text();
    let long = has_words(text, 12);
    match block.kind {
        BlockKind::Paragraph | BlockKind::Quotation | BlockKind::ListItem => long && phrase(text).is_none(),
        BlockKind::Heading(_) | BlockKind::Cue => false,
    }
}

/// Whether a block is a sentence, however short, and not about the story.
fn is_sentence(block: &Block) -> bool {
    let text = block.passage.text().trim();
    matches!(block.kind, BlockKind::Paragraph | BlockKind::Quotation | BlockKind::ListItem)
        && has_words(text, 5)
        && text.ends_with(['.', '!', '?', '”', '"'])
        && phrase(text).is_none()
        && byline(text).is_none()
}

/// Whether a block is short and no sentence.
fn is_title(block: &Block) -> bool {
    let text = block.passage.text().trim();
    let words = words(text);
    block.kind != BlockKind::Cue
        && ((2..=16).contains(&words) || is_phone(text))
        && !text.ends_with(['.', ':', ',', '”', '"'])
}

/// Where in the story a block stands.
#[derive(Debug, Clone, Copy, Default)]
#[allow(clippy::struct_excessive_bools)] // each is a fact of its own
struct Edge {
    first: bool,
    top: bool,
    end: bool,
    last: bool,
    /// The whole story is in capitals, as a script is: a line of capitals tells nothing.
    raised: bool,
}

/// What a block is about, if not the news; facts go to `meta`.
fn about(meta: &mut Meta, text: &str, edge: Edge) -> Option<About> {
    if is_mark(text, edge.last) {
        return Some(About::Mark);
    }
    if edge.top && !edge.last && is_date(text) {
        meta.published.get_or_insert_with(|| text.to_owned());
        return Some(About::Date);
    }
    // The one line of a story, and a sentence, are no slug.
    if edge.top && !edge.last && !text.ends_with('.') && slug(meta, text, edge.raised) {
        return Some(About::Slug);
    }
    // A number that nobody's name stands above is the story's own: a hotline.
    if edge.top && !edge.first && !edge.last && is_phone(text) {
        return Some(About::Contact);
    }
    if (edge.top || edge.end)
        && let Some(name) = byline(text)
    {
        meta.byline.get_or_insert(name);
        return Some(About::Byline);
    }
    // What is told of the middle of a story is told in a short line.
    if !edge.top && !edge.end && has_words(text, 40) {
        return None;
    }
    phrase(text).filter(|about| match about {
        // "Reuters - Rain fell." is the story.
        About::Desk => edge.top && words(text) <= 6 && (words(text) < 4 || !text.ends_with('.')),
        // "Reporting by the paper has shown" opens a story.
        About::Contributor => edge.end || edge.top && !words::is_told(text),
        About::Correction => edge.top || edge.end,
        About::Contact => (edge.top || edge.end) && words(text) < 25,
        About::Update => words(text) < 40,
        About::Mark | About::Slug | About::Date | About::Headline | About::Byline | About::Credit => {
            words(text) < 25
        }
    })
}

/// Whether a part of a line in capitals is a word of a script, where a slug has names: an address or
/// a number said out, letters one by one.
fn is_said(part: &str) -> bool {
    WORDS.said.contains(&part) || (part.len() == 1 && part.as_bytes()[0].is_ascii_uppercase())
}

/// Takes a slug line, or another line of `Name: value`, into the facts. In a story `raised` to capitals
/// only those are sure that say so.
fn slug(meta: &mut Meta, text: &str, raised: bool) -> bool {
    if let Some((key, value)) = text.split_once(':') {
        let field = match key.trim().to_lowercase().as_str() {
            "slug" => Some(&mut meta.slug),
            "headline" | "hed" => Some(&mut meta.headline),
            "writer" => Some(&mut meta.writer),
            "anchor" => Some(&mut meta.anchor),
            "show" => Some(&mut meta.show),
            "air" | "air time" => Some(&mut meta.air),
            "byline" => Some(&mut meta.byline),
            _ => None,
        };
        if let Some(field) = field.filter(|_| !value.trim().is_empty()) {
            field.get_or_insert_with(|| value.trim().to_owned());
            return true;
        }
    }
    // BC-US--Bridge Closing, 2nd Ld-Writethru: a service's cycle before the slug.
    let rest = WORDS.cycles.iter().find_map(|cycle| text.strip_prefix(cycle)?.strip_prefix('-'));
    let single = |text: &str| {
        let part = text.split(['-', '/']).filter(|part| part.chars().any(char::is_alphabetic));
        !text.contains(char::is_whitespace)
            && !text.contains(char::is_lowercase)
            && text.contains(['-', '/'])
            && part.count() > 1
            && !text.split(['-', '/']).any(is_said)
            && !is_call(text)
    };
    if rest.is_none() && (raised || !single(text.split(" (").next().unwrap_or(text))) {
        return false;
    }
    let name = rest.unwrap_or(text).trim_start_matches("US-").trim_matches(['-', '/']);
    meta.slug.get_or_insert_with(|| name.split(',').next().unwrap_or(name).trim().to_owned());
    true
}

/// The writer that a line names and does nothing else: `By Ann Lee and Bo Roy, The Post`.
fn byline(text: &str) -> Option<String> {
    let text = text.trim_start_matches(['—', '–', '-', ' ']);
    let name = text.get(..3).filter(|by| by.eq_ignore_ascii_case("by "))?;
    let name = text[name.len()..].trim();
    let words: Vec<&str> = name.split_whitespace().collect();
    let named = |word: &&&str| word.starts_with(char::is_uppercase) || WORDS.lower.contains(*word);
    let all_caps = !name.contains(char::is_lowercase);
    let plain = !name.ends_with(['.', '!', '?', ':']) && !name.contains(|c: char| c.is_ascii_digit());
    let short = words.len() <= if all_caps { 4 } else { 12 };
    (short && plain && !words.is_empty() && words.iter().filter(named).count() == words.len())
        .then(|| name.to_owned())
}

/// Whether a line is about the story by what it says.
pub(super) fn knows(text: &str) -> bool {
    phrase(text).is_some()
}

/// Takes a line above a draft's columns for what it says of the story; true where it is that.
pub(super) fn names(meta: &mut Meta, text: &str) -> bool {
    slug(meta, text, false)
}

/// Takes a line above a pasted page's body for what it says of the story; true where it is that.
pub(super) fn claims(meta: &mut Meta, text: &str) -> bool {
    let Some(name) = byline(text) else { return false };
    meta.byline.get_or_insert(name);
    true
}

#[cfg(test)]
mod tests {
    use super::{About, Edge, about, byline};
    use crate::model::Meta;

    #[test]
    fn a_byline_names_and_does_nothing_else() {
        assert_eq!(
            byline("By Ann Lee and Bo de Roy, The Post").as_deref(),
            Some("Ann Lee and Bo de Roy, The Post")
        );
        assert_eq!(byline("BY ANN LEE").as_deref(), Some("ANN LEE"));
        for prose in [
            "By the time he left",
            "By 2030 THE",
            "By Monday.",
            "BY MONDAY THE CITY HAD CLOSED",
            "Byron Lee",
            "By",
        ] {
            assert_eq!(byline(prose), None, "{prose}");
        }
    }

    #[test]
    fn lines_about_the_story_are_known() {
        let mut meta = Meta::default();
        let top = Edge { top: true, ..Edge::default() };
        let end = Edge { end: true, ..Edge::default() };
        let cases = [
            ("BC-US--Bridge Closing, 2nd Ld-Writethru,250", top, Some(About::Slug)),
            ("BRIDGE-CLOSING/1ST", top, Some(About::Slug)),
            ("U-S", top, None),
            ("1-800-GO-2-HAUL", top, None),
            ("JOE-DOT-DOE-AT-HOUSE-DOT-GOV", top, None),
            ("09.30.05", top, Some(About::Date)),
            ("9/30/2005", top, Some(About::Date)),
            ("09.30.05", end, None),
            ("Nov. 2, 2026", top, Some(About::Date)),
            ("Published Monday, November 2 at 8:05 a.m. ET", top, Some(About::Date)),
            ("May 5 was quiet.", top, None),
            ("November", top, None),
            ("14-7", top, None),
            ("Associated Press Writer", top, Some(About::Desk)),
            ("(AP Photo/Ann Lee)", Edge::default(), Some(About::Credit)),
            ("This story has been updated with the mayor's remarks.", Edge::default(), Some(About::Update)),
            ("CORRECTION: The bridge is in Ohio.", end, Some(About::Correction)),
            ("Jane Doe in Paris contributed to this report.", end, Some(About::Contributor)),
            ("Jane Doe in Paris contributed to this report.", Edge::default(), None),
            ("The mayor said no.", end, None),
            ("Media Contact: Joel Payne, (202) 225-2661", top, Some(About::Contact)),
            ("Media Contact: Joel Payne, (202) 225-2661", Edge::default(), None),
            ("(202) 225-2661", top, Some(About::Contact)),
            ("(202) 225-2661", end, None),
            ("(202) 225-2661", Edge { first: true, ..top }, None),
            ("XE-FOUR", Edge { raised: true, ..top }, None),
            ("TWENTY-TWO", top, None),
            ("Photo by Ann Lee", top, Some(About::Credit)),
            ("Photo courtesy of the sheriff's office.", top, Some(About::Credit)),
            ("Photo by Ann Lee was on the wall of the gallery in 2020.", top, None),
            ("Reporting by the newspaper has shown that he lied.", top, None),
            ("Reporting by Ann Lee; editing by Bo Roe", end, Some(About::Contributor)),
            ("2,022,252,661", top, None),
            ("This post was originally published on the city’s blog.", end, Some(About::Update)),
        ];
        for (text, edge, wanted) in cases {
            assert_eq!(about(&mut meta, text, edge), wanted, "{text}");
        }
        assert_eq!(meta.slug.as_deref(), Some("Bridge Closing"));
    }
}
