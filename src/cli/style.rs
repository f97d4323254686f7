//! `ripread style`: the house styles, and a station's own.

use std::fmt::Write as _;
use std::path::PathBuf;
use std::process::ExitCode;

use clap::Subcommand;
use ripread::model::Error;
use ripread::stylebook::{self, STYLES};

use super::report::Outcome;
use super::{args, house, output};

#[derive(clap::Args)]
pub(crate) struct Args {
    #[command(subcommand)]
    what: What,
}

#[derive(Subcommand)]
enum What {
    /// List the styles in the program
    List,
    /// Print a style with every key and what it does
    Show {
        /// A name or the path of a file
        name: String,
        /// Set one key of it
        #[arg(long, value_name = "KEY=VALUE")]
        set: Vec<String>,
    },
    /// Read a style file through and say what is wrong with it
    Check {
        /// The file, or a style's name
        path: String,
    },
    /// Start a style file
    New {
        /// The file to write
        path: PathBuf,
        /// The style it extends
        #[arg(long, default_value = "base")]
        extends: String,
    },
}

pub(crate) fn run(args: &Args) -> Outcome {
    match &args.what {
        What::List => list()?,
        What::Show { name, set } => {
            let style = house::open(&args::House { style: Some(name.clone()), set: set.clone() })?;
            output::print(stylebook::explained(&style).as_bytes())?;
        }
        What::Check { path } => {
            house::open(&args::House { style: Some(path.clone()), ..args::House::default() })?;
            output::print(format!("{path}: every key is right\n").as_bytes())?;
        }
        What::New { path, extends } => new(path, extends)?,
    }
    Ok(ExitCode::SUCCESS)
}

fn list() -> Result<(), super::report::Stop> {
    let width = STYLES.iter().map(|style| style.name.len()).max().unwrap_or_default();
    let mut out = String::new();
    for row in STYLES {
        let _ = writeln!(out, "{:width$}  {}", row.name, stylebook::open(row.name)?.help);
    }
    output::print(out.as_bytes())
}

fn new(path: &std::path::Path, extends: &str) -> Result<(), Error> {
    stylebook::open(extends)?;
    if path.exists() {
        return Err(Error::new(format!("{} is there already", path.display())).hint("give another name"));
    }
    let name = path.file_stem().unwrap_or_default().to_string_lossy().replace(['"', '\\'], "");
    let text = format!(
        "# Our house style: only what differs from {extends}. `ripread style show {extends}` explains every key.\n\
         extends = \"{extends}\"\nname = \"{name}\"\nhelp = \"what makes us different\"\n\n\
         # spell-max = 9\n# quote-marker = \"none\"\n\n# Each anchor's rate, as `ripread calibrate` measures it.\n[anchors]\n# \"kim\" = 172\n"
    );
    output::write(path, text.as_bytes())
}
