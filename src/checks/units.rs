//! Units of measure: what one is in another, and how an amount of money is written.

/// A unit as a multiple of its dimension's base.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Scale {
    /// What it measures; only units of one dimension are compared.
    pub dimension: &'static str,
    /// One of it in the base of the dimension; several where a word has several meanings (a ton, a gallon).
    pub factors: &'static [f64],
}

const fn scale(dimension: &'static str, factors: &'static [f64]) -> Scale {
    Scale { dimension, factors }
}

/// The scale of a unit that is a multiple of its dimension's base. Temperatures are not: see [`temperature`].
#[must_use]
pub fn scale_of(unit: &str) -> Option<Scale> {
    Some(match unit {
        "mm" => scale("length", &[0.001]),
        "cm" => scale("length", &[0.01]),
        "metre" => scale("length", &[1.0]),
        "km" => scale("length", &[1000.0]),
        "inch" => scale("length", &[0.0254]),
        "foot" => scale("length", &[0.3048]),
        "yard" => scale("length", &[0.9144]),
        "mile" => scale("length", &[1609.344]),
        "nautical mile" => scale("length", &[1852.0]),
        "furlong" => scale("length", &[201.168]),
        "acre" => scale("area", &[0.404_686]),
        "hectare" => scale("area", &[1.0]),
        "square metre" => scale("area", &[0.0001]),
        "square foot" => scale("area", &[0.000_009_290_304]),
        "square km" => scale("area", &[100.0]),
        "square mile" => scale("area", &[258.998_8]),
        "milligram" => scale("mass", &[0.000_001]),
        "gram" => scale("mass", &[0.001]),
        "kg" => scale("mass", &[1.0]),
        // A ton is metric, short or long.
        "tonne" => scale("mass", &[1000.0, 907.185, 1016.047]),
        "ounce" => scale("mass", &[0.028_349_5, 0.031_103_5]),
        "pound" => scale("mass", &[0.453_592]),
        "stone" => scale("mass", &[6.350_29]),
        "millilitre" => scale("volume", &[0.001]),
        "litre" => scale("volume", &[1.0]),
        "cubic metre" => scale("volume", &[1000.0]),
        "pint" => scale("volume", &[0.473_176, 0.568_261]),
        "gallon" => scale("volume", &[3.785_41, 4.546_09]),
        "barrel" => scale("volume", &[158.987]),
        "km/h" => scale("speed", &[1.0]),
        "mph" | "mile/hour" => scale("speed", &[1.609_344]),
        "knot" => scale("speed", &[1.852]),
        "second" => scale("time", &[1.0]),
        "minute" => scale("time", &[60.0]),
        "hour" => scale("time", &[3600.0]),
        "day" => scale("time", &[86_400.0]),
        "week" => scale("time", &[604_800.0]),
        "fortnight" => scale("time", &[1_209_600.0]),
        _ => return None,
    })
}

/// Degrees of one scale in Celsius: the factor and what is taken off before.
#[must_use]
pub fn temperature(unit: &str) -> Option<(f64, f64)> {
    match unit {
        "celsius" => Some((1.0, 0.0)),
        "fahrenheit" => Some((5.0 / 9.0, 32.0)),
        "kelvin" => Some((1.0, 273.15)),
        _ => None,
    }
}

/// Whether the unit is a currency's ISO code.
#[must_use]
pub fn is_currency(unit: &str) -> bool {
    unit.len() == 3 && unit.bytes().all(|b| b.is_ascii_lowercase()) && !matches!(unit, "day" | "mph" | "age" | "psi")
}

/// How a currency's amounts are written: its sign, or its code.
fn sign(currency: &str) -> Option<&'static str> {
    Some(match currency {
        "usd" => "$",
        "gbp" => "£",
        "eur" => "€",
        "jpy" => "¥",
        "inr" => "₹",
        _ => return None,
    })
}

/// An amount with its unit as a newspaper would write it: `£5.3m`, `16.1 km`, `47`, `12.5%`.
#[must_use]
pub fn written(value: f64, unit: &str) -> String {
    if unit == "%" {
        return format!("{}%", short(value));
    }
    if is_currency(unit) {
        let (number, letters) = scaled(value);
        return match sign(unit) {
            Some(sign) => format!("{sign}{number}{letters}"),
            None => format!("{number}{letters} {}", unit.to_uppercase()),
        };
    }
    let number = short(value);
    if unit.is_empty() { number } else { format!("{number} {unit}") }
}

fn scaled(value: f64) -> (String, &'static str) {
    match value.abs() {
        v if v >= 0.9995e12 => (short(value / 1e12), "tn"),
        v if v >= 0.9995e9 => (short(value / 1e9), "bn"),
        v if v >= 0.9995e6 => (short(value / 1e6), "m"),
        v if (0.01..100.0).contains(&v) && (value.fract()).abs() > 0.004 => (format!("{value:.2}"), ""),
        _ => (short(value), ""),
    }
}

/// A number with as many digits as a reader needs, thousands set apart.
#[must_use]
pub fn short(value: f64) -> String {
    let places = match value.abs() {
        v if v >= 100.0 || v == 0.0 => 0,
        v if v >= 10.0 => 1,
        v if v >= 0.1 => 2,
        _ => 4,
    };
    let text = format!("{value:.places$}");
    let text = if text.contains('.') { text.trim_end_matches('0').trim_end_matches('.') } else { &text };
    let (sign, digits) = text.strip_prefix('-').map_or(("", text), |digits| ("−", digits));
    let (whole, rest) = digits.split_once('.').map_or((digits, String::new()), |(w, r)| (w, format!(".{r}")));
    let mut grouped = String::new();
    for (n, digit) in whole.chars().enumerate() {
        if n > 0 && (whole.len() - n) % 3 == 0 {
            grouped.push(',');
        }
        grouped.push(digit);
    }
    format!("{sign}{grouped}{rest}")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn amounts_are_written_as_in_a_newspaper() {
        assert_eq!(written(5_347_593.6, "gbp"), "£5.35m");
        assert_eq!(written(16.0934, "km"), "16.1 km");
        assert_eq!(written(1_234_567.0, ""), "1,234,567");
        assert_eq!(written(-2.5, "%"), "−2.5%");
        assert_eq!(written(3.9, "gbp"), "£3.90");
    }
}
