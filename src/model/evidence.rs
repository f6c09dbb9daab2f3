//! Evidence: what a verdict rests on.

use serde::{Deserialize, Serialize};

/// One piece of evidence.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Evidence {
    /// Where it can be read.
    #[serde(flatten)]
    pub place: Place,
    /// The words that matter, exactly as they stand there.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub quote: Option<String>,
    /// The figure that it gives, as the reviewer typed it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub figure: Option<String>,
}

/// Where a piece of evidence can be read.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "kind", rename_all = "lowercase")]
pub enum Place {
    /// A page on the web; `archived` and `archived_at` where the address was that of a web archive.
    Url {
        /// The page's own address.
        url: String,
        /// The address of the archived copy.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        archived: Option<String>,
        /// When the copy was taken, RFC 3339 in UTC.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        archived_at: Option<String>,
    },
    /// A file on the reviewer's disk.
    File {
        /// Its path as given.
        path: String,
        /// BLAKE3 of its bytes when it was recorded, in hexadecimal.
        blake3: String,
        /// Its size then, in bytes.
        bytes: u64,
    },
}
