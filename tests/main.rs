//! The tests that need more than one module, in one binary.

/// The floors of `src/`: nothing names a module that stands above it, or beside it.
mod layers;
