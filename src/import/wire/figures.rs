//! Lines that are dates or telephone numbers and no more.

use super::words::WORDS;

/// Whether a line is a number to call that is spelt out: `1-800-GO-2-HAUL`.
pub(super) fn is_call(text: &str) -> bool {
    let code = text.strip_prefix("1-").and_then(|rest| rest.split('-').next());
    code.is_some_and(|code| code.len() == 3 && code.bytes().all(|byte| byte.is_ascii_digit()))
}

/// Whether a line is a telephone number and no more: `(202) 225-2661`, `+44 20 7946 0000`.
pub(super) fn is_phone(text: &str) -> bool {
    let figures = text.bytes().filter(u8::is_ascii_digit).count();
    (10..=15).contains(&figures) && text.bytes().all(|b| b.is_ascii_digit() || b" ()-.+".contains(&b))
}

/// Whether a line is a date in figures and no more: `09.30.05`, `9/30/2005`, `2005-09-30`.
pub(super) fn is_date(text: &str) -> bool {
    let parted = |sign: char| {
        let parts: Vec<&str> = text.split(sign).map(str::trim).collect();
        let figures = parts
            .iter()
            .all(|part| matches!(part.len(), 1 | 2 | 4) && part.bytes().all(|b| b.is_ascii_digit()));
        parts.len() == 3 && figures && parts.iter().filter(|part| part.len() == 4).count() < 2
    };
    let figured = text.contains(|c: char| c.is_ascii_digit());
    figured && (['.', '/', '-'].into_iter().any(parted) || is_written_date(text))
}

/// Whether a line is a date in words and no more: `Nov. 2, 2026`, `Published Monday, November 2 at 8 a.m.`
fn is_written_date(text: &str) -> bool {
    let bare = |word: &str| word.trim_matches(['.', ',', ':', '|', '•', '-', '–']).to_lowercase();
    let words: Vec<String> = text.split_whitespace().map(bare).filter(|word| !word.is_empty()).collect();
    let number = |word: &str| word.starts_with(|c: char| c.is_ascii_digit());
    let listed = |list: &[&str], word: &str| list.contains(&word);
    // "JANUARY 16TH, 2013" is a date as a script has it: it is read.
    let scripted = text
        .split([' ', ',', '.'])
        .any(|word| number(word) && ["TH", "ST", "ND", "RD"].iter().any(|ordinal| word.ends_with(ordinal)));
    !scripted
        && words.iter().any(|word| listed(&WORDS.months, word))
        && words.iter().any(|word| number(word))
        && !text.ends_with('?')
        && words.iter().all(|word| number(word) || listed(&WORDS.months, word) || listed(&WORDS.dated, word))
}
