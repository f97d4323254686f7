//! House styles by name: the table, `open()`, and what extends what.
