//! The nouns of the product, one file each. They hold no text that they do not own, do no I/O and know no rule.

pub mod article;
pub mod attribution;
pub mod claim;
pub mod evidence;
pub mod quantity;
pub mod verdict;

pub use article::{Article, Block, BlockKind, Furniture, Notice, Published};
pub use attribution::{Attribution, Mode, Scope, SourceKind};
pub use claim::{Claim, Extraction, Figure, Suppressed, WhyNot};
pub use evidence::{Evidence, Place};
pub use quantity::{Amount, Change, Modifier, Quantity, Unit};
pub use verdict::Verdict;
