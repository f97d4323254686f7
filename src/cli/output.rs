//! Results to standard output, or to files written whole or not at all.

use std::fs::{self, File};
use std::io::{self, Write as _};
use std::path::{Path, PathBuf};

use ripread::model::Error;

use super::report::{Stop, reason};

/// Writes the result to standard output.
///
/// # Errors
/// Where it is closed or full.
pub(crate) fn print(bytes: &[u8]) -> Result<(), Stop> {
    let mut out = io::stdout().lock();
    out.write_all(bytes).and_then(|()| out.flush()).map_err(|error| Stop::output(&error))
}

/// How wide the output is: as `COLUMNS` says, else the terminal (`shown`: it goes to one).
pub(crate) fn columns(shown: bool) -> Option<usize> {
    let asked = std::env::var("COLUMNS").ok().and_then(|columns| columns.parse().ok());
    let own = || terminal_size::terminal_size().map(|(width, _)| usize::from(width.0)).filter(|_| shown);
    asked.or_else(own)
}

/// Refuses to write over what was read for it.
///
/// # Errors
/// Where OUT is one of the files read.
pub(crate) fn spare<'a>(out: &Path, read: impl IntoIterator<Item = &'a Path>) -> Result<(), Error> {
    let Ok(place) = out.canonicalize() else { return Ok(()) };
    let same = |path: &&Path| path.is_file() && path.canonicalize().is_ok_and(|path| path == place);
    match read.into_iter().find(same) {
        Some(path) => {
            Err(Error::new(format!("{} would be written over, and it is read for this", path.display()))
                .hint("give the result another name"))
        }
        None => Ok(()),
    }
}

/// Makes a directory, with those it lies in, where it is not there.
///
/// # Errors
/// Where it cannot be made.
pub(crate) fn make(directory: &Path) -> Result<(), Error> {
    fs::create_dir_all(directory).map_err(|error| {
        Error::new(format!("cannot make the directory {}: {}", directory.display(), reason(&error)))
    })
}

/// Writes a file: to a temporary one beside it, then in its place. Devices and pipes are written to.
///
/// # Errors
/// Where it cannot be: what stood there is untouched.
pub(crate) fn write(path: &Path, bytes: &[u8]) -> Result<(), Error> {
    let done = match fs::metadata(path) {
        Ok(there) if there.is_dir() => Err(io::Error::from(io::ErrorKind::IsADirectory)),
        Ok(there) if !there.is_file() => {
            File::options().write(true).open(path).and_then(|mut out| out.write_all(bytes))
        }
        Err(error) if error.kind() != io::ErrorKind::NotFound => Err(error),
        _ => replace(&behind_links(path), bytes),
    };
    done.map_err(|error| {
        let told = Error::new(format!("cannot write {}: {}", path.display(), reason(&error)));
        match (error.kind(), behind_links(path).parent()) {
            (io::ErrorKind::NotFound, Some(parent)) if !parent.is_dir() => {
                told.hint(format!("there is no directory {}", parent.display()))
            }
            _ => told,
        }
    })
}

/// Links followed at most, as systems do.
const LINKS: usize = 40;

/// The file a link leads to, whether it is there yet or not; a path that is no link as it stands.
fn behind_links(path: &Path) -> PathBuf {
    let mut path = path.to_owned();
    for _ in 0..LINKS {
        let Ok(target) = fs::read_link(&path) else { break };
        path = path.parent().unwrap_or(Path::new("")).join(target);
    }
    path
}

fn replace(path: &Path, bytes: &[u8]) -> io::Result<()> {
    let beside = beside(path);
    let written = File::create_new(&beside).and_then(|mut out| {
        if let Ok(there) = fs::metadata(path) {
            if there.permissions().readonly() {
                return Err(io::Error::from(io::ErrorKind::PermissionDenied));
            }
            out.set_permissions(there.permissions())?;
        }
        out.write_all(bytes)
    });
    let done = written.and_then(|()| fs::rename(&beside, path));
    if done.is_err() {
        // Best effort: the error that counts is the one above.
        let _ = fs::remove_file(&beside);
    }
    done
}

/// A name for the temporary file in the same directory, so that the rename is one step. It is short,
/// since OUT's own name may be as long as a name can be.
fn beside(path: &Path) -> PathBuf {
    path.with_file_name(format!(".ripread-{}.part", std::process::id()))
}
