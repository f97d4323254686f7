//! `ripread verify`: whether files carry the same words, and which reader would lose what.

use std::process::ExitCode;

use ripread::compose::Ask;
use ripread::model::fingerprint::bare;
use ripread::model::{Article, Block, BlockKind, Error, HouseStyle, Passage, fingerprint};
use ripread::verify::{self, Carried, Risk, first_difference};

use super::report::Outcome;
use super::{args, house, input, output};

/// Words no longer than this stand whole on paper.
const LONG: usize = 20;
/// Words shown on either side of a difference.
const AROUND: usize = 3;

#[derive(clap::Args)]
pub(crate) struct Args {
    /// Files that ripread wrote: any of its forms, of one story or one show
    #[arg(value_name = "FILE", required = true)]
    files: Vec<String>,
    #[command(flatten)]
    house: args::House,
}

/// A file read back.
struct Copy {
    name: String,
    form: &'static str,
    stories: Vec<Carried>,
    risks: Vec<Risk>,
}

pub(crate) fn run(args: &Args) -> Outcome {
    let style = house::open(&args.house)?;
    let mut copies = args.files.iter().map(|name| read(name, &style)).collect::<Result<Vec<_>, _>>()?;
    mend(&mut copies);
    let mut out: String = copies.iter().map(line).collect();
    let wrong: Vec<String> = copies.iter().flat_map(restated).chain(differences(&copies)).collect();
    out.extend(copies.iter().flat_map(risks));
    out.extend(copies.iter().flat_map(resaid));
    out.extend(wrong.iter().map(|wrong| format!("{wrong}\n")));
    if wrong.is_empty() && copies.len() > 1 {
        out.extend(["the same words in all ".into(), copies.len().to_string(), " files\n".into()]);
    }
    output::print(out.as_bytes())?;
    Ok(if wrong.is_empty() { ExitCode::SUCCESS } else { ExitCode::from(1) })
}

/// Puts words together that paper broke over a line for their length, as another file has them.
fn mend(copies: &mut [Copy]) {
    let Some(whole) = copies.iter().find(|copy| copy.form != "pdf").map(Copy::words) else { return };
    for copy in copies.iter_mut().filter(|copy| copy.form == "pdf") {
        let mut at = 0;
        for story in &mut copy.stories {
            story.words = joined(&story.words, &whole, &mut at);
        }
    }
}

/// Words with those joined that are one long word of `whole` from its word `at` on.
fn joined(words: &[String], whole: &[String], at: &mut usize) -> Vec<String> {
    let mut out: Vec<String> = Vec::with_capacity(words.len());
    for word in words {
        let long = whole.get(at.wrapping_sub(1)).filter(|long| long.len() > LONG);
        match (out.last_mut(), long) {
            (Some(last), Some(long))
                if bare(last) != bare(long) && long.starts_with(&format!("{last}{word}")) =>
            {
                last.push_str(word);
            }
            _ => {
                out.push(word.clone());
                *at += 1;
            }
        }
    }
    out
}

fn read(name: &str, style: &HouseStyle) -> Result<Copy, Error> {
    let bytes = input::bytes(name)?;
    let form = verify::form(&bytes);
    let told = |error: Error| Error { message: format!("{name}: {}", error.message), ..error };
    let mut stories = verify::stories(&bytes, style).map_err(told)?;
    for story in &mut stories {
        if !story.written.is_empty() {
            story.words = said_again(&story.written, style);
        }
    }
    Ok(Copy { name: name.into(), form: form.name, stories, risks: (form.risks)(&bytes) })
}

/// Captions carry the article's words: what the house style makes of them is what is read.
fn said_again(written: &[String], style: &HouseStyle) -> Vec<String> {
    let block = |text: &String| Block { kind: BlockKind::Paragraph, passage: Passage::verbatim(text, 0) };
    let article = Article { blocks: written.iter().map(block).collect(), ..Article::default() };
    let script = ripread::write(article, Vec::new(), style, &Ask::default()).value;
    script.page_words().map(str::to_owned).collect()
}

impl Copy {
    fn words(&self) -> Vec<String> {
        let words = self.stories.iter().flat_map(|story| &story.words);
        words.filter(|word| !bare(word).is_empty()).cloned().collect()
    }

    fn captions(&self) -> bool {
        self.stories.iter().any(|story| !story.written.is_empty())
    }
}

/// One file: its fingerprints, words and form.
fn line(copy: &Copy) -> String {
    let words = copy.words();
    let prints: Vec<String> = copy.stories.iter().map(Carried::fingerprint).collect();
    let prints = if prints.len() > 3 {
        format!("{} stories, {}", prints.len(), fingerprint(words.iter().map(String::as_str)))
    } else {
        prints.join(" ")
    };
    let captions = if copy.captions() { ", from captions in the article's words" } else { "" };
    format!("{}: {prints} ({}, {} words{captions})\n", copy.name, copy.form, words.len())
}

/// Stories whose words are not those their fingerprint was made from.
fn restated(copy: &Copy) -> Vec<String> {
    let changed = |story: &&Carried| {
        story.written.is_empty() && story.stated.as_ref().is_some_and(|stated| *stated != story.fingerprint())
    };
    let tell = |story: &Carried| {
        let stated = story.stated.as_deref().unwrap_or_default();
        format!(
            "{}: {} states {stated}, but its words make {}: they are not the words it was written with",
            copy.name,
            called(story),
            story.fingerprint()
        )
    };
    copy.stories.iter().filter(changed).map(tell).collect()
}

/// Captions whose words, said again, are not those their fingerprint was made from: no proof, for
/// another style says them otherwise.
fn resaid(copy: &Copy) -> Vec<String> {
    let changed = |story: &&Carried| {
        !story.written.is_empty()
            && story.stated.as_ref().is_some_and(|stated| *stated != story.fingerprint())
    };
    let tell = |story: &Carried| {
        format!(
            "{}: {} states {}, but its words, as this style says them, make {}: they were edited, or are of another style\n",
            copy.name,
            called(story),
            story.stated.as_deref().unwrap_or_default(),
            story.fingerprint()
        )
    };
    copy.stories.iter().filter(changed).map(tell).collect()
}

fn called(story: &Carried) -> String {
    if story.name.is_empty() { "it".into() } else { story.name.clone() }
}

/// Where each file first differs from the first one.
fn differences(copies: &[Copy]) -> Vec<String> {
    let Some(first) = copies.iter().find(|copy| !copy.captions()).or(copies.first()) else {
        return Vec::new();
    };
    let words = first.words();
    let tell = |copy: &Copy| {
        let other = copy.words();
        let at = first_difference(&words, &other)?;
        Some(format!(
            "{} differs from {} at word {}: {}, not {}",
            copy.name,
            first.name,
            at + 1,
            near(&other, at),
            near(&words, at)
        ))
    };
    copies.iter().filter_map(tell).collect()
}

/// A word among its neighbours.
fn near(words: &[String], at: usize) -> String {
    if at >= words.len() {
        return "its end".into();
    }
    let before = &words[at.saturating_sub(AROUND)..at];
    let after = &words[at + 1..words.len().min(at + 1 + AROUND)];
    let shown: Vec<&str> = before.iter().map(String::as_str).collect();
    let rest: Vec<&str> = after.iter().map(String::as_str).collect();
    format!("“{}”", [shown.join(" "), format!("»{}«", words[at]), rest.join(" ")].join(" ").trim())
}

/// What readers would lose of a file.
fn risks(copy: &Copy) -> Vec<String> {
    copy.risks.iter().map(|risk| format!("{}: {} lose {}\n", copy.name, risk.reader, risk.loses)).collect()
}
