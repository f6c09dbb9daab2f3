//! The same text from two outlets, found by its shingles: all runs of five words.
//!
//! Two texts are copies when four fifths of the shingles of the shorter one stand in the other, so that a copy may be cut,
//! have another headline or a line of credit more. A sixteenth of the shingles, picked by their hash alone and so the
//! same ones in every text, is enough to find what may be a copy (after Broder, "On the resemblance and containment of
//! documents", 1997); whether it is one is then counted over all.

/// Words of a shingle.
const WORDS: usize = 5;

/// Shingles that a text must have to be called a copy of another: two lines that agree are no copy.
const LEAST: usize = 20;

/// Shingles of one text that are kept for finding it.
const MOST: usize = 256;

/// The shingles of a text, sorted, each once.
#[must_use]
pub fn shingles(text: &str) -> Vec<u64> {
    sorted(text, |_| true)
}

/// The shingles by which a text is found: every sixteenth on average, the same ones in every text.
#[must_use]
pub fn sample(text: &str) -> Vec<i64> {
    sorted(text, |shingle| shingle % 16 == 0).into_iter().take(MOST).map(|shingle| shingle as i64).collect()
}

/// Those of a text's shingles that are wanted, sorted, each once.
fn sorted(text: &str, wanted: impl Fn(&u64) -> bool) -> Vec<u64> {
    let words = words(text);
    let shingle = |run: &[u64]| run.iter().fold(SEED, |sum, word| mix(sum ^ word));
    let mut all: Vec<u64> = words.windows(WORDS).map(shingle).filter(wanted).collect();
    all.sort_unstable();
    all.dedup();
    all
}

/// Whether two texts with these shingles are copies of each other.
#[must_use]
pub fn are_copies(a: &[u64], b: &[u64]) -> bool {
    let shorter = a.len().min(b.len());
    shorter >= LEAST && shared(a, b) * 5 >= shorter * 4
}

fn shared(a: &[u64], b: &[u64]) -> usize {
    let (few, many) = if a.len() <= b.len() { (a, b) } else { (b, a) };
    few.iter().filter(|hash| many.binary_search(hash).is_ok()).count()
}

const SEED: u64 = 0xcbf2_9ce4_8422_2325;

/// The words of a text, small letters, by FNV-1a. Hashes are kept in ledgers and must stay as they are.
fn words(text: &str) -> Vec<u64> {
    let mut words = Vec::with_capacity(text.len() / 5);
    let mut word = None;
    let step = |sum: u64, c: char| (sum ^ u64::from(u32::from(c))).wrapping_mul(0x0000_0100_0000_01b3);
    for c in text.chars() {
        if c.is_ascii_alphanumeric() {
            word = Some(step(word.unwrap_or(SEED), c.to_ascii_lowercase()));
        } else if !c.is_ascii() && c.is_alphanumeric() {
            word = Some(c.to_lowercase().fold(word.unwrap_or(SEED), step));
        } else {
            words.extend(word.take());
        }
    }
    words.extend(word);
    words
}

/// Spreads the bits (the finaliser of SplitMix64), so that any of them can pick.
fn mix(mut x: u64) -> u64 {
    x = (x ^ (x >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
    x = (x ^ (x >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
    x ^ (x >> 31)
}

#[cfg(test)]
mod tests {
    use super::*;

    const WIRE: &str = "The ferry sank off the northern cape on Monday night with 59 people aboard, the coastguard said. \
        Rescue boats from three ports brought 41 of them ashore before dawn, and divers were still searching the hull for \
        the others. The owner said that the vessel had passed an inspection in May and that its crew of 7 was trained.";

    #[test]
    fn a_cut_copy_with_another_headline_is_a_copy() {
        let cut: String = WIRE.split(". ").take(2).collect::<Vec<_>>().join(". ");
        let other = format!("Dozens missing at sea\n\n{cut}.");
        assert!(are_copies(&shingles(WIRE), &shingles(&other)));
        assert!(are_copies(&shingles(&WIRE.to_uppercase()), &shingles(&WIRE.replace(' ', "\n"))));
    }

    #[test]
    fn another_report_of_the_same_event_is_none() {
        let other = "A ferry with 59 people aboard went down off the northern cape late on Monday. The coastguard said that \
            41 had been saved by boats from three ports and that the search for the rest went on. Its owner said the crew \
            of 7 was trained and that inspectors had found nothing wrong with the vessel this spring.";
        assert!(!are_copies(&shingles(WIRE), &shingles(other)));
        assert!(!are_copies(&shingles("The toll rose to 15."), &shingles("The toll rose to 15.")), "too short to say");
    }

    #[test]
    fn the_sample_of_a_part_is_part_of_the_sample() {
        let text: String = (0..2000).map(|n| format!("word{n} ")).collect();
        let (whole, part) = (sample(&text), sample(&text[..6000]));
        assert!(
            !part.is_empty() && (100..150).contains(&whole.len()) && part.iter().all(|hash| whole.contains(hash)),
            "{}",
            whole.len()
        );
    }
}
