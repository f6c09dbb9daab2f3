//! Scores the parser against treebanks:
//! `cargo run --release --example evaluate_syntax -- [--kernel portable] [--at-least LAS=85] FILE.conllu[.gz]…`
//!
//! Gold words go in. Printed are UPOS, XPOS, UAS and LAS as CoNLL 2018 counts them (relations without subtypes), UAS and LAS
//! without punctuation, the head of `nummod`, the subject of verbs that report speech, and tokens per second on one core,
//! best of three. With `--at-least NAME=NUMBER` (can be repeated) the exit code is 1 where all files together reach less.

use flate2::read::GzDecoder;
use std::io::Read;
use std::process::ExitCode;
use std::time::Instant;
use tickmark::text::syntax::{Kernel, Parser, Relation, Tree, Upos, conllu};
use tickmark::text::token::{Kind, Token};

/// Verbs that report what somebody said, in the forms of news.
const REPORTING: &str = "say says said saying tell tells told telling add adds added announce announces announced argue argues \
    argued ask asks asked assert asserted believe believes believed claim claims claimed comment commented concede conceded \
    confirm confirms confirmed declare declared deny denies denied estimate estimates estimated explain explains explained insist \
    insists insisted note notes noted observe observed predict predicts predicted promise promised recall recalled remark remarked \
    reply replied report reports reported respond responded reveal revealed state states stated stress stressed suggest suggests \
    suggested tweet tweeted urge urges urged vow vowed warn warns warned write writes wrote writing";

fn main() -> ExitCode {
    let mut kernel = Kernel::best();
    let (mut floors, mut files) = (vec![], vec![]);
    let mut arguments = std::env::args().skip(1);
    while let Some(argument) = arguments.next() {
        match argument.as_str() {
            "--kernel" => {
                if arguments.next().as_deref() == Some("portable") {
                    kernel = Kernel::Portable;
                }
            }
            "--at-least" => floors.extend(arguments.next().as_deref().and_then(floor)),
            _ => files.push(argument),
        }
    }
    let parser = Parser::with(kernel);
    let mut all = Score::default();
    for file in &files {
        let Some(text) = read(file) else {
            eprintln!("error: cannot read {file}");
            return ExitCode::from(2);
        };
        let score = score(&parser, &conllu::read(&text));
        println!("{file}\n{score}");
        all.add(&score);
    }
    if files.len() > 1 {
        println!("together\n{all}");
    }
    let mut code = ExitCode::SUCCESS;
    for (name, floor) in floors {
        let reached = all.rows().into_iter().find(|(n, _)| *n == name).map_or(0.0, |(_, share)| share.percent());
        if reached < floor {
            eprintln!("error: {name} is {reached:.2}, below {floor}");
            code = ExitCode::FAILURE;
        }
    }
    code
}

fn floor(argument: &str) -> Option<(String, f64)> {
    let (name, floor) = argument.rsplit_once('=')?;
    Some((name.into(), floor.parse().ok()?))
}

fn read(file: &str) -> Option<String> {
    let bytes = std::fs::read(file).ok()?;
    let mut text = String::new();
    match file.ends_with(".gz") {
        true => GzDecoder::new(&bytes[..]).read_to_string(&mut text).ok()?,
        false => (&bytes[..]).read_to_string(&mut text).ok()?,
    };
    Some(text)
}

fn score(parser: &Parser, sentences: &[conllu::Sentence]) -> Score {
    let running = conllu::join(sentences);
    let mut spans = running.words.iter().copied();
    // The gold words as tokens, sentence by sentence; a word that cannot be found in its text is left out with its sentence.
    let whole = |s: &&conllu::Sentence| s.words.iter().all(|w| !w.span.is_empty());
    let tokens: Vec<Vec<Token>> = sentences
        .iter()
        .map(|s| {
            let n = s.words.iter().filter(|w| !w.span.is_empty()).count();
            spans.by_ref().take(n).map(|span| Token { span, kind: Kind::Word, glued: false }).collect()
        })
        .collect();
    let (tokens, sentences): (Vec<_>, Vec<_>) = tokens.into_iter().zip(sentences).filter(|(_, s)| whole(s)).unzip();
    let slices: Vec<&[Token]> = tokens.iter().map(Vec::as_slice).collect();
    let mut score = Score { seconds: f64::MAX, ..Score::default() };
    let mut trees = vec![];
    for _ in 0..3 {
        let started = Instant::now();
        trees = parser.parse_many(&running.text, &slices);
        score.seconds = score.seconds.min(started.elapsed().as_secs_f64());
    }
    for (tree, gold) in trees.iter().zip(sentences) {
        score.count(tree, &gold.words);
    }
    score
}

/// How many of how many.
#[derive(Clone, Copy, Default)]
struct Share {
    right: usize,
    of: usize,
}

impl Share {
    fn count(&mut self, right: bool) {
        self.right += usize::from(right);
        self.of += 1;
    }

    fn percent(self) -> f64 {
        100.0 * self.right as f64 / self.of.max(1) as f64
    }
}

#[derive(Default)]
struct Score {
    words: usize,
    seconds: f64,
    upos: Share,
    xpos: Share,
    uas: Share,
    las: Share,
    plain_uas: Share,
    plain_las: Share,
    nummod: Share,
    subject_recall: Share,
    subject_precision: Share,
}

impl Score {
    fn count(&mut self, tree: &Tree, gold: &[conllu::Word]) {
        let universal = |name: &str| name.split(':').next().map(str::to_owned);
        let reports = |word: &conllu::Word| REPORTING.split_whitespace().any(|f| word.form.eq_ignore_ascii_case(f));
        for (at, word) in gold.iter().enumerate() {
            self.words += 1;
            let head = tree.head(at).map_or(0, |h| h + 1);
            let arc = head == word.head;
            let labelled = arc && universal(tree.relation(at).name()) == universal(&word.relation);
            self.upos.count(tree.upos(at).name() == word.upos);
            self.xpos.count(tree.xpos(at).name() == word.xpos);
            self.uas.count(arc);
            self.las.count(labelled);
            if word.upos != Upos::Punct.name() {
                self.plain_uas.count(arc);
                self.plain_las.count(labelled);
            }
            if word.relation == "nummod" {
                self.nummod.count(arc);
            }
            let gold_subject = word.relation.starts_with("nsubj") && word.head > 0 && reports(&gold[word.head - 1]);
            let found_subject = tree.is(at, Relation::Nsubj) && head > 0 && reports(&gold[head - 1]);
            if gold_subject {
                self.subject_recall.count(arc && found_subject);
            }
            if found_subject {
                self.subject_precision.count(arc && gold_subject);
            }
        }
    }

    fn add(&mut self, other: &Self) {
        self.words += other.words;
        self.seconds += other.seconds;
        let theirs = other.rows();
        for (mine, (_, theirs)) in self.shares().into_iter().zip(theirs) {
            mine.right += theirs.right;
            mine.of += theirs.of;
        }
    }

    fn shares(&mut self) -> [&mut Share; 9] {
        [
            &mut self.upos,
            &mut self.xpos,
            &mut self.uas,
            &mut self.las,
            &mut self.plain_uas,
            &mut self.plain_las,
            &mut self.nummod,
            &mut self.subject_recall,
            &mut self.subject_precision,
        ]
    }

    fn rows(&self) -> [(&'static str, Share); 9] {
        [
            ("UPOS", self.upos),
            ("XPOS", self.xpos),
            ("UAS", self.uas),
            ("LAS", self.las),
            ("UAS-words", self.plain_uas),
            ("LAS-words", self.plain_las),
            ("nummod", self.nummod),
            ("subject-recall", self.subject_recall),
            ("subject-precision", self.subject_precision),
        ]
    }
}

impl std::fmt::Display for Score {
    fn fmt(&self, f: &mut std::fmt::Formatter) -> std::fmt::Result {
        for (name, share) in self.rows() {
            writeln!(f, "  {name:<18}{:6.2}  ({} of {})", share.percent(), share.right, share.of)?;
        }
        write!(f, "  tokens per second {:.0}", self.words as f64 / self.seconds)
    }
}
