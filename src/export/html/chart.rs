//! How many claims of which status, as bars with their numbers: `[3, 1, 1, 0]` → an SVG.

use crate::export::words::{capital, sign};
use crate::model::Status;
use maud::{Markup, html};

/// Units from the left edge to the bars, their length, and from one bar to the next.
const LEFT: u64 = 120;
const LENGTH: u64 = 250;
const STEP: u64 = 26;

/// The bars, in the order of [`Status::ALL`].
pub(super) fn bars(claims: &[u64; 4]) -> Markup {
    let all: u64 = claims.iter().sum();
    let said: Vec<_> = Status::ALL.iter().zip(claims).map(|(status, n)| format!("{n} {}", status.as_str())).collect();
    html! {
        svg.chart viewBox={ "0 0 480 " (STEP * 4) } width="480" height=(STEP * 4) role="img" aria-labelledby="chart-title chart-words" {
            title id="chart-title" { "Claims by verdict" }
            desc id="chart-words" { "Of " (all) " claims: " (said.join(", ")) "." }
            @for (at, (status, n)) in (0..).zip(Status::ALL.iter().zip(claims)) {
                @let y = at * STEP;
                @let length = share(*n, all, LENGTH);
                text x="0" y=(y + 16) { (sign(*status)) " " (capital(*status)) }
                rect.base x=(LEFT) y=(y + 3) width=(LENGTH) height="16" rx="2" {}
                @if length > 0 { rect class=(super::class(*status)) x=(LEFT) y=(y + 3) width=(length) height="16" rx="2" {} }
                text x=(LEFT + LENGTH + 10) y=(y + 16) { (n) " · " (share(*n, all, 100)) "%" }
            }
        }
    }
}

/// `n` of `all` on a scale up to `whole`, rounded; never nothing for something.
fn share(n: u64, all: u64, whole: u64) -> u64 {
    if n == 0 || all == 0 { 0 } else { ((n * whole * 2 + all) / (all * 2)).max(1) }
}

#[cfg(test)]
mod tests {
    use super::share;

    #[test]
    fn shares_are_rounded_and_what_is_there_is_seen() {
        assert_eq!([share(0, 0, 100), share(0, 9, 100), share(1, 3, 100), share(2, 3, 100)], [0, 0, 33, 67]);
        assert_eq!([share(1, 100_000, 250), share(7, 7, 250)], [1, 250]);
    }
}
