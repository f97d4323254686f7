//! What a cue says about time: its own seconds, and who reads from there.

use std::collections::BTreeMap;

use crate::model::{Seconds, length};

/// The seconds a cue takes on air: `[SOT :12]`, `[VO 0:20]`, `[PAUSE 2]`, `[NATS 5 SEC]`.
///
/// None where it names no time, or several and does not say which one it runs (`RUNS`, `TRT`),
/// and none for what lies over the read (supers, graphics) or tells the time of day.
pub(super) fn seconds(cue: &str) -> Option<Seconds> {
    let body = instruction(cue).to_ascii_uppercase();
    let words: Vec<&str> = body.split_whitespace().map(|word| word.trim_end_matches([':', '.'])).collect();
    let (kind, rest) = words.split_first()?;
    if matches!(
        *kind,
        "SUPER" | "SUPERS" | "CG" | "GFX" | "FONT" | "LOWER" | "CHYRON" | "TRT" | "TIME" | "SLUG"
    ) {
        return None;
    }
    let bare = matches!(*kind, "PAUSE" | "BEAT" | "WAIT" | "HOLD");
    let times: Vec<(usize, Seconds)> =
        (0..rest.len()).filter_map(|at| Some((at, time_at(rest, at, bare)?))).collect();
    match times.as_slice() {
        [(_, only)] => Some(*only),
        several => several
            .iter()
            .find(|(at, _)| *at > 0 && matches!(rest[*at - 1], "RUNS" | "RUN" | "TRT" | "DUR"))
            .map(|(_, seconds)| *seconds),
    }
}

/// A length of time at one of a cue's words.
fn time_at(words: &[&str], at: usize, bare: bool) -> Option<Seconds> {
    let (word, next) = (words[at], words.get(at + 1).copied().unwrap_or_default());
    if matches!(next, "AM" | "PM" | "A.M" | "P.M" | "A-M" | "P-M") {
        return None;
    }
    let seconds =
        |word: &str| length(word).filter(|_| word.starts_with(|c: char| c == ':' || c.is_ascii_digit()));
    if word.contains(':') || word.ends_with('S') {
        return seconds(word);
    }
    if let Some(figure) = word.strip_suffix("SEC") {
        return seconds(figure);
    }
    let unit = matches!(next, "S" | "SEC" | "SECS" | "SECOND" | "SECONDS");
    if bare || unit { seconds(word) } else { None }
}

/// What stands between a cue's marks, on its first line, before any in-cue, out-cue or quoted words.
fn instruction(cue: &str) -> &str {
    let line = cue.lines().next().unwrap_or_default();
    let line = line.trim_start_matches(|c: char| !c.is_alphanumeric() && c != ':');
    let end = line.find([']', ')', '}', '>', '*', '"', '“', '»']).unwrap_or(line.len());
    let line = &line[..end];
    let upper = line.to_ascii_uppercase();
    let end = ["OUTCUE", "OUT-CUE", "OUT CUE", "INCUE", "IN-CUE", "IN CUE", "OC:", "OUT:"]
        .iter()
        .filter_map(|word| upper.find(word))
        .min()
        .unwrap_or(line.len());
    &line[..end]
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
mod tests {
    use std::collections::BTreeMap;

    use super::{anchor, seconds};

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
            ("[]", -1.0),
            ("", -1.0),
        ];
        for (cue, wanted) in cases {
            assert_eq!(seconds(cue), Some(wanted).filter(|wanted| *wanted >= 0.0), "{cue}");
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
