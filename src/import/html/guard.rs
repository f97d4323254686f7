//! The guard before the parser: what would make it slow or deep is taken off a page in one pass.

use std::borrow::Cow;

use super::body::INLINE;
use super::entity;
use super::markup::{Piece, Tag, pieces};
use crate::import::raised::raised;

/// The longest page that is parsed, in bytes, once scripts and styles are off it.
const LONGEST: usize = 4 << 20;
/// How deep elements may stand in each other.
const DEEPEST: usize = 250;
/// The most tags that are kept: a long page has some ten thousand.
const MOST_TAGS: usize = 40_000;
/// So many tags that a page goes the quick way: news pages have some three thousand.
const MANY_TAGS: usize = 12_000;
/// The most steps from every tag to the root together: a parser takes them, and more than once.
const MOST_STEPS: usize = 1_000_000;
/// The most attributes of a tag, and the most bytes of them.
const MOST_ATTRIBUTES: usize = 32;
const LONGEST_TAG: usize = 2 << 10;

/// Elements without content.
const VOID: &[&str] = &[
    "area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "param", "source", "track",
    "wbr",
];
/// Elements that the next of their kind closes, so that they never stand deep by themselves.
const SELF_CLOSING: &[&str] = &[
    "p", "li", "dt", "dd", "option", "optgroup", "tr", "td", "th", "thead", "tbody", "tfoot", "colgroup",
    "html", "head", "body",
];
/// Ways to set words. A parser opens these again in every block after one that is never closed.
const FORMATTING: &[&str] =
    &["b", "i", "u", "s", "em", "strong", "font", "big", "small", "tt", "nobr", "strike", "code"];

/// Elements no article stands in: a page goes without them. One that is never closed stays, and one that
/// holds a mark of the story itself.
const AROUND: &[&str] = &["nav", "footer", "aside", "select", "button", "noscript", "dialog", "menu"];
const STORY: &[&str] = &["article", "main", "h1"];
/// What a way through a page looks at.
struct Way {
    /// Elements without words that it does not look at.
    mute: &'static [&'static str],
    /// Attributes that it tells an element by.
    telling: &'static [&'static str],
    /// Whether it looks at what a page says of itself as data.
    facts: bool,
}

const QUICK: Way = Way {
    mute: &["link", "meta", "source", "input", "track", "param", "base", "area", "col", "wbr"],
    telling: &["class", "id", "role", "hidden", "aria-hidden", "aria-modal", "rel", "itemprop", "datetime"],
    facts: false,
};

const CAREFUL: Way = Way {
    mute: &["link", "source", "input", "track", "param", "base", "area", "col", "wbr", "img"],
    telling: &[
        "class",
        "id",
        "role",
        "hidden",
        "aria-hidden",
        "aria-modal",
        "rel",
        "itemprop",
        "datetime",
        "style",
        "lang",
        "type",
        "name",
        "property",
        "content",
        "data-component",
        "data-testid",
        "data-lp-replacement-content",
    ],
    facts: true,
};

/// A page that can be parsed, and whether something of it was cut off.
#[derive(Debug, Default)]
pub(super) struct Guarded {
    /// The markup.
    pub(super) html: String,
    /// Whether the page was too long.
    pub(super) cut: bool,
    /// Whether it has more markup than the careful way gets through in time.
    pub(super) heavy: bool,
    /// How many bytes of words it says outside its links.
    pub(super) said: usize,
}

/// Takes comments, scripts, styles, drawings and frames off a page, and whatever is beyond measure.
///
/// Whatever the way through it does not look at goes, too: it costs by the element.
pub(super) fn clean(text: &str, quick: bool) -> Guarded {
    let way = if quick { &QUICK } else { &CAREFUL };
    let mut out = Guarded { html: String::with_capacity(text.len().min(LONGEST)), ..Guarded::default() };
    let mut depth = Depth::default();
    let mut drawing = 0_usize;
    let mut linked = false;
    let mut above = false;
    let mut around = Around::default();
    for piece in pieces(text) {
        if out.html.len() > LONGEST {
            out.cut = true;
            break;
        }
        if let Piece::Tag(tag) = &piece {
            linked = if tag.is("a") { !tag.closes } else { linked };
            above = if tag.is("sup") { !tag.closes } else { above && tag.is_any(INLINE) };
        }
        match piece {
            Piece::Tag(tag) if tag.is("svg") => {
                drawing = if tag.closes { 0 } else { drawing + usize::from(!tag.inside.ends_with('/')) };
            }
            _ if drawing > 0 => {}
            Piece::Text(range) => {
                let end = floor(text, range.end.min(range.start + LONGEST));
                out.cut |= end < range.end;
                let from = out.html.len();
                let words = &text[range.start..end];
                say(&mut out.html, &if above { raised(words) } else { Cow::Borrowed(words) });
                if !linked {
                    out.said += out.html[from..].split_ascii_whitespace().map(str::len).sum::<usize>();
                }
            }
            Piece::Raw(tag, _, end) if is_facts(&tag) && way.facts => {
                out.html.push_str(&text[tag.range.start..end]);
            }
            Piece::Tag(tag) if tag.is_any(way.mute) => {}
            Piece::Tag(tag) if depth.admits(&tag) => {
                if !around.ends(&tag, &mut out, &mut depth) {
                    tell(&mut out.html, &tag, way);
                }
            }
            // Words stand close around a way to set them, but not around a block.
            Piece::Tag(tag) if tag.is_any(FORMATTING) => {}
            Piece::Raw(..) | Piece::Tag(_) => out.html.push(' '),
        }
    }
    out.heavy = depth.tags > MANY_TAGS;
    out
}

/// Whether a script holds facts about the page rather than a program.
pub(super) fn is_facts(tag: &Tag) -> bool {
    tag.is("script")
        && tag.get("type").is_some_and(|kind| kind.trim().eq_ignore_ascii_case("application/ld+json"))
}

/// Stand-ins for the two characters that mean markup: no page has these, for Unicode gives them to
/// no one. A parser takes its time over every entity, and a page may have a million.
const AMPERSAND: char = '\u{fdd0}';
const BRACKET: char = '\u{fdd1}';

/// Copies text with its entities decoded and what could be markup stood in for.
fn say(out: &mut String, text: &str) {
    let mut rest = text;
    while let Some(at) = rest.find(['&', '<']) {
        out.push_str(&rest[..at]);
        let (c, length) =
            entity::first(&rest[at..]).unwrap_or((if rest[at..].starts_with('&') { '&' } else { '<' }, 1));
        out.push(match c {
            '&' => AMPERSAND,
            '<' => BRACKET,
            c => c,
        });
        rest = &rest[at + length..];
    }
    out.push_str(rest);
}

/// The text as it was before the stand-ins.
pub(super) fn unsay(text: &str) -> String {
    text.replace(AMPERSAND, "&").replace(BRACKET, "<")
}

fn floor(text: &str, mut at: usize) -> usize {
    while !text.is_char_boundary(at) {
        at -= 1;
    }
    at
}

/// Copies a tag with those of its attributes that tell what it is.
fn tell(out: &mut String, tag: &Tag, way: &Way) {
    out.push_str(if tag.closes { "</" } else { "<" });
    out.push_str(tag.name);
    let mut from = 0;
    let start = out.len();
    for (key, value, end) in tag.attributes().take(if tag.closes { 0 } else { MOST_ATTRIBUTES }) {
        let is = |name: &str| key.eq_ignore_ascii_case(name);
        let telling = way.telling.iter().any(|name| is(name))
            || is("href") && value.starts_with('#')
            || is("style") && (value.contains("none") || value.contains("hidden"));
        if telling && out.len() - start + end - from < LONGEST_TAG {
            out.push_str(&tag.inside[from..end]);
        } else if is("src") {
            out.push_str(" src=x");
        } else if is("href") && way.facts {
            out.push_str(" href=x");
        }
        from = end;
    }
    out.push('>');
}

/// Where an element began that may go as a whole.
#[derive(Debug, Default)]
struct Around {
    /// Its name, where the markup stood before it, what the page had said, how deep it stood, and how many of
    /// its kind are open in it.
    open: Option<(&'static str, usize, usize, usize, usize)>,
}

impl Around {
    /// Follows a tag; at the one that ends such an element all its markup goes.
    fn ends(&mut self, tag: &Tag, out: &mut Guarded, depth: &mut Depth) -> bool {
        let Some((name, from, said, before, open)) = &mut self.open else {
            let name = AROUND.iter().find(|name| !tag.closes && tag.is(name));
            self.open = name.map(|name| (*name, out.html.len(), out.said, depth.open.saturating_sub(1), 1));
            return false;
        };
        if tag.is_any(STORY) {
            self.open = None;
        } else if tag.is(name) {
            *open = if tag.closes { *open - 1 } else { *open + 1 };
            if *open == 0 {
                out.html.truncate(*from);
                out.html.push(' ');
                out.said = *said;
                depth.open = *before;
                self.open = None;
                return true;
            }
        }
        false
    }
}

/// How deep the page stands.
#[derive(Debug, Default)]
struct Depth {
    open: usize,
    refused: usize,
    tags: usize,
    steps: usize,
}

/// How many levels an element adds: a table's cell stands in a row, in a body, in the table.
fn levels(tag: &Tag) -> usize {
    if tag.is("table") { 4 } else { 1 }
}

impl Depth {
    /// Whether a tag may stand there.
    fn admits(&mut self, tag: &Tag) -> bool {
        self.tags += 1;
        self.steps += self.open;
        if self.tags > MOST_TAGS || self.steps > MOST_STEPS || tag.is_any(FORMATTING) {
            return false;
        }
        if tag.is_any(VOID) || tag.is_any(SELF_CLOSING) {
            return true;
        }
        if tag.closes {
            if self.refused > 0 {
                self.refused -= 1;
                return false;
            }
            self.open = self.open.saturating_sub(levels(tag));
            return true;
        }
        if self.open >= DEEPEST {
            self.refused += 1;
            return false;
        }
        self.open += levels(tag);
        true
    }
}

#[cfg(test)]
mod tests {
    use super::{DEEPEST, LONGEST, MANY_TAGS, MOST_ATTRIBUTES, clean};

    #[test]
    fn programs_and_drawings_are_taken_off() {
        let text = "<p>a<script>x</script><style>y</style><svg><path/>z</svg><iframe>q</iframe>b<!-- c --></p>\
                    <script type='application/ld+json'>{}</script>";
        assert_eq!(clean(text, false).html, "<p>a   b</p><script type='application/ld+json'>{}</script>");
    }

    #[test]
    fn depth_attributes_and_length_are_bounded() {
        let deep = clean(&"<div>".repeat(100_000), false).html;
        assert_eq!(deep.matches("<div>").count(), DEEPEST);
        let wide = clean(&format!("<p {}>x</p>", "class=1 ".repeat(50_000)), false).html;
        assert_eq!(wide.matches("class=1").count(), MOST_ATTRIBUTES);
        let long = clean(&"é".repeat(LONGEST), false);
        assert!(long.cut && !long.heavy && long.html.len() <= LONGEST);
        assert!(clean(&"<p>word".repeat(MANY_TAGS + 1), false).heavy);
    }

    #[test]
    fn figures_above_the_line_join_no_number() {
        let text = "<p>$5<sup><a href=x>1</a></sup> million on the 2<sup>nd</sup>, 5 m<sup>2</sup>";
        let out = "<p>$5<sup><a href=x>¹</a></sup> million on the 2<sup>nd</sup>, 5 m<sup>²</sup>";
        assert_eq!(clean(text, false).html, out);
    }

    #[test]
    fn what_stands_after_a_deep_part_is_kept() {
        let text = format!("{}x{}<div>y</div>", "<div>".repeat(1000), "</div>".repeat(1000));
        let out = clean(&text, false).html;
        assert_eq!(out.matches("<div>").count(), DEEPEST + 1);
        assert_eq!(out.matches("</div>").count(), DEEPEST + 1);
    }

    #[test]
    fn the_quick_way_goes_without_what_stands_around_a_story() {
        let text = "<nav class=a><p>x<nav>y</nav></nav><meta a=b><p onclick=c CLASS='d e' href=f>z<img src='u'>\
                    <aside><h1>T</h1></aside><footer>q";
        let out = " <p CLASS='d e'>z<img src=x><aside><h1>T</h1></aside><footer>q";
        assert_eq!(clean(text, true).html, out);
        let wide = clean(&format!("<p {}>x</p>", "class=1 ".repeat(50_000)), true).html;
        assert_eq!(wide.matches("class=1").count(), MOST_ATTRIBUTES);
    }
}
