//! `ripread convert --watch`: writes again whenever an article or the style changes.

use std::fs;
use std::path::PathBuf;
use std::process::ExitCode;
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
    loop {
        // Looked at before they are read: a change while they are is a change to come.
        let files = files(args);
        let look = || (house::file(&args.house), stamps(&files));
        let seen = look();
        match convert::once(args) {
            Ok(code) if code == ExitCode::SUCCESS => {
                report::remark("written; watching for changes, Ctrl-C ends");
            }
            Ok(_) => report::remark("not all is written; watching for changes, Ctrl-C ends"),
            Err(Stop::Error(error)) => {
                report::tell(&error);
                report::remark("nothing is written; watching for changes, Ctrl-C ends");
            }
            Err(Stop::Closed) => return Err(Stop::Closed),
        }
        while look() == seen {
            thread::sleep(PAUSE);
        }
    }
}

/// All that the scripts are made from.
fn files(args: &convert::Args) -> Vec<PathBuf> {
    let named = args.reading.files.iter().chain(&args.since).map(PathBuf::from);
    named.chain(house::files(&args.house)).collect()
}

/// When each file was last changed, and how long it is.
fn stamps(files: &[PathBuf]) -> Vec<Option<(SystemTime, u64)>> {
    let stamp = |path: &PathBuf| fs::metadata(path).and_then(|meta| Ok((meta.modified()?, meta.len()))).ok();
    files.iter().map(stamp).collect()
}
