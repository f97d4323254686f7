//! Script to bytes: the table of exporters.

pub mod captions;
pub mod cues;
pub mod docx;
pub mod json;
pub mod markdown;
pub mod markup;
pub mod mos;
pub mod nsml;
pub mod page;
pub mod pdf;
pub mod prompter;
pub mod qprompt;
pub mod rtf;
pub mod sheet;
pub mod text;
pub mod timeline;
#[cfg(test)]
mod trial;
pub mod wrap;

use crate::model::{Error, HouseStyle, Noted, Rundown};

/// Writes a rundown as bytes.
pub type Export = fn(&Rundown, &HouseStyle) -> Result<Noted<Vec<u8>>, Error>;

/// One form a script can be written in.
pub struct Exporter {
    /// Its name, for `--to` and `batch`.
    pub name: &'static str,
    /// File extension without a dot.
    pub extension: &'static str,
    /// One line for `--help`.
    pub help: &'static str,
    /// What it carries, for `ripread formats`.
    pub keeps: &'static str,
    /// What it cannot carry.
    pub loses: &'static str,
    /// Whether its bytes are UTF-8 text, so that `batch` can carry it.
    pub textual: bool,
    /// Writes it.
    pub export: Export,
}

/// Every export.
pub const EXPORTERS: &[Exporter] = &[
    Exporter {
        name: "text",
        extension: "txt",
        help: "prompter text, for any prompter",
        keeps: "words, cues, supers, pronouncers; header line: slug, anchor, item number, TRT, fingerprint",
        loses: "writer, show, times within the story",
        textual: true,
        export: text::export,
    },
    Exporter {
        name: "rtf",
        extension: "rtf",
        help: "RTF, for Autoscript, Autocue, TeleScript, Power Prompter",
        keeps: "words, cues in bold, supers, pronouncers; header line: slug, anchor, item number, TRT, fingerprint",
        loses: "writer, show, times within the story, characters above U+FFFF",
        textual: true,
        export: rtf::export,
    },
    Exporter {
        name: "prompter",
        extension: "html",
        help: "the prompter page: one file that scrolls in any browser, at the anchor's pace",
        keeps: "words, cues, supers, pronouncers, slug, anchor, rate, item number, TRT, the time of every paragraph, fingerprint",
        loses: "writer, show",
        textual: true,
        export: prompter::export,
    },
    Exporter {
        name: "qprompt",
        extension: "html",
        help: "QPrompt's own HTML, with a marker for each item",
        keeps: "words, cues in bold, supers, pronouncers; header line: slug, anchor, item number, TRT, fingerprint; a marker for each item",
        loses: "writer, show, times within the story",
        textual: true,
        export: qprompt::export,
    },
    Exporter {
        name: "mos",
        extension: "mos",
        help: "MOS 2.8.5 roStorySend, for ENPS, Octopus, QMaster, CUEWORD, Sofie",
        keeps: "words, cues, supers, slug, anchor, rate, item number, TRT, fingerprint",
        loses: "writer, show, times within the story; pronouncers stand above their paragraph",
        textual: true,
        export: mos::export,
    },
    Exporter {
        name: "nsml",
        extension: "nsml",
        help: "iNEWS NSML 3.1",
        keeps: "words, cues, supers, slug, anchor, writer, rate, item number, TRT, fingerprint",
        loses: "show, times within the story; pronouncers stand above their paragraph",
        textual: true,
        export: nsml::three,
    },
    Exporter {
        name: "nsml1",
        extension: "nsml",
        help: "iNEWS NSML 1, for its FTP server",
        keeps: "words, cues, supers, slug, anchor, writer, rate, item number, TRT, fingerprint",
        loses: "show, times within the story; pronouncers stand above their paragraph",
        textual: true,
        export: nsml::one,
    },
    Exporter {
        name: "srt",
        extension: "srt",
        help: "SRT captions, in the article's mixed case, with predicted times",
        keeps: "the article's words and those of bites, each with its time",
        loses: "QUOTE and END QUOTE, cues, pronouncers, slug, anchor, writer, show, fingerprint",
        textual: true,
        export: captions::srt,
    },
    Exporter {
        name: "vtt",
        extension: "vtt",
        help: "WebVTT captions, in the article's mixed case, with predicted times",
        keeps: "the article's words and those of bites, each with its time; slug and fingerprint",
        loses: "QUOTE and END QUOTE, cues, pronouncers, anchor, writer, show",
        textual: true,
        export: captions::vtt,
    },
    Exporter {
        name: "docx",
        extension: "docx",
        help: "Word talent copy: large type, each story on a page of its own",
        keeps: "words, cues, supers, pronouncers, slug, anchor, item number, TRT, fingerprint",
        loses: "writer, show, times within the story; a sentence may run over a page",
        textual: false,
        export: docx::export,
    },
    Exporter {
        name: "markdown",
        extension: "md",
        help: "Markdown with front matter, which reads back as the same script",
        keeps: "words, cues, supers, pronouncers, slug, anchor, writer, show, item number, fingerprint",
        loses: "rate, TRT, times within the story",
        textual: true,
        export: markdown::export,
    },
    Exporter {
        name: "json",
        extension: "json",
        help: "the whole script with its spans (schema: ripread formats --schema)",
        keeps: "everything",
        loses: "nothing",
        textual: true,
        export: json::export,
    },
    Exporter {
        name: "pdf",
        extension: "pdf",
        help: "paper, for the anchor, the director and the crew",
        keeps: "words, cues, supers, pronouncers, slug, anchor, writer, show, item number, TRT, times, fingerprint",
        loses: "on the anchor's copy, supers and times within the story",
        textual: false,
        export: pdf::export,
    },
];
