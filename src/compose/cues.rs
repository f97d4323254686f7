//! What a cue says about time: its own seconds, and who reads from there.

use std::collections::BTreeMap;
use std::sync::LazyLock;

use crate::model::{Seconds, length};

/// What the words of a cue say of a time beside them, one a line.
const ROWS: &str = include_str!("../../styles/reading/cue-times.tsv");

/// The words in order, each with its parts.
static WORDS: LazyLock<Vec<(&str, &str)>> = LazyLock::new(|| {
    let rows = ROWS.lines().filter(|row| !row.starts_with('#')).map(|row| row.split('\t'));
    rows.filter_map(|mut row| Some((row.next()?, row.next()?))).collect()
});

/// What a cue says about time.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) enum Runs {
    /// So long.
    For(Seconds),
    /// Something that runs on its own and does not say how long: the next cue may (`[TRT: 57]`).
    Unsaid,
    /// Nothing, or nothing that counts.
    No,
}

impl Runs {
    /// Its seconds, where it says them.
    pub(super) fn seconds(self) -> Option<Seconds> {
        match self {
            Self::For(seconds) => Some(seconds),
            Self::Unsaid | Self::No => None,
        }
    }
}

/// The time a cue takes on air: `[SOT :12]`, `[VO 0:20]`, `[PAUSE 2]`, `[NATS 5 SEC]`, `[PKG, TRT: 57]`.
///
/// It takes none where it names no time, or several and does not say which one it runs (`RUNS`,
/// `TRT`); nor does what lies over the read (supers, graphics), tells a place on the tape or the
/// time of day, or is no cue of the studio's at all, such as a headline (`[KICKOFF 7:05]`). What
/// tells a length alone (`[TRT 1:05]`) is the whole story's, unless it stands `beneath` a cue that
/// runs and did not say how long; so does a time alone (`[1:23]`).
pub(super) fn runs(cue: &str, beneath: bool) -> Runs {
    /// Most words of a cue that are looked at.
    const LONG: usize = 60;
    let body = instruction(cue).to_ascii_lowercase().replace("-:", " :");
    let parted = |c: char| !c.is_alphanumeric() && !matches!(c, ':' | '.' | '\'' | '-' | '@');
    let pieces = body.split(parted).map(|word| word.trim_end_matches([':', '.', '-']));
    let words: Vec<&str> = pieces.filter(|word| !word.is_empty()).take(LONG).collect();
    let Some(kind) = words.iter().find(|word| !plays(word, "verb")).or(words.first()) else {
        return Runs::No;
    };
    if plays(kind, "over") || (plays(kind, "whole") && !beneath) {
        return Runs::No;
    }
    let alone = words.first().filter(|only| beneath && words.len() == 1 && only.contains(':'));
    if let Some(seconds) = alone.and_then(|only| length(only)) {
        return Runs::For(seconds);
    }
    let times = (0..words.len()).filter_map(|at| time_at(&words, at));
    let (labelled, others): (Vec<_>, Vec<_>) = times.partition(|(label, _)| *label);
    match (labelled.as_slice(), others.as_slice()) {
        ([(_, seconds)], _) | ([], [(_, seconds)]) => Runs::For(*seconds),
        ([], []) if words.iter().any(|word| plays(word, "tape")) => Runs::Unsaid,
        _ => Runs::No,
    }
}

/// A length of time at one of a cue's words, and whether a word before it calls it that.
fn time_at(words: &[&str], at: usize) -> Option<(bool, Seconds)> {
    let word = words[at];
    let before = at.checked_sub(1).map_or("", |at| words[at]);
    let next = words.get(at + 1).copied().unwrap_or_default();
    if plays(before, "place") || before == "@" || matches!(next, "am" | "pm" | "a.m" | "p.m" | "a-m" | "p-m")
    {
        return None;
    }
    let bare = word.strip_suffix("sec").unwrap_or(word);
    let seconds =
        length(bare).filter(|_| bare.starts_with([':', '0', '1', '2', '3', '4', '5', '6', '7', '8', '9']))?;
    let labelled = plays(before, "length");
    let has = |part: &str| words[..at].iter().any(|word| plays(word, part));
    let counts = if word.starts_with(':') || bare != word || matches!(next, "sec" | "secs") {
        true
    } else if word.contains(':') {
        has("tape") && !plays(before, "clock")
    } else if word.ends_with('s') || matches!(next, "s" | "second" | "seconds") {
        has("tape") || has("pause")
    } else {
        has("pause")
    };
    (labelled || counts).then_some((labelled, seconds))
}

/// Whether a word of a cue, in small letters, plays that part.
fn plays(word: &str, part: &str) -> bool {
    let parts = WORDS.binary_search_by_key(&word, |(word, _)| word).map(|at| WORDS[at].1);
    parts.is_ok_and(|parts| parts.split(' ').any(|other| other == part))
}

/// What stands between a cue's marks, on its first line, before any in-cue, out-cue or quoted words.
fn instruction(cue: &str) -> &str {
    let line = cue.lines().next().unwrap_or_default();
    let line = line.trim_start_matches(|c: char| !c.is_alphanumeric() && c != ':');
    let end = closes(line).unwrap_or(line.len());
    let line = &line[..end];
    let upper = line.to_ascii_uppercase();
    let end = ["OUTCUE", "OUT-CUE", "OUT CUE", "INCUE", "IN-CUE", "IN CUE", "OC:", "OUT:"]
        .iter()
        .filter_map(|word| upper.find(word))
        .min()
        .unwrap_or(line.len());
    &line[..end]
}

/// Where a cue's mark closes, or quoted words begin; brackets inside it are its own.
fn closes(line: &str) -> Option<usize> {
    let mut depth = 0_usize;
    line.char_indices().find_map(|(at, mark)| {
        match mark {
            '(' => depth += 1,
            ')' if depth > 0 => depth -= 1,
            ']' | ')' | '}' | '>' | '*' | '"' | '“' | '»' => return Some(at),
            _ => {}
        }
        None
    })
}

/// The anchor who reads from a cue on: `[KIM]`, `[ANCHOR: KIM]`, `[KIM / 2-SHOT]`.
pub(super) fn anchor<'a>(cue: &str, anchors: &'a BTreeMap<String, f64>) -> Option<(&'a str, f64)> {
    if anchors.is_empty() {
        return None;
    }
    instruction(cue).split(['/', '|', ',']).find_map(|field| {
        let field = field.trim_matches(|c: char| !c.is_alphanumeric());
        find(field, anchors).or_else(|| find(after_anchor(field)?, anchors))
    })
}

/// What follows the word ANCHOR.
fn after_anchor(field: &str) -> Option<&str> {
    let (head, rest) = field.split_at_checked("anchor".len())?;
    let parted = head.eq_ignore_ascii_case("anchor") && rest.starts_with([' ', ':']);
    parted.then(|| rest.trim_start_matches([' ', ':']))
}

/// An anchor by name, in any case.
pub(super) fn find<'a>(name: &str, anchors: &'a BTreeMap<String, f64>) -> Option<(&'a str, f64)> {
    let name = name.trim().to_lowercase();
    anchors
        .iter()
        .find(|(known, _)| known.to_lowercase() == name)
        .map(|(known, rate)| (known.as_str(), *rate))
}

#[cfg(test)]
#[allow(clippy::float_cmp)] // whole seconds are exact
mod tests {
    use std::collections::BTreeMap;

    use super::{ROWS, Runs, anchor, runs};

    /// The seconds of a cue that stands alone; -1 for none.
    fn seconds(cue: &str) -> f64 {
        runs(cue, false).seconds().unwrap_or(-1.0)
    }

    #[test]
    fn the_list_is_sorted_and_its_examples_hold() {
        let rows: Vec<&str> = ROWS.lines().filter(|row| !row.starts_with('#')).collect();
        let words = |row: &&str| row.split('\t').next().map(str::to_owned);
        assert!(
            rows.iter().map(words).is_sorted_by(|one, next| one < next),
            "sort styles/reading/cue-times.tsv"
        );
        for row in rows {
            let fields: Vec<&str> = row.split('\t').collect();
            let [word, _, example] = fields[..] else { panic!("three columns: {row}") };
            let (cue, wanted) = example.split_once(" => ").expect("an example");
            assert!(cue.to_lowercase().contains(word), "{row}");
            assert_eq!(seconds(cue), wanted.parse().unwrap_or(-1.0), "{row}");
        }
    }

    #[test]
    fn a_length_alone_belongs_to_the_tape_above_it() {
        assert_eq!((runs("[[TAKE PKG]]", false), runs("[[trt: 57]]", true)), (Runs::Unsaid, Runs::For(57.0)));
        assert_eq!(runs("[[trt: 57]]", false), Runs::No);
        assert_eq!((runs("[1:23]", true), runs("[1:23]", false)), (Runs::For(83.0), Runs::No));
        assert_eq!((runs("[ON CAM]", true), runs("[SOT]", true)), (Runs::No, Runs::Unsaid));
        let endless = format!("[SOT {}]", "0:12 ".repeat(200_000));
        assert_eq!(runs(&endless, false), Runs::No);
        assert_eq!((runs("[ON CAM]", false), runs("[SOT :12]", false)), (Runs::No, Runs::For(12.0)));
    }

    #[test]
    fn a_cue_carries_its_own_seconds() {
        let cases = [
            ("[SOT :12]", 12.0),
            ("[SOT 1:05]", 65.0),
            ("[VO :20]", 20.0),
            ("[PAUSE 2]", 2.0),
            ("[pause 1.5]", 1.5),
            ("(NATS 5 SEC)", 5.0),
            ("[NATS: 5s]", 5.0),
            ("***SOT: MAYOR, :14***", 14.0),
            ("[SOT :12 OUTCUE: SEE YOU AT 8:30]", 12.0),
            ("[SOT BRANDT \"WE MEET AT 8:30\" ]", -1.0),
            ("[SOT IN 00:05 OUT 00:17 RUNS :12]", 12.0),
            ("[SOT IN 00:05 OUT 00:17]", -1.0),
            ("[PKG RUNS 1:30]\nWE MET AT :15", 90.0),
            ("[SUPER: KIM BRANDT :05]", -1.0),
            ("[LIVE 6:30 PM]", -1.0),
            ("[TAKE VO 2]", -1.0),
            ("[CAM 2]", -1.0),
            ("[TRT 1:05]", -1.0),
            ("[ON CAM]", -1.0),
            ("[BYTES]", -1.0),
            ("[TAKE VO: NAME, :15]", 15.0),
            ("[SOT: MAYOR :12]", 12.0),
            ("[SOT: MAYOR (:12)]", 12.0),
            ("[SOT (MAYOR) :12]", 12.0),
            ("[SOT/MAYOR/:12]", 12.0),
            ("[SOT—:12]", 12.0),
            ("[NATS :03]", 3.0),
            ("[NATS FULL FOR :03]", 3.0),
            ("[SOT - RUNS 1:05]", 65.0),
            ("[SOT, TRT: 12]", 12.0),
            ("[PKG RUNS=1:30]", 90.0),
            ("[SOT @ 1:15, RUNS :12]", 12.0),
            ("[TEASE :15]", 15.0),
            ("[VO :20-:30]", -1.0),
            ("[SOT STARTS AT :05]", -1.0),
            ("[IN: :05 OUT: :17]", -1.0),
            ("[LIVE AT 6:15]", -1.0),
            ("[TEASE FOR 6:30]", -1.0),
            ("[KICKOFF 7:05]", -1.0),
            ("[LIFE IN THE 1980S]", -1.0),
            ("[THE LAST 30 SECONDS]", -1.0),
            ("[TAKE SUPER :05]", -1.0),
            ("[FULL SCREEN :10]", -1.0),
            ("[TOTAL TIME :50]", -1.0),
            ("[]", -1.0),
            ("", -1.0),
        ];
        for (cue, wanted) in cases {
            assert_eq!(seconds(cue), wanted, "{cue}");
        }
    }

    #[test]
    fn a_cue_names_the_anchor() {
        let anchors = BTreeMap::from([("Kim".to_owned(), 172.0), ("Jo Ann Älv".to_owned(), 150.0)]);
        for cue in ["[KIM]", "[Kim]", "[ANCHOR KIM]", "[anchor: kim]", "(KIM / 2-SHOT)", "**KIM**"] {
            assert_eq!(anchor(cue, &anchors), Some(("Kim", 172.0)), "{cue}");
        }
        assert_eq!(anchor("[JO ANN ÄLV]", &anchors), Some(("Jo Ann Älv", 150.0)));
        for cue in ["[KIMONO]", "[ON CAM]", "[ANCHOR]", "[KIM BRANDT]", "[]"] {
            assert_eq!(anchor(cue, &anchors), None, "{cue}");
        }
    }
}
