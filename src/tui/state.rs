//! What the screen shows and what the next key means.

use super::view::View;
use crate::ledger::Filter;
use crate::model::{ClaimId, Stance, Verdict};
use std::path::PathBuf;
use tui_input::Input;

/// Everything that a frame is drawn from.
#[derive(Debug)]
pub struct State {
    /// Who works.
    pub reviewer: String,
    /// What is gone through.
    pub task: Task,
    /// The selection within it that was asked for with `/`, as it was typed.
    pub filter: String,
    /// The claims in their order, as far as they have been read from the ledger.
    pub list: Vec<ClaimId>,
    /// Whether more follow after the last of them.
    pub more: bool,
    /// Which of them is shown.
    pub at: usize,
    /// That claim, with what surrounds it; none where the list is empty.
    pub view: Option<View>,
    /// Whether the selection held any claim when it was made.
    pub found: bool,
    /// What the keys do.
    pub mode: Mode,
    /// What happened last.
    pub message: Option<Message>,
    /// Verdicts and readings given since the program started, undone ones aside.
    pub given: usize,
    /// Claims of the whole ledger without a verdict.
    pub open: u64,
    /// What was typed last as grounds, the newest last: the same document serves many figures.
    pub typed: Vec<String>,
    /// Whether the terminal may be given colours.
    pub colour: bool,
    /// Columns and lines of the screen.
    pub size: (u16, u16),
    /// What `~` stands for in the name of a file.
    pub home: Option<PathBuf>,
}

/// What is gone through.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Task {
    /// Claims without a verdict, by urgency.
    Queue {
        /// Only those assigned to the reviewer.
        mine: bool,
    },
    /// Claims that somebody else has marked.
    Round {
        /// Which round: 2 for the second reader.
        round: u32,
        /// Whether earlier readings are hidden.
        blind: bool,
    },
    /// Claims whose readers differ.
    Adjudicate,
}

impl Task {
    /// Whether what others found must not be seen.
    #[must_use]
    pub fn is_blind(&self) -> bool {
        matches!(self, Self::Round { blind: true, .. })
    }
}

/// What the keys do.
#[derive(Debug)]
pub enum Mode {
    /// They are commands.
    Claim,
    /// They are typed into a line.
    Prompt(Prompt, Input, Recall),
    /// They choose a verdict for a claim and the same claims elsewhere.
    Same,
    /// They scroll the help; the first of its lines that is shown.
    Help(usize),
    /// They scroll the article; the first of its lines that is shown.
    Article(usize),
}

/// Where among the grounds typed before the arrow keys have come, counted from the end; 0 is the line itself.
pub type Recall = usize;

/// What the line is for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Prompt {
    /// What a verdict rests on: an address or a file, else a note.
    Grounds(Verdict, Reach),
    /// An address or a file, and a quotation after a bar.
    Evidence(Option<Stance>),
    /// A note.
    Note,
    /// What the figure should be.
    Figure,
    /// Why a colleague should look.
    Flag,
    /// Why what the checks found may stay as it is.
    Aside,
    /// Which claims.
    Filter,
}

/// Which claims a verdict is for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Reach {
    /// The one that is shown.
    This,
    /// And the same figure in other articles.
    Same,
}

/// What a key asks of the ledger.
#[derive(Clone, Debug, PartialEq)]
pub enum Wish {
    /// A verdict; the words are an address, a file or a note.
    Mark(Verdict, Reach, String),
    /// To the end of the queue.
    Skip,
    /// A flag, with the reason; or none any more.
    Flag(Option<String>),
    /// What the checks found is put aside, for this reason.
    Aside(String),
    /// A piece of evidence: where, and the quotation.
    Evidence(String, Option<Stance>),
    /// A note.
    Note(String),
    /// The right figure.
    Figure(String),
    /// Back by one action of one's own.
    Undo,
    /// Another claim of the list.
    Go(Step),
    /// Another selection.
    Filter(String, Box<Filter>),
    /// The end.
    Quit,
    /// Out of the way until the shell brings it back.
    Suspend,
}

/// Which claim of the list.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Step {
    /// The next one.
    Next,
    /// The one before.
    Back,
    /// The first.
    First,
    /// The last that is known.
    Last,
}

/// A line about what happened.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Message {
    /// What.
    pub text: String,
    /// Whether it went wrong.
    pub bad: bool,
}

impl State {
    /// A state before the ledger was asked for anything.
    #[must_use]
    pub fn new(reviewer: &str, task: Task, colour: bool) -> Self {
        Self {
            reviewer: reviewer.to_string(),
            task,
            filter: String::new(),
            list: Vec::new(),
            more: false,
            at: 0,
            view: None,
            found: false,
            mode: Mode::Claim,
            message: None,
            given: 0,
            open: 0,
            typed: Vec::new(),
            colour,
            size: (80, 24),
            home: None,
        }
    }

    /// The claim that is shown.
    #[must_use]
    pub fn claim(&self) -> Option<ClaimId> {
        self.view.as_ref().map(|view| view.card().id)
    }

    /// Keeps a line of grounds that could be used, for the arrow key.
    pub fn remember(&mut self, words: &str) {
        if !words.is_empty() {
            self.typed.retain(|typed| typed != words);
            self.typed.push(words.to_string());
        }
    }

    /// Says what happened.
    pub fn say(&mut self, text: impl Into<String>) {
        self.message = Some(Message { text: text.into(), bad: false });
    }

    /// Says what went wrong.
    pub fn complain(&mut self, text: impl Into<String>) {
        self.message = Some(Message { text: text.into(), bad: true });
    }
}
