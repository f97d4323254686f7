//! The name a person most likely meant.

/// The candidate fewest slips away from a word; `None` where every one is too far to be meant.
pub fn nearest<'a>(word: &str, candidates: impl IntoIterator<Item = &'a str>) -> Option<&'a str> {
    let most = word.chars().count().div_ceil(3).max(1);
    candidates
        .into_iter()
        .map(|candidate| (slips(word, candidate), candidate))
        .filter(|&(far, _)| far <= most)
        .min_by_key(|&(far, _)| far)
        .map(|(_, candidate)| candidate)
}

/// How many letters were added, lost, changed or swapped with their neighbour.
fn slips(from: &str, to: &str) -> usize {
    let (from, to) = (lower(from), lower(to));
    if from.len().abs_diff(to.len()) > 8 {
        return usize::MAX;
    }
    let mut rows = vec![(0..=to.len()).collect::<Vec<_>>()];
    for (i, a) in from.iter().enumerate() {
        let mut row = vec![i + 1];
        for (j, b) in to.iter().enumerate() {
            let change = rows[i][j] + usize::from(a != b);
            let mut least = change.min(rows[i][j + 1] + 1).min(row[j] + 1);
            if i > 0 && j > 0 && *a == to[j - 1] && from[i - 1] == *b {
                least = least.min(rows[i - 1][j - 1] + 1);
            }
            row.push(least);
        }
        rows.push(row);
    }
    rows[from.len()][to.len()]
}

fn lower(word: &str) -> Vec<char> {
    word.chars().take(64).flat_map(char::to_lowercase).map(|c| if c == '_' { '-' } else { c }).collect()
}

#[cfg(test)]
mod tests {
    use super::nearest;

    #[test]
    fn finds_what_was_meant_and_nothing_else() {
        let keys = ["case", "spell-max", "quote-marker", "page.size"];
        for (typed, meant) in [
            ("spel_max", Some("spell-max")),
            ("spell-mxa", Some("spell-max")),
            ("Case", Some("case")),
            ("quotemarker", Some("quote-marker")),
            ("zebra", None),
            ("", None),
        ] {
            assert_eq!(nearest(typed, keys), meant, "{typed}");
        }
    }
}
