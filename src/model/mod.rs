//! The nouns of the product, one file each. They hold no text that they do not own, do no I/O and know no rule.

pub mod article;
pub mod attribution;
pub mod claim;
pub mod dismissal;
pub mod event;
pub mod evidence;
pub mod external;
pub mod id;
pub mod quantity;
pub mod standing;
pub mod urgency;
pub mod verdict;
pub mod work;

pub use article::{Article, Block, BlockKind, Furniture, Notice, Published};
pub use attribution::{Attribution, Mode, Scope, SourceKind};
pub use claim::{Claim, Extraction, Figure, Suppressed, WhyNot};
pub use dismissal::{Dismissal, Dismissals};
pub use event::{Event, EventKind, Stamp};
pub use evidence::{Evidence, Level, Place, Stance};
pub use external::External;
pub use id::{Action, ArticleId, ClaimId, ClaimKey, ClaimRef, RevisionId};
pub use quantity::{Amount, Change, Modifier, Quantity, Unit};
pub use standing::{Standing, Status};
pub use urgency::{Reason, Urgency};
pub use verdict::Verdict;
pub use work::{Accord, Assigned, Gathered, Kept, Matter, Readings, Remark, Work};
