//! Names of the emoji that turn up in news copy, for styles that say them.

/// An emoji's name in small letters.
#[must_use]
pub fn name(emoji: char) -> Option<&'static str> {
    NAMES.binary_search_by_key(&emoji, |&(sign, _)| sign).ok().map(|at| NAMES[at].1)
}

/// Sorted by character; names after Unicode's short names (CLDR).
const NAMES: &[(char, &str)] = &[
    ('☀', "sun"),
    ('☔', "umbrella with rain drops"),
    ('⚠', "warning sign"),
    ('⚡', "high voltage"),
    ('⚽', "soccer ball"),
    ('⚾', "baseball"),
    ('✅', "check mark"),
    ('✊', "raised fist"),
    ('✌', "victory hand"),
    ('✨', "sparkles"),
    ('❄', "snowflake"),
    ('❌', "cross mark"),
    ('❤', "red heart"),
    ('⭐', "star"),
    ('🌊', "water wave"),
    ('🌍', "globe"),
    ('🌎', "globe"),
    ('🌪', "tornado"),
    ('🎉', "party popper"),
    ('🎶', "musical notes"),
    ('🏀', "basketball"),
    ('🏆', "trophy"),
    ('🏈', "american football"),
    ('👀', "eyes"),
    ('👇', "pointing down"),
    ('👉', "pointing right"),
    ('👍', "thumbs up"),
    ('👎', "thumbs down"),
    ('👏', "clapping hands"),
    ('💀', "skull"),
    ('💔', "broken heart"),
    ('💕', "two hearts"),
    ('💙', "blue heart"),
    ('💪', "flexed biceps"),
    ('💯', "hundred points"),
    ('📈', "chart increasing"),
    ('📉', "chart decreasing"),
    ('📷', "camera"),
    ('🔥', "fire"),
    ('😀', "grinning face"),
    ('😂', "face with tears of joy"),
    ('😊', "smiling face"),
    ('😍', "smiling face with heart eyes"),
    ('😎', "smiling face with sunglasses"),
    ('😡', "angry face"),
    ('😢', "crying face"),
    ('😭', "loudly crying face"),
    ('🙌', "raising hands"),
    ('🙏', "folded hands"),
    ('🚀', "rocket"),
    ('🚨', "police car light"),
    ('🤔', "thinking face"),
    ('🤣', "rolling on the floor laughing"),
    ('🥇', "gold medal"),
    ('🥈', "silver medal"),
    ('🥉', "bronze medal"),
];

#[cfg(test)]
mod tests {
    use super::{NAMES, name};

    #[test]
    fn names_are_sorted_and_found() {
        assert!(NAMES.windows(2).all(|pair| pair[0].0 < pair[1].0));
        assert_eq!(name('🔥'), Some("fire"));
        assert_eq!(name('x'), None);
    }
}
