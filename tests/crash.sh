#!/bin/sh
# Kills an import and a mark at random moments, 200 times or as often as the first argument says, and checks after each
# that the ledger verifies and every acknowledged mark is in it. `./check` does the same with fewer rounds.
set -eu
cd "$(dirname "$0")/.."
TICKMARK_KILLS="${1:-200}" exec cargo test --release --test main killed
