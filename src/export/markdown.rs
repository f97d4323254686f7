//! Markdown: front matter, paragraphs, cues in bold. It reads back as the same script.

use super::sheet::{Kind, paragraphs, push_plain, strip_notes};
use crate::model::{Error, Header, HouseStyle, Noted, Rundown, Story, clock};

/// Writes Markdown.
///
/// # Errors
/// None.
pub fn export(rundown: &Rundown, style: &HouseStyle) -> Result<Noted<Vec<u8>>, Error> {
    let mut out = String::new();
    let alone = rundown.stories.len() == 1;
    for story in &rundown.stories {
        if alone {
            front_matter(&mut out, story);
        } else {
            out.push_str(if out.is_empty() { "# " } else { "\n# " });
            push_escaped(&mut out, &Header::from(story).to_string());
            out.push('\n');
        }
        for line in paragraphs(&story.script, style).iter().filter(|line| !line.text.trim().is_empty()) {
            let mark = if line.kind == Kind::Spoken { "" } else { "**" };
            out.extend(["\n", mark]);
            push_escaped(&mut out, &line.text);
            out.extend([mark, "\n"]);
        }
    }
    Ok(Noted { value: out.into_bytes(), notes: strip_notes(rundown) })
}

/// What stands beside the words, as the Markdown importer reads it.
fn front_matter(out: &mut String, story: &Story) {
    let (header, meta) = (Header::from(story), &story.script.meta);
    out.push_str("---\n");
    for (key, value) in [
        ("slug", Some(header.slug)),
        ("item", header.item),
        ("anchor", header.anchor),
        ("writer", meta.writer.clone()),
        ("show", meta.show.clone()),
        ("air", meta.air.clone()),
        ("trt", Some(clock(story.script.trt))),
        ("fingerprint", Some(header.fingerprint)),
    ] {
        if let Some(value) = value.filter(|value| !value.is_empty()) {
            out.extend([key, ": \""]);
            push_plain(out, &value.replace(['"', '\\', '\n', '<', '>'], " "));
            out.push_str("\"\n");
        }
    }
    out.push_str("---\n");
}

/// Adds a text in which no character is a mark of Markdown.
fn push_escaped(out: &mut String, text: &str) {
    let mut plain = String::with_capacity(text.len());
    push_plain(&mut plain, text);
    let plain = plain.trim();
    let number = plain.len() - plain.trim_start_matches(|c: char| c.is_ascii_digit()).len();
    for (at, c) in plain.char_indices() {
        let opens_block = (at == 0 && matches!(c, '#' | '+' | '-' | '=' | ':'))
            || (number > 0 && at == number && matches!(c, '.' | ')'));
        if opens_block
            || matches!(c, '\\' | '`' | '*' | '_' | '{' | '}' | '[' | ']' | '<' | '>' | '&' | '~' | '|' | '$')
        {
            out.push('\\');
        }
        out.push(c);
    }
}

#[cfg(test)]
mod tests {
    use super::export;
    use crate::export::trial::{finish, read, script, show, style, written};
    use crate::model::{Part, Rundown, Script};

    #[test]
    fn a_story_has_front_matter() {
        let (md, _) = written(export, &Rundown::from(script()), &style());
        assert!(
            md.starts_with("---\nslug: \"MAYOR RESIGNS\"\nanchor: \"KIM\"\ntrt: \"0:22\"\nfingerprint: \""),
            "{md}"
        );
        assert!(md.contains("\n---\n\n**\\[KIM — CAM 2\\]**\n\nTHE MAYOR OF LA PEÑA — 34-YEAR-OLD"), "{md}");
    }

    #[test]
    fn a_show_has_a_heading_a_story() {
        let (md, _) = written(export, &show(), &style());
        assert!(
            md.starts_with("# \\[A1 \\| MAYOR RESIGNS \\| KIM") && md.contains("\n\n# \\[A2 \\| WEATHER"),
            "{md}"
        );
    }

    #[test]
    fn no_word_is_a_mark() {
        let of = |text: &str| {
            let parts = vec![Part::Read(read(text))];
            written(
                export,
                &finish(Script { slug: "\"\n---".into(), parts, ..Script::default() }).into(),
                &style(),
            )
            .0
        };
        assert!(of("- A *B* <C> &AMP; `D`").ends_with("\n\n\\- A \\*B\\* \\<C\\> \\&AMP; \\`D\\`\n"));
        assert!(of("15. A").ends_with("\n\n15\\. A\n"));
        assert!(of("# A").starts_with("---\nslug: \"  ---\"\n"), "{}", of("# A"));
    }
}
