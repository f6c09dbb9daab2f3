//! Searching: what people type, as a question to the index.

use super::articles::ArticleCard;
use super::error::Error;
use super::open::Ledger;
use crate::model::ArticleId;

/// `drones "air force" odes*` → `"drones" "air force" "odes"*`: every word must be there, words in quotation marks side by
/// side, a star stands for any ending. Everything else that the index would take for an operator is only a letter.
#[must_use]
pub fn words(typed: &str) -> Option<String> {
    let mut terms = Vec::new();
    let straight = typed.replace(['“', '”', '„'], "\"");
    for (n, part) in straight.split('"').enumerate() {
        let phrases: Vec<&str> = if n % 2 == 1 { vec![part] } else { part.split_whitespace().collect() };
        for phrase in phrases {
            let star = phrase.ends_with('*');
            let bare = phrase.trim_end_matches('*').trim();
            if bare.contains(char::is_alphanumeric) {
                terms.push(format!("\"{bare}\"{}", if star { "*" } else { "" }));
            }
        }
    }
    (!terms.is_empty()).then(|| terms.join(" "))
}

impl Ledger {
    /// Articles whose headline holds these words but no figure, the newest first: what [`Ledger::list`] cannot show.
    ///
    /// # Errors
    /// When there is no word to search for, or the ledger cannot be read.
    pub fn headlines(&self, typed: &str, limit: usize) -> Result<Vec<ArticleCard>, Error> {
        self.read(|| {
            let words = words(typed).ok_or(Error::NothingToSearch)?;
            let mut ask = self.conn.prepare_cached(sql!("headlines_found"))?;
            let ids = ask.query_map((words, limit as i64), |row| row.get(0).map(ArticleId))?;
            ids.collect::<rusqlite::Result<Vec<_>>>()?.into_iter().map(|id| self.article(id)).collect()
        })
    }
}

#[cfg(test)]
mod tests {
    use super::words;

    #[test]
    fn what_people_type_never_becomes_an_operator() {
        assert_eq!(words("drones").as_deref(), Some("\"drones\""));
        assert_eq!(words("“air force” NOT odes*").as_deref(), Some("\"air force\" \"NOT\" \"odes\"*"));
        assert_eq!(words("text: (a OR b) ^c - d").as_deref(), Some("\"text:\" \"(a\" \"OR\" \"b)\" \"^c\" \"d\""));
        assert_eq!(words("  \" - * \" "), None);
        assert_eq!(words("4,200 \"").as_deref(), Some("\"4,200\""));
    }
}
