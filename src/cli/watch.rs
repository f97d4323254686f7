//! `ripread convert --watch`: writes again whenever an article or the style changes.

use std::fs;
use std::path::PathBuf;
use std::thread;
use std::time::{Duration, SystemTime};

use ripread::model::Error;

use super::report::{self, Outcome, Stop};
use super::{convert, house};

/// How often files are looked at: soon enough for a person, seldom enough for a laptop.
const PAUSE: Duration = Duration::from_millis(200);

/// Converts until stopped. An article that cannot be read for a moment (half saved) is told and
/// tried again at its next change.
pub(crate) fn run(args: &convert::Args) -> Outcome {
    if args.reading.names().contains(&"-") {
        return Err(Error::new("standard input cannot be watched").hint("name the article's file").into());
    }
    let mut seen = None;
    loop {
        let now = stamps(args);
        if seen.as_ref() != Some(&now) {
            match convert::once(args) {
                Err(Stop::Error(error)) => report::tell(&error),
                Err(Stop::Closed) => return Err(Stop::Closed),
                Ok(_) => report::remark("written; watching for changes, Ctrl-C ends"),
            }
            seen = Some(now);
        }
        thread::sleep(PAUSE);
    }
}

/// When each file was last changed, and how long it is.
fn stamps(args: &convert::Args) -> Vec<Option<(SystemTime, u64)>> {
    let files = args.reading.files.iter().map(PathBuf::from).chain(house::file(&args.house));
    files.map(|path| fs::metadata(path).and_then(|meta| Ok((meta.modified()?, meta.len()))).ok()).collect()
}
