//! `tickmark ledger`: the ledger itself: whether it is whole, a copy of it, what it is.

use super::Code;
use super::desk::Desk;
use super::screen::Screen;
use super::stats::{grouped, some};
use crate::error::Error;
use crate::export::json;
use crate::ledger::{Ledger, Purpose};
use crate::review::evidence::{FileState, look_again};
use crate::review::history::evidence;
use std::path::{Path, PathBuf};

/// Check, copy and describe the ledger itself
#[derive(Debug, clap::Subcommand)]
pub(super) enum Command {
    /// Replay the log, compare it with everything else, and name what is wrong
    Verify {
        /// Find this head hash, or its beginning, in the log: one that an earlier `verify` printed
        #[arg(long, value_name = "HASH")]
        head: Option<String>,
        /// Read the files of evidence again and compare their hashes; a path that is not absolute counts from here
        #[arg(long)]
        files: bool,
    },
    /// Copy the ledger to a new file while others go on working
    Backup {
        /// The new file
        path: PathBuf,
    },
    /// Tell which ledger is used and what it is
    Info {
        /// As one JSON object
        #[arg(long)]
        json: bool,
    },
}

pub(super) fn run(command: &Command, desk: &Desk) -> Result<Code, Error> {
    match command {
        Command::Verify { head, files } => verify(desk, head.as_deref(), *files),
        Command::Backup { path } => {
            let head = desk.open(Purpose::Read)?.backup(path)?;
            let hash = blake3::Hash::from_bytes(head.hash);
            Screen::print(&format!("Copied to {}: {} events, head {hash}\n", path.display(), head.seq))?;
            Ok(0)
        }
        Command::Info { json } => info(desk, *json),
    }
}

/// Faults that are printed; a ledger that was tampered with at large has thousands.
const SHOWN: usize = 50;

fn verify(desk: &Desk, noted: Option<&str>, files: bool) -> Result<Code, Error> {
    let noted = noted.map(|hash| hash.trim().to_lowercase());
    if let Some(hash) = noted.as_deref().filter(|h| h.len() < 8 || !h.bytes().all(|b| b.is_ascii_hexdigit())) {
        return Err(Error::new(format!("`{hash}` is no head hash"))
            .hint("it is at least eight hexadecimal digits, as `tickmark ledger verify` prints them"));
    }
    let ledger = desk.open(Purpose::Read)?;
    let report = ledger.verify(noted.as_deref())?;
    let mut told = String::new();
    for fault in report.faults.iter().take(SHOWN) {
        told.push_str(&format!("{:<9} {}\n", fault.check().as_str(), crate::visible::line(&fault.to_string())));
    }
    let mut n = report.faults.len();
    if n > SHOWN {
        told.push_str(&format!("… and {} more\n", grouped((n - SHOWN) as u64)));
    }
    if n == 0 {
        told.push_str(&format!(
            "{}, {}, {}, {}: all as the log says\n",
            some(report.articles, "article"),
            some(report.claims, "claim"),
            some(report.verdicts, "verdict"),
            some(report.head.seq as u64, "event"),
        ));
    }
    if files {
        n += again(&ledger, &mut told)?;
    }
    told.push_str(&format!("head {}\n", blake3::Hash::from_bytes(report.head.hash)));
    Screen::print(&told)?;
    match n {
        0 => Ok(0),
        1 => {
            Err(Error::nothing("the ledger has a fault").hint("a backup from before it can be opened with `--ledger`"))
        }
        n => Err(Error::nothing(format!("the ledger has {} faults", grouped(n as u64)))
            .hint("a backup from before them can be opened with `--ledger`")),
    }
}

/// Reads the files of evidence again; how many are not what they were.
fn again(ledger: &Ledger, told: &mut String) -> Result<usize, Error> {
    let (mut same, mut faults) = (0, 0);
    for (claim, piece) in ledger.files_of_evidence()? {
        let says = match look_again(&piece, Path::new("")) {
            None => continue,
            Some(FileState::Same) => {
                same += 1;
                continue;
            }
            Some(FileState::Changed) => "holds something else than when it was recorded",
            Some(FileState::Missing) => "is not there",
        };
        faults += 1;
        told.push_str(&format!("{:<9} claim {claim}: {} {says}\n", "files", evidence(&piece)));
    }
    told.push_str(&format!("{} files of evidence are what they were\n", grouped(same)));
    Ok(faults)
}

fn info(desk: &Desk, as_json: bool) -> Result<Code, Error> {
    let ledger = desk.open(Purpose::Read)?;
    let info = ledger.info()?;
    let path = std::path::absolute(ledger.path()).unwrap_or_else(|_| ledger.path().to_path_buf());
    let text = if as_json {
        json::line(&serde_json::json!({ "path": path.display().to_string(), "ledger": info })) + "\n"
    } else {
        format!(
            "ledger   {}\nsize     {:.1} MB\nversion  {}\nevents   {}\nhead     {}\nSQLite   {}\n",
            path.display(),
            info.bytes as f64 / 1e6,
            info.version,
            grouped(info.events as u64),
            info.head,
            info.sqlite,
        )
    };
    Screen::print(&text)?;
    Ok(0)
}
