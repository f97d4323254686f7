//! What stands on the page for each written thing, by the style's choices; what is said follows from it.

use super::numerals;
use crate::english::say;
use crate::model::style::{
    BelowZero, Courtesy, DateOrd, Dotted, Double, Dr, MagnitudeHyphen, Meridiem, Plural, SubPercent, Time,
    Url, Year,
};
use crate::model::{HouseStyle, Mark, Piece, Quantity, Saying, Wording};

/// The wordings of a written thing. `opens`: it is the first thing said in its sentence.
pub(super) fn of(saying: &Saying, written: &str, style: &HouseStyle, opens: bool) -> Vec<Wording> {
    let mut page =
        Page { style, rule: saying.rule, out: Vec::with_capacity(saying.pieces.len()), joined: false };
    match saying.rule {
        "percents" if sub_one(&saying.pieces) => page.below_one(&saying.pieces),
        "dotted" if matches!(style.dotted, Dotted::Keep) => page.kept(saying, written),
        "courtesy" => page.courtesy(&saying.pieces),
        "doctor" if matches!(style.dr, Dr::Short) => page.text("Dr.", "doctor"),
        "web" if matches!(style.url, Url::Space) => page.spaced(&saying.pieces),
        _ => page.pieces(&saying.pieces, opens && OPENING.contains(&saying.rule)),
    }
    if matches!(saying.rule, "titles" | "courtesy" | "doctor" | "number-sign") {
        page.bind();
    }
    page.out
}

/// Rules whose numbers are written out where they open a sentence.
const OPENING: &[&str] = &["numerals", "money", "percents", "measures", "scores", "symbols", "fractions"];

struct Page<'a> {
    style: &'a HouseStyle,
    rule: &'static str,
    out: Vec<Wording>,
    /// Whether the next piece follows a hyphen.
    joined: bool,
}

/// Letters with something between one and the next.
fn apart(letters: &str, between: &str) -> String {
    let mut out = String::with_capacity(letters.len() * (1 + between.len()));
    for letter in letters.chars() {
        if !out.is_empty() {
            out.push_str(between);
        }
        out.push(letter);
    }
    out
}

/// The same in small letters.
fn small(mut text: String) -> String {
    if !text.is_ascii() {
        return text.to_lowercase();
    }
    text.make_ascii_lowercase();
    text
}

/// The same in capitals.
fn raised(mut text: String) -> String {
    if !text.is_ascii() {
        return text.to_uppercase();
    }
    text.make_ascii_uppercase();
    text
}

/// Whether degrees are among the pieces.
fn is_degrees(pieces: &[Piece]) -> bool {
    pieces.iter().any(|piece| {
        matches!(piece, Piece::Word(word) | Piece::Name(word) if matches!(word.to_ascii_lowercase().as_str(), "degree" | "degrees"))
    })
}

/// Whether a percentage is below one.
fn sub_one(pieces: &[Piece]) -> bool {
    matches!(
        pieces,
        [
            Piece::Quantity(Quantity { whole: None | Some(0), decimals: Some(_), magnitude: None, .. }),
            Piece::Word(_)
        ]
    )
}

impl Page<'_> {
    fn text(&mut self, page: impl Into<String>, said: impl Into<String>) {
        let glued = std::mem::take(&mut self.joined);
        self.out.push(Wording::Text { page: page.into(), said: said.into(), glued, bind: false });
    }

    /// A form for the page that is said as it stands.
    fn read_out(&mut self, page: &str) {
        self.text(page, say::chain(page));
    }

    /// Holds the last word to the next.
    fn bind(&mut self) {
        if let Some(Wording::Text { bind, .. }) = self.out.last_mut() {
            *bind = true;
        }
    }

    fn pieces(&mut self, pieces: &[Piece], opens: bool) {
        let below = self.rule == "measures" && matches!(self.style.below_zero, BelowZero::Below);
        let mut cold = false;
        for (index, piece) in pieces.iter().enumerate() {
            if let (true, Piece::Quantity(quantity)) = (below && is_degrees(pieces), piece) {
                cold |= quantity.negative;
                let above = Quantity { negative: false, ..quantity.clone() };
                self.quantity(&above, (opens && index == 0) || quantity.opens);
                self.bind();
                continue;
            }
            self.piece(piece, opens && index == 0);
            if cold && is_degrees(std::slice::from_ref(piece)) {
                self.read_out("below zero");
            }
            let followed = matches!(
                pieces.get(index + 1),
                Some(Piece::Word(_) | Piece::Name(_) | Piece::Meridiem { .. } | Piece::Day(_))
            );
            let holds = matches!(piece, Piece::Quantity(_) | Piece::Clock { .. } | Piece::Name(_))
                && !matches!(self.rule, "abbreviations" | "states");
            if followed && holds {
                self.bind();
            }
        }
    }

    fn piece(&mut self, piece: &Piece, opens: bool) {
        match piece {
            Piece::Word(word) | Piece::Name(word) => self.read_out(word),
            Piece::Letters(letters) => self.letters(letters),
            Piece::Fixed { page, say } => self.fixed(page, say),
            Piece::Quantity(quantity) => self.quantity(quantity, opens || quantity.opens),
            Piece::Ordinal(number) => {
                let mut page = numerals::ordinal(*number, self.style, opens);
                if self.rule == "addresses" {
                    page[..1].make_ascii_uppercase();
                }
                self.read_out(&page);
            }
            Piece::Day(day) => {
                let words = matches!(self.style.date_ord, DateOrd::Words) && *day <= 11;
                self.read_out(&if words {
                    numerals::ordinal_words(u64::from(*day))
                } else {
                    numerals::suffixed(u64::from(*day))
                });
            }
            Piece::Year(year) => self.year(*year),
            Piece::Decade { year, short } => self.decade(*year, *short),
            Piece::Identifier { digits, spell } => self.identifier(digits, *spell),
            Piece::Digits(digits) => self.digits(digits),
            Piece::Fraction { over, under } => self.read_out(&numerals::fraction(*over, *under, self.style)),
            Piece::Clock { hour, minute } => self.clock(*hour, *minute),
            Piece::Meridiem { pm, hour } => self.meridiem(*pm, *hour),
            Piece::Comma => self.out.push(Wording::Mark(Mark::Comma)),
            Piece::Possessive => self.possessive(),
            Piece::Hyphen => {
                self.out.push(Wording::Mark(Mark::Hyphen));
                self.joined = true;
            }
        }
    }

    fn possessive(&mut self) {
        if let Some(Wording::Text { page, said, .. }) = self.out.last_mut() {
            page.push_str("’s");
            said.push_str("'s");
        }
    }

    /// Letters one by one, with the ending that hangs on them.
    fn letters(&mut self, text: &str) {
        // The owners' apostrophe is not heard: "CEOs’ pay".
        let text = text
            .strip_suffix("s’")
            .or_else(|| text.strip_suffix("s'"))
            .map_or(text, |stem| &text[..=stem.len()]);
        let bare = text.find(['\'', '’']).map_or(text, |at| &text[..at]);
        let several = bare.ends_with('s') && (bare.len() > 1 || bare.len() < text.len());
        let (stem, end) = text.split_at(bare.len() - usize::from(several));
        let mut said = small(apart(stem, " "));
        let page = raised(apart(stem, &self.style.init_sep));
        let end = if matches!(end, "s'" | "s’") { "’s" } else { end };
        if !matches!(end, "" | "'" | "’") {
            said.push_str(if end.ends_with(['d', 'D']) { "'d" } else { "'s" });
        }
        self.ended(page, said, end);
    }

    /// A word with an ending: a plural s by the style's choice, a possessive as it is.
    fn ended(&mut self, mut page: String, said: String, end: &str) {
        if end == "s" && matches!(self.style.plural, Plural::Small) {
            self.text(page, said);
            self.out.push(Wording::Small("s".to_owned()));
        } else if end.is_empty() {
            self.text(page, said);
        } else {
            page.push_str(if end == "s" { "’s" } else { end });
            self.text(page, said);
        }
    }

    /// A listed form; a doubled letter by the style's choice.
    fn fixed(&mut self, page: &str, said: &str) {
        let doubled = page.contains("Double-") || page.contains("Triple-");
        match self.style.double {
            Double::Space if doubled => {
                self.text(page.replace("Double-", "Double ").replace("Triple-", "Triple "), said);
            }
            Double::Letters if doubled => {
                let page = numerals::undouble(page);
                let said = say::chain(&page);
                self.text(page, said);
            }
            Double::Hyphen | Double::Space | Double::Letters => self.text(page, said),
        }
    }

    fn quantity(&mut self, quantity: &Quantity, opens: bool) {
        if quantity.negative {
            self.text("minus", "minus");
            self.bind();
        }
        let number = numerals::number(quantity, self.style, opens);
        let Some(magnitude) = quantity.magnitude.as_deref() else { return self.read_out(&number) };
        let hyphen = match self.style.magnitude_hyphen {
            MagnitudeHyphen::All => true,
            MagnitudeHyphen::Integers => quantity.decimals.is_none(),
            MagnitudeHyphen::Thousands => quantity.decimals.is_none() && magnitude == "thousand",
            MagnitudeHyphen::None => false,
        };
        if self.style.magnitude_flag.on() && magnitude != "thousand" {
            self.read_out(&number);
            self.out.push(Wording::Pronouncer(format!("({})", &magnitude[..1])));
            return self.read_out(magnitude);
        }
        if hyphen {
            return self.read_out(&format!("{number}-{magnitude}"));
        }
        self.read_out(&number);
        self.bind();
        self.read_out(magnitude);
    }

    fn year(&mut self, year: u16) {
        let mut said = String::new();
        say::year(year, &mut said);
        self.text(self.year_page(year), said);
    }

    /// A year's figures, parted where it is said in two numbers and the style has it so.
    fn year_page(&self, year: u16) -> String {
        let pairs = matches!(self.style.year, Year::Pairs)
            && (1010..10_000).contains(&year)
            && !(2000..2010).contains(&year)
            && !year.is_multiple_of(100);
        if pairs { format!("{}-{:02}", year / 100, year % 100) } else { year.to_string() }
    }

    fn decade(&mut self, year: u16, short: bool) {
        let mut said = String::new();
        say::decade(year, short, &mut said);
        if short { self.text(said.clone(), said) } else { self.ended(self.year_page(year), said, "s") }
    }

    fn identifier(&mut self, digits: &str, spell: bool) {
        let small = digits
            .parse::<u64>()
            .ok()
            .filter(|&number| spell && number <= numerals::limit(self.style) && !digits.starts_with('0'));
        if let Some(number) = small {
            return self.read_out(&numerals::words(number));
        }
        let mut said = String::new();
        say::identifier(digits, &mut said);
        self.text(digits, said);
    }

    fn digits(&mut self, digits: &str) {
        let mut said = String::new();
        say::digits(digits, true, &mut said);
        let figures: String = digits.chars().filter(char::is_ascii_digit).collect();
        self.text(apart(&figures, "-"), said);
    }

    fn clock(&mut self, hour: u8, minute: Option<u8>) {
        let mut said = String::new();
        say::cardinal(u64::from(hour), &mut said);
        match minute {
            Some(0) => said.push_str(" o'clock"),
            Some(minute) => {
                said.push_str(if minute < 10 { " oh" } else { "" });
                say::cardinal(u64::from(minute), &mut said);
            }
            None => {}
        }
        let words = matches!(self.style.time, Time::Words);
        let number = |of: u8| numerals::number(&Quantity::whole(u64::from(of)), self.style, false);
        let page = match minute {
            // The hour in words whatever the limit: 11-37 would be a score.
            Some(0) if words => format!("{} o’clock", numerals::words(u64::from(hour))),
            Some(minute @ 1..10) if words => {
                format!("{}-oh-{}", numerals::words(u64::from(hour)), number(minute))
            }
            Some(minute) if words => format!("{}-{}", numerals::words(u64::from(hour)), number(minute)),
            Some(minute) => format!("{hour}:{minute:02}"),
            // Before P-M it is a time; before IN THE AFTERNOON a number like any other.
            None if words || matches!(self.style.meridiem, Meridiem::Daypart) => number(hour),
            None => hour.to_string(),
        };
        self.text(page, said);
    }

    fn meridiem(&mut self, pm: bool, hour: u8) {
        match (self.style.meridiem, pm, hour) {
            (Meridiem::Initials, true, _) => self.text("P-M", "p m"),
            (Meridiem::Initials, false, _) => self.text("A-M", "a m"),
            (Meridiem::Daypart, false, _) => self.read_out("in the morning"),
            (Meridiem::Daypart, true, 12 | 1..=5) => self.read_out("in the afternoon"),
            (Meridiem::Daypart, true, 6..=8) => self.read_out("in the evening"),
            (Meridiem::Daypart, true, _) => self.read_out("at night"),
        }
    }

    /// A percentage below one.
    fn below_one(&mut self, pieces: &[Piece]) {
        let Some(Piece::Quantity(quantity)) = pieces.first() else { return };
        let decimals = quantity.decimals.as_deref().unwrap_or_default();
        if quantity.negative {
            self.text("minus", "minus");
        }
        match self.style.sub_percent {
            SubPercent::ZeroPoint => {
                let quantity = Quantity { negative: false, whole: Some(0), ..quantity.clone() };
                self.quantity(&quantity, false);
                self.bind();
                self.text("percent", "percent");
            }
            SubPercent::Point => {
                let quantity = Quantity { negative: false, whole: None, ..quantity.clone() };
                self.quantity(&quantity, false);
                self.bind();
                self.text("percent", "percent");
            }
            SubPercent::Tenths => {
                let over = decimals.parse().unwrap_or(0);
                let under = 10_u64.pow(decimals.len().min(9) as u32);
                self.read_out(&numerals::fraction(over, under, self.style));
                self.read_out("of one percent");
            }
        }
    }

    fn kept(&mut self, saying: &Saying, written: &str) {
        for piece in &saying.pieces {
            if let Piece::Letters(letters) = piece {
                self.text(written.to_uppercase(), small(apart(letters, " ")));
            } else {
                self.piece(piece, false);
            }
        }
    }

    fn courtesy(&mut self, pieces: &[Piece]) {
        let Some(Piece::Fixed { page, say }) = pieces.first() else { return };
        match self.style.courtesy {
            Courtesy::Keep => self.text(&**page, &**say),
            Courtesy::Spell => {
                let mut word = say.to_string();
                word[..1].make_ascii_uppercase();
                self.text(word, &**say);
            }
            Courtesy::Drop => {}
        }
    }

    /// An address with its signs as words of their own.
    fn spaced(&mut self, pieces: &[Piece]) {
        for piece in pieces {
            if let Piece::Fixed { page, say } = piece {
                let mut spaced = page.to_string();
                for sign in ["dot", "at", "slash", "dash", "underscore"] {
                    spaced = spaced.replace(&format!("-{sign}-"), &format!(" {sign} "));
                }
                self.text(spaced, &**say);
            }
        }
    }
}
