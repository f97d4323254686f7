//! Words that begin a sentence and hardly ever a name: after an abbreviation they tell.

/// Words that begin a sentence and hardly ever a name.
pub(super) const STARTERS: &[&str] = &[
    "A",
    "About",
    "According",
    "After",
    "All",
    "Also",
    "Although",
    "An",
    "And",
    "Another",
    "Are",
    "As",
    "At",
    "Because",
    "Before",
    "Both",
    "But",
    "By",
    "Despite",
    "Did",
    "Do",
    "During",
    "Each",
    "Earlier",
    "Every",
    "For",
    "From",
    "Had",
    "Has",
    "Have",
    "He",
    "Her",
    "Here",
    "His",
    "How",
    "However",
    "I",
    "If",
    "In",
    "Instead",
    "Is",
    "It",
    "Its",
    "Just",
    "Later",
    "Many",
    "Meanwhile",
    "More",
    "Most",
    "Mr.",
    "Mrs.",
    "Ms.",
    "My",
    "No",
    "Nobody",
    "Not",
    "Now",
    "Of",
    "On",
    "Once",
    "One",
    "Only",
    "Or",
    "Other",
    "Our",
    "Police",
    "She",
    "Since",
    "So",
    "Some",
    "Still",
    "Such",
    "That",
    "The",
    "Their",
    "Then",
    "There",
    "These",
    "They",
    "This",
    "Those",
    "Though",
    "Three",
    "To",
    "Two",
    "Under",
    "Until",
    "Was",
    "We",
    "Were",
    "What",
    "When",
    "Where",
    "Whether",
    "Which",
    "While",
    "Who",
    "Why",
    "Will",
    "With",
    "Would",
    "Yet",
    "You",
    "Your",
];

/// A starter in capitals.
pub(super) fn is_shouted_starter(word: &str) -> bool {
    let mut letters = word.chars();
    if CARRIES_ON.contains(&word) {
        return false;
    }
    let folded: String = letters.next().into_iter().chain(letters.flat_map(char::to_lowercase)).collect();
    STARTERS.binary_search(&folded.as_str()).is_ok()
}

/// Words that open sentences too, but where all is capitals are far oftener the middle of one.
const CARRIES_ON: &[&str] = &[
    "AFTER", "AND", "AS", "AT", "BEFORE", "BY", "DURING", "FOR", "FROM", "IN", "OF", "ON", "OR", "SINCE",
    "TO", "UNTIL", "WHEN", "WHILE", "WITH",
];

#[cfg(test)]
mod tests {
    use super::STARTERS;

    #[test]
    fn starters_are_sorted() {
        assert!(STARTERS.windows(2).all(|pair| pair[0] < pair[1]));
    }
}
