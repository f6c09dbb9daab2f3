//! Where a command works: which ledger, in whose name, at what time. The one place that asks the environment and the clock.

use crate::error::Error;
use crate::ledger::{Ledger, Purpose};
use crate::model::{ArticleId, ClaimId, ClaimRef, Stamp};
use crate::moment;
use etcetera::{BaseStrategy as _, choose_base_strategy};
use jiff::ZonedDateTime;
use std::env;
use std::path::{Path, PathBuf};

/// The name that a ledger has when it is looked for.
const NAME: &str = "tickmark.db";

/// Where a command works.
#[derive(Debug)]
pub(super) struct Desk {
    ledger: Option<PathBuf>,
    reviewer: Option<String>,
}

impl Desk {
    pub(super) fn new(ledger: Option<PathBuf>, reviewer: Option<String>) -> Self {
        Self { ledger, reviewer }
    }

    /// The ledger's file: named, else in the environment, else the nearest one upwards, else the user's own.
    pub(super) fn path(&self) -> Result<PathBuf, Error> {
        if let Some(named) = &self.ledger {
            return Ok(named.clone());
        }
        if let Some(named) = env::var_os("TICKMARK_LEDGER").filter(|path| !path.is_empty()) {
            return Ok(named.into());
        }
        let here = env::current_dir().unwrap_or_default();
        if let Some(near) = here.ancestors().map(|folder| folder.join(NAME)).find(|path| path.is_file()) {
            return Ok(near.strip_prefix(&here).map(Path::to_path_buf).unwrap_or(near));
        }
        let own = choose_base_strategy().map(|folders| folders.data_dir().join("tickmark").join(NAME));
        own.map_err(|_| Error::new("no folder for a ledger is known").hint("`--ledger PATH` names one"))
    }

    pub(super) fn open(&self, purpose: Purpose) -> Result<Ledger, Error> {
        let path = self.path()?;
        if let (Purpose::Create, Some(folder)) = (purpose, path.parent().filter(|f| !f.as_os_str().is_empty())) {
            std::fs::create_dir_all(folder).map_err(|cause| Error::file(folder, &cause))?;
        }
        let ledger = Ledger::open(&path, purpose)?;
        if let Some(copy) = &ledger.migrated_from {
            eprintln!("note: the ledger was brought up to date; as it was before, it is in {}", copy.display());
        }
        Ok(ledger)
    }

    /// The reviewer that was named on the command line.
    pub(super) fn named_reviewer(&self) -> Option<&str> {
        self.reviewer.as_deref()
    }

    /// The user's own folder, for which `~` stands.
    #[allow(clippy::unused_self, reason = "the environment is asked at a desk")]
    pub(super) fn home(&self) -> Option<PathBuf> {
        etcetera::home_dir().ok()
    }

    /// What the environment says under this name.
    #[allow(clippy::unused_self, reason = "the environment is asked at a desk")]
    pub(super) fn setting(&self, name: &str) -> Option<String> {
        env::var(name).ok().filter(|words| !words.trim().is_empty())
    }

    /// Who acts, and when.
    pub(super) fn stamp(&self) -> Result<Stamp, Error> {
        let named = self.reviewer.clone().or_else(|| env::var("TICKMARK_REVIEWER").ok());
        let by = named.or_else(|| whoami::username().ok()).map(|name| name.trim().to_string());
        match by.filter(|name| is_name(name)) {
            Some(by) => Ok(Stamp { by, at: now() }),
            None => Err(Error::new("it is not known who you are").hint(
                "`--reviewer NAME` says so, or set TICKMARK_REVIEWER; a name is one line of at most 100 characters",
            )),
        }
    }
}

/// Whether a reviewer can be called that.
fn is_name(name: &str) -> bool {
    !name.is_empty() && name.chars().count() <= 100 && !name.contains(char::is_control)
}

/// A reviewer as a person names one.
pub(super) fn reviewer(name: &str) -> Result<String, Error> {
    let name = name.trim();
    if is_name(name) {
        return Ok(name.to_string());
    }
    Err(Error::new("that names no reviewer").hint("a name is one line of at most 100 characters"))
}

/// This moment, RFC 3339 with the offset of this place. Tests and tours fix it with `TICKMARK_NOW`.
pub(super) fn now() -> String {
    let fixed = env::var("TICKMARK_NOW").ok().filter(|at| at.contains('T') && moment::seconds(at).is_some());
    fixed.unwrap_or_else(|| moment::written(&ZonedDateTime::now()))
}

/// The claims that a person named.
pub(super) fn claims(ledger: &Ledger, names: &[String]) -> Result<Vec<ClaimId>, Error> {
    let mut claims = Vec::with_capacity(names.len());
    for name in names {
        let claim = ledger.find(claim_name(name)?)?;
        if !claims.contains(&claim) {
            claims.push(claim);
        }
    }
    Ok(claims)
}

/// What a person calls a claim by.
pub(super) fn claim_name(name: &str) -> Result<ClaimRef, Error> {
    ClaimRef::from_name(name).ok_or_else(|| {
        Error::new(format!("`{name}` names no claim"))
            .hint("a claim has a number (12) or a key (kq3vxm2a7t); `tickmark list` shows the numbers")
    })
}

/// What a person calls an article by.
pub(super) fn article_name(name: &str) -> Result<ArticleId, Error> {
    name.trim_start_matches('#').parse().map(ArticleId).map_err(|_| {
        Error::new(format!("`{name}` names no article")).hint("an article has a number; `tickmark articles` shows them")
    })
}
