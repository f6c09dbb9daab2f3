//! `tickmark explain`: how a sentence was read.

use super::Code;
use super::outline::outline;
use super::screen::{FAINT, STRONG, Screen, styled, wrapped};
use crate::error::Error;
use crate::extract::Options;
use crate::extract::explain::{Explained, explain};
use crate::model::{Article, Claim};
use crate::span::Span;
use std::fmt::Write as _;
use std::io::Read as _;

/// Show how a text is read: sentences, tokens, syntax, each numeral with its rule, each attribution with its cue
#[derive(Debug, clap::Args)]
#[command(after_help = "Example:
  tickmark explain \"79 of the 126 drones were shot down, the air force said.\"")]
pub(super) struct Args {
    /// The text, or - for standard input
    #[arg(required = true, value_name = "TEXT")]
    text: Vec<String>,
    /// Read without syntax
    #[arg(long)]
    fast: bool,
    /// Leave the syntax out of the picture
    #[arg(long)]
    no_tree: bool,
}

/// Text from an article, made harmless.
fn line(text: &str) -> String {
    crate::visible::line(text).into_owned()
}

pub(super) fn run(args: &Args) -> Result<Code, Error> {
    let mut text = args.text.join(" ");
    if text == "-" {
        text.clear();
        std::io::stdin().lock().take(1 << 20).read_to_string(&mut text)?;
    }
    if text.trim().is_empty() {
        return Err(Error::new("there is no text to explain").hint("give a sentence in quotation marks"));
    }
    let (article, sentences) = explain(&text, Options { syntax: !args.fast });
    let screen = Screen::stdout();
    let mut out = String::new();
    for (n, sentence) in sentences.iter().enumerate() {
        if n > 0 {
            out.push('\n');
        }
        let _ = draw(&mut out, &article, sentence, screen, args.no_tree);
    }
    Screen::print(&out)?;
    let found = sentences.iter().any(|s| !s.claims.is_empty() || !s.suppressed.is_empty());
    Ok(if found { 0 } else { 1 })
}

fn draw(out: &mut String, article: &Article, s: &Explained, screen: Screen, no_tree: bool) -> std::fmt::Result {
    let text = |span: Span| line(span.text(&article.text));
    out.push_str(&styled(&wrapped(&text(s.span), screen.width.min(100), 0), STRONG));
    let tokens: Vec<String> = s.tokens.iter().map(|t| text(*t)).collect();
    writeln!(out, "tokens")?;
    out.push_str(&wrapped(&tokens.join(" · "), screen.width.min(100), 2));
    if let Some(tree) = s.tree.as_ref().filter(|_| !no_tree) {
        writeln!(out, "syntax")?;
        out.push_str(&outline(tree, &article.text, screen.width.min(100)));
    }
    writeln!(out, "numerals")?;
    let mut numerals: Vec<(Span, String)> = s.claims.iter().map(|c| (c.figure.span, claim(c, &text))).collect();
    numerals.extend(s.suppressed.iter().map(|n| (n.span, format!("no claim: {} [{}]", n.why.as_str(), n.rule))));
    numerals.sort_by_key(|(span, _)| *span);
    for (span, told) in &numerals {
        writeln!(out, "  {}  {told}", styled(&text(*span), STRONG))?;
        for (at, rule, what) in s.lost.iter().filter(|(at, ..)| at.overlaps(*span)) {
            writeln!(out, "      {}", styled(&format!("not {} [{rule}] {}", what, text(*at)), FAINT))?;
        }
        for (_, tree, near) in s.disputed.iter().filter(|(at, ..)| at.overlaps(*span)) {
            let near = near.map_or("nothing".to_string(), |near| format!("“{}”", text(near)));
            let told = format!("of: the tree says {}, neighbouring words say {near}", line(tree));
            writeln!(out, "      {}", styled(&told, FAINT))?;
        }
    }
    if numerals.is_empty() {
        writeln!(out, "  none")?;
    }
    writeln!(out, "attribution")?;
    for voice in &s.voices {
        let source = voice.source.as_deref().map_or("nobody".to_string(), line);
        let at = voice.source_at.map(&text).filter(|at| *at != source).map_or(String::new(), |at| format!(" (“{at}”)"));
        writeln!(out, "  {}{at} — {} [{}, {}]", styled(&source, STRONG), text(voice.cue), voice.frame, voice.resolved)?;
        let content: Vec<String> = voice.content.iter().map(|c| text(*c)).collect();
        out.push_str(&wrapped(&content.join(" … "), screen.width.min(100), 6));
    }
    if s.voices.is_empty() {
        writeln!(out, "  none")?;
    }
    for (cue, why) in &s.unheard {
        writeln!(out, "      {}", styled(&format!("not “{}”: {why}", text(*cue)), FAINT))?;
    }
    Ok(())
}

fn claim(claim: &Claim, text: &impl Fn(Span) -> String) -> String {
    let quantity = &claim.figure.quantity;
    let mut told = String::new();
    if quantity.modifier.sign() != "=" {
        let _ = write!(told, "{} ", quantity.modifier.sign());
    }
    let _ = write!(told, "{}", quantity.amount);
    if let Some(unit) = &quantity.unit {
        let one = matches!(quantity.amount.to_string().as_str(), "1" | "-1");
        let _ = write!(told, " {}", line(&unit.behind(one)));
    }
    if let Some(change) = quantity.change {
        let _ = write!(told, " {}", change.as_str());
    }
    if let Some(of) = claim.figure.of {
        let _ = write!(told, " of “{}”", text(of));
    }
    let _ = write!(told, " [{}]", claim.figure.rule);
    match &claim.attribution {
        Some(a) => {
            let who = a.source.as_deref().map_or("somebody".to_string(), line);
            let _ = write!(told, ", by {who}, {} [{}]", a.mode.as_str(), a.rule);
            if !a.via.is_empty() {
                let _ = write!(told, ", via {}", line(&a.via.join(", ")));
            }
        }
        None => told.push_str(", unattributed"),
    }
    if let Some(hedge) = claim.hedge {
        let _ = write!(told, ", hedged “{}”", text(hedge));
    }
    told
}
