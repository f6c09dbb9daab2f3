-- What does the verdict rest on? One more piece.
INSERT INTO evidence (
  claim, nth, kind, url, archived, archived_at, path, blake3, bytes, quote, figure, stance, level, locator, retrieved_at)
VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14, ?15)
