//! The tests that need more than one module, in one binary.

/// Who says so, for any text.
mod attribution_laws;
/// Who says so, across paragraphs.
mod attribution_paragraphs;
/// The checks: sound passages, and their twins in which one figure was changed.
mod checks;
/// The checks across articles, and what a ledger keeps of them.
mod checks_across;
/// The program itself: wiring, and what reaches the terminal.
mod cli;
/// Every error message with its hint and its exit code.
mod cli_errors;
/// The program where it cannot write.
mod cli_limits;
/// The commands around reviewing: queue, evidence, sources, sheets, readers.
mod cli_review;
/// One thing in several articles.
mod conflicts;
/// What the rules read, sentence by sentence.
mod corpus;
/// Parquet, read by pyarrow and DuckDB.
#[cfg(feature = "docx")]
mod export_docx;
/// Verdicts of others, brought in and shown beside ours.
mod export_external;
/// What others read: each format against its golden and the rules of its readers.
mod export_formats;
/// Text that is made to act, in every format.
mod export_hostile;
#[cfg(feature = "parquet")]
mod export_parquet;
/// A ledger written out whole and built again.
mod export_whole;
/// What `extract` prints, against its schema.
mod extract_schema;
/// Pages from a server on this machine.
#[cfg(feature = "fetch")]
mod fetch;
/// Laws of reading figures, whatever the text.
mod figures_laws;
/// What checks found: stored, put aside, taken up again.
mod findings;
/// What is built to hurt the readers of files.
mod hostile;
/// From bytes to articles: fixtures, and laws for any bytes.
mod ingest;
/// The floors of `src/`: nothing names a module that stands above it, or beside it.
mod layers;
/// Taking articles in, and taking them in again.
mod ledger_import;
/// Laws that hold whatever is done, tried on random deeds.
mod ledger_laws;
/// What a list shows, in which order, and along which index.
mod ledger_list;
/// A changed text: claims carried over, changed, added, dropped.
mod ledger_revise;
/// Every file of SQL, and what a ledger is made of.
mod ledger_schema;
/// Several processes on one ledger, and processes that are killed.
mod ledger_shared;
/// Faults that are found, and named.
mod ledger_verify;
/// The tour of the README, typed and compared.
mod readme;
/// Evidence by itself: added, gathered before a verdict, taken away.
mod review_evidence;
/// Many inputs, several threads, one order.
mod review_import;
/// Verdicts, undoing, and the log in sentences.
mod review_mark;
/// The keyboard review as the real program in a pseudo-terminal.
mod review_pty;
/// Several readers of one claim, and whoever decides.
mod review_rounds;
/// Spreadsheets that were filled in and come back.
mod review_sheet;
/// Sources: names joined and parted.
mod review_sources;
/// The queue with its reasons; flags, postponements and assignments.
mod review_work;
/// Several texts of one article, and several articles of one text, with the real reader.
mod revisions;
/// Articles and a simple reader for the tests of the ledger.
mod support;
/// The keyboard review without a terminal: keys, ledger, screens.
mod tui;
/// Words of time as days.
mod when;
