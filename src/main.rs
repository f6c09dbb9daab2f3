//! The `tickmark` command: parse, run, print the error and its hint.

use std::process::ExitCode;

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
