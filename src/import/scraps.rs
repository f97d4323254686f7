//! Scraps of a site's templates and markup left in prose: taken out, each paragraph with a note.

use unicode_normalization::UnicodeNormalization as _;

use super::raised::is_raised;
use super::{brief, html};
use crate::model::{Article, HouseStyle, Note, Passage, Span, letters};

const RULE: &str = "markup";
/// The longest scrap, in bytes: an opening mark that is never closed must cost no more.
const LONGEST: usize = 2000;

/// The signs that stand before a sum, and the most bytes of one.
const MONEY: &[char] = &['$', '£', '€', '¥', '₹'];
const LONGEST_SUM: usize = 24;

/// A stretch of a paragraph that goes, and what comes in its place.
struct Cut {
    span: Span,
    becomes: String,
    /// Whether a reader of the page would miss it: a picture, a command.
    noted: bool,
}

/// Finds the scraps of one sort.
type Finder = fn(&str) -> Vec<Cut>;

/// What is swept, in order, and the marks without which there is none: a command may stand inside a
/// tag and a tag inside a link.
const FINDERS: &[(&str, &str, Finder)] = &[
    ("&", ";", entities),
    ("{", "}", commands),
    ("<", ">", tags),
    ("](", ")", links),
    ("{", "}", attributes),
];

/// Sweeps every paragraph; one that held nothing else goes.
pub(super) fn sweep(article: &mut Article, notes: &mut Vec<Note>, style: &HouseStyle) {
    for block in &mut article.blocks {
        let marked = |byte| letters::among(byte, b"&{<]");
        let odd = |byte: u8| !byte.is_ascii() | marked(byte);
        let Some(from) = letters::position(block.passage.text().as_bytes(), odd) else { continue };
        let marked = letters::position(&block.passage.text().as_bytes()[from..], marked).is_some();
        let set = typesetting(block.passage.text());
        if !set.is_empty() {
            notes.extend(note(&block.passage, &set));
            block.passage = cut(&block.passage, &set);
        }
        if !marked {
            continue;
        }
        for (mark, close, find) in FINDERS {
            // A mark that this newsroom writes its cues with is a cue's.
            let cue = style.cue_delims.iter().any(|(open, _)| open.starts_with(&mark[..1]) && *mark != "](");
            let text = block.passage.text();
            if cue || !holds(text, mark, close) {
                continue;
            }
            let cuts = find(block.passage.text());
            if !cuts.is_empty() {
                notes.extend(note(&block.passage, &cuts));
                block.passage = cut(&block.passage, &cuts);
            }
        }
    }
    article.blocks.retain(|block| !block.passage.is_blank());
}

/// Whether a mark stands in a text and its end behind it.
fn holds(text: &str, mark: &str, close: &str) -> bool {
    let (mark, close) = (mark.as_bytes(), close.as_bytes()[0]);
    let starts = |at: &usize| text.as_bytes()[*at..].starts_with(mark);
    let mut from = 0;
    let places = std::iter::from_fn(|| {
        let at = from + letters::position(&text.as_bytes()[from..], |byte| byte == mark[0])?;
        from = at + 1;
        Some(at)
    });
    let found = { places }.find(starts);
    found.is_some_and(|at| letters::position(&text.as_bytes()[at..], |byte| byte == close).is_some())
}

/// One note for a paragraph: what went first, and how many more.
fn note(passage: &Passage, cuts: &[Cut]) -> Option<Note> {
    let mut noted = cuts.iter().filter(|cut| cut.noted);
    let first = noted.next()?;
    let more = noted.count();
    let text = brief(first.span.of(passage.text()));
    let more = if more > 0 { format!(" and {more} more") } else { String::new() };
    Some(Note::info(RULE, passage.locate(first.span), format!("markup is not read: {text}{more}")))
}

/// The passage without its cuts; every byte that stays keeps its place in the source.
fn cut(passage: &Passage, cuts: &[Cut]) -> Passage {
    let mut clean = Passage::default();
    let mut from = 0;
    for cut in cuts {
        clean.push_part(passage, Span::new(from, cut.span.start));
        clean.push_for(&cut.becomes, passage.locate(cut.span));
        from = cut.span.end;
    }
    clean.push_part(passage, Span::new(from, passage.text().len()));
    clean
}

/// The text up to so many bytes.
fn near(text: &str) -> &str {
    let mut end = text.len().min(LONGEST);
    while !text.is_char_boundary(end) {
        end -= 1;
    }
    &text[..end]
}

/// Goes through a text from mark to mark; `found` gives a scrap's length and what it becomes.
fn each(text: &str, mark: char, found: impl Fn(&str, &str) -> Option<(usize, String, bool)>) -> Vec<Cut> {
    let mut cuts = Vec::new();
    let mut at = 0;
    while let Some(next) = text[at..].find(mark) {
        let start = at + next;
        match found(&text[..start], near(&text[start..])) {
            Some((length, becomes, noted)) => {
                cuts.push(Cut { span: Span::new(start, start + length), becomes, noted });
                at = start + length;
            }
            None => at = start + mark.len_utf8(),
        }
    }
    cuts
}

/// What a typesetter made: `ﬁ`, `ﬄ`, letters joined, as a copy out of a PDF has them, are letters again;
/// the mark of a footnote on a sum of money, `$5¹ million`, goes.
fn typesetting(text: &str) -> Vec<Cut> {
    let is_ligature = |c: char| ('\u{fb00}'..='\u{fb06}').contains(&c);
    let mut mark_end = None;
    letters::beyond_ascii(text)
        .filter_map(|(at, c)| {
            let span = Span::new(at, at + c.len_utf8());
            if is_ligature(c) {
                return Some(Cut { span, becomes: c.nfkc().collect(), noted: false });
            }
            let marks = is_raised(c) && (mark_end == Some(at) || ends_in_money(&text[..at]));
            marks.then(|| {
                mark_end = Some(span.end);
                Cut { span, becomes: String::new(), noted: true }
            })
        })
        .collect()
}

/// Whether a text ends in a sum with its sign before it: money has no powers.
fn ends_in_money(text: &str) -> bool {
    let near = text.bytes().rev().take(LONGEST_SUM);
    let figures = near.take_while(|byte| byte.is_ascii_digit() || matches!(byte, b'.' | b',')).count();
    text.ends_with(|c: char| c.is_ascii_digit()) && text[..text.len() - figures].ends_with(MONEY)
}

/// `&amp;`, `&#8217;`: the character itself.
fn entities(text: &str) -> Vec<Cut> {
    each(text, '&', |_, rest| {
        let (c, length) = html::entity::first(rest).filter(|(_, length)| rest[..*length].ends_with(';'))?;
        Some((length, c.to_string(), false))
    })
}

/// `{{ site.title }}`, `{% include x %}`, `{{< ref >}}`.
fn commands(text: &str) -> Vec<Cut> {
    each(text, '{', |_, rest| {
        let close = match rest.as_bytes().get(1)? {
            b'{' => "}}",
            b'%' => "%}",
            _ => return None,
        };
        let length = rest.find(close)? + close.len();
        Some((length, String::new(), true))
    })
}

/// `{:target="_blank"}`, `{.small}`, `{#top}`: how a stretch is set.
fn attributes(text: &str) -> Vec<Cut> {
    each(text, '{', |_, rest| {
        let sets = matches!(rest.as_bytes().get(1)?, b':' | b'.' | b'#');
        let length = rest.find('}')? + 1;
        (sets && length < 200).then_some((length, String::new(), false))
    })
}

/// `<a href="…">`, `</p>`, `<!-- … -->`.
fn tags(text: &str) -> Vec<Cut> {
    each(text, '<', |_, rest| {
        if rest.starts_with("<!--") {
            return Some((rest.find("-->")? + 3, String::new(), true));
        }
        let length = rest.find('>')? + 1;
        let inside = rest[1..length - 1].trim_end_matches('/');
        let name = inside.trim_start_matches('/').split(char::is_whitespace).next()?;
        let plain = name.len() < 11
            && name.starts_with(|c: char| c.is_ascii_lowercase())
            && name.bytes().all(|byte| byte.is_ascii_lowercase() || byte.is_ascii_digit());
        let bare = inside.trim_start_matches('/').trim() == name;
        let known = html::INLINE.contains(&name) || html::BLOCK.contains(&name);
        if !plain || !(known || !bare && inside.contains('=')) {
            return None;
        }
        let parts = html::BLOCK.contains(&name);
        let dropped = matches!(name, "img" | "iframe" | "script" | "embed" | "object" | "video");
        Some((length, if parts { " ".to_owned() } else { String::new() }, dropped))
    })
}

/// The bracket that opens what ends at `end`, if it is near.
fn last_open(text: &str, from: usize, end: usize) -> Option<usize> {
    let from = from.max(end.saturating_sub(LONGEST));
    text.as_bytes()[from..end].iter().rposition(|&byte| byte == b'[').map(|at| from + at)
}

/// `[words](address)`: the words; `![words](address)`: nothing.
fn links(text: &str) -> Vec<Cut> {
    let mut cuts: Vec<Cut> = Vec::new();
    for (middle, _) in text.match_indices("](") {
        let from = cuts.last().map_or(0, |cut| cut.span.end);
        // `[words](one](two)`: the second lies in the address of the first.
        if middle < from {
            continue;
        }
        let Some(open) = last_open(text, from, middle) else { continue };
        let Some(length) = near(&text[middle..]).find(')') else { continue };
        let address = text[middle + 2..middle + length].trim();
        let titled = address.ends_with(['"', '\'', '”']) || address.is_empty();
        if address.contains(char::is_whitespace) && !titled {
            continue;
        }
        let picture = text[from..open].ends_with('!');
        let span = Span::new(open - usize::from(picture), middle + length + 1);
        let words = if picture { "" } else { &text[open + 1..middle] };
        if picture {
            cuts.push(Cut { span, becomes: words.to_owned(), noted: true });
        } else {
            cuts.push(Cut { span: Span::new(open, open + 1), becomes: String::new(), noted: false });
            cuts.push(Cut { span: Span::new(middle, span.end), becomes: String::new(), noted: false });
        }
    }
    cuts
}

#[cfg(test)]
mod tests {
    use super::sweep;
    use crate::model::{Article, Block, BlockKind, HouseStyle, Passage, Span};

    fn swept(text: &str) -> (String, Vec<String>) {
        let style: HouseStyle = toml::from_str(include_str!("../../styles/base.toml")).expect("base");
        let block = Block { kind: BlockKind::Paragraph, passage: Passage::verbatim(text, 0) };
        let mut article = Article { blocks: vec![block], ..Article::default() };
        let mut notes = Vec::new();
        sweep(&mut article, &mut notes, &style);
        let clean = article.blocks.pop().map(|block| block.passage.into_text()).unwrap_or_default();
        (clean, notes.into_iter().map(|note| note.message).collect())
    }

    #[test]
    fn markup_goes_and_words_stay() {
        let cases = [
            ("See [our guide]({{ site.baseurl }}/guide/) now.", "See our guide now."),
            ("An <a href=\"https://a.gov\">open <b>door</b></a>.", "An open door."),
            ("AT&amp;T said so&#8212;twice.", "AT&T said so—twice."),
            ("The <!-- no --> end {:.small}", "The  end "),
            ("![A bridge](bridge.jpg) It fell.", " It fell."),
            ("By [Ann Lee](a](https://x.org/a) now", "By Ann Lee now"),
            ("5 < 6 and 7 > 6, {he said} [sic] (so)", "5 < 6 and 7 > 6, {he said} [sic] (so)"),
            ("A <redacted> name & more", "A <redacted> name & more"),
            ("The oﬃce ﬁles ﬂoated", "The office files floated"),
            ("It cost $5¹ million, £1,250.50¹² a head", "It cost $5 million, £1,250.50 a head"),
            ("5² is 25, 10 m² for $ 5", "5² is 25, 10 m² for $ 5"),
            ("{{ page.title }}", ""),
        ];
        for (text, wanted) in cases {
            assert_eq!(swept(text).0, wanted, "{text}");
        }
    }

    #[test]
    fn what_goes_is_noted_and_what_stays_keeps_its_place() {
        let (_, notes) = swept("A {{ one }} and {{ two }} b");
        assert_eq!(notes, ["markup is not read: {{ one }} and 1 more"]);
        let text = "a <b>word</b>";
        let cuts = super::tags(text);
        let passage = super::cut(&Passage::verbatim(text, 5), &cuts);
        let at = passage.text().find("word").expect("it stays");
        assert_eq!(passage.locate(Span::new(at, at + 4)), Span::new(10, 14));
    }
}
