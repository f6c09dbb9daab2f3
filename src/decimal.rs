//! Exact numbers.
//!
//! `"4.2"` × 10⁹ → `4200000000`, never `4.2e9`. A figure is a statement about digits, so no binary fraction ever comes
//! near it. The arithmetic is [`rust_decimal`]'s (96 bits of digits, up to 28 places); what stands here is the few
//! readings and renderings that the product needs, each of which says no instead of rounding in silence.

pub use rust_decimal::Decimal;

/// Reads plain digits with an optional fraction (`"1250"`, `"0.5"`), commas and spaces already gone.
/// `None` if it is no such number or has more than 28 digits.
#[must_use]
pub fn parse(digits: &str) -> Option<Decimal> {
    let plain = digits.bytes().all(|b| b.is_ascii_digit() || b == b'.' || b == b'-');
    if !plain || digits.is_empty() { None } else { Decimal::from_str_exact(digits).ok() }
}

/// `a / b` as a newspaper would write it: exact where the fraction ends within eight places, else to four.
/// `None` where `b` is zero.
#[must_use]
pub fn quotient(a: Decimal, b: Decimal) -> Option<Decimal> {
    let exact = a.checked_div(b)?.normalize();
    Some(if exact.scale() <= 8 { exact } else { exact.round_dp(8).normalize() })
}

/// The shortest plain rendering: no exponent, no trailing zeros (`"1.5"`, `"1800"`).
#[must_use]
pub fn plain(value: Decimal) -> String {
    value.normalize().to_string()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn fractions_end_or_are_cut_at_four_places() {
        assert_eq!(plain(quotient(Decimal::from(29), Decimal::from(32)).unwrap()), "0.90625");
        assert_eq!(plain(quotient(Decimal::from(2), Decimal::from(3)).unwrap()), "0.66666667");
        assert_eq!(quotient(Decimal::ONE, Decimal::ZERO), None);
    }

    #[test]
    fn numbers_beyond_the_range_are_refused_not_rounded() {
        assert_eq!(parse("99999999999999999999999999999999"), None);
        assert_eq!(parse("1.10").map(plain).as_deref(), Some("1.1"));
        assert_eq!(parse("1e5"), None);
    }
}
