//! `tickmark import --from FORMAT`: what was exported comes back.

use super::Code;
use super::desk::Desk;
use super::export::{bar, counted};
use super::screen::Screen;
use crate::error::Error;
use crate::export::{external, jsonl};
use crate::ledger::Purpose;
use crate::visible::line;
use clap::ValueEnum;
use std::fs::File;
use std::io::{self, BufRead, BufReader, Read as _};
use std::path::{Path, PathBuf};

/// What is read instead of articles.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(super) enum From {
    /// What `export jsonl` wrote: the whole ledger, into an empty one
    Jsonl,
    /// ClaimReviews of others, which are kept beside the verdicts of this ledger
    Claimreview,
}

/// Lines that a bar expects before it knows: the first record says how many claims there are.
const UNKNOWN: u64 = 1 << 20;

pub(super) fn run(from: From, paths: &[PathBuf], desk: &Desk) -> Result<Code, Error> {
    match from {
        From::Jsonl => whole(paths, desk),
        From::Claimreview => others(paths, desk),
    }
}

/// A whole ledger.
fn whole(paths: &[PathBuf], desk: &Desk) -> Result<Code, Error> {
    let [path] = paths else {
        return Err(Error::new("a ledger comes back from one file").hint("name one file, or - for standard input"));
    };
    let stamp = desk.stamp()?;
    let mut input = open(path)?;
    let mut ledger = desk.open(Purpose::Create)?;
    let bar = bar(UNKNOWN);
    let done = jsonl::read(&mut ledger, &mut *input, &|claims| bar.inc(claims));
    bar.finish_and_clear();
    let report = done?;
    crate::review::dismiss::check_all(&mut ledger, &stamp, || ())?;
    crate::review::conflicts::check_across(&mut ledger, &stamp, || ())?;
    Screen::print(&format!(
        "{}, {}, {} and {} are back in {}: all as the log says\nhead {}\n",
        counted(report.articles, "article"),
        counted(report.claims, "claim"),
        counted(report.verdicts, "verdict"),
        counted(report.head.seq as u64, "event"),
        line(&ledger.path().display().to_string()),
        blake3::Hash::from_bytes(report.head.hash)
    ))?;
    Ok(0)
}

/// Reviews that are told one by one as being about nothing here.
const TOLD: usize = 10;

/// What others found.
fn others(paths: &[PathBuf], desk: &Desk) -> Result<Code, Error> {
    let stamp = desk.stamp()?;
    let mut checks = Vec::new();
    for path in paths {
        let mut text = String::new();
        open(path)?.read_to_string(&mut text).map_err(|cause| Error::file(path, &cause))?;
        let name = line(&path.display().to_string()).into_owned();
        let found = external::read(&text);
        checks.extend(found.map_err(|error| {
            Error::new(format!("{name}: {error}")).hint("ClaimReview is JSON-LD, on its own or in a page")
        })?);
    }
    let mut ledger = desk.open(Purpose::Write)?;
    let heard = external::bring(&mut ledger, &stamp, &checks)?;
    for check in heard.elsewhere.iter().take(TOLD) {
        let about = check.external.claim.as_deref().or(check.external.url.as_deref()).unwrap_or("a claim");
        eprintln!("note: about no article that is here: {}", line(about));
    }
    let n = heard.claims + heard.articles;
    Screen::print(&format!(
        "{} of others: {} about a claim, {} about an article, {} known already, {} about nothing that is here\n",
        counted(checks.len() as u64, "check"),
        heard.claims,
        heard.articles,
        heard.known,
        heard.elsewhere.len()
    ))?;
    if n + heard.known == 0 {
        return Err(Error::nothing("none of the checks is about an article in the ledger")
            .hint("articles are known by their address: import them with `--url`"));
    }
    Ok(0)
}

/// The file, or standard input.
fn open(path: &Path) -> Result<Box<dyn BufRead + Send>, Error> {
    if path.as_os_str() == "-" {
        return Ok(Box::new(BufReader::with_capacity(1 << 16, io::stdin())));
    }
    let file = File::open(path).and_then(|file| match file.metadata()?.is_dir() {
        true => Err(io::ErrorKind::IsADirectory.into()),
        false => Ok(file),
    });
    let file = file.map_err(|cause| Error::file(path, &cause))?;
    Ok(Box::new(BufReader::with_capacity(1 << 16, file)))
}
