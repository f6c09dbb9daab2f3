//! scratch
use tickmark::{extract, ingest};
fn main() {
    let mut out = std::io::BufWriter::new(std::io::stdout().lock());
    let lines = std::env::args().any(|a| a == "--lines");
    for path in std::env::args().skip(1).filter(|a| !a.starts_with("--")) {
        let bytes = std::fs::read(&path).unwrap();
        let docs: Vec<(String, Vec<u8>)> = if lines {
            String::from_utf8(bytes)
                .unwrap()
                .lines()
                .enumerate()
                .map(|(i, l)| (format!("{path}:{}", i + 1), l.as_bytes().to_vec()))
                .collect()
        } else {
            vec![(path.clone(), bytes)]
        };
        for (name, bytes) in docs {
            let Ok(articles) = ingest::read(&bytes, &ingest::Given { name: Some(name.clone()), ..Default::default() })
            else {
                continue;
            };
            for a in &articles {
                let f = extract::extract(a, extract::Options { syntax: !std::env::args().any(|a| a == "--fast") });
                for r in extract::record::records(&name, a, &f, true) {
                    serde_json::to_writer(&mut out, &r).unwrap();
                    use std::io::Write;
                    out.write_all(b"\n").unwrap();
                }
            }
        }
    }
}
