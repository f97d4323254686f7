//! Key names: what a person may type for a key, and which key it is.

use toml::{Table, Value};

use crate::model::Error;

use super::nearest::nearest;

/// The one table whose keys are the station's own.
const FREE: &str = "anchors";

/// Names the trade's handbooks use for keys that are called otherwise here.
const ALSO: &[(&str, &str)] = &[
    ("end", "page.end-mark"),
    ("pron.scope", "pronouncers"),
    ("read-rate", "rate"),
    ("spacing", "page.leading"),
];

/// A key: its table, if it is in one, and its name there.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Key {
    pub(super) table: Option<String>,
    pub(super) name: String,
}

/// Why a name is no key.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Unknown {
    pub(super) message: String,
    pub(super) hint: Option<String>,
}

impl Unknown {
    pub(super) fn into_error(self) -> Error {
        Error { message: self.message, place: None, hint: self.hint }
    }
}

impl Key {
    fn new(table: Option<&str>, name: &str) -> Self {
        Self { table: table.map(Into::into), name: name.into() }
    }

    /// As typed in full: `text.header`.
    pub(super) fn path(&self) -> String {
        self.table.as_ref().map_or_else(|| self.name.clone(), |table| format!("{table}.{}", self.name))
    }

    /// Puts a value in its place.
    pub(super) fn put(&self, into: &mut Table, value: Value) {
        let Some(table) = &self.table else {
            into.insert(self.name.clone(), value);
            return;
        };
        let inner = into.entry(table.as_str()).or_insert_with(|| Value::Table(Table::new()));
        if let Value::Table(inner) = inner {
            inner.insert(self.name.clone(), value);
        }
    }
}

/// The key a person means: underscores count as hyphens, a key in a table may go by its own name
/// where no other table has it.
pub(super) fn resolve(base: &Table, typed: &str) -> Result<Key, Unknown> {
    let plain = typed.trim().replace('_', "-");
    if let Some(key) = exact(base, &plain, typed.trim()) {
        return Ok(key);
    }
    if let Some(Value::Table(table)) = base.get(&plain) {
        let message = format!("`{plain}` is a table");
        let hint = table.keys().next().map(|key| format!("set one of its keys, such as `{plain}.{key}`"));
        return Err(Unknown { message, hint });
    }
    let within: Vec<Key> = tables(base)
        .filter(|(name, table)| *name != FREE && table.contains_key(&plain))
        .map(|(name, _)| Key::new(Some(name), &plain))
        .collect();
    match within.as_slice() {
        [one] => Ok(one.clone()),
        [] => also(base, &plain).ok_or_else(|| unknown(base, &plain)),
        [first, ..] => Err(Unknown {
            message: format!("`{plain}` is a key of more than one table"),
            hint: Some(format!("say which, as in `{}`", first.path())),
        }),
    }
}

/// A key by its whole name.
fn exact(base: &Table, plain: &str, typed: &str) -> Option<Key> {
    if base.get(plain).is_some_and(|value| !value.is_table()) {
        return Some(Key::new(None, plain));
    }
    let (table, name) = plain.split_once('.')?;
    let inner = base.get(table)?.as_table()?;
    if table == FREE {
        let (_, name) = typed.split_once('.')?;
        return Some(Key::new(Some(table), name));
    }
    inner.contains_key(name).then(|| Key::new(Some(table), name))
}

fn also(base: &Table, plain: &str) -> Option<Key> {
    let (_, meant) = ALSO.iter().find(|(typed, _)| *typed == plain)?;
    exact(base, meant, meant)
}

fn unknown(base: &Table, typed: &str) -> Unknown {
    let all = all(base);
    let own_name = |path: &str| path.rsplit('.').next().unwrap_or_default().to_owned();
    let near = nearest(typed, all.iter().map(String::as_str)).map(str::to_owned).or_else(|| {
        let names: Vec<String> = all.iter().map(|path| own_name(path)).collect();
        let name = nearest(typed, names.iter().map(String::as_str))?;
        all.iter().find(|path| own_name(path) == name).cloned()
    });
    Unknown {
        message: format!("no key is called `{}`", typed.escape_debug()),
        hint: Some(near.map_or_else(
            || "`ripread style show base` lists every key".into(),
            |near| format!("did you mean `{near}`?"),
        )),
    }
}

/// Every key by its whole name.
fn all(base: &Table) -> Vec<String> {
    let top = base.iter().filter(|(_, value)| !value.is_table()).map(|(name, _)| name.clone());
    let inner = tables(base).flat_map(|(table, keys)| keys.keys().map(move |key| format!("{table}.{key}")));
    top.chain(inner).collect()
}

fn tables(base: &Table) -> impl Iterator<Item = (&str, &Table)> {
    base.iter().filter_map(|(name, value)| Some((name.as_str(), value.as_table()?)))
}
