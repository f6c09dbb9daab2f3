//! Pages from a server on this machine: what is asked for, what is refused, what is kept.

use crate::cli::tickmark;
use std::io::{BufRead as _, BufReader, Write as _};
use std::net::{TcpListener, TcpStream};
use std::sync::{Arc, Mutex};
use std::thread;
use std::time::{Duration, Instant};
use tickmark::fetch::{Error, Fetcher, Limits};

const PAGE: &str = "<html><head><title>Toll rises to 15</title></head><body><article><h1>Toll rises to 15</h1>\
    <p>Fifteen people died when the ferry sank, the coastguard said on Monday. Another 41 were saved.</p>\
    <p>The search for the missing goes on, it said, and 3 boats will stay out all night.</p></article></body></html>";

/// A server that answers as `answer` says for each path, and remembers what it was asked for.
struct Server {
    port: u16,
    asked: Arc<Mutex<Vec<String>>>,
}

impl Server {
    fn new(answer: impl Fn(&str, &mut TcpStream) + Send + 'static) -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").expect("a port");
        let port = listener.local_addr().expect("bound").port();
        let asked = Arc::new(Mutex::new(Vec::new()));
        let seen = Arc::clone(&asked);
        thread::spawn(move || {
            for stream in listener.incoming() {
                let Ok(mut stream) = stream else { break };
                let mut lines = BufReader::new(stream.try_clone().expect("a socket")).lines();
                let first = lines.next().and_then(Result::ok).unwrap_or_default();
                while lines.next().and_then(Result::ok).is_some_and(|line| !line.is_empty()) {}
                let path = first.split(' ').nth(1).unwrap_or_default().to_string();
                seen.lock().unwrap().push(path.clone());
                answer(&path, &mut stream);
            }
        });
        Self { port, asked }
    }

    fn at(&self, path: &str) -> String {
        format!("http://127.0.0.1:{}{path}", self.port)
    }

    fn asked(&self) -> Vec<String> {
        self.asked.lock().unwrap().clone()
    }
}

fn send(stream: &mut TcpStream, status: &str, headers: &str, body: &[u8]) {
    let head = format!("HTTP/1.1 {status}\r\nConnection: close\r\nContent-Length: {}\r\n{headers}\r\n", body.len());
    let _ = stream.write_all(head.as_bytes()).and_then(|()| stream.write_all(body));
}

fn page(stream: &mut TcpStream) {
    send(stream, "200 OK", "Content-Type: text/html; charset=utf-8\r\n", PAGE.as_bytes());
}

fn near() -> Limits {
    Limits { private: true, time: Duration::from_secs(20), ..Limits::default() }
}

#[test]
fn this_machine_and_private_networks_are_not_asked() {
    let server = Server::new(|_, stream| page(stream));
    let mut fetcher = Fetcher::new(Limits::default());
    for address in [server.at("/"), format!("http://localhost:{}/", server.port), format!("http://[::1]:{}/", server.port)] {
        let refused = fetcher.page(&address);
        assert!(matches!(refused, Err(Error::Private(_))), "{address}: {refused:?}");
    }
    assert_eq!(server.asked(), [""; 0], "nobody even knocked");
}

#[test]
fn a_redirect_is_looked_at_like_any_address() {
    let server = Server::new(|path, stream| match path {
        "/old" => send(stream, "301 Moved", "Location: /new\r\n", b""),
        "/new" => page(stream),
        "/out" => send(stream, "302 Found", "Location: file:///etc/passwd\r\n", b""),
        "/secret" => send(stream, "302 Found", "Location: http://user:word@127.0.0.1/\r\n", b""),
        "/round" => send(stream, "302 Found", "Location: /round\r\n", b""),
        _ => send(stream, "404 Not Found", "", b""),
    });
    let mut fetcher = Fetcher::new(near());
    assert_eq!(fetcher.page(&server.at("/old#top")).unwrap().url, server.at("/new"));
    assert!(matches!(fetcher.page(&server.at("/out")), Err(Error::NotWeb)));
    assert!(matches!(fetcher.page(&server.at("/secret")), Err(Error::NotWeb)));
    assert!(matches!(fetcher.page(&server.at("/round")), Err(Error::Redirects(5))));
    assert!(matches!(fetcher.page(&server.at("/gone")), Err(Error::Status(404))));
}

#[test]
fn what_robots_txt_says_is_done_and_asked_once() {
    let server = Server::new(|path, stream| match path {
        "/robots.txt" => send(stream, "200 OK", "", b"User-agent: *\nDisallow: /private/\n"),
        "/moved" => send(stream, "302 Found", "Location: /private/2\r\n", b""),
        _ => page(stream),
    });
    let mut fetcher = Fetcher::new(near());
    assert!(matches!(fetcher.page(&server.at("/private/1")), Err(Error::Robots)));
    assert!(matches!(fetcher.page(&server.at("/moved")), Err(Error::Robots)), "a redirect leads round no rule");
    assert!(fetcher.page(&server.at("/open")).is_ok());
    assert_eq!(server.asked(), ["/robots.txt", "/moved", "/open"]);
    let broken = Server::new(|_, stream| send(stream, "503 Busy", "", b""));
    assert!(matches!(Fetcher::new(near()).page(&broken.at("/")), Err(Error::NoRobots(_))));
}

#[test]
fn endless_pages_and_silent_servers_are_left_soon() {
    let server = Server::new(|path, stream| match path {
        "/robots.txt" => send(stream, "404 Not Found", "", b""),
        "/endless" => {
            let _ = stream.write_all(b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n");
            while stream.write_all(&[b'a'; 65536]).is_ok() {}
        }
        _ => thread::sleep(Duration::from_secs(60)),
    });
    let limits = Limits { bytes: 1 << 20, time: Duration::from_secs(3), ..near() };
    let start = Instant::now();
    assert!(matches!(Fetcher::new(limits).page(&server.at("/endless")), Err(Error::TooLarge(1_048_576))));
    assert!(matches!(Fetcher::new(limits).page(&server.at("/silent")), Err(Error::Failed(_))));
    assert!(start.elapsed() < Duration::from_secs(40), "{:?}", start.elapsed());
}

#[test]
fn a_page_that_unpacks_to_more_than_the_limit_is_refused() {
    let bomb = {
        let mut packer = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::best());
        packer.write_all(&vec![b' '; 8 << 20]).unwrap();
        packer.finish().unwrap()
    };
    let server = Server::new(move |path, stream| match path {
        "/robots.txt" => send(stream, "404 Not Found", "", b""),
        _ => send(stream, "200 OK", "Content-Type: text/html\r\nContent-Encoding: gzip\r\n", &bomb),
    });
    let limits = Limits { bytes: 1 << 20, ..near() };
    assert!(matches!(Fetcher::new(limits).page(&server.at("/")), Err(Error::TooLarge(_))));
}

#[test]
fn an_address_is_imported_and_the_page_kept_with_its_hash_and_time() {
    let server = Server::new(|path, stream| match path {
        "/robots.txt" => send(stream, "404 Not Found", "", b""),
        _ => page(stream),
    });
    let folder = tempfile::tempdir().unwrap();
    let address = server.at("/story");
    let run = |words: &[&str]| tickmark(folder.path()).args(words).output().unwrap();
    let refused = run(&["import", &address]);
    assert_eq!(refused.status.code(), Some(2));
    assert!(String::from_utf8_lossy(&refused.stderr).contains("not public"), "{refused:?}");
    let done = run(&["import", "--allow-private", "--keep-raw", "raw", &address]);
    assert!(done.status.success(), "{}", String::from_utf8_lossy(&done.stderr));
    let list = std::fs::read_to_string(folder.path().join("raw/pages.jsonl")).unwrap();
    let kept: serde_json::Value = serde_json::from_str(list.lines().next().unwrap()).unwrap();
    assert_eq!((kept["url"].as_str(), kept["retrieved_at"].as_str()), (Some(address.as_str()), Some(crate::support::NOW)));
    let bytes = std::fs::read(folder.path().join("raw").join(kept["file"].as_str().unwrap())).unwrap();
    assert_eq!((bytes.as_slice(), kept["blake3"].as_str()), (PAGE.as_bytes(), Some(blake3::hash(&bytes).to_string().as_str())));
    let articles = run(&["articles", "--format", "jsonl"]);
    let article: serde_json::Value = serde_json::from_slice(&articles.stdout).unwrap();
    assert_eq!((article["url"].as_str(), article["headline"].as_str()), (Some(address.as_str()), Some("Toll rises to 15")));
}
