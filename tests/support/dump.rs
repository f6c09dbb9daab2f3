//! A ledger as SQL text: what it is made of, and what it holds.

use rusqlite::Connection;
use std::fmt::Write as _;
use std::path::Path;

/// The statements that made it, as SQLite keeps them, the tables of the search index aside: without remarks, one line each.
pub fn schema(conn: &Connection) -> Vec<String> {
    let sql = "SELECT type, name, sql FROM sqlite_schema WHERE sql IS NOT NULL ORDER BY type, name";
    let mut ask = conn.prepare(sql).unwrap();
    let rows = ask.query_map([], |row| Ok((row.get::<_, String>(1)?, row.get::<_, String>(2)?))).unwrap();
    rows.map(Result::unwrap).filter(|(name, _)| !is_shadow(name)).map(|(_, sql)| plain(&sql)).collect()
}

/// All of it: the schema in the order in which it was made, then the rows.
pub fn dump(path: &Path) -> String {
    let conn = Connection::open(path).unwrap();
    let mut text =
        String::from("-- A ledger of this version, made by a test; it stays as it is when the schema moves on.\n");
    for pragma in ["page_size", "application_id", "user_version"] {
        let n: i64 = conn.pragma_query_value(None, pragma, |row| row.get(0)).unwrap();
        writeln!(text, "PRAGMA {pragma} = {n};").unwrap();
    }
    let mut ask =
        conn.prepare("SELECT name, sql, type FROM sqlite_schema WHERE sql IS NOT NULL ORDER BY rowid").unwrap();
    let made: Vec<(String, String, String)> =
        ask.query_map([], |row| Ok((row.get(0)?, row.get(1)?, row.get(2)?))).unwrap().map(Result::unwrap).collect();
    let own = |name: &str| !is_shadow(name) && !name.starts_with("sqlite_");
    for (_, sql, _) in made.iter().filter(|(name, ..)| own(name)) {
        writeln!(text, "{};", plain(sql)).unwrap();
    }
    text.push_str("BEGIN;\n");
    for (name, _, _) in made.iter().filter(|(name, _, kind)| own(name) && kind == "table" && name != "sentence_words") {
        let mut columns = conn.prepare(&format!("SELECT name FROM pragma_table_info('{name}')")).unwrap();
        let columns: Vec<String> = columns.query_map([], |row| row.get(0)).unwrap().map(Result::unwrap).collect();
        let quoted: Vec<_> = columns.iter().map(|c| format!("quote({c})")).collect();
        let sql = format!("SELECT concat_ws(', ', {}) FROM {name}", quoted.join(", "));
        let mut rows = conn.prepare(&sql).unwrap();
        for row in rows.query_map([], |row| row.get::<_, String>(0)).unwrap().map(Result::unwrap) {
            writeln!(text, "INSERT INTO {name} ({}) VALUES ({row});", columns.join(", ")).unwrap();
        }
    }
    text.push_str("INSERT INTO sentence_words (sentence_words) VALUES ('rebuild');\nCOMMIT;\n");
    text
}

fn is_shadow(name: &str) -> bool {
    name.starts_with("sentence_words_")
}

fn plain(sql: &str) -> String {
    let bare: Vec<&str> = sql.lines().map(|line| line.split("--").next().unwrap_or_default()).collect();
    bare.join(" ").replace('"', "").split_whitespace().collect::<Vec<_>>().join(" ")
}
