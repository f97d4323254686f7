//! `ripread batch`: JSON Lines in, JSON Lines out, in order, in bounded memory, on every core.

mod answer;
mod fields;
mod record;
mod stream;

use std::collections::BTreeMap;
use std::io::{self, IsTerminal as _, Write as _};
use std::num::NonZeroUsize;
use std::process::ExitCode;
use std::sync::mpsc::{Receiver, Sender, SyncSender, channel, sync_channel};
use std::sync::{Arc, Mutex};
use std::thread;
use std::time::{Duration, Instant};

use ripread::model::Error;

use super::report::{self, Outcome, Stop};
use super::{args, house};
use answer::Desk;
use fields::Field;
use stream::{Block, Blocks};

#[derive(clap::Args)]
pub(crate) struct Args {
    /// Fields of the answers, separated by commas: script, spoken, sentences, article, seconds, low,
    /// high, words, syllables, notes, or the name of any export that is text
    #[arg(long, value_name = "FIELD,…", default_value = "script,spoken,seconds,words,notes")]
    to: String,
    /// How many stories to write at once (else one a core); never changes the output
    #[arg(long, value_name = "N", value_parser = jobs)]
    jobs: Option<NonZeroUsize>,
    /// Write \u escapes for all that is not ASCII
    #[arg(long)]
    ascii: bool,
    #[command(flatten)]
    house: args::House,
    #[command(flatten)]
    telling: args::Telling,
}

/// Blocks that may be under way for each worker: enough that none waits for another, few enough
/// that memory stays bounded while one record takes long.
const UNDER_WAY: usize = 4;

/// Threads at most: more than any machine has use for.
const MOST: usize = 256;

/// How long work goes on before a terminal shows how far it is.
const PATIENCE: Duration = Duration::from_secs(1);

fn jobs(text: &str) -> Result<NonZeroUsize, String> {
    text.parse().map_err(|_| "it is a whole number, 1 or more".into())
}

pub(crate) fn run(args: &Args) -> Outcome {
    let fields = Field::list(&args.to)?;
    let style = house::open(&args.house)?;
    let desk = Arc::new(Desk::new(fields, style, (&args.telling).into(), args.house.set.clone(), args.ascii));
    let cores = || thread::available_parallelism().unwrap_or(NonZeroUsize::MIN);
    let jobs = args.jobs.unwrap_or_else(cores).get().min(MOST);
    let (permits, permitted) = sync_channel(jobs * UNDER_WAY);
    for _ in 0..jobs * UNDER_WAY {
        let _ = permits.try_send(());
    }
    let (work, waiting) = channel();
    let (finished, done) = channel();
    read(permitted, work);
    let waiting = Arc::new(Mutex::new(waiting));
    for _ in 0..jobs {
        answer(Arc::clone(&desk), Arc::clone(&waiting), finished.clone());
    }
    drop(finished);
    write(&done, &permits)
}

/// A block and its place in the stream.
type Work = (usize, io::Result<Block>);

/// The answers to a block, and its place.
type Done = (usize, io::Result<Vec<u8>>);

/// Reads the stream on a thread of its own, a block a permit, so that a slow reader of the output
/// holds up the input.
fn read(permitted: Receiver<()>, work: Sender<Work>) {
    thread::spawn(move || {
        let mut blocks = Blocks::new(io::stdin().lock());
        for at in 0.. {
            if permitted.recv().is_err() {
                return;
            }
            let Some(block) = blocks.next() else { return };
            let broken = block.is_err();
            if work.send((at, block)).is_err() || broken {
                return;
            }
        }
    });
}

/// Answers blocks on a thread of its own until there are no more.
fn answer(desk: Arc<Desk>, waiting: Arc<Mutex<Receiver<Work>>>, finished: Sender<Done>) {
    thread::spawn(move || {
        let mut clerk = desk.clerk();
        loop {
            let Ok(next) = waiting.lock().map(|waiting| waiting.recv()) else { return };
            let Ok((at, block)) = next else { return };
            let answers = block.map(|block| clerk.answer_all(&block));
            if finished.send((at, answers)).is_err() {
                return;
            }
        }
    });
}

/// Writes answers in the order of the questions.
fn write(done: &Receiver<Done>, permits: &SyncSender<()>) -> Outcome {
    let mut out = io::stdout().lock();
    let mut early = BTreeMap::new();
    let mut next = 0;
    let mut progress = Progress::new();
    for (at, answers) in done {
        early.insert(at, answers);
        while let Some(answers) = early.remove(&next) {
            let answers = answers.map_err(|error| {
                Error::new(format!("cannot read standard input: {}", report::reason(&error)))
            })?;
            out.write_all(&answers).and_then(|()| out.flush()).map_err(|error| Stop::output(&error))?;
            progress.show(&answers);
            let _ = permits.try_send(());
            next += 1;
        }
    }
    progress.clear();
    Ok(ExitCode::SUCCESS)
}

/// How far the work is, for a person who waits at a terminal.
struct Progress {
    shown: bool,
    since: Instant,
    records: usize,
}

impl Progress {
    fn new() -> Self {
        let shown = io::stderr().is_terminal() && !io::stdout().is_terminal();
        Self { shown, since: Instant::now(), records: 0 }
    }

    fn show(&mut self, answers: &[u8]) {
        if !self.shown {
            return;
        }
        self.records += stream::line_ends(answers);
        if self.since.elapsed() > PATIENCE {
            let _ = write!(io::stderr(), "\r{} stories", self.records);
        }
    }

    fn clear(&self) {
        if self.shown && self.since.elapsed() > PATIENCE {
            let _ = writeln!(io::stderr(), "\r{} stories", self.records);
        }
    }
}
