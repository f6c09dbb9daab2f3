-- What does the verdict on this claim rest on?
SELECT url, archived, archived_at, path, blake3, bytes, quote, figure, stance, level, locator, retrieved_at
FROM evidence
WHERE claim = ?1
ORDER BY nth
