//! What can be wrong with a ledger, each with its place.

use std::fmt;

/// A thing that is wrong.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Fault {
    /// SQLite finds its file damaged.
    Pages(String),
    /// A row points to one that is not there.
    Reference {
        /// The table of the row.
        table: String,
        /// The table it points to.
        missing: String,
    },
    /// The search index does not hold the sentences.
    Search {
        /// Sentences.
        sentences: u64,
        /// Entries of the index that belong to them.
        indexed: u64,
    },
    /// Events are missing between two.
    Gap {
        /// The event after the gap.
        seq: i64,
        /// The event before it.
        after: i64,
    },
    /// An event does not build on the one before it.
    Unchained(i64),
    /// An event's fields are not those that were sealed.
    Unsealed(i64),
    /// An event's JSON cannot be read.
    Unreadable {
        /// The event.
        seq: i64,
        /// Why.
        why: String,
    },
    /// An event builds on a state that was never there.
    WrongBefore {
        /// The event.
        seq: i64,
        /// The claim.
        claim: i64,
    },
    /// No event has the hash that was noted down.
    NotedHash(String),
    /// A claim stands otherwise than the log says.
    Standing {
        /// The claim.
        claim: i64,
        /// The field that differs.
        field: &'static str,
        /// What the table says.
        table: String,
        /// What the log says.
        log: String,
        /// The event that said so, if there was one.
        seq: Option<i64>,
    },
    /// A source is joined otherwise than the log says.
    Joint {
        /// The source.
        source: i64,
        /// To which source the table joins it.
        table: Option<i64>,
        /// To which the log does.
        log: Option<i64>,
    },
    /// A finding is put aside otherwise than the log says.
    Dismissal {
        /// Its key.
        finding: String,
    },
    /// An article that no event brought in.
    Uninvited(i64),
    /// An article that an event brought in is not there.
    MissingArticle {
        /// The article.
        article: i64,
        /// The event.
        seq: i64,
    },
    /// An article is not as it was recorded.
    Article {
        /// The article.
        article: i64,
        /// The field that differs.
        field: &'static str,
        /// What the table says.
        table: String,
        /// What the log says.
        log: String,
        /// The event.
        seq: i64,
    },
    /// A revision's text is not the one that was read.
    Text {
        /// The article.
        article: i64,
        /// The revision.
        revision: i64,
    },
    /// An article does not have the claims that were read out of it.
    Number {
        /// The article.
        article: i64,
        /// Claims in the table.
        table: usize,
        /// Claims in the log.
        log: usize,
        /// The event.
        seq: i64,
    },
    /// A claim is not as it was read.
    Claim {
        /// The article.
        article: i64,
        /// The claims that differ, where it can be said.
        claims: Vec<i64>,
        /// The columns that differ, where it can be said.
        columns: Vec<String>,
        /// The event.
        seq: i64,
    },
    /// The numerals set aside, or the places of claims in older revisions, are not as they were read.
    Others {
        /// The article.
        article: i64,
        /// The event.
        seq: i64,
    },
    /// The words of a claim do not stand where they should.
    Words {
        /// The claim.
        claim: i64,
        /// The words.
        field: &'static str,
    },
    /// A kept count is wrong.
    Count {
        /// Whose.
        of: String,
        /// What is kept.
        kept: i64,
        /// What was counted.
        counted: i64,
    },
}

/// The name of a check, by which faults are grouped.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum NamedCheck {
    /// SQLite's own pages, references and the search index.
    Store,
    /// The chain of events.
    Chain,
    /// What follows from the events.
    Standing,
    /// What was read out of the articles.
    Reading,
    /// The counts that are kept.
    Counts,
}

impl NamedCheck {
    /// The word in messages.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Store => "store",
            Self::Chain => "chain",
            Self::Standing => "standing",
            Self::Reading => "reading",
            Self::Counts => "counts",
        }
    }
}

impl Fault {
    /// The check that found it.
    #[must_use]
    pub fn check(&self) -> NamedCheck {
        match self {
            Self::Pages(_) | Self::Reference { .. } | Self::Search { .. } => NamedCheck::Store,
            Self::Gap { .. }
            | Self::Unchained(_)
            | Self::Unsealed(_)
            | Self::Unreadable { .. }
            | Self::WrongBefore { .. }
            | Self::NotedHash(_) => NamedCheck::Chain,
            Self::Standing { .. } | Self::Joint { .. } | Self::Dismissal { .. } => NamedCheck::Standing,
            Self::Count { .. } => NamedCheck::Counts,
            _ => NamedCheck::Reading,
        }
    }
}

impl fmt::Display for Fault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Pages(says) => write!(f, "SQLite says: {says}"),
            Self::Reference { table, missing } => {
                write!(f, "a row of `{table}` points to a row of `{missing}` that is not there")
            }
            Self::Search { sentences, indexed } => {
                write!(f, "{sentences} sentences are to be searched, but the index knows {indexed} of them")
            }
            Self::Gap { seq, after } => write!(f, "event {seq} follows event {after}: events in between are missing"),
            Self::Unchained(seq) => write!(f, "event {seq} does not build on the event before it"),
            Self::Unsealed(seq) => write!(f, "event {seq} was changed after it was sealed"),
            Self::Unreadable { seq, why } => write!(f, "event {seq} cannot be read: {why}"),
            Self::WrongBefore { seq, claim } => {
                write!(f, "event {seq} says how claim {claim} stood before it, but the log until then says otherwise")
            }
            Self::NotedHash(hash) => write!(f, "no event has the hash {hash}: the log was rewritten or cut since"),
            Self::Standing { claim, field, table, log, seq } => {
                write!(f, "claim {claim}: {field} is {table}, but ")?;
                match seq {
                    Some(seq) => write!(f, "event {seq} made it {log}"),
                    None => write!(f, "no event made it so"),
                }
            }
            Self::Joint { source, table, log } => {
                let said = |to: &Option<i64>| to.map_or("none".to_string(), |to| format!("source {to}"));
                write!(f, "source {source}: it is joined to {}, but the log joins it to {}", said(table), said(log))
            }
            Self::Dismissal { finding } => {
                write!(f, "finding {finding}: it is put aside otherwise than the log says")
            }
            Self::Uninvited(article) => write!(f, "article {article}: no event brought it in"),
            Self::MissingArticle { article, seq } => {
                write!(f, "article {article} is missing: event {seq} brought it in")
            }
            Self::Article { article, field, table, log, seq } => {
                write!(f, "article {article}: {field} is {table}, but event {seq} recorded {log}")
            }
            Self::Text { article, revision } => {
                write!(f, "article {article}: the text of revision {revision} is not the one that was read")
            }
            Self::Number { article, table, log, seq } => {
                write!(f, "article {article}: it has {table} claims, but event {seq} recorded {log}")
            }
            Self::Claim { article, claims, columns, seq } => claim(f, *article, claims, columns, *seq),
            Self::Others { article, seq } => write!(
                f,
                "article {article}: the numerals set aside, or places in older revisions, are not what event {seq} recorded"
            ),
            Self::Words { claim, field } => write!(f, "claim {claim}: its {field} does not stand in the text there"),
            Self::Count { of, kept, counted } => write!(f, "{of}: {kept} is kept, but {counted} were counted"),
        }
    }
}

fn claim(f: &mut fmt::Formatter<'_>, article: i64, claims: &[i64], columns: &[String], seq: i64) -> fmt::Result {
    match claims {
        [] => write!(f, "article {article}: its claims")?,
        [one] => write!(f, "claim {one}")?,
        many => write!(f, "claims {}", many.iter().map(ToString::to_string).collect::<Vec<_>>().join(", "))?,
    }
    match columns {
        [] => f.write_str(" differs")?,
        columns => {
            let names: Vec<_> = columns.iter().map(|column| format!("`{column}`")).collect();
            write!(f, ": {} differs", names.join(", "))?;
        }
    }
    write!(f, " from what event {seq} recorded")
}
