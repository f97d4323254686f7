//! A station's choices: every key of a house-style file, typed.

use std::collections::BTreeMap;
use std::sync::Arc;

use serde::{Deserialize, Serialize};

use super::lexicon::Lexicon;

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
    /// IN HIS WORDS (IN THEIR WORDS).
    @["IN HIS WORDS"] InHisWords = "in-his-words",
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

/// Every choice a station makes; `styles/base.toml` sets and explains each.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
#[allow(missing_docs)] // each key is explained once, in styles/base.toml
pub struct HouseStyle {
    pub name: String,
    pub help: String,
    pub case: Case,
    pub glyphs: Glyphs,
    pub dash: Dash,
    pub init_sep: String,
    pub dotted: Dotted,
    pub double: Double,
    pub plural: Plural,
    pub middle_initial: MiddleInitial,
    pub initials_warn: u8,
    pub url: Url,
    pub gloss: Keep,
    pub spell_max: SpellMax,
    pub magnitude_hyphen: MagnitudeHyphen,
    pub magnitude_flag: Switch,
    pub hundreds: Hundreds,
    pub bind_noun: Switch,
    pub sub_percent: SubPercent,
    pub year: Year,
    pub date_ord: DateOrd,
    pub time: Time,
    pub meridiem: Meridiem,
    pub below_zero: BelowZero,
    pub courtesy: Courtesy,
    pub dr: Dr,
    pub quote_marker: QuoteMarker,
    pub marker_min_words: u8,
    pub keep_marks: Switch,
    pub emoji: Emoji,
    pub dateline_source: Keep,
    pub cue_delims: Vec<(String, String)>,
    pub pronouncers: Pronouncers,
    pub pron: Pron,
    pub rate: f64,
    pub method: Method,
    pub paragraph_times: Switch,
    pub anchors: BTreeMap<String, f64>,
    pub text: Text,
    pub page: Page,
    pub mos: Mos,
    pub nsml: Nsml,
    pub rules: BTreeMap<String, RuleLevel>,
    /// The word lists the style uses: not a key of the file.
    #[serde(skip)]
    pub words: Arc<Lexicon>,
    /// The font files that `page.font` and `page.font-bold` name, where they name files: not keys.
    #[serde(skip)]
    pub fonts: Option<UserFonts>,
}

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

impl HouseStyle {
    /// An anchor's own rate in words a minute, by name in whatever case.
    #[must_use]
    pub fn rate_of(&self, anchor: &str) -> Option<f64> {
        self.anchors
            .iter()
            .find(|(name, _)| name.to_lowercase() == anchor.trim().to_lowercase())
            .map(|(_, rate)| *rate)
    }

    /// Whether a rule is done.
    #[must_use]
    pub fn does(&self, rule: &str) -> bool {
        !matches!(self.rules.get(rule), Some(RuleLevel::Off | RuleLevel::Note))
    }

    /// Whether a rule says what it saw.
    #[must_use]
    pub fn notes(&self, rule: &str) -> bool {
        !matches!(self.rules.get(rule), Some(RuleLevel::Off))
    }
}

/// `[pron]`: how pronouncers look.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
#[allow(missing_docs)]
pub struct Pron {
    pub delim: (String, String),
    pub case: PronCase,
    pub stress_mark: String,
}

/// `[text]`: prompter text.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
#[allow(missing_docs)]
pub struct Text {
    pub header: Switch,
    pub encoding: TextEncoding,
    pub bom: Switch,
    pub crlf: Switch,
    pub columns: u16,
    pub words_per_line: u16,
    pub item: String,
}

/// `[page]`: paper.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
#[allow(missing_docs)]
pub struct Page {
    pub form: PageForm,
    pub paper: Paper,
    pub margin: f64,
    pub font: String,
    pub font_bold: String,
    pub size: Measure,
    pub leading: Measure,
    pub line_numbers: Switch,
    pub case: PageCase,
    pub watermark: String,
    pub revision: String,
    pub more: Switch,
    pub end_mark: EndMark,
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

/// Font files a user brought, whole.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct UserFonts {
    /// The bytes of the font for cues and margins.
    pub regular: Vec<u8>,
    /// What to call it in a message: its path.
    pub regular_name: String,
    /// The bytes of the font for what is read.
    pub bold: Vec<u8>,
    /// See `regular_name`.
    pub bold_name: String,
}

choice!(/// Letters on paper.
    PageCase {
    /// As on the prompter.
    Script = "script",
    /// ALL CAPITALS.
    Upper = "upper",
    /// As written.
    Mixed = "mixed" });

/// `[mos]`: names a newsroom system knows the prompter by.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
#[allow(missing_docs)]
pub struct Mos {
    pub mos_id: String,
    pub ncs_id: String,
    pub ro_id: String,
    pub utf16: Switch,
}

/// `[nsml]`: how a story for iNEWS is written.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
#[allow(missing_docs)]
pub struct Nsml {
    pub utf16: Switch,
}
