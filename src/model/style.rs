//! A station's choices: every key of a house-style file, typed.

mod choices;

use std::collections::BTreeMap;
use std::sync::Arc;

pub use choices::{
    All, BelowZero, Case, Courtesy, Dash, DateOrd, Dotted, Double, Dr, Emoji, EndMark, Glyphs, Hundreds,
    Keep, MagnitudeHyphen, Measure, Meridiem, Method, MiddleInitial, OfForm, PageCase, PageForm, Paper,
    Plural, PronCase, Pronouncers, QuoteMarker, RuleLevel, SpellMax, SubPercent, Switch, TextEncoding, Time,
    Url, Year,
};
use serde::{Deserialize, Serialize};

use super::lexicon::Lexicon;

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
