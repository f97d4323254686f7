//! The script: what stands on the prompter, what is said, and how long it takes.

use std::ops::Range;

use super::article::Meta;
use super::span::Span;

/// A length of time in seconds.
pub type Seconds = f64;

/// The form of a story, as a rundown names it.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, serde::Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Form {
    /// Read by the anchor on camera.
    #[default]
    Reader,
    /// Read over video.
    Vo,
    /// A sound bite on its own.
    Sot,
    /// Read over video, then a sound bite.
    VoSot,
    /// A finished report.
    Pkg,
}

/// One story, ready to be read.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Script {
    /// Short name of the story; never empty.
    pub slug: String,
    /// Its form.
    pub form: Form,
    /// Facts that go on the page beside the words.
    pub meta: Meta,
    /// The anchor whose rate was used, if one was named.
    pub anchor: Option<String>,
    /// Words a minute used for the time.
    pub rate: f64,
    /// What is on the prompter, in order.
    pub parts: Vec<Part>,
    /// Total running time.
    pub trt: Seconds,
    /// The range that holds the true time in four of five reads.
    pub low: Seconds,
    /// See `low`.
    pub high: Seconds,
    /// Who reads how much of it, which is what its range was made from.
    pub stretches: Vec<Stretch>,
}

/// What one reader says.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Stretch {
    /// The anchor's name in small letters; `None` where nobody is named.
    pub reader: Option<String>,
    /// Whether it is timed at a rate that is the reader's own.
    pub known: bool,
    /// How long the words take, without cues.
    pub seconds: Seconds,
}

/// A show's stories in order. One story on its own is a rundown of one without a title.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Rundown {
    /// The show's name; `None` for a story on its own.
    pub title: Option<String>,
    /// When the show starts, as given (`2026-11-22 18:00`, `18:00`).
    pub air: Option<String>,
    /// Its stories.
    pub stories: Vec<Story>,
}

/// A story in its place in the show.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Story {
    /// Its item number: `A1`; empty for a story on its own.
    pub item: String,
    /// Seconds from the start of the show to its first word.
    pub start: Seconds,
    /// When it must start at the latest, in seconds from the start of the show, for the show to
    /// end on time; `None` where the show has no fixed end.
    pub back_time: Option<Seconds>,
    /// What is read.
    pub script: Script,
}

impl From<Script> for Rundown {
    fn from(script: Script) -> Self {
        Self { title: None, air: None, stories: vec![Story { script, ..Story::default() }] }
    }
}

/// One block on the prompter. Kinds are never mixed within a block, but that a `Read` may hold
/// cues between its words (`Word::kind` tells them apart).
#[derive(Debug, Clone, PartialEq)]
pub enum Part {
    /// Spoken and timed: one paragraph.
    Read(Read),
    /// On the prompter, not spoken; untimed unless it carries its own seconds.
    Cue(Cue),
    /// A sound bite: timed by its own seconds, its words are captions and never read.
    Sot(Cue),
    /// A name line on the screen: crew only.
    Super(Cue),
    /// The closing line: spoken and timed.
    Tag(Read),
}

/// An instruction.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Cue {
    /// As it stands on the prompter, delimiters included: `[ON CAM]`.
    pub text: String,
    /// Where it was written.
    pub span: Span,
    /// Seconds it takes on air, where it says so (`[SOT :12]`).
    pub seconds: Option<Seconds>,
    /// Whether it is new or changed since an earlier script.
    pub revised: bool,
}

/// A paragraph the anchor reads. Texts are kept whole; a word points into them.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Read {
    /// As it stands on the prompter: words separated by one space.
    pub text: String,
    /// What is said: lower-case words separated by one space, and nothing else.
    pub said: String,
    /// The paragraph as the article wrote it.
    pub written: String,
    /// Every space-separated piece of `text`, in order.
    pub words: Vec<Word>,
    /// Sentences as ranges of `words`: they follow each other without a gap.
    pub sentences: Vec<Range<usize>>,
    /// Every sentence of the article in this paragraph, by its bytes in the source.
    pub sentence_spans: Vec<Span>,
    /// Where the paragraph was written.
    pub span: Span,
    /// How long it takes to say.
    pub seconds: Seconds,
}

/// What a piece of a paragraph is.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, serde::Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum WordKind {
    /// Said.
    #[default]
    Spoken,
    /// Part of an instruction: on the prompter, not said.
    Cue,
    /// Part of a pronouncer: on the prompter, not said.
    Pronouncer,
    /// A mark that stands alone, such as a dash: a pause.
    Mark,
}

/// The pause a reader makes after a word.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, serde::Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Pause {
    /// None to speak of.
    #[default]
    None,
    /// A comma, colon, semicolon, dash or bracket.
    Short,
    /// A sentence's end.
    Stop,
}

impl Pause {
    /// The longer of two pauses.
    #[must_use]
    pub const fn stronger(self, other: Self) -> Self {
        match (self, other) {
            (Self::Stop, _) | (_, Self::Stop) => Self::Stop,
            (Self::Short, _) | (_, Self::Short) => Self::Short,
            (Self::None, Self::None) => Self::None,
        }
    }
}

/// One space-separated piece of a paragraph.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Word {
    /// Its bytes in `Read::text`, punctuation included.
    pub page: Range<usize>,
    /// Its bytes in `Read::said`; empty where nothing is said.
    pub said: Range<usize>,
    /// The stretch of `Read::written` it came from; empty where a rule made it (QUOTE).
    pub written: Range<usize>,
    /// The bytes of the source it came from.
    pub span: Span,
    /// What it is.
    pub kind: WordKind,
    /// The pause after it.
    pub pause: Pause,
    /// A line may not end after it: a number and its magnitude, a title and its name, QUOTE and
    /// its mark, a word and its pronouncer.
    pub bind: bool,
    /// The rule that made it what it is; `None` for a word that merely changed case.
    pub rule: Option<&'static str>,
    /// Whether it is new or changed since an earlier script, or follows words that are gone.
    pub revised: bool,
}

/// How a hard name is said.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Pronouncer {
    /// The name.
    pub word: String,
    /// Its respelling: `zeh-LEHN'-skee`.
    pub say: String,
}

impl Script {
    /// The paragraphs that are read, in order.
    pub fn reads(&self) -> impl Iterator<Item = &Read> {
        self.parts.iter().filter_map(|part| match part {
            Part::Read(read) | Part::Tag(read) => Some(read),
            Part::Cue(_) | Part::Sot(_) | Part::Super(_) => None,
        })
    }

    /// How many bytes stand on the prompter, line ends aside.
    #[must_use]
    pub fn length(&self) -> usize {
        let length = |part: &Part| match part {
            Part::Read(read) | Part::Tag(read) => read.text.len(),
            Part::Cue(cue) | Part::Sot(cue) | Part::Super(cue) => cue.text.len(),
        };
        self.parts.iter().map(length).sum()
    }

    /// What is said: a line a paragraph.
    #[must_use]
    pub fn spoken(&self) -> String {
        let mut out = String::with_capacity(self.reads().map(|read| read.said.len() + 1).sum());
        for read in self.reads().filter(|read| !read.said.is_empty()) {
            if !out.is_empty() {
                out.push('\n');
            }
            out.push_str(&read.said);
        }
        out
    }

    /// How many words are said.
    #[must_use]
    pub fn spoken_words(&self) -> usize {
        self.reads().map(|read| read.said.split_ascii_whitespace().count()).sum()
    }
}

impl Read {
    /// A word as it stands on the page.
    #[must_use]
    pub fn page(&self, word: &Word) -> &str {
        &self.text[word.page.clone()]
    }

    /// A word as it is said, perhaps several words or none.
    #[must_use]
    pub fn saying(&self, word: &Word) -> &str {
        &self.said[word.said.clone()]
    }

    /// The words of one sentence.
    #[must_use]
    pub fn sentence(&self, range: &Range<usize>) -> &[Word] {
        &self.words[range.clone()]
    }
}
