//! Front matter: the facts about a story above its Markdown, as YAML or TOML writers type them.

use crate::model::{Meta, Note, Span};

/// What stands above the story.
#[derive(Debug, Default)]
pub(super) struct Front {
    /// The facts.
    pub(super) meta: Meta,
    /// What was said and not used.
    pub(super) notes: Vec<Note>,
    /// The byte where the story begins.
    pub(super) end: usize,
}

/// Takes the front matter off a text; `end` is 0 where there is none.
pub(super) fn read(text: &str) -> Front {
    let Some((start, end, after)) = fences(text) else { return Front::default() };
    let mut front = Front { end: after, ..Front::default() };
    let mut unused = Vec::new();
    for (key, value) in pairs(&text[start..end]) {
        match field(&mut front.meta, &key) {
            Some(place) => {
                place.get_or_insert(value);
            }
            None => unused.push(key),
        }
    }
    if !unused.is_empty() {
        let message = format!("front matter not used: {}", unused.join(", "));
        front.notes.push(Note::info("front-matter", Span::new(start, end), message));
    }
    front
}

/// Where the lines between the fences start and end, and where the story begins.
fn fences(text: &str) -> Option<(usize, usize, usize)> {
    let mut at = text.len() - text.trim_start_matches(['\u{feff}', '\n', '\r']).len();
    let mut lines = text[at..].split_inclusive('\n');
    let open = lines.next()?;
    let fence = open.trim_end();
    if fence != "---" && fence != "+++" {
        return None;
    }
    at += open.len();
    let start = at;
    for line in lines {
        let closes = line.trim_end() == fence || (fence == "---" && line.trim_end() == "...");
        if closes {
            // A rule above a story and one below it fence nothing: every line must be a fact.
            return looks_like_facts(&text[start..at]).then_some((start, at, at + line.len()));
        }
        at += line.len();
    }
    None
}

fn looks_like_facts(text: &str) -> bool {
    let facts = text.lines().filter(|line| !line.trim().is_empty());
    let mut first = facts.skip_while(|line| line.trim_start().starts_with('#')).peekable();
    // Lines further in carry on what stands above them: a list, a block of text, a table.
    let fact = |line: &&str| {
        let inside = line.starts_with([' ', '\t', '-', '#', '[', ']', '{', '}', '"', '\'']);
        inside || split(line).is_some()
    };
    first.peek().is_none_or(|line| split(line).is_some() || line.trim_start().starts_with('['))
        && first.all(|line| fact(&line))
}

/// Key and value of a line.
fn split(line: &str) -> Option<(&str, &str)> {
    let at = line.find([':', '='])?;
    let key = line[..at].trim().trim_matches(['"', '\'']);
    let plain = |c: char| c.is_alphanumeric() || matches!(c, '_' | '-' | '.' | ' ');
    (!key.is_empty() && key.len() <= 40 && key.chars().all(plain)).then(|| (key, line[at + 1..].trim()))
}

/// Every key with what it is set to; a list's items are joined with commas.
fn pairs(text: &str) -> Vec<(String, String)> {
    let mut found: Vec<(String, String)> = Vec::new();
    for line in text.lines() {
        let indented = line.starts_with([' ', '\t']);
        let bare = line.trim();
        if bare.is_empty() || bare.starts_with('#') {
            continue;
        }
        // Below a key: an item of its list, or more of its folded text.
        let more = bare.strip_prefix("- ").or(indented.then_some(bare));
        match (more, split(line)) {
            (Some(item), _) => {
                if let Some((_, value)) = found.last_mut() {
                    let part = if bare.starts_with("- ") && !value.is_empty() { ", " } else { " " };
                    let joined = format!("{value}{part}{}", unquote(item));
                    joined.trim().clone_into(value);
                }
            }
            (None, Some((key, value))) => found.push((key.to_lowercase(), unquote(value))),
            (None, None) => {}
        }
    }
    found.retain(|(_, value)| !value.is_empty());
    found
}

/// A value without its quotes, brackets and trailing remark.
fn unquote(value: &str) -> String {
    let value = value.trim();
    if matches!(value, "|" | ">" | "|-" | ">-" | "~" | "null" | "[]") {
        return String::new();
    }
    if let Some(list) = value.strip_prefix('[').and_then(|rest| rest.strip_suffix(']')) {
        return list.split(',').map(unquote).collect::<Vec<_>>().join(", ");
    }
    for quote in ['"', '\''] {
        if let Some(rest) = value.strip_prefix(quote) {
            // A doubled quote or one after a backslash is a quote within.
            let (within, escaped) = if quote == '"' { ("\\\"", "\"") } else { ("''", "'") };
            let kept = rest.replace(within, "\u{0}");
            if let Some((inside, _)) = kept.split_once(quote) {
                return inside.replace('\u{0}', escaped);
            }
        }
    }
    value.split_once(" #").map_or(value, |(before, _)| before.trim_end()).to_owned()
}

fn field<'a>(meta: &'a mut Meta, key: &str) -> Option<&'a mut Option<String>> {
    match key {
        "slug" => Some(&mut meta.slug),
        "headline" | "title" => Some(&mut meta.headline),
        "anchor" | "talent" | "presenter" => Some(&mut meta.anchor),
        "writer" | "producer" => Some(&mut meta.writer),
        "byline" | "author" | "authors" => Some(&mut meta.byline),
        "show" | "program" | "programme" => Some(&mut meta.show),
        "air" | "airtime" | "air-time" | "air_time" => Some(&mut meta.air),
        "dateline" => Some(&mut meta.dateline),
        "date" | "published" | "publishdate" => Some(&mut meta.published),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::read;

    #[test]
    fn yaml_and_toml_say_the_same() {
        let yaml = "---\nslug: BRIDGE\nanchor: \"Kim O'Hara\" # tonight\nshow: News at 6\nair: 18:00\nauthors:\n  - A. Lee\n  - B. Roy\ntags: [a, b]\n---\nThe story.";
        let toml = "+++\nslug = 'BRIDGE'\nanchor = \"Kim O'Hara\"\nshow = \"News at 6\"\nair = \"18:00\"\nauthors = [\"A. Lee\", \"B. Roy\"]\ntags = [\"a\", \"b\"]\n+++\nThe story.";
        for text in [yaml, toml] {
            let front = read(text);
            assert_eq!(&text[front.end..], "The story.");
            assert_eq!(front.meta.slug.as_deref(), Some("BRIDGE"));
            assert_eq!(front.meta.anchor.as_deref(), Some("Kim O'Hara"));
            assert_eq!(front.meta.show.as_deref(), Some("News at 6"));
            assert_eq!(front.meta.air.as_deref(), Some("18:00"));
            assert_eq!(front.meta.byline.as_deref(), Some("A. Lee, B. Roy"));
            assert_eq!(front.notes[0].message, "front matter not used: tags");
        }
    }

    #[test]
    fn a_headline_keeps_its_colon() {
        let front = read("---\ntitle: 'Reports: it''s over'\n---\n");
        assert_eq!(front.meta.headline.as_deref(), Some("Reports: it's over"));
    }

    #[test]
    fn rules_around_prose_are_no_front_matter() {
        for text in
            ["---\nThe mayor resigned today\n---\n", "---\nslug: A\n", "The story.\n---\na: b\n---\n", ""]
        {
            assert_eq!(read(text).end, 0, "{text:?}");
        }
    }
}
