//! The `claimdiff` program.

/// A scan makes and drops thousands of small strings and lists an article: this allocator needs fewer instructions for
/// them than the system's does.
#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

fn main() -> std::process::ExitCode {
    claimdiff::cli::run()
}
