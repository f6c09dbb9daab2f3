//! Anything packed by gzip: the file inside is read under its name without `.gz`.
//!
//! It is unpacked up to the limit of one input and no further, however small it is packed.

use super::{Given, Input, Refusal, read_inside};
use crate::model::Article;
use flate2::read::MultiGzDecoder;
use std::io::{ErrorKind, Read};

pub fn fits(input: &Input<'_>) -> bool {
    input.bytes.starts_with(&[0x1f, 0x8b, 0x08])
}

pub fn read(input: &Input<'_>) -> Result<Vec<Article>, Refusal> {
    let unpacked = unpack(input.bytes, input.given.limits.bytes)?;
    let name = input.given.name.as_deref().map(|name| name.strip_suffix(".gz").unwrap_or(name).to_string());
    let given = Given { name, media_type: None, ..input.given.clone() };
    read_inside(&unpacked, &given, input.depth + 1)
}

/// The bytes inside, at most `limit` of them.
pub fn unpack(bytes: &[u8], limit: u64) -> Result<Vec<u8>, Refusal> {
    let mut unpacked = Vec::new();
    let broken = |why: &str| Refusal::Damaged { what: "gzip archive", why: why.to_string() };
    match MultiGzDecoder::new(bytes).take(limit + 1).read_to_end(&mut unpacked) {
        Ok(_) if unpacked.len() as u64 > limit => Err(Refusal::Expands { limit }),
        Ok(_) => Ok(unpacked),
        Err(e) if e.kind() == ErrorKind::UnexpectedEof => Err(broken("it breaks off in the middle")),
        Err(e) => Err(broken(&e.to_string())),
    }
}

#[cfg(test)]
mod tests {
    use super::super::{Limits, read};
    use super::*;
    use flate2::{Compression, write::GzEncoder};
    use std::io::Write;

    fn packed(bytes: &[u8]) -> Vec<u8> {
        let mut encoder = GzEncoder::new(Vec::new(), Compression::best());
        encoder.write_all(bytes).unwrap();
        encoder.finish().unwrap()
    }

    #[test]
    fn the_file_inside_is_read_under_its_own_name() {
        let given = Given { name: Some("a/story.md.gz".into()), ..Given::default() };
        let article = read(&packed(b"# Toll rises\n\n**Fifteen** died.\n"), &given).unwrap().remove(0);
        assert_eq!((article.headline.as_deref(), article.markup.len()), (Some("Toll rises"), 2));
    }

    #[test]
    fn a_bomb_is_unpacked_to_the_limit_and_no_further() {
        let bomb = packed(&vec![b'a'; 64 << 20]);
        assert!(bomb.len() < 100_000);
        assert_eq!(read(&bomb, &Given::default()), Err(Refusal::Expands { limit: 16 << 20 }));
        let mut nest = packed(b"Toll rises to 15");
        for _ in 0..5 {
            nest = packed(&nest);
        }
        assert_eq!(read(&nest, &Given::default()), Err(Refusal::TooDeep));
        let given = Given { limits: Limits { depth: 6, ..Limits::default() }, ..Given::default() };
        assert!(read(&nest, &given).is_ok());
    }

    #[test]
    fn a_truncated_archive_says_so() {
        let whole = packed(&(0..5000u32).flat_map(u32::to_le_bytes).collect::<Vec<u8>>());
        let refusal = read(&whole[..whole.len() / 2], &Given::default()).unwrap_err();
        assert_eq!(refusal.to_string(), "the gzip archive is broken: it breaks off in the middle");
    }
}
