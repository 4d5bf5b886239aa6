//! Builds again when a pattern, a word list or the bundled example changes: they are part of the program.

#![allow(clippy::print_stdout)]

fn main() {
    for folder in ["patterns", "input"] {
        println!("cargo:rerun-if-changed={folder}");
    }
}
