//! Every error as people meet it: what happened, what to do about it, and the exit code.
//!
//! ```text
//! error: no claim 99
//! hint: `tickmark list` shows them
//! ```
//!
//! Lower floors return facts; this file alone turns them into advice. Exit codes: 0 done, 1 nothing found or a check
//! failed, 2 error.

use crate::visible::line;
use crate::{export, ledger, model, review};
use rusqlite::ErrorCode;
use std::fmt;
use std::io::{self, ErrorKind};
use std::path::Path;

/// An error with its remedy.
#[derive(Debug)]
pub struct Error {
    says: String,
    hint: Option<String>,
    code: u8,
}

impl Error {
    /// Something that went wrong; exit code 2.
    #[must_use]
    pub fn new(says: impl Into<String>) -> Self {
        Self { says: says.into(), hint: None, code: 2 }
    }

    /// Nothing was found, or a check failed; exit code 1.
    #[must_use]
    pub fn nothing(says: impl Into<String>) -> Self {
        Self { code: 1, ..Self::new(says) }
    }

    /// With what to do about it.
    #[must_use]
    pub fn hint(self, hint: impl Into<String>) -> Self {
        Self { hint: Some(hint.into()), ..self }
    }

    /// Nothing went wrong: the reader of our output has had enough.
    fn enough() -> Self {
        Self { says: String::new(), hint: None, code: 0 }
    }

    /// The exit code of the program.
    #[must_use]
    pub fn code(&self) -> u8 {
        self.code
    }

    /// What went wrong and what to do about it in one line.
    #[must_use]
    pub fn one_line(&self) -> String {
        match &self.hint {
            Some(hint) => format!("{}; {hint}", self.says),
            None => self.says.clone(),
        }
    }

    /// Whether there is nothing to say.
    #[must_use]
    pub fn is_silent(&self) -> bool {
        self.says.is_empty()
    }
}

/// What went wrong and the hint, each on a line of its own; nothing in it can trouble a terminal.
impl fmt::Display for Error {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "error: {}", line(&self.says))?;
        match &self.hint {
            Some(hint) => write!(f, "\nhint: {}", line(hint)),
            None => Ok(()),
        }
    }
}

impl std::error::Error for Error {}

impl From<ledger::Error> for Error {
    fn from(error: ledger::Error) -> Self {
        use ledger::Error as E;
        let says = error.to_string();
        match error {
            E::Missing { .. } => {
                Self::new(says).hint("`tickmark import FILE…` makes one; `--ledger PATH` names another")
            }
            E::NotALedger { .. } => Self::new(says).hint("it was not touched; `--ledger PATH` names another file"),
            E::Newer { found, .. } => Self::new(says).hint(format!("get a Tickmark that knows ledger version {found}")),
            E::NoSharedMemory { .. } => {
                Self::new(says).hint("keep the ledger on a local disk: network file systems cannot be shared safely")
            }
            E::Occupied { .. } => Self::new(says).hint("give another name, or move that file away"),
            E::File { path, cause } => Self::file(&path, &cause),
            E::NoClaim(_) => Self::new(says).hint("`tickmark list` shows them"),
            E::Ambiguous { claims, .. } => {
                let ids: Vec<_> = claims.iter().map(ToString::to_string).collect();
                Self::new(says).hint(format!("name one by its number: {}", ids.join(", ")))
            }
            E::NoArticle(_) => Self::new(says).hint("`tickmark articles` shows them"),
            E::NoAction(_) => Self::new(says).hint("`tickmark log` shows them with their numbers"),
            E::NothingToSearch => Self::new(says).hint("give at least one word or number"),
            E::Event { .. } => Self::new(says).hint("`tickmark ledger verify` says what is wrong"),
            E::NotEmpty { .. } => Self::new(says).hint("an export comes back into a new ledger: `--ledger NEW.db`"),
            E::Incomplete => Self::new(says).hint("`tickmark export jsonl` without a filter writes all of a ledger"),
            E::Misfit { record: 0, why } => Self::new(format!("this is no whole export: {why}"))
                .hint("was the file cut or edited? nothing was taken in; export it once more"),
            E::Misfit { .. } => {
                Self::new(says).hint("was the file cut or edited? nothing was taken in; export it once more")
            }
            E::Unfaithful { .. } => {
                Self::new(says).hint("somebody changed the file; nothing was taken in; export it once more")
            }
            E::Store { path, cause } => Self::store(&path, &cause),
            E::Sqlite(cause) => Self::store(Path::new("the ledger"), &cause),
        }
    }
}

impl Error {
    /// What SQLite could not do.
    fn store(path: &Path, cause: &rusqlite::Error) -> Self {
        let name = path.display();
        match cause.sqlite_error_code() {
            Some(ErrorCode::DiskFull) => Self::new(format!("the disk is full: {name} cannot grow"))
                .hint("make room and run the command again; what was acknowledged before is safe"),
            Some(ErrorCode::SystemIoFailure) => Self::new(format!("{name} cannot be written or read: {cause}"))
                .hint("is the disk full? make room and run the command again; what was acknowledged before is safe"),
            Some(ErrorCode::ReadOnly | ErrorCode::CannotOpen | ErrorCode::PermissionDenied) => {
                Self::new(format!("{name} cannot be written"))
                    .hint("the file and its folder must be writable for you; `--ledger PATH` names another place")
            }
            Some(ErrorCode::DatabaseBusy | ErrorCode::DatabaseLocked) => {
                Self::new(format!("another process has kept {name} busy for half a minute"))
                    .hint("try again when it is done; nothing was changed")
            }
            Some(ErrorCode::DatabaseCorrupt | ErrorCode::NotADatabase) => {
                Self::new(format!("{name} is damaged: {cause}"))
                    .hint("open a backup with `--ledger`; `sqlite3 LEDGER .recover` saves what can still be read")
            }
            _ => Self::new(format!("{name}: {cause}")).hint("`tickmark ledger verify` checks the ledger"),
        }
    }

    /// What the system would not do with a file.
    #[must_use]
    pub fn file(path: &Path, cause: &io::Error) -> Self {
        let name = path.display();
        match cause.kind() {
            ErrorKind::NotFound => Self::new(format!("{name} is not there")).hint("check the path"),
            ErrorKind::PermissionDenied => {
                Self::new(format!("{name} cannot be opened")).hint("you need the right to read and write it")
            }
            ErrorKind::StorageFull => Self::new(format!("the disk is full: {name}")).hint("make room and try again"),
            ErrorKind::IsADirectory => Self::new(format!("{name} is a folder")).hint("name a file in it"),
            _ => Self::new(format!("{name}: {cause}")).hint("look at the file and its disk, then try again"),
        }
    }
}

impl From<review::Error> for Error {
    fn from(error: review::Error) -> Self {
        use review::Error as E;
        let says = error.to_string();
        match error {
            E::NoGrounds(verdict) => Self::new(says).hint(format!(
                "say on what: `tickmark mark ID {verdict} --evidence URL|FILE` or `--note WORDS`; \
                 without any, the verdict is `{}`",
                model::Verdict::Unsourced
            )),
            E::QuoteWithoutPlace(_) => {
                Self::new(says).hint("give `--quote` with exactly one `--evidence`; mark again to add another piece")
            }
            E::NoSuchEvidence { .. } => {
                Self::new(says).hint("an address starts with https:// or http://; a file must be there, for its hash")
            }
            E::Unreadable { path, cause } => Self::file(&path, &cause),
            E::NothingToUndo { .. } => Self::nothing(says)
                .hint("`tickmark log` shows what was done; `tickmark undo --action N` undoes another's action"),
            E::AlreadyUndone { by, .. } => {
                Self::new(says).hint(format!("`tickmark undo --action {by}` brings it back"))
            }
            E::NotAVerdict(_) => Self::new(says).hint("`tickmark log` shows the actions that did"),
            E::MarkedSince { claim, action, .. } => Self::new(says).hint(format!(
                "`tickmark undo --action {action}` undoes that first; `tickmark show {claim}` tells its history"
            )),
            E::DismissedSince(_) => Self::new(says).hint("`tickmark log` shows by which action; undo that first"),
            E::NoFinding(_) => Self::nothing(says).hint(
                "`tickmark check` shows the findings with their keys; those of `tickmark conflicts` name things, not findings",
            ),
            E::NoReason => Self::new(says).hint("say it with `--because WORDS`"),
            E::JoinedSince(_) => Self::new(says).hint("`tickmark log` shows by which action; undo that first"),
            E::NoSource(_) => Self::nothing(says).hint("`tickmark sources` shows them with their numbers"),
            E::AmbiguousSource { are, .. } => {
                Self::new(says).hint(format!("name one by its number: {}", are.join(", ")))
            }
            E::NoEvidence { claim, .. } => {
                Self::nothing(says).hint(format!("`tickmark evidence list {claim}` shows it with its numbers"))
            }
            E::LastEvidence { claim, .. } => {
                Self::new(says).hint(format!("`tickmark mark {claim} --reset` takes the verdict back with it"))
            }
            E::NoDay(_) => Self::new(says).hint("a day is written 2025-12-31, a time 2025-12-31T14:00:00Z"),
            E::NothingToReadAgain(claim) => {
                Self::new(says).hint(format!("`tickmark mark {claim} VERDICT` gives the first"))
            }
            E::ReadBefore { claim, .. } => {
                Self::new(says).hint(format!("`tickmark show {claim}` tells its history; another reader may read it"))
            }
            E::NotSplit(_) => Self::nothing(says).hint("`tickmark adjudicate` shows the claims whose readers do"),
            E::NoColumn { known, .. } => Self::new(says).hint(format!(
                "there are: {}; `--map OURS=THEIRS` says what a column is called in the sheet",
                some_of(&known)
            )),
            E::NoTable(_) => Self::new(says).hint("save it as CSV with UTF-8, or as text with tabs"),
            E::KeptSince(_) => Self::new(says).hint("export the sheet anew and try again"),
            E::NoSelection { .. } => Self::new(says).hint(review::selection::advice(&error)),
            E::Ledger(error) => error.into(),
        }
    }
}

/// The names of columns, as many and as much of each as a line can hold.
fn some_of(names: &[String]) -> String {
    const MOST: usize = 12;
    let short = |name: &String| match name.char_indices().nth(30) {
        Some((at, _)) => format!("{}…", &name[..at]),
        None => name.clone(),
    };
    let mut told: Vec<String> = names.iter().filter(|name| !name.is_empty()).take(MOST).map(short).collect();
    if names.len() > MOST {
        told.push("…".to_string());
    }
    told.join(", ")
}

impl From<export::Error> for Error {
    fn from(error: export::Error) -> Self {
        use export::Error as E;
        let says = error.to_string();
        match error {
            E::Ledger(error) => error.into(),
            E::Io(cause) => cause.into(),
            E::Setting { option, .. } => {
                let name = option.trim_start_matches("--").replace('-', "_").to_uppercase();
                Self::new(says).hint(format!("`{option}` says so, or set TICKMARK_{name}"))
            }
            E::TooMany { .. } => Self::new(says).hint("pick fewer, or write `csv`, which has no such limit"),
            E::Line { .. } => {
                Self::new(says).hint("was the file cut or edited? nothing was taken in; export it once more")
            }
        }
    }
}

/// What could not be printed. A reader that has gone away is a normal end.
impl From<io::Error> for Error {
    fn from(error: io::Error) -> Self {
        match error.kind() {
            ErrorKind::BrokenPipe => Self::enough(),
            ErrorKind::StorageFull => Self::new("the output cannot be written: the disk is full"),
            _ => Self::new(format!("the output cannot be written: {error}")),
        }
    }
}
