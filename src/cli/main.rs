//! The command: arguments in, bytes out, exit code.

fn main() {}
