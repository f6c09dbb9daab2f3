//! Text that is made to act in whatever it is shown in: no exporter lets it.

use crate::export_formats::{desk, obeys_the_rules, settings};
use crate::export_whole::{exported, with_settings};
use crate::support::{Desk, article, read, stamp};
use dom_query::Document;
use std::collections::BTreeSet;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::{env, fs};
use tickmark::export::{FORMATS, Way};
use tickmark::ledger::Filter;
use tickmark::model::{Article, ClaimId, Published, Verdict};
use tickmark::review::{Grounds, Mark, mark};
use tickmark::visible::hidden;

/// Phrases that act where they are not defused.
const MEAN: &[&str] = &[
    "<script>document.title='acted'</script>",
    "</script></style></title><script>document.title='acted'</script>",
    "<img src=x onerror=\"document.title='acted'\">",
    "\" onmouseover=\"document.title='acted'\" x=\"",
    "' autofocus onfocus='document.title=1' ",
    "<svg onload=alert(1)><style>*{display:none}</style>",
    "javascript:alert(1)",
    "{{constructor.constructor('alert(1)')()}} ${7*7} <%= 7 %> #{7}",
    "=HYPERLINK(\"https://evil.example\")",
    "+cmd|' /C calc'!A0",
    "-2+3+cmd|' /C calc'!A0",
    "@SUM(1+1)*cmd|' /C calc'!A0",
    "\t=1+1",
    "\r=1+1",
    "\u{202e}gnirts\u{202c} \u{2066}x\u{2069} \u{200b}\u{feff}\u{ad}",
    "\u{0}\u{1}\u{7}\u{8}\u{b}\u{c}\u{1b}[2J\u{1b}]0;x\u{7}\u{9b}31m\u{7f}\u{85}",
    "]]> --> <!-- <![CDATA[ */ /* ",
    "[x](javascript:alert(1)) ![x](https://evil.example/x.png) [^1]: x `code` **bold** <b>",
    "'; DROP TABLE claim; --",
    "\u{fffe}\u{ffff}\u{fdd0}\u{10ffff}\u{e0041}",
];

/// A ledger in which every word that can come from outside is mean.
pub fn mean_desk() -> Desk {
    let mut desk = Desk::new();
    for (n, mean) in MEAN.iter().enumerate() {
        let text = format!("{mean} 12 {mean}\n\n{mean} said 34 {mean} and 56% {mean}\n\n{mean}\n\n7 homes");
        desk.take_in(&read(Article {
            outlet: Some((*mean).into()),
            byline: Some((*mean).into()),
            published: Some(Published((*mean).into())),
            url: Some(format!("{mean}/{n}")),
            ..article(&text)
        }));
    }
    let claims: Vec<ClaimId> = desk
        .ledger
        .list(&Filter::default(), Default::default(), None, 999)
        .unwrap()
        .claims
        .iter()
        .map(|c| c.id)
        .collect();
    for (claim, mean) in claims.iter().zip(MEAN.iter().cycle()) {
        let evidence = [format!("https://example.org/{mean}")];
        let mean = mean.trim();
        let words = (!mean.is_empty()).then_some(mean);
        let verdict = Verdict::ALL[claim.0 as usize % 3];
        let grounds = Grounds::typed(&evidence, words, words, words).unwrap();
        let by = tickmark::model::Stamp { by: (*mean).into(), ..stamp("x") };
        mark(&mut desk.ledger, &by, &[*claim], &Mark::new(verdict, grounds).unwrap()).unwrap();
    }
    desk
}

fn page(desk: &Desk) -> String {
    String::from_utf8(exported(&desk.ledger, "html", Some(Filter::default()))).unwrap()
}

#[test]
fn no_text_format_lets_a_hidden_character_through() {
    let desk = mean_desk();
    for format in FORMATS.iter().filter(|format| matches!(format.way, Way::Text(_))) {
        let made = with_settings(&desk.ledger, format.name, Some(Filter::default()), settings());
        let made = String::from_utf8(made).unwrap();
        let raw: BTreeSet<char> = made.chars().filter(|c| !matches!(c, '\n' | '\r' | '\t') && hidden(*c)).collect();
        assert!(raw.is_empty(), "{}: {raw:?}", format.name);
    }
}

#[test]
fn a_page_holds_only_what_it_was_built_of() {
    let page = page(&mean_desk());
    let parsed = Document::from(page.as_str());
    let elements = [
        "html", "head", "meta", "title", "style", "body", "a", "header", "h1", "div", "section", "svg", "desc", "rect",
        "text", "p", "nav", "table", "caption", "thead", "tbody", "tr", "th", "td", "main", "article", "h2", "h3",
        "span", "ol", "li", "ul", "dl", "dt", "dd", "q", "details", "summary", "footer", "code",
    ];
    let attributes = [
        "lang", "charset", "http-equiv", "content", "name", "class", "href", "id", "rel", "viewbox", "width", "height",
        "role", "aria-labelledby", "aria-label", "aria-hidden", "x", "y", "rx", "scope", "tabindex",
    ];
    let mut ids = BTreeSet::new();
    let mut hrefs = Vec::new();
    let mut n = 0;
    for node in parsed.select("*").nodes() {
        let name = node.node_name().unwrap().to_lowercase();
        assert!(elements.contains(&name.as_str()), "<{name}>");
        n += 1;
        for attribute in node.attrs() {
            let (key, value) = (attribute.name.local.to_lowercase(), attribute.value.to_string());
            assert!(attributes.contains(&key.as_str()), "<{name} {key}={value}>");
            match key.as_str() {
                "id" => assert!(ids.insert(value.clone()), "{value} twice"),
                "href" => hrefs.push(value),
                _ => {}
            }
        }
    }
    assert!(n > 1000);
    for href in hrefs {
        match href.strip_prefix('#') {
            Some(id) => assert!(ids.contains(id), "{href} leads nowhere"),
            None => assert!(href.starts_with("https://example.org/"), "{href}"),
        }
    }
    assert_eq!(parsed.select("style").length(), 1);
    assert_eq!(
        parsed.select("meta[http-equiv]").attr("content").unwrap().split(';').next(),
        Some("default-src 'none'")
    );
    let text = parsed.select("main").text().to_string();
    for mean in ["<script>document.title='acted'</script>", "<U+202E>gnirts", "<U+001B>[2J", "{{constructor"] {
        assert!(text.contains(mean), "{mean} is shown as what it is");
    }
}

#[test]
fn the_looks_of_the_page_have_the_hash_that_it_allows() {
    let page = page(&desk());
    let style = page.split("<style>").nth(1).unwrap().split("</style>").next().unwrap();
    let allowed = page.split("style-src '").nth(1).unwrap().split('\'').next().unwrap();
    let script = "import sys,hashlib,base64;print('sha256-'+base64.b64encode(hashlib.sha256(sys.stdin.buffer.read()).digest()).decode())";
    let Some(hash) = piped("python3", &["-c", script], style) else {
        eprintln!("skipped: there is no python3 to hash with");
        return;
    };
    assert_eq!(allowed, hash.trim(), "STYLE_HASH in src/export/html/mod.rs");
}

fn piped(program: &str, arguments: &[&str], input: &str) -> Option<String> {
    use std::io::Write as _;
    use std::process::Stdio;
    let mut child = Command::new(program).args(arguments).stdin(Stdio::piped()).stdout(Stdio::piped()).spawn().ok()?;
    child.stdin.take()?.write_all(input.as_bytes()).ok()?;
    let done = child.wait_with_output().ok()?;
    done.status.success().then(|| String::from_utf8_lossy(&done.stdout).into_owned())
}

#[test]
fn spreadsheets_get_no_formula() {
    let desk = mean_desk();
    let csv = exported(&desk.ledger, "csv", Some(Filter::default()));
    let mut reader = csv::Reader::from_reader(csv.as_slice());
    let width = reader.headers().unwrap().len();
    let mut n = 0;
    for row in reader.records() {
        let row = row.expect("as many cells as names");
        assert_eq!(row.len(), width);
        for cell in &row {
            harmless(cell);
        }
        n += 1;
    }
    assert_eq!(n, desk.ledger.stats(1).unwrap().claims);
    let tsv = String::from_utf8(exported(&desk.ledger, "tsv", Some(Filter::default()))).unwrap();
    for line in tsv.lines() {
        assert_eq!(line.split('\t').count(), width);
        line.split('\t').for_each(harmless);
    }
}

fn harmless(cell: &str) {
    let number = cell.trim_start_matches(['-', '+']).bytes().all(|b| b.is_ascii_digit() || b",.%".contains(&b));
    assert!(number || !cell.starts_with(['=', '+', '-', '@', '\t', '\r', '\n']), "{cell:?}");
}

#[test]
fn markdown_gets_no_markup() {
    use pulldown_cmark::{Event, LinkType, Options, Parser, Tag};
    let text = String::from_utf8(exported(&mean_desk().ledger, "markdown", Some(Filter::default()))).unwrap();
    let options =
        Options::ENABLE_FOOTNOTES | Options::ENABLE_TABLES | Options::ENABLE_STRIKETHROUGH | Options::ENABLE_MATH;
    for event in Parser::new_ext(&text, options) {
        match event {
            Event::Html(_) | Event::InlineHtml(_) | Event::Code(_) | Event::InlineMath(_) | Event::DisplayMath(_) => {
                panic!("{event:?}")
            }
            Event::Start(Tag::Link { link_type, dest_url, .. }) => {
                assert!(link_type == LinkType::Autolink && dest_url.starts_with("https://example.org/"), "{dest_url}");
            }
            Event::Start(Tag::Image { .. } | Tag::CodeBlock(_) | Tag::HtmlBlock | Tag::Table(_)) => panic!("{event:?}"),
            _ => {}
        }
    }
}

#[test]
fn json_for_the_web_stays_json_and_keeps_its_rules() {
    let desk = mean_desk();
    let made = |name: &str| {
        let made = with_settings(&desk.ledger, name, Some(Filter::default()), settings());
        serde_json::from_slice::<Vec<serde_json::Value>>(&made).unwrap()
    };
    let reviews = made("claimreview");
    assert_eq!(reviews.len() as u64, desk.ledger.stats(1).unwrap().claims);
    reviews.iter().for_each(obeys_the_rules);
    assert_eq!(made("webannotation").len(), reviews.len());
    for name in ["claimreview", "webannotation"] {
        let text = String::from_utf8(with_settings(&desk.ledger, name, Some(Filter::default()), settings())).unwrap();
        assert!(!text.contains("</script") && !text.contains("<!--"), "{name} may stand inside a script element");
    }
}

#[test]
fn a_sentence_of_a_megabyte_is_a_sentence() {
    let filler = "word ".repeat(200_000);
    let text = format!("Long\n\n{filler}7 homes said 9 people {filler}");
    let mut desk = Desk::with(&[&text]);
    desk.judge(1, Some(&crate::support::verified("seen")));
    for format in FORMATS {
        let made = with_settings(&desk.ledger, format.name, Some(Filter::default()), settings());
        assert!(!made.is_empty() && made.len() < 40 << 20, "{}: {}", format.name, made.len());
    }
}

/// A browser, where one is installed.
fn browser() -> Option<PathBuf> {
    let path = env::var_os("PATH")?;
    let names = ["chromium", "chromium-browser", "google-chrome"];
    env::split_paths(&path).flat_map(|folder| names.map(|name| folder.join(name))).find(|program| program.is_file())
}

/// What the browser makes of a page.
fn dom(program: &Path, page: &Path) -> String {
    let profile = tempfile::tempdir().unwrap();
    let done = Command::new(program)
        .args(["--headless=new", "--no-sandbox", "--disable-gpu", "--virtual-time-budget=20000", "--dump-dom"])
        .arg(format!("--user-data-dir={}", profile.path().display()))
        .arg(format!("file://{}", page.display()))
        .output()
        .expect("it runs");
    String::from_utf8_lossy(&done.stdout).into_owned()
}

/// A tool of npm's: in the folder that TICKMARK_TOOLS names, or in target/tools.
fn tool(inside: &str) -> Option<PathBuf> {
    let own = Path::new(env!("CARGO_MANIFEST_DIR")).join("target/tools");
    let root = env::var_os("TICKMARK_TOOLS").map_or(own, PathBuf::from);
    Some(root.join("node_modules").join(inside)).filter(|path| path.exists())
}

#[test]
fn in_a_browser_nothing_acts() {
    let Some(program) = browser() else {
        eprintln!("skipped: there is no Chromium");
        return;
    };
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("mean.html");
    fs::write(&file, page(&mean_desk())).unwrap();
    let dom = dom(&program, &file);
    assert!(dom.contains("<title>20 articles · Tickmark</title>"), "{}", &dom[..dom.len().min(400)]);
    let parsed = Document::from(dom.as_str());
    assert_eq!(parsed.select("script, img, iframe, object, embed, form, link").length(), 0);
    let shot = folder.path().join("mean.png");
    let done = Command::new(&program)
        .args(["--headless=new", "--no-sandbox", "--disable-gpu", "--window-size=1200,900"])
        .arg(format!("--user-data-dir={}", folder.path().join("profile").display()))
        .arg(format!("--screenshot={}", shot.display()))
        .arg(format!("file://{}", file.display()))
        .output()
        .unwrap();
    let size = fs::metadata(&shot).map_or(0, |file| file.len());
    assert!(size > 20_000, "{size} bytes: {}", String::from_utf8_lossy(&done.stderr));
}

#[test]
fn in_a_browser_the_page_can_be_used_by_everybody() {
    let (Some(program), Some(axe)) = (browser(), tool("axe-core/axe.min.js")) else {
        eprintln!("skipped: there is no Chromium, or no axe-core: npm install --prefix target/tools axe-core");
        return;
    };
    let axe = fs::read_to_string(axe).unwrap();
    for (name, filter) in [("one", 1), ("all", 0)] {
        let article = (filter > 0).then_some(tickmark::model::ArticleId(filter));
        let page =
            String::from_utf8(exported(&desk().ledger, "html", Some(Filter { article, ..Filter::default() }))).unwrap();
        // The page allows no script, so the checker brings a page without that rule; all else is the same.
        let policy = page.find("<meta http-equiv=\"Content-Security-Policy\"").unwrap();
        let ends = policy + page[policy..].find('>').unwrap() + 1;
        let checker = format!(
            "<script>{axe}</script><script>axe.run().then(r => {{ document.title = 'AXE ' + JSON.stringify([r.passes.length, r.violations.map(v => [v.id, v.nodes.map(n => n.html)])]) }}, e => {{ document.title = 'AXE failed ' + e }})</script></body>"
        );
        let page = format!("{}{}", &page[..policy], &page[ends..]).replace("</body>", &checker);
        let folder = tempfile::tempdir().unwrap();
        let file = folder.path().join(format!("{name}.html"));
        fs::write(&file, page).unwrap();
        let dom = dom(&program, &file);
        let title =
            dom.split("<title>").nth(1).and_then(|rest| rest.split("</title>").next()).unwrap_or_default().to_string();
        let found: serde_json::Value = serde_json::from_str(title.strip_prefix("AXE ").unwrap_or_default())
            .unwrap_or_else(|_| panic!("{name}: {title}"));
        assert!(found[0].as_u64() > Some(15), "{name}: it looked at next to nothing: {title}");
        assert_eq!(found[1], serde_json::json!([]), "{name}");
    }
}

#[test]
fn a_validator_finds_nothing_wrong_with_the_page() {
    let Some(validator) = tool(".bin/html-validate") else {
        eprintln!("skipped: there is no html-validate: npm install --prefix target/tools html-validate");
        return;
    };
    let folder = tempfile::tempdir().unwrap();
    let rules = r#"{"extends":["html-validate:standard","html-validate:a11y"],"root":true}"#;
    fs::write(folder.path().join(".htmlvalidate.json"), rules).unwrap();
    for (name, desk) in [("plain.html", desk()), ("mean.html", mean_desk())] {
        let file = folder.path().join(name);
        fs::write(&file, page(&desk)).unwrap();
        let done = Command::new(&validator).arg(&file).current_dir(folder.path()).output().unwrap();
        let says = String::from_utf8_lossy(&done.stdout).into_owned();
        assert!(done.status.success(), "{name}: {}", &says[..says.len().min(4000)]);
    }
}
