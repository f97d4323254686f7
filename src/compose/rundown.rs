//! Stories to a show: item numbers, when each starts, and when it must.

use crate::model::{Rundown, Script, Seconds, Story};

/// What stands in a show, in order.
#[derive(Debug, Clone, PartialEq)]
pub enum Slot {
    /// A story, under its item number if the producer gave one.
    Story(Box<Script>, Option<String>),
    /// So many seconds of something else, such as a break: the next story opens a new block.
    Break(Seconds),
}

/// Puts a show together. `length` is what the show may take, where its end is fixed.
///
/// Items are numbered A1, A2 and so on, with the next letter after each break.
#[must_use]
pub fn rundown(
    title: Option<String>,
    air: Option<String>,
    slots: Vec<Slot>,
    length: Option<Seconds>,
) -> Rundown {
    let mut left: Seconds = slots.iter().map(seconds).sum();
    let (mut at, mut block, mut number) = (0.0, 0, 0);
    let mut stories = Vec::new();
    for slot in slots {
        let takes = seconds(&slot);
        match slot {
            Slot::Story(script, item) => {
                number += 1;
                let item = item.unwrap_or_else(|| format!("{}{number}", letter(block)));
                let back_time = length.map(|length| length - left);
                stories.push(Story { item, start: at, back_time, script: *script });
            }
            Slot::Break(_) => (block, number) = (block + 1, 0),
        }
        at += takes;
        left -= takes;
    }
    Rundown { title, air, stories }
}

fn seconds(slot: &Slot) -> Seconds {
    match slot {
        Slot::Story(script, _) => script.trt,
        Slot::Break(seconds) => *seconds,
    }
}

/// A block's letter; after Z they begin again.
fn letter(block: u8) -> char {
    char::from(b'A' + block % 26)
}

#[cfg(test)]
mod tests {
    use super::{Slot, rundown};
    use crate::model::Script;

    #[test]
    fn stories_are_numbered_and_timed_from_both_ends() {
        let story = |trt| Slot::Story(Box::new(Script { trt, ..Script::default() }), None);
        let slots = vec![story(30.0), story(20.0), Slot::Break(60.0), story(10.0)];
        let show = rundown(Some("6 PM".into()), None, slots, Some(150.0));
        let told: Vec<_> =
            show.stories.iter().map(|story| (story.item.as_str(), story.start, story.back_time)).collect();
        assert_eq!(told, [("A1", 0.0, Some(30.0)), ("A2", 30.0, Some(60.0)), ("B1", 110.0, Some(140.0))]);
    }
}
