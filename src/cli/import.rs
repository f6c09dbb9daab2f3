//! `tickmark import`: articles in, claims out.

use super::Code;
use super::claims;
use super::desk::Desk;
use super::screen::Screen;
use super::stats::{grouped, some};
use crate::error::Error;
use crate::extract::Options;
use crate::ingest::{Given, Limits, published};
use crate::ledger::{ClaimCard, Ledger, Purpose};
use crate::review::import::{Failure, Revised, Summary, read, run as bring_in};
use crate::review::paths::{ENDINGS, Input, files};
use crate::visible::line;
use indicatif::{ProgressBar, ProgressDrawTarget, ProgressStyle};
use std::cmp::Reverse;
use std::collections::BTreeMap;
use std::io::{self, Read as _};
use std::path::{Path, PathBuf};
use std::thread::available_parallelism;

/// Read articles and enter their claims; what is there already stays as it is
#[derive(Debug, clap::Args)]
#[command(after_help = "Examples:
  tickmark import story.txt
  tickmark import --outlet \"The Daily Post\" --published 2025-03-19 drafts/
  pbpaste | tickmark import -")]
pub(super) struct Args {
    /// Files, folders with all the texts in them, - for standard input, or addresses of pages where this program was
    /// built with the feature `fetch`
    #[arg(required = true, value_name = "PATH")]
    paths: Vec<PathBuf>,
    /// Read this instead of articles
    #[arg(long, value_name = "FORMAT", conflicts_with_all = ["headline", "outlet", "byline", "published", "url", "fast"])]
    from: Option<super::import_from::From>,
    /// The headline, where the text does not begin with it
    #[arg(long, value_name = "WORDS")]
    headline: Option<String>,
    /// Who published it
    #[arg(long, value_name = "NAME")]
    outlet: Option<String>,
    /// Who wrote it
    #[arg(long, value_name = "NAME")]
    byline: Option<String>,
    /// When it was published: a date or a time
    #[arg(long, value_name = "WHEN")]
    published: Option<String>,
    /// Its address; a changed text from the same address is a new revision
    #[arg(long)]
    url: Option<String>,
    /// Read without syntax: many times faster, less exact
    #[arg(long)]
    fast: bool,
    #[cfg(feature = "fetch")]
    #[command(flatten)]
    fetch: super::fetch::Args,
    /// Show at most so many of the new claims
    #[arg(long, value_name = "N", default_value_t = 50, value_parser = super::values::count)]
    limit: usize,
}

pub(super) fn run(args: &Args, desk: &Desk) -> Result<Code, Error> {
    if let Some(from) = args.from {
        return super::import_from::run(from, &args.paths, desk);
    }
    let stamp = desk.stamp()?;
    let (paths, addresses): (Vec<&PathBuf>, Vec<&PathBuf>) = args.paths.iter().partition(|path| !is_address(path));
    let paths: Vec<PathBuf> = paths.into_iter().cloned().collect();
    let (mut inputs, mut missing) = inputs(&paths)?;
    let (pages, failures) = fetched(args, &addresses)?;
    inputs.extend(pages);
    missing.extend(failures);
    let n_named = inputs.len() + missing.len();
    let given = given(args, inputs.len())?;
    if inputs.is_empty() {
        return Err(complain(&missing, n_named, IMPORTED));
    }
    let mut ledger = desk.open(Purpose::Create)?;
    let threads = available_parallelism().map_or(1, usize::from);
    let bar = bar(inputs.len());
    let mut summary = bring_in(
        &mut ledger,
        &stamp,
        &inputs,
        threads,
        |input| read(input, &given, Options { syntax: !args.fast }),
        |done| {
            bar.set_position(done as u64);
        },
    );
    crate::review::conflicts::check_across(&mut ledger, &stamp, || bar.tick())?;
    bar.finish_and_clear();
    say_notices(&summary);
    Screen::print(&report(&ledger, &summary)?)?;
    table(&ledger, &summary, args.limit)?;
    missing.append(&mut summary.failures);
    if let Some(cause) = summary.stopped.take() {
        return Err(cause.into());
    }
    if !missing.is_empty() {
        return Err(complain(&missing, n_named, IMPORTED));
    }
    if summary.claims.is_empty() && summary.known.len() + summary.revised.len() + summary.late.len() == 0 {
        let n = summary.new.len();
        let what = if n == 1 { "the article holds".to_string() } else { format!("none of the {n} articles holds") };
        return Err(Error::nothing(format!("{what} no figures that can be checked"))
            .hint("`tickmark extract --all FILE` shows every numeral with the reason why it is no claim"));
    }
    Ok(0)
}

/// Inputs that could not be read, each with its name.
pub(super) type Failures = Vec<(String, Failure)>;

/// Notices that are printed one by one; of a great many the rest is only counted.
const NOTICES: usize = 10;

/// What should be known about how inputs were read.
fn say_notices(summary: &Summary) {
    for (name, notice) in summary.notices.iter().take(NOTICES) {
        eprintln!("note: {}: {}", line(name), line(&notice.to_string()));
    }
    if summary.notices.len() > NOTICES {
        eprintln!("note: … and {} more like these", grouped((summary.notices.len() - NOTICES) as u64));
    }
}

/// Whether it is the address of a page and no path.
fn is_address(path: &Path) -> bool {
    path.to_str().is_some_and(|path| path.starts_with("https://") || path.starts_with("http://"))
}

/// The pages at these addresses.
#[cfg(feature = "fetch")]
fn fetched(args: &Args, addresses: &[&PathBuf]) -> Result<(Vec<Input>, Failures), Error> {
    let addresses: Vec<&str> = addresses.iter().filter_map(|address| address.to_str()).collect();
    super::fetch::pages(&args.fetch, &addresses)
}

/// Without the feature there are none.
#[cfg(not(feature = "fetch"))]
fn fetched(_: &Args, addresses: &[&PathBuf]) -> Result<(Vec<Input>, Failures), Error> {
    match addresses.first() {
        None => Ok((Vec::new(), Vec::new())),
        Some(address) => Err(Error::new(format!("{}: this program fetches nothing", address.display()))
            .hint("save the page and import the file, or build with `--features fetch`")),
    }
}

/// What is to be read, and what is not there.
pub(super) fn inputs(paths: &[PathBuf]) -> Result<(Vec<Input>, Failures), Error> {
    let (mut inputs, mut missing) = (Vec::new(), Vec::new());
    for path in paths {
        if path.as_os_str() == "-" {
            let mut bytes = Vec::new();
            io::stdin()
                .lock()
                .take(Limits::default().bytes + 1)
                .read_to_end(&mut bytes)
                .map_err(|e| Error::file(Path::new("-"), &e))?;
            inputs.push(Input::Bytes("-".to_string(), bytes));
            continue;
        }
        match files(path) {
            Ok(found) => {
                say_left(path, &found.left);
                if found.files.is_empty() && found.closed.is_empty() {
                    if paths.len() == 1 {
                        return Err(Error::new(format!("no articles in {}", path.display())).hint(searched()));
                    }
                    eprintln!("note: {}: no articles in it; {}", line(&path.display().to_string()), searched());
                }
                inputs.extend(found.files.into_iter().map(Input::File));
                missing.extend(found.closed.into_iter().map(|(path, why)| (path.display().to_string(), why.into())));
            }
            Err(cause) => missing.push((path.display().to_string(), cause.into())),
        }
    }
    if !paths.is_empty() && inputs.is_empty() && missing.is_empty() {
        return Err(Error::new("there are no articles in these folders").hint(searched()));
    }
    Ok((inputs, missing))
}

/// How a folder is read.
fn searched() -> String {
    format!("a folder is searched for files that end in .{}", ENDINGS.join(", ."))
}

/// What was not read in a folder: `note: desk: 14 files were left alone (.json 10, .pdf 3, .jpg 1)`.
fn say_left(folder: &Path, left: &BTreeMap<String, usize>) {
    if left.is_empty() {
        return;
    }
    let mut kinds: Vec<_> = left.iter().collect();
    kinds.sort_by_key(|(ending, n)| (Reverse(**n), *ending));
    let told = |(ending, n): &(&String, &usize)| match ending.as_str() {
        "" => format!("without ending {n}"),
        ending => format!(".{} {n}", line(ending)),
    };
    let mut kinds: Vec<_> = kinds.iter().map(told).collect();
    if kinds.len() > KINDS {
        kinds.truncate(KINDS);
        kinds.push("…".to_string());
    }
    let n = left.values().sum::<usize>();
    eprintln!(
        "note: {}: {} left alone ({}); a file that is named is read whatever its name",
        line(&folder.display().to_string()),
        if n == 1 { "1 file was".to_string() } else { format!("{} files were", grouped(n as u64)) },
        kinds.join(", ")
    );
}

/// Kinds of files that are told one by one.
const KINDS: usize = 8;

/// What the command line says of the articles. A headline or an address belongs to one article alone.
fn given(args: &Args, n: usize) -> Result<Given, Error> {
    let alone = [("headline", args.headline.is_some()), ("url", args.url.is_some())];
    if let (true, Some((name, _))) = (n > 1, alone.iter().find(|(_, given)| *given)) {
        return Err(Error::new(format!("`--{name}` is for one article, but {n} were named"))
            .hint("import that one alone; `--outlet`, `--byline` and `--published` may be given for many"));
    }
    if let Some(when) = args.published.as_deref().filter(|when| published::read(when).is_none()) {
        return Err(Error::new(format!("`{when}` is no time of publication"))
            .hint("give a date (2025-03-19) or a time (2025-03-19T14:00:00+02:00)"));
    }
    Ok(Given {
        name: None,
        headline: args.headline.clone(),
        outlet: args.outlet.clone(),
        byline: args.byline.clone(),
        published: args.published.clone(),
        url: args.url.clone(),
        ..Given::default()
    })
}

/// A bar on standard error, where somebody watches it and there is something to watch.
fn bar(n: usize) -> ProgressBar {
    if n < 20 {
        return ProgressBar::hidden();
    }
    let style = ProgressStyle::with_template("{bar:30} {human_pos} of {human_len} files, {eta} left");
    let bar = ProgressBar::with_draw_target(Some(n as u64), ProgressDrawTarget::stderr_with_hz(10));
    bar.with_style(style.unwrap_or_else(|_| ProgressStyle::default_bar()))
}

/// Articles that are named one by one.
const NAMED: usize = 6;

/// What came in, in words.
fn report(ledger: &Ledger, summary: &Summary) -> Result<String, Error> {
    let mut told = String::new();
    let articles = |n: usize| if n == 1 { "1 article".to_string() } else { format!("{} articles", grouped(n as u64)) };
    let n = summary.claims.len();
    if !summary.new.is_empty() {
        let claims = if n == 1 { "1 claim".to_string() } else { format!("{} claims", grouped(n as u64)) };
        told.push_str(&format!("Imported {} into {}: {claims}", articles(summary.new.len()), ledger.path().display()));
        if n > 0 {
            told.push_str(&format!(", {} with a source", grouped(summary.attributed as u64)));
        }
        let aside: usize = summary.set_aside.values().sum();
        if aside > 0 {
            let mut whys: Vec<_> = summary.set_aside.iter().collect();
            whys.sort_by_key(|(why, n)| (Reverse(**n), **why));
            let whys: Vec<_> = whys.iter().map(|(why, n)| format!("{why} {}", grouped(**n as u64))).collect();
            told.push_str(&format!("; {} set aside ({})", some(aside as u64, "numeral"), whys.join(", ")));
        }
        told.push('\n');
    }
    match &summary.known[..] {
        [] => {}
        [article] => told.push_str(&format!("1 article was there already, as article {article}\n")),
        all => {
            let mut ids: Vec<_> = all.iter().collect();
            ids.sort_unstable();
            ids.dedup();
            // Who imports a folder again knows what is in it.
            let ids: Vec<_> = ids.iter().map(ToString::to_string).collect();
            let which = if ids.len() <= NAMED { format!(", as articles {}", ids.join(", ")) } else { String::new() };
            told.push_str(&format!("{} were there already{which}\n", articles(all.len())));
        }
    }
    for article in &summary.late {
        told.push_str(&format!(
            "Article {article}: an older text than its current one was kept, and changes no claim\n"
        ));
    }
    for revised in &summary.revised {
        told.push_str(&revision(ledger, revised)?);
    }
    Ok(told)
}

/// `Article 3 has a new text: 10 claims as before, 1 figure changed, 2 claims new, 1 gone` and each change.
fn revision(ledger: &Ledger, revised: &Revised) -> Result<String, Error> {
    let Revised { article, carried, changed, added, dropped } = revised;
    let mut told = format!(
        "Article {article} has a new text: {} as before, {} changed, {added} new, {dropped} gone\n",
        some(*carried as u64, "claim"),
        some(changed.len() as u64, "figure")
    );
    for (old, new) in changed {
        let (was, now) = (ledger.claim(*old)?, ledger.claim(*new)?);
        let verdict = was.status().as_str();
        let who = |card: &ClaimCard| {
            let source = card.said.as_ref().and_then(|said| said.source.as_deref());
            source.map_or("nobody".to_string(), |source| format!("“{}”", line(source)))
        };
        // Where only the source is another one, the figures would read as if nothing had happened.
        let same = (&was.figure.value, &was.figure.ends, &was.figure.unit, was.figure.modifier)
            == (&now.figure.value, &now.figure.ends, &now.figure.unit, now.figure.modifier);
        let (before, after) = (who(&was), who(&now));
        let says = |card: &ClaimCard, who: &str| match same && before != after {
            true => format!("{} by {who}", claims::figure(card)),
            false => claims::figure(card),
        };
        let (before, after) = (says(&was, &before), says(&now, &after));
        told.push_str(&format!("  claim {old} said {before} and was {verdict}; claim {new} says {after}\n"));
    }
    Ok(told)
}

/// The new claims, in the order in which they came.
fn table(ledger: &Ledger, summary: &Summary, limit: usize) -> Result<(), Error> {
    let n = summary.claims.len();
    let cards = summary.claims.iter().take(limit).map(|&claim| ledger.claim(claim)).collect::<Result<Vec<_>, _>>()?;
    if cards.is_empty() {
        return Ok(());
    }
    let mut text = format!(
        "\n{}",
        claims::table(&cards, &claims::Copies::new(), Screen { watched: true, ..Screen::stdout() }, false)
    );
    if n > limit {
        text.push_str(&format!("\n… and {} more: `tickmark list` shows all\n", grouped((n - limit) as u64)));
    }
    Ok(Screen::print(&text)?)
}

/// What could not be read, each on a line of its own before the error that sums it up.
/// `done` says what became of the others.
pub(super) fn complain(failures: &[(String, Failure)], n: usize, done: &str) -> Error {
    let why = |failure: &Failure| match failure {
        Failure::File(cause) if cause.kind() == io::ErrorKind::NotFound => "no such file or folder".to_string(),
        Failure::File(cause) if cause.kind() == io::ErrorKind::PermissionDenied => "it may not be opened".to_string(),
        other => other.to_string(),
    };
    let closed = |failure: &Failure| matches!(failure, Failure::File(e) if e.kind() == io::ErrorKind::PermissionDenied);
    let missing = |failure: &Failure| matches!(failure, Failure::File(e) if e.kind() == io::ErrorKind::NotFound);
    let all = |fits: &dyn Fn(&Failure) -> bool| failures.iter().all(|(_, failure)| fits(failure));
    let advice = if all(&missing) {
        "check the path"
    } else if all(&closed) {
        "you need the right to read it"
    } else if all(&|failure| matches!(failure, Failure::NotFetched(_))) {
        "save the page with a browser and import the file; `--allow-private` lets addresses be asked that are not public"
    } else {
        READS
    };
    if let ([(name, failure)], 1) = (failures, n) {
        return Error::new(format!("{name}: {}", why(failure))).hint(advice);
    }
    for (name, failure) in failures {
        eprintln!("error: {}: {}", line(name), line(&why(failure)));
    }
    let error = Error::new(format!("{} of {} could not be read", failures.len(), grouped(n as u64)));
    error.hint(if failures.len() < n { done } else { advice })
}

/// What became of the inputs that could be read.
const IMPORTED: &str = "the others are in the ledger; mend these and import them again";

/// What an input may be.
const READS: &str = "Tickmark reads plain text, Markdown, web pages, feeds and ninjs";
