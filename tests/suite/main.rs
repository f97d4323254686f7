//! The one integration-test binary.

mod forms;

fn main() {}
