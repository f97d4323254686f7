//! The one integration-test binary.

mod cases;
mod corpus;
mod edited;
mod fedback;
mod floors;
mod forms;
mod hostile;
mod laws;
mod made;
mod options;
mod promises;
mod said;
mod samples;
mod timing;
mod words;

/// The repository's root.
fn root() -> &'static std::path::Path {
    std::path::Path::new(env!("CARGO_MANIFEST_DIR"))
}

/// Whether what the program does now is to be taken as what it should do: `UPDATE=1 cargo test`.
fn updating() -> bool {
    std::env::var_os("UPDATE").is_some_and(|value| value == "1")
}

/// Every file under a directory whose name ends so, in order.
fn files_under(directory: &std::path::Path, extension: &str) -> Vec<std::path::PathBuf> {
    let mut found = Vec::new();
    let mut open = vec![directory.to_owned()];
    while let Some(directory) = open.pop() {
        for entry in std::fs::read_dir(&directory).into_iter().flatten().flatten() {
            let path = entry.path();
            if path.is_dir() {
                open.push(path);
            } else if path.extension().is_some_and(|end| end == extension) {
                found.push(path);
            }
        }
    }
    found.sort();
    found
}
