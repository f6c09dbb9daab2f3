//! A page from the web, fetched as carefully as its text is read.
//!
//! `https://example.org/story` → bytes, media type, the address where they were found in the end. Redirects are followed
//! by hand, so that each address is looked at: what its robots.txt says, and whether its name leads to a public machine.
//! The connection goes to the very addresses that were looked at, so a name cannot lead elsewhere a moment later (DNS
//! rebinding). No cookies, no credentials, no proxy from the environment: a proxy would look names up where nobody checks.

mod public;
mod robots;

use robots::Robots;
use std::collections::HashMap;
use std::io::Read as _;
use std::time::Duration;
use ureq::Agent;
use ureq::config::Config;
use ureq::http::Uri;
use ureq::unversioned::resolver::{DefaultResolver, ResolvedSocketAddrs, Resolver};
use ureq::unversioned::transport::{DefaultConnector, NextTimeout};
use url::Url;

/// What is asked for at most.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Limits {
    /// Bytes of a page, unpacked.
    pub bytes: u64,
    /// Redirects that are followed.
    pub redirects: usize,
    /// Time for one request, its answer read whole.
    pub time: Duration,
    /// Whether machines of private networks, and this one, may be asked.
    pub private: bool,
}

impl Default for Limits {
    fn default() -> Self {
        Self { bytes: 16 << 20, redirects: 5, time: Duration::from_secs(30), private: false }
    }
}

/// A page as it came.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Page {
    /// Where it was found in the end.
    pub url: String,
    /// What the server says that it is: `text/html; charset=utf-8`.
    pub media_type: Option<String>,
    /// Its bytes, unpacked from what the transport packed them into.
    pub bytes: Vec<u8>,
}

/// Why there is no page.
#[derive(Debug, thiserror::Error)]
pub enum Error {
    /// It is no address of the web.
    #[error("it is no address that begins with http:// or https://, without a name and password in it")]
    NotWeb,
    /// The site asks programs not to read the page.
    #[error("its robots.txt asks programs not to read it")]
    Robots,
    /// Whether the site allows it cannot be asked.
    #[error("its robots.txt cannot be read ({0}), which counts as a no")]
    NoRobots(String),
    /// The name leads into a private network, or to this machine.
    #[error("{0} leads to an address that is not public")]
    Private(String),
    /// Redirect after redirect.
    #[error("it is redirected more than {0} times")]
    Redirects(usize),
    /// More bytes than the limit allows.
    #[error("it has more than {0} bytes, which is the limit")]
    TooLarge(u64),
    /// The server says no.
    #[error("the server answers {0}")]
    Status(u16),
    /// The connection failed.
    #[error("{0}")]
    Failed(String),
}

/// Fetches pages, and remembers what each site allows.
#[derive(Debug)]
pub struct Fetcher {
    agent: Agent,
    limits: Limits,
    robots: HashMap<String, Robots>,
}

/// The name by which robots.txt knows this program, and the one that servers see.
const NAME: &str = "tickmark";
const AGENT: &str = concat!("tickmark/", env!("CARGO_PKG_VERSION"));

/// Bytes of a robots.txt that are read, as RFC 9309 wants at least.
const ROBOTS_BYTES: u64 = 500 << 10;

impl Fetcher {
    /// A fetcher within these limits.
    #[must_use]
    pub fn new(limits: Limits) -> Self {
        let config = Agent::config_builder()
            .max_redirects(0)
            .http_status_as_error(false)
            .proxy(None)
            .user_agent(AGENT)
            .timeout_global(Some(limits.time))
            .build();
        let resolver = Public { private: limits.private };
        Self { agent: Agent::with_parts(config, DefaultConnector::default(), resolver), limits, robots: HashMap::new() }
    }

    /// Fetches one page.
    ///
    /// # Errors
    /// When it may not be read, or cannot.
    pub fn page(&mut self, address: &str) -> Result<Page, Error> {
        let mut url = web(address)?;
        for _ in 0..=self.limits.redirects {
            self.ask_leave(&url)?;
            match self.get(&url, self.limits.bytes)? {
                Answer::Page(page) => return Ok(page),
                Answer::Moved(to) => url = to,
                Answer::No(status) => return Err(Error::Status(status)),
            }
        }
        Err(Error::Redirects(self.limits.redirects))
    }

    /// Whether the site allows it. One without a robots.txt allows everything; one that is out of order nothing.
    fn ask_leave(&mut self, url: &Url) -> Result<(), Error> {
        let origin = url.origin().ascii_serialization();
        if !self.robots.contains_key(&origin) {
            let robots = self.read_robots(url)?;
            self.robots.insert(origin.clone(), robots);
        }
        let path = &url[url::Position::BeforePath..url::Position::AfterQuery];
        if self.robots[&origin].allow(path) { Ok(()) } else { Err(Error::Robots) }
    }

    fn read_robots(&self, url: &Url) -> Result<Robots, Error> {
        let mut at = url.join("/robots.txt").map_err(|_| Error::NotWeb)?;
        for _ in 0..=self.limits.redirects {
            match self.get(&at, ROBOTS_BYTES) {
                Ok(Answer::Page(page)) => return Ok(Robots::read(&page.bytes, NAME)),
                Ok(Answer::Moved(to)) => at = to,
                Ok(Answer::No(status)) if status < 500 => return Ok(Robots::default()),
                Ok(Answer::No(status)) => return Err(Error::NoRobots(format!("the server answers {status}"))),
                Err(Error::TooLarge(_)) => return Err(Error::NoRobots("it is too large".into())),
                Err(Error::Failed(why)) => return Err(Error::NoRobots(why)),
                Err(other) => return Err(other),
            }
        }
        Ok(Robots::default())
    }

    fn get(&self, url: &Url, limit: u64) -> Result<Answer, Error> {
        let mut answer = self.agent.get(url.as_str()).call().map_err(failed)?;
        let status = answer.status().as_u16();
        let header = |name: &str| answer.headers().get(name).and_then(|value| value.to_str().ok()).map(str::to_string);
        if matches!(status, 301 | 302 | 303 | 307 | 308) {
            let to = header("location").and_then(|to| url.join(&to).ok()).ok_or(Error::Status(status))?;
            return web(to.as_str()).map(Answer::Moved);
        }
        if status != 200 {
            return Ok(Answer::No(status));
        }
        let media_type = header("content-type");
        let mut bytes = Vec::new();
        let mut body = answer.body_mut().as_reader().take(limit + 1);
        body.read_to_end(&mut bytes).map_err(|cause| Error::Failed(cause.to_string()))?;
        if bytes.len() as u64 > limit {
            return Err(Error::TooLarge(limit));
        }
        Ok(Answer::Page(Page { url: url.to_string(), media_type, bytes }))
    }
}

enum Answer {
    Page(Page),
    Moved(Url),
    No(u16),
}

/// The address of a page of the web, without the part behind `#`.
fn web(address: &str) -> Result<Url, Error> {
    let mut url = Url::parse(address).map_err(|_| Error::NotWeb)?;
    url.set_fragment(None);
    let plain = url.username().is_empty() && url.password().is_none();
    if plain && matches!(url.scheme(), "http" | "https") && url.has_host() { Ok(url) } else { Err(Error::NotWeb) }
}

fn failed(error: ureq::Error) -> Error {
    match error {
        ureq::Error::Other(other) => match other.downcast::<NotPublic>() {
            Ok(not_public) => Error::Private(not_public.0),
            Err(other) => Error::Failed(other.to_string()),
        },
        other => Error::Failed(other.to_string()),
    }
}

/// Looks names up and refuses those that lead to a machine that is not public.
#[derive(Debug)]
struct Public {
    private: bool,
}

#[derive(Debug, thiserror::Error)]
#[error("{0} is not public")]
struct NotPublic(String);

impl Resolver for Public {
    fn resolve(&self, uri: &Uri, config: &Config, timeout: NextTimeout) -> Result<ResolvedSocketAddrs, ureq::Error> {
        let found = DefaultResolver::default().resolve(uri, config, timeout)?;
        // One private address among public ones is a trap, not a choice.
        if self.private || found.iter().all(|address| public::is_public(address.ip())) {
            return Ok(found);
        }
        Err(ureq::Error::Other(Box::new(NotPublic(uri.host().unwrap_or_default().to_string()))))
    }
}
