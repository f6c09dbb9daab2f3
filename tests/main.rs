//! The tests that need more than one module, in one binary.

/// From bytes to articles: fixtures, and laws for any bytes.
mod ingest;
/// The floors of `src/`: nothing names a module that stands above it, or beside it.
mod layers;
