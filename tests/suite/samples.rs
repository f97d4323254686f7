//! The samples: every `samples/NAME/script.txt` is what `convert` makes of the article beside it.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use crate::{root, updating};

#[test]
fn every_script_is_what_its_article_makes() {
    let mut stale = Vec::new();
    let articles = articles();
    assert!(articles.len() >= 7, "samples are missing: {articles:?}");
    for article in articles {
        let made = convert(&article);
        let kept = article.with_file_name("script.txt");
        if updating() {
            fs::write(&kept, &made).expect("to write the sample");
        } else if fs::read_to_string(&kept).unwrap_or_default() != made {
            stale.push(kept.display().to_string());
        }
    }
    assert!(stale.is_empty(), "out of date (UPDATE=1 renews them, read them first): {}", stale.join(", "));
}

#[test]
fn a_script_fed_back_in_comes_out_unchanged() {
    for article in articles() {
        let script = article.with_file_name("script.txt");
        let kept = fs::read_to_string(&script).expect("a script");
        assert!(convert(&script) == kept, "{}", script.display());
    }
}

fn articles() -> Vec<PathBuf> {
    let folders =
        fs::read_dir(root().join("samples")).into_iter().flatten().flatten().map(|entry| entry.path());
    let files =
        folders.filter_map(|folder| fs::read_dir(folder).ok()).flatten().flatten().map(|entry| entry.path());
    let mut articles: Vec<_> =
        files.filter(|path| path.file_stem().is_some_and(|stem| stem == "article")).collect();
    articles.sort();
    articles
}

fn convert(article: &Path) -> String {
    let done = Command::new(env!("CARGO_BIN_EXE_ripread"))
        .args(["convert", "--style", "base"])
        .arg(article)
        .output()
        .expect("ripread");
    assert!(done.status.success(), "{}", article.display());
    String::from_utf8(done.stdout).expect("text")
}
