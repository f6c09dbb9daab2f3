//! The `tickmark` command: parse, run, print the error and its hint.

use std::process::ExitCode;

/// Reading an article makes and drops many small strings; this allocator is faster at it than the system's (DECISIONS.md).
#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

fn main() -> ExitCode {
    match tickmark::cli::run(std::env::args_os()) {
        Ok(code) => code.into(),
        Err(error) => {
            if !error.is_silent() {
                eprintln!("{error}");
            }
            error.code().into()
        }
    }
}
