//! Addresses on the command line of `import`: pages fetched, and kept as they came where that is wanted.

use super::desk::now;
use super::import::Failures;
use crate::error::Error;
use crate::export::json;
use crate::fetch::{Fetcher, Limits, Page};
use crate::review::import::Failure;
use crate::review::paths::Input;
use serde::Serialize;
use std::fs::{self, OpenOptions};
use std::io::Write as _;
use std::path::{Path, PathBuf};

/// How pages are fetched
#[derive(Debug, clap::Args)]
#[group(id = "fetch")]
pub(super) struct Args {
    /// Keep every page as it came in this folder, named for its BLAKE3 hash; `pages.jsonl` there says what came from where,
    /// and when
    #[arg(long, value_name = "DIR")]
    keep_raw: Option<PathBuf>,
    /// Fetch from private networks and this machine, too
    #[arg(long)]
    allow_private: bool,
}

/// A line of `pages.jsonl`.
#[derive(Debug, Serialize)]
struct Kept<'a> {
    /// The address that was asked for.
    asked: &'a str,
    /// Where the page was found.
    url: &'a str,
    /// When.
    retrieved_at: &'a str,
    /// What the server said that it is.
    media_type: Option<&'a str>,
    /// BLAKE3 of its bytes, in hexadecimal.
    blake3: &'a str,
    /// How many they are.
    bytes: usize,
    /// The file that holds them.
    file: &'a str,
}

/// Fetches the pages, one after the other.
pub(super) fn pages(args: &Args, addresses: &[&str]) -> Result<(Vec<Input>, Failures), Error> {
    let (mut inputs, mut failures) = (Vec::new(), Vec::new());
    if let Some(folder) = &args.keep_raw {
        fs::create_dir_all(folder).map_err(|cause| Error::file(folder, &cause))?;
    }
    let mut fetcher = Fetcher::new(Limits { private: args.allow_private, ..Limits::default() });
    for &asked in addresses {
        match fetcher.page(asked) {
            Ok(page) => {
                if let Some(folder) = &args.keep_raw {
                    keep(folder, asked, &page).map_err(|cause| Error::file(folder, &cause))?;
                }
                let Page { url, media_type, bytes } = page;
                inputs.push(Input::Page { url, media_type, bytes });
            }
            Err(why) => failures.push((asked.to_string(), Failure::NotFetched(why.to_string()))),
        }
    }
    Ok((inputs, failures))
}

fn keep(folder: &Path, asked: &str, page: &Page) -> std::io::Result<()> {
    let hash = blake3::hash(&page.bytes).to_string();
    let media = page.media_type.as_deref().unwrap_or_default().split(';').next().unwrap_or_default().trim();
    let ending = match media {
        "text/html" | "application/xhtml+xml" => "html",
        "application/json" | "application/feed+json" => "json",
        "application/rss+xml" | "application/atom+xml" | "application/xml" | "text/xml" => "xml",
        "text/plain" => "txt",
        "application/pdf" => "pdf",
        _ => "bin",
    };
    let file = format!("{hash}.{ending}");
    // The same bytes are the same file.
    if !folder.join(&file).exists() {
        fs::write(folder.join(&file), &page.bytes)?;
    }
    let line = json::line(&Kept {
        asked,
        url: &page.url,
        retrieved_at: &now(),
        media_type: page.media_type.as_deref(),
        blake3: &hash,
        bytes: page.bytes.len(),
        file: &file,
    });
    let mut list = OpenOptions::new().create(true).append(true).open(folder.join("pages.jsonl"))?;
    list.write_all((line + "\n").as_bytes())
}
