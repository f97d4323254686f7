//! What a page says about itself: headline, writer and time, from its data, its head and its marks.

use serde_json::Value;

use super::entity;
use super::guard::is_facts;
use super::markup::{Piece, Tag};
use crate::model::Meta;

/// The longest data block that is looked into, in bytes.
const LONGEST: usize = 1 << 20;

/// What was seen on the way through a page.
#[derive(Debug, Default)]
pub(super) struct Facts {
    data: Vec<Value>,
    /// `meta` names in lower case with their contents.
    named: Vec<(String, String)>,
    title: Option<String>,
    headings: Vec<String>,
    time: Option<String>,
    /// A title or a headline that is open, with its text so far.
    open: Option<(&'static str, String)>,
}

/// What a page says about itself, once it has gone by.
pub(super) fn meta(seen: Facts) -> Meta {
    let data = seen.data.iter().find_map(article);
    let from_data = |key: &str| data.and_then(|article| article.get(key)).and_then(words);
    let single = || seen.headings.first().filter(|_| seen.headings.len() == 1).cloned();
    let titled = || seen.named(&["og:title", "twitter:title"]).or_else(|| seen.title.clone());
    let site = seen.named(&["og:site_name"]);
    let headline = from_data("headline").or_else(single).or_else(titled);
    Meta {
        headline: headline
            .map(|text| bare(&entity::decode(&text), site.as_deref()))
            .filter(|text| !text.is_empty()),
        byline: data
            .and_then(|article| article.get("author"))
            .and_then(names)
            .or_else(|| seen.named(&["author", "byl", "parsely-author", "dc.creator", "article:author"]))
            .map(|text| one_line(&entity::decode(&text)))
            .filter(|text| !text.is_empty() && !text.contains("://")),
        published: from_data("datePublished")
            .or_else(|| {
                seen.named(&[
                    "article:published_time",
                    "datepublished",
                    "date",
                    "dc.date",
                    "parsely-pub-date",
                    "pubdate",
                ])
            })
            .or(seen.time)
            .map(|text| one_line(&text)),
        ..Meta::default()
    }
}

impl Facts {
    /// Sees a piece of the page.
    pub(super) fn see(&mut self, html: &str, piece: &Piece) {
        match piece {
            Piece::Raw(tag, content, _) => {
                if is_facts(tag) && content.len() < LONGEST {
                    self.data.extend(serde_json::from_str::<Value>(html[content.clone()].trim()).ok());
                }
            }
            Piece::Text(range) => {
                if let Some((_, text)) = &mut self.open {
                    text.push_str(&html[range.clone()]);
                }
            }
            Piece::Tag(tag) => {
                self.tag(tag);
                let open = self.open.take();
                self.open = self.follow(tag, open);
            }
        }
    }

    /// Follows a title or a headline to its end.
    fn follow(&mut self, tag: &Tag, open: Option<(&'static str, String)>) -> Option<(&'static str, String)> {
        match open {
            None => ["title", "h1"]
                .into_iter()
                .find(|name| !tag.closes && tag.is(name))
                .map(|name| (name, String::new())),
            Some((name, text)) if tag.is(name) => {
                let text = one_line(&text);
                match name {
                    "title" => _ = self.title.get_or_insert(text),
                    _ if !text.is_empty() => self.headings.push(text),
                    _ => {}
                }
                None
            }
            open => open,
        }
    }

    fn tag(&mut self, tag: &Tag) {
        if tag.is("meta")
            && let Some(content) = tag.get("content")
        {
            let name = tag.get("property").or_else(|| tag.get("name")).or_else(|| tag.get("itemprop"));
            self.named.extend(name.map(|name| (name.to_ascii_lowercase(), content.to_owned())));
        } else if tag.is("time") && self.time.is_none() {
            self.time = tag.get("datetime").map(str::to_owned);
        }
    }

    fn named(&self, names: &[&str]) -> Option<String> {
        let full = |value: &String| !value.trim().is_empty();
        names.iter().find_map(|name| {
            self.named.iter().find(|(key, value)| key == name && full(value)).map(|(_, value)| value.clone())
        })
    }
}

/// The article among a page's data.
fn article(data: &Value) -> Option<&Value> {
    match data {
        Value::Array(items) => items.iter().find_map(article),
        Value::Object(object) => {
            let kind = object.get("@type");
            let is = |kind: &Value| {
                kind.as_str()
                    .is_some_and(|kind| kind.contains("Article") || matches!(kind, "Report" | "BlogPosting"))
            };
            let mine =
                kind.is_some_and(|kind| is(kind) || kind.as_array().is_some_and(|all| all.iter().any(is)));
            if mine && object.contains_key("headline") {
                return Some(data);
            }
            ["@graph", "mainEntity", "mainEntityOfPage"]
                .iter()
                .find_map(|key| object.get(*key).and_then(article))
        }
        Value::Null | Value::Bool(_) | Value::Number(_) | Value::String(_) => None,
    }
}

fn words(value: &Value) -> Option<String> {
    value.as_str().map(str::to_owned).filter(|text| !text.trim().is_empty())
}

/// The names of one writer or several.
fn names(value: &Value) -> Option<String> {
    match value {
        Value::String(_) => words(value),
        Value::Object(object) => object.get("name").and_then(names),
        Value::Array(all) => {
            let all: Vec<String> = all.iter().filter_map(names).collect();
            (!all.is_empty()).then(|| all.join(", "))
        }
        Value::Null | Value::Bool(_) | Value::Number(_) => None,
    }
}

fn one_line(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// A headline without the site's name behind it.
fn bare(text: &str, site: Option<&str>) -> String {
    let text = one_line(text);
    for mark in [" | ", " - ", " – ", " — "] {
        if let Some((head, tail)) = text.rsplit_once(mark) {
            let named = site.is_some_and(|site| tail.eq_ignore_ascii_case(site.trim()));
            if named || (mark == " | " && tail.split(' ').count() < 5 && head.split(' ').count() > 2) {
                return bare(head, site);
            }
        }
    }
    text
}

#[cfg(test)]
mod tests {
    use super::Facts;
    use crate::import::html::markup::pieces;
    use crate::model::Meta;

    fn read(html: &str) -> Meta {
        let mut facts = Facts::default();
        pieces(html).for_each(|piece| facts.see(html, &piece));
        super::meta(facts)
    }

    #[test]
    fn a_pages_data_goes_before_its_head() {
        let html = r#"<title>Bridge to close | The Post</title><meta property="og:title" content="Bridge &amp; road">
            <meta name=author content="A. Lee"><time datetime="2026-11-01">
            <script type="application/ld+json">{"@graph":[{"@type":"WebSite"},{"@type":["NewsArticle"],
            "headline":"Bridge closes","author":[{"name":"Ann Lee"},"Bo Roy"],"datePublished":"2026-11-02T08:00Z"}]}</script>"#;
        let meta = read(html);
        assert_eq!(meta.headline.as_deref(), Some("Bridge closes"));
        assert_eq!(meta.byline.as_deref(), Some("Ann Lee, Bo Roy"));
        assert_eq!(meta.published.as_deref(), Some("2026-11-02T08:00Z"));
        let meta = read(&html.replace("ld+json", "json"));
        assert_eq!(meta.headline.as_deref(), Some("Bridge & road"));
        assert_eq!((meta.byline.as_deref(), meta.published.as_deref()), (Some("A. Lee"), Some("2026-11-01")));
    }

    #[test]
    fn the_sites_name_is_no_part_of_the_headline() {
        assert_eq!(
            read("<title>Bridge to close | The Post</title>").headline.as_deref(),
            Some("Bridge to close")
        );
        let html =
            "<meta property='og:site_name' content='The Post'><title>Bridge - a plan - The Post</title>";
        assert_eq!(read(html).headline.as_deref(), Some("Bridge - a plan"));
    }
}
