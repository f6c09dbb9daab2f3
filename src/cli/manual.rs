//! The manual of the command line, made from its help: `docs/commands.md`.

use super::Cli;
use clap::{Command, CommandFactory as _};
use std::fmt::Write as _;

/// The whole help as Markdown; a test compares it with the file.
#[must_use]
pub fn manual() -> String {
    let mut root = Cli::command().term_width(100);
    root.build();
    let mut text = String::from("# Commands\n\nMade from the program's own help by a test; do not edit by hand.\n");
    page(&mut text, &root, "tickmark");
    text
}

fn page(text: &mut String, command: &Command, name: &str) {
    let help = command.clone().term_width(100).render_long_help().to_string();
    let help = help.lines().map(str::trim_end).collect::<Vec<_>>().join("\n");
    write!(text, "\n## {name}\n\n```text\n{}\n```\n", help.trim_end()).expect("a String takes everything");
    for inner in command.get_subcommands().filter(|inner| inner.get_name() != "help") {
        page(text, inner, &format!("{name} {}", inner.get_name()));
    }
}
