//! Addresses of the web and of mail, handles and hashtags.

use crate::model::{Lexicon, Piece, Saying, Sort, sounds};

/// The longest address, in bytes.
const LONGEST: usize = 500;

/// Where an address begins and ends, if the space-separated piece at `at` is one.
pub(super) fn find(text: &str, at: usize, words: &Lexicon) -> Option<(usize, usize)> {
    let bytes = text.as_bytes();
    let near = &bytes[at..bytes.len().min(at + LONGEST)];
    let plain = near.iter().position(|byte| !byte.is_ascii_alphanumeric()).unwrap_or(near.len());
    let stop = bytes.get(at + plain).copied().unwrap_or(b' ');
    if !matches!(stop, b'.' | b'@' | b':' | b'-' | b'_' | b'#' | b'/')
        || (plain == 0 && !matches!(stop, b'@' | b'#'))
    {
        return None;
    }
    // `bridge.` at a sentence's end: most periods.
    if stop == b'.' && matches!(bytes.get(at + plain + 1), None | Some(b' ' | b'\n' | b'"')) {
        return None;
    }
    let chunk = bytes[at..].iter().take(LONGEST + 1).take_while(|&&byte| is_address_byte(byte)).count();
    if chunk > LONGEST {
        return None;
    }
    let whole = &text[at..at + chunk];
    let whole = whole.trim_end_matches(['.', ',', ';', ':', '!', '?', '\'', ')', '-']);
    (is_address(whole, words) || is_spoken(whole)).then_some((at, at + whole.len()))
}

/// Whether it is an address as a script has it: WEATHER-DOT-GOV.
fn is_spoken(text: &str) -> bool {
    let dotted = |part: &[u8]| part.eq_ignore_ascii_case(b"dot");
    let parts = || text.as_bytes().split(|&byte| byte == b'-');
    parts().skip(1).any(dotted)
        && !parts().next_back().is_some_and(dotted)
        && text.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'-')
}

fn is_address_byte(byte: u8) -> bool {
    byte.is_ascii_alphanumeric() || b"-._~:/?#@!$&'*+;=%".contains(&byte)
}

fn is_address(text: &str, words: &Lexicon) -> bool {
    // "Apt. #4B" is no hashtag.
    let flat = |rest: &str| {
        let letters = rest.trim_start_matches(|c: char| c.is_ascii_digit());
        letters.len() < 2 && letters.len() < rest.len()
    };
    let tagged = |sign| {
        text.strip_prefix(sign).is_some_and(|rest: &str| rest.len() > 1 && is_name(rest) && !flat(rest))
    };
    if text.starts_with('@') || text.starts_with('#') {
        return tagged('@') || tagged('#');
    }
    // `five-year`, `and/or`: without a point or a colon no address.
    if !text.bytes().any(|byte| matches!(byte, b'.' | b':')) {
        return false;
    }
    if let Some((user, host)) = text.split_once('@') {
        return !user.is_empty() && host.contains('.') && is_host(host.split('/').next().unwrap_or(host));
    }
    if let Some((scheme, rest)) = text.split_once("://") {
        return scheme.len() > 2 && !rest.is_empty() && scheme.bytes().all(|byte| byte.is_ascii_alphabetic());
    }
    let host = text.split(['/', '?', '#', ':']).next().unwrap_or(text);
    is_host(host) && (is_known(host, words) || host.starts_with("www."))
}

/// A handle's or a hashtag's name: letters among its characters, none but letters, digits and `_`.
fn is_name(text: &str) -> bool {
    let text = text.trim_end_matches("'s");
    text.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'_')
        && text.bytes().any(|byte| byte.is_ascii_alphabetic())
}

fn is_host(host: &str) -> bool {
    let fits = |label: &str| {
        !label.is_empty()
            && label.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'-' || byte == b'_')
    };
    let last = host.rsplit('.').next().unwrap_or("");
    host.contains('.')
        && host.split('.').all(fits)
        && last.len() > 1
        && last.bytes().all(|byte| byte.is_ascii_alphabetic())
}

fn is_known(host: &str, words: &Lexicon) -> bool {
    let mut labels = host.rsplit('.');
    let last = labels.next().unwrap_or("").to_ascii_lowercase();
    let owner = labels.next().unwrap_or("");
    // "end.So" is two sentences that lost their space: a label in the small letters of an address is wanted.
    let small = host.bytes().all(|byte| !byte.is_ascii_uppercase())
        || host.bytes().all(|byte| !byte.is_ascii_lowercase());
    // "x.com", "t.co"
    let lone = owner.len() == 1 && host.len() < 6 && host.ends_with(|c: char| c.is_ascii_lowercase());
    lone && matches!(&*last, "com" | "co")
        || words.plays(&last, "domain") && owner.len() > 1
        || small && owner.len() > 2 && words.plays(&last, "small-domain")
}

/// What an address is read as.
pub(super) fn read(text: &str, words: &Lexicon) -> Saying {
    if is_spoken(text) {
        let page = Piece::Fixed { page: text.into(), say: super::say::chain(text).into() };
        return Saying { rule: "web", pieces: vec![page] };
    }
    let mut out = Chain::default();
    if let Some(tag) = text.strip_prefix('#') {
        return tagged("hashtag", tag, words);
    }
    if let Some(name) = text.strip_prefix('@') {
        return tagged("at", name, words);
    }
    let text = text.split_once("://").map_or(text, |(_, rest)| rest).trim_end_matches('/');
    let host_end = text.find('/').unwrap_or(text.len());
    for (at, part) in split_keeping(text) {
        match part {
            "." => out.word("dot"),
            "@" => out.word("at"),
            "-" => out.word("dash"),
            "_" => out.word("underscore"),
            "/" => out.word("slash"),
            ":" => out.word("colon"),
            "&" => out.word("ampersand"),
            "?" => out.word("question mark"),
            "=" => out.word("equals"),
            "#" => out.word("hashtag"),
            "~" => out.word("tilde"),
            "%" => out.word("percent"),
            "+" => out.word("plus"),
            "!" | "$" | "'" | "*" | ";" => {}
            label => out.label(label, at + label.len() == host_end, words),
        }
    }
    Saying { rule: "web", pieces: vec![Piece::Fixed { page: out.page.into(), say: out.say.into() }] }
}

/// `HASHTAG CLIMATE STRIKE`, `AT JOHN SMITH`: capitals inside part the words.
fn tagged(sign: &str, name: &str, words: &Lexicon) -> Saying {
    let mut page = String::from(sign);
    let mut last = ' ';
    let mut next = name.chars().skip(1);
    for c in name.chars() {
        let following = next.next();
        let hump = c.is_ascii_uppercase()
            && (last.is_ascii_lowercase()
                || (last.is_ascii_uppercase() && following.is_some_and(|c| c.is_ascii_lowercase())));
        let figures = c.is_ascii_digit() != last.is_ascii_digit() && last != ' ';
        if c == '_' || hump || figures || last == ' ' {
            page.push(' ');
        }
        if c != '_' {
            page.push(c);
        }
        last = c;
    }
    let parts: Vec<String> = page.split_whitespace().map(|part| part_said(part, words)).collect();
    let page = parts.join(" ");
    let say = super::say::chain(&page);
    Saying { rule: "web", pieces: vec![Piece::Fixed { page: page.into(), say: say.into() }] }
}

/// A part of a handle or hashtag as it stands on the page: initials parted, a small number as a word.
fn part_said(part: &str, words: &Lexicon) -> String {
    if let Some(number) = part.parse::<u64>().ok().filter(|&number| number < 10 && part.len() == 1) {
        let mut word = String::new();
        super::say::cardinal(number, &mut word);
        return word.trim().to_owned();
    }
    let capitals = part.len() > 1 && part.bytes().all(|byte| byte.is_ascii_uppercase());
    let listed = words.get(part, Sort::Letters).is_some();
    let raised = part.to_ascii_uppercase();
    let small =
        part.len() > 2 && !capitals && words.get(&raised, Sort::Letters).is_some() && !sounds::is_word(part);
    if small {
        return raised.chars().map(String::from).collect::<Vec<_>>().join("-");
    }
    let word = words.get(part, Sort::Acronym).is_some() || sounds::is_word(part);
    if capitals && (listed || !word && part.len() < 4) {
        return part.chars().map(String::from).collect::<Vec<_>>().join("-");
    }
    part.to_owned()
}

/// A text cut at its signs and between letters and digits, with the place of each piece.
fn split_keeping(text: &str) -> impl Iterator<Item = (usize, &str)> {
    let class = |byte: u8| if byte.is_ascii_digit() { 1 } else { u8::from(!byte.is_ascii_alphabetic()) * 2 };
    let mut at = 0;
    std::iter::from_fn(move || {
        let rest = &text.as_bytes()[at..];
        let kind = class(*rest.first()?);
        let length = if kind == 2 { 1 } else { rest.iter().take_while(|&&byte| class(byte) == kind).count() };
        let start = at;
        at += length;
        Some((start, &text[start..at]))
    })
}

/// A chain for the page with hyphens, and the same for the voice.
#[derive(Default)]
struct Chain {
    page: String,
    say: String,
}

impl Chain {
    fn add(&mut self, page: &str, say: &str) {
        if !self.page.is_empty() {
            self.page.push('-');
            self.say.push(' ');
        }
        self.page.push_str(page);
        self.say.push_str(say);
    }

    fn word(&mut self, word: &str) {
        self.add(&word.replace(' ', "-"), word);
    }

    /// A label: spelled where it cannot be said, figures one by one.
    fn label(&mut self, label: &str, last: bool, words: &Lexicon) {
        let lower = label.to_ascii_lowercase();
        let initials = label.len() > 2
            && words.get(&label.to_ascii_uppercase(), Sort::Letters).is_some()
            && !sounds::is_word(&lower);
        if label.as_bytes()[0].is_ascii_digit() {
            let say = label.bytes().map(super::say::digit).collect::<Vec<_>>().join(" ");
            return self.add(label, &say);
        }
        let spelled = lower == "www"
            || initials
            || (!lower.bytes().any(|byte| b"aeiou".contains(&byte)) && !sounds::is_word(&lower))
            || (last && label.len() == 2 && !words.plays(&lower, "domain"));
        if spelled {
            let letters = |gap: &str| lower.chars().map(String::from).collect::<Vec<_>>().join(gap);
            self.add(&letters("-"), &letters(" "));
        } else {
            self.add(label, &lower);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::Entry;
    use crate::model::lexicon::Form;

    fn domains() -> Lexicon {
        let mut lists = Lexicon::default();
        for (word, part) in [("com", "domain"), ("gov", "domain"), ("uk", "small-domain")] {
            let none = || Form::Borrowed("");
            let [say, minor, minor_one] = [none(), none(), none()];
            lists.insert(word, Entry { sort: Sort::Hint, page: part.into(), say, minor, minor_one });
        }
        lists
    }

    fn page(text: &str) -> String {
        match &read(text, &domains()).pieces[0] {
            Piece::Fixed { page, .. } => page.to_ascii_uppercase(),
            other => panic!("{other:?}"),
        }
    }

    #[test]
    fn addresses_are_found() {
        for text in
            ["www.sears.com", "weather.gov", "tips@wxyz.com", "#ClimateStrike", "@JohnSmith", "https://x.y/z"]
        {
            assert_eq!(find(text, 0, &domains()), Some((0, text.len())), "{text}");
        }
        for text in ["end.So", "U.S.", "9.5", "and/or", "#1", "well-known", "3:30"] {
            assert_eq!(find(text, 0, &domains()), None, "{text}");
        }
        assert_eq!(find("weather.gov.", 0, &domains()), Some((0, 11)));
    }

    #[test]
    fn addresses_are_chains() {
        assert_eq!(page("tips@wxyz.com"), "TIPS-AT-W-X-Y-Z-DOT-COM");
        assert_eq!(page("www.bbc.co.uk"), "W-W-W-DOT-B-B-C-DOT-CO-DOT-U-K");
        assert_eq!(page("@NWSChicago"), "AT N-W-S CHICAGO");
    }
}
