//! The `claimdiff` program.

fn main() -> std::process::ExitCode {
    claimdiff::cli::run()
}
