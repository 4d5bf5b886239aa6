//! The `claimdiff` program.

/// Scanning takes and frees much memory in small pieces, for which the system's own allocator is slower.
#[cfg(feature = "mimalloc")]
#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

fn main() -> std::process::ExitCode {
    claimdiff::cli::run()
}
