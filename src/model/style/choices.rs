//! What a key of a style may be: one type a choice, spelled as in the file.

use serde::{Deserialize, Serialize};

/// Declares a kebab-case choice; further spellings of a value are accepted as aliases.
macro_rules! choice {
    ($(#[$doc:meta])* $name:ident { $($(#[$vdoc:meta])* $(@[$($alias:literal),+])? $variant:ident = $key:literal),+ $(,)? }) => {
        $(#[$doc])*
        #[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
        pub enum $name {
            $($(#[$vdoc])* #[serde(rename = $key $($(, alias = $alias)+)?)] $variant),+
        }
    };
}

choice!(/// Letters on the page.
    Case {
    /// ALL CAPITALS.
    Upper = "upper",
    /// As written.
    Mixed = "mixed" });
choice!(/// Marks on the page.
    Glyphs {
    /// Curly quotes, spaced em dash.
    Typographic = "typographic",
    /// Straight quotes and `--`, for old prompters.
    Ascii = "ascii" });
choice!(/// A dash on the page.
    Dash {
    /// As `Glyphs` has it.
    Glyphs = "glyphs",
    /// A spaced em dash.
    @["—"] Em = "em",
    /// Spaced double hyphens.
    @["--"] Hyphens = "hyphens" });
choice!(/// What becomes of `U.S.`.
    Dotted {
    /// U-S.
    Hyphen = "hyphen",
    /// U.S.
    Keep = "keep" });
choice!(/// A doubled letter in an initialism.
    Double {
    /// N-DOUBLE-A-C-P.
    @["N-DOUBLE-A"] Hyphen = "hyphen",
    /// N-double A-C-P.
    @["N-double A"] Space = "space",
    /// N-A-A-C-P.
    @["N-A-A-C-P"] Letters = "letters" });
choice!(/// A plural of initials or of a decade.
    Plural {
    /// C-E-O’S.
    @["'S", "’S"] Apostrophe = "apostrophe",
    /// C-E-Os.
    @["s"] Small = "small" });
choice!(/// A single middle initial.
    MiddleInitial {
    /// Kept.
    Keep = "keep",
    /// Left out.
    Drop = "drop",
    /// Kept, with a note.
    Warn = "warn" });
choice!(/// How an address of the web stands.
    Url {
    /// W-W-W-DOT-SEARS-DOT-COM.
    Hyphen = "hyphen",
    /// W-W-W DOT SEARS DOT COM.
    Space = "space" });
choice!(/// Kept or left out.
    Keep {
    /// Left out of the read, with a note.
    Drop = "drop",
    /// Kept.
    Keep = "keep" });
choice!(/// Where a number and its magnitude are joined by a hyphen.
    MagnitudeHyphen {
    /// SIX-MILLION and FOUR-POINT-FIVE-BILLION.
    All = "all",
    /// SIX-MILLION, FOUR-POINT-FIVE BILLION.
    Integers = "integers",
    /// 15-THOUSAND, SIX MILLION.
    Thousands = "thousands",
    /// 15 THOUSAND.
    None = "none" });
choice!(/// Numbers from 1,100 to 9,900 said in hundreds.
    Hundreds {
    /// 1,100 to 9,900 where nothing is left over.
    Round = "round",
    /// Every one of them.
    All = "all",
    /// Never.
    Off = "off" });
choice!(/// A year on the page.
    Year {
    /// 2024.
    Figures = "figures",
    /// 20-24.
    Pairs = "pairs" });
choice!(/// A day of the month from the first to the eleventh.
    DateOrd {
    /// MARCH THIRD.
    Words = "words",
    /// MARCH 3RD.
    Suffix = "suffix" });
choice!(/// A time of day.
    Time {
    /// 3:30.
    Figures = "figures",
    /// THREE-30.
    Words = "words" });
choice!(/// The half of the day.
    Meridiem {
    /// P-M.
    @["P-M"] Initials = "initials",
    /// IN THE AFTERNOON.
    Daypart = "daypart" });
choice!(/// MR., MRS., MS.
    Courtesy {
    /// MR.
    Keep = "keep",
    /// MISTER.
    Spell = "spell",
    /// Left out.
    Drop = "drop" });
choice!(/// A doctor's title.
    Dr {
    /// DOCTOR.
    @["DOCTOR"] Doctor = "doctor",
    /// DR.
    @["DR.", "DR"] Short = "dr." });
choice!(/// What is said around a quotation.
    QuoteMarker {
    /// QUOTE … END QUOTE.
    @["QUOTE/END QUOTE"] EndQuote = "quote-end-quote",
    /// QUOTE … UNQUOTE.
    @["QUOTE/UNQUOTE"] Unquote = "quote-unquote",
    /// QUOTE alone.
    @["QUOTE only"] QuoteOnly = "quote-only",
    /// IN THEIR WORDS, whoever speaks.
    @["IN THEIR WORDS"] InHisWords = "in-his-words",
    /// Nothing.
    None = "none" });
choice!(/// Percentages below one.
    SubPercent {
    /// ZERO-POINT-FIVE PERCENT.
    ZeroPoint = "zero-point",
    /// FIVE-TENTHS OF ONE PERCENT.
    Tenths = "tenths",
    /// POINT-FIVE PERCENT.
    Point = "point" });
choice!(/// Which mentions of a name carry a pronouncer.
    Pronouncers {
    /// None.
    Off = "off",
    /// The first.
    First = "first",
    /// All.
    Every = "every",
    /// The first on each page of paper.
    PageTop = "page-top" });
choice!(/// Letters of a respelling.
    PronCase {
    /// zeh-LEHN'-skee.
    StressCaps = "stress-caps",
    /// ZEH-LEHN'-SKEE.
    Upper = "upper",
    /// zeh-lehn'-skee.
    Lower = "lower" });
choice!(/// Temperatures below nothing.
    BelowZero {
    /// MINUS FIVE DEGREES.
    Minus = "minus",
    /// FIVE DEGREES BELOW ZERO.
    Below = "below" });
choice!(/// Emoji.
    Emoji {
    /// Left out with a note.
    Drop = "drop",
    /// Said by name.
    Say = "say" });
choice!(/// How read time is reckoned.
    Method {
    /// From sounds, syllables, words and pauses.
    Speech = "speech",
    /// From spoken words alone.
    Words = "words",
    /// From characters of the spoken form.
    Chars = "chars" });
choice!(/// Weight of a rule.
    RuleLevel {
    /// Neither done nor noted.
    Off = "off",
    /// Noted, not done.
    Note = "note",
    /// Done.
    Fix = "fix" });
choice!(/// The form of a printed page.
    PageForm {
    /// One wide column of large type.
    Talent = "talent",
    /// Video and director cues left, the read right.
    TwoColumn = "two-column",
    /// Small type, times in the margin.
    Crew = "crew" });
choice!(/// Size of the paper.
    Paper {
    /// 8.5 by 11 inches.
    Letter = "letter",
    /// 210 by 297 millimetres.
    A4 = "a4" });
choice!(/// What ends a printed story.
    EndMark {
    /// ###
    @["###"] Hashes = "hashes",
    /// -30-
    @["-30-"] Thirty = "thirty",
    /// Nothing.
    None = "none" });
impl EndMark {
    /// The mark itself; empty for none.
    #[must_use]
    pub const fn text(self) -> &'static str {
        match self {
            Self::Hashes => "###",
            Self::Thirty => "-30-",
            Self::None => "",
        }
    }
}

choice!(/// Character set of a text file.
    TextEncoding {
    /// UTF-8.
    Utf8 = "utf-8",
    /// Windows-1252, for old prompters.
    Windows1252 = "windows-1252" });

/// The highest number written out: 9, 11, 20 or every one.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(untagged, expecting = "expected a number from 0 to 255, or `all`")]
pub enum SpellMax {
    /// Numbers up to this are written out.
    UpTo(u8),
    /// Every number is written out.
    Every(All),
}
choice!(/// The word `all`.
    All {
    /// Every one.
    All = "all" });

/// On or off; a file may also say `true`, `yes` and their contraries.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Switch {
    /// Yes.
    On,
    /// No.
    Off,
}

impl<'de> Deserialize<'de> for Switch {
    fn deserialize<D: serde::Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
        #[derive(Deserialize)]
        #[serde(untagged)]
        enum Said {
            Bool(bool),
            Word(String),
        }
        match Said::deserialize(from) {
            Ok(Said::Bool(true)) => Ok(Self::On),
            Ok(Said::Bool(false)) => Ok(Self::Off),
            Ok(Said::Word(word)) if matches!(word.as_str(), "on" | "yes" | "true") => Ok(Self::On),
            Ok(Said::Word(word)) if matches!(word.as_str(), "off" | "no" | "false") => Ok(Self::Off),
            _ => Err(serde::de::Error::custom("expected `on` or `off`")),
        }
    }
}

impl Switch {
    /// Whether it is on.
    #[must_use]
    pub const fn on(self) -> bool {
        matches!(self, Self::On)
    }
}

/// A measure of the page: a number, or `form` for the form's own.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
#[serde(untagged, expecting = "expected a number, or `form`")]
pub enum Measure {
    /// This much.
    Of(f64),
    /// As much as suits the form.
    Form(OfForm),
}

impl Measure {
    /// The number, or the form's own.
    #[must_use]
    pub const fn or(self, own: f64) -> f64 {
        match self {
            Self::Of(number) => number,
            Self::Form(OfForm::Form) => own,
        }
    }
}
choice!(/// The word `form`.
    OfForm {
    /// As suits the form.
    Form = "form" });

choice!(/// Letters on paper.
    PageCase {
    /// As on the prompter.
    Script = "script",
    /// ALL CAPITALS.
    Upper = "upper",
    /// As written.
    Mixed = "mixed" });
