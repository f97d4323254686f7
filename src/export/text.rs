//! Prompter text: paragraphs parted by one blank line.

use crate::model::{Error, HouseStyle, Noted, Part, Rundown};

/// Writes prompter text.
///
/// # Errors
/// None.
pub fn export(rundown: &Rundown, _style: &HouseStyle) -> Result<Noted<Vec<u8>>, Error> {
    let mut out = String::new();
    for part in rundown.stories.iter().flat_map(|story| &story.script.parts) {
        if !out.is_empty() {
            out.push('\n');
        }
        out.push_str(match part {
            Part::Read(read) | Part::Tag(read) => &read.text,
            Part::Cue(cue) | Part::Sot(cue) | Part::Super(cue) => &cue.text,
        });
        out.push('\n');
    }
    Ok(Noted { value: out.into_bytes(), notes: Vec::new() })
}
