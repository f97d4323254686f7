//! HTML as `QPrompt` keeps its own scripts, with a marker for each item.
//!
//! Neither sizes nor colours are set: `QPrompt` drops the one and may drop the other.

use super::markup::{element, push_text};
use super::sheet::{Kind, paragraphs, strip_notes};
use crate::model::{Error, Header, HouseStyle, Noted, Rundown, Story};

/// Writes HTML for `QPrompt`.
///
/// # Errors
/// None.
pub fn export(rundown: &Rundown, style: &HouseStyle) -> Result<Noted<Vec<u8>>, Error> {
    let mut out = String::from("<!DOCTYPE html>\n<html>\n<head>\n<meta charset=\"utf-8\">\n");
    let slug = rundown.stories.first().map_or("", |story| &story.script.slug);
    element(&mut out, "title", rundown.title.as_deref().unwrap_or(slug));
    out.push_str("\n</head>\n<body>\n");
    for (number, story) in rundown.stories.iter().enumerate() {
        header(&mut out, number, story);
        for line in paragraphs(&story.script, style).iter().filter(|line| !line.text.trim().is_empty()) {
            let (open, close) =
                if line.kind == Kind::Spoken { ("<p>", "</p>\n") } else { ("<p><b>", "</b></p>\n") };
            out.push_str(open);
            push_text(&mut out, &line.text);
            out.push_str(close);
        }
    }
    out.push_str("</body>\n</html>\n");
    Ok(Noted { value: out.into_bytes(), notes: strip_notes(rundown) })
}

/// The header line; its item number is a marker that a key jumps to: 1 to 9, then A to Z.
fn header(out: &mut String, number: usize, story: &Story) {
    let header = Header::from(story);
    let line = header.to_string();
    out.push_str("<p><b>");
    let rest = match &header.item {
        Some(item) => {
            let key = (b'1'..=b'9').chain(b'A'..=b'Z').nth(number);
            let name = key.map_or_else(|| format!("item_{}", number + 1), |key| format!("key_{key}"));
            out.extend(["[<a name=\"", &name, "\" href=\"#\">"]);
            push_text(out, item);
            out.push_str("</a>");
            &line[1 + item.len()..]
        }
        None => line.as_str(),
    };
    push_text(out, rest);
    out.push_str("</b></p>\n");
}

#[cfg(test)]
mod tests {
    use super::export;
    use crate::export::trial::{finish, read, show, style, written};
    use crate::model::{Part, Script};

    #[test]
    fn items_are_markers_on_keys() {
        let (html, _) = written(export, &show(), &style());
        assert!(
            html.contains("<p><b>[<a name=\"key_49\" href=\"#\">A1</a> | MAYOR RESIGNS | KIM | TRT 0:22 | "),
            "{html}"
        );
        assert!(html.contains("<a name=\"key_50\" href=\"#\">A2</a> | WEATHER"), "{html}");
        assert!(html.contains("<p><b>[SOT :12]</b></p>"), "{html}");
    }

    #[test]
    fn tags_in_the_words_are_words() {
        let parts = vec![Part::Read(read("<script>alert(1)</script> & CO."))];
        let script = finish(Script { slug: "</title>".into(), parts, ..Script::default() });
        let (html, _) = written(export, &script.into(), &style());
        assert!(html.contains("<p>&lt;script&gt;alert(1)&lt;/script&gt; &amp; CO.</p>"), "{html}");
        assert!(html.contains("<title>&lt;/title&gt;</title>"), "{html}");
    }
}
