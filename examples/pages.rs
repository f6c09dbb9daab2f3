//! How long a web page takes, beside dom_smoothie alone: `cargo run --release --example pages -- PAGE…`.
//!
//! Each page is read five times by `ingest` (body, facts, furniture) and five times by dom_smoothie as it comes (body as
//! formatted text); the fastest of each counts, summed over all pages.

use std::time::{Duration, Instant};
use tickmark::ingest::{Given, read};

fn main() {
    let (mut ours, mut theirs, mut n) = (Duration::ZERO, Duration::ZERO, 0);
    for path in std::env::args().skip(1) {
        let packed = std::fs::read(&path).expect("a page that can be read");
        let mut html = String::new();
        let plain = match flate2::read::MultiGzDecoder::new(&packed[..]) {
            mut archive if path.ends_with(".gz") => std::io::Read::read_to_string(&mut archive, &mut html).is_ok(),
            _ => String::from_utf8(packed).map(|text| html = text).is_ok(),
        };
        if !plain {
            eprintln!("passed over, no UTF-8: {path}");
            continue;
        }
        let given = Given { name: Some("page.html".into()), ..Given::default() };
        ours += fastest(|| read(html.as_bytes(), &given).map_or(0, |articles| articles.len()));
        theirs += fastest(|| {
            let config = dom_smoothie::Config { text_mode: dom_smoothie::TextMode::Formatted, ..Default::default() };
            let reader = dom_smoothie::Readability::new(html.as_str(), None, Some(config));
            reader.and_then(|mut reader| reader.parse()).map_or(0, |article| article.text_content.len())
        });
        n += 1;
    }
    let each = |all: Duration| all.as_secs_f64() * 1000.0 / f64::from(n.max(1));
    println!("{n} pages: {:.2} ms a page, dom_smoothie alone {:.2} ms", each(ours), each(theirs));
}

fn fastest(mut work: impl FnMut() -> usize) -> Duration {
    let time = |_| {
        let start = Instant::now();
        std::hint::black_box(work());
        start.elapsed()
    };
    (0..5).map(time).min().unwrap_or_default()
}
