//! Scores the parser against treebanks:
//! `cargo run --release --example evaluate_syntax -- [--kernel avx2|portable] [--compare] TREEBANK.conllu[.gz]…`
//!
//! Gold words go in. Printed are UPOS, XPOS, UAS and LAS as CoNLL 2018 counts them (relations without subtypes), UAS and LAS
//! without punctuation, the head of `nummod`, the subject of verbs that report speech, and tokens per second of processor
//! time on one core, best of three. With `--compare` the exit code is 1 where another kernel gives any other tree than this one.
//! `tests/quality.py` holds the figures against the floors of `tests/quality.toml`.

#[path = "../benches/support/clock.rs"]
mod clock;

use clock::{Stopwatch, best_of};
use flate2::read::GzDecoder;
use std::io::Read;
use std::process::ExitCode;
use tickmark::text::syntax::{Kernel, Parser, Relation, Tree, Upos, conllu, model_hash};
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
    let (mut files, mut compare) = (Vec::new(), false);
    let mut arguments = std::env::args().skip(1);
    while let Some(argument) = arguments.next() {
        match argument.as_str() {
            "--kernel" => {
                let name = arguments.next().unwrap_or_default();
                let named = Kernel::ALL.into_iter().find(|k| format!("{k:?}").eq_ignore_ascii_case(&name));
                let Some(named) = named.filter(|k| k.is_there()) else {
                    eprintln!("error: this processor has no kernel “{name}”");
                    return ExitCode::from(2);
                };
                kernel = named;
            }
            "--compare" => compare = true,
            _ => files.push(argument),
        }
    }
    let watch = Stopwatch::start();
    let parser = Parser::with(kernel);
    println!("model {} unpacked in {:.1} ms, kernel {kernel:?}", &model_hash()[..16], watch.seconds() * 1e3);
    let others: Vec<(Kernel, Parser)> = Kernel::ALL
        .into_iter()
        .filter(|other| compare && *other != kernel && other.is_there())
        .map(|other| (other, Parser::with(other)))
        .collect();
    let (mut all, mut different) = (Score::default(), 0);
    for file in &files {
        let Some(text) = read(file) else {
            eprintln!("error: cannot read {file}");
            return ExitCode::from(2);
        };
        let (score, trees) = score(&parser, &conllu::read(&text));
        println!("{file}\n{score}");
        for (other, parser) in &others {
            let (_, others) = self::score(parser, &conllu::read(&text));
            let differ = trees.iter().zip(&others).filter(|(a, b)| a != b).count();
            println!("  {differ} of {} trees differ from those of {other:?}", trees.len());
            different += differ;
        }
        all.add(&score);
    }
    if files.len() > 1 {
        println!("together\n{all}");
    }
    if different > 0 { ExitCode::FAILURE } else { ExitCode::SUCCESS }
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

fn score(parser: &Parser, sentences: &[conllu::Sentence]) -> (Score, Vec<Tree>) {
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
    let mut trees = Vec::new();
    let seconds = best_of(3, || trees = parser.parse_many(&running.text, &slices));
    let mut score = Score { seconds, ..Score::default() };
    for (tree, gold) in trees.iter().zip(sentences) {
        score.count(tree, &gold.words);
    }
    (score, trees)
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
