-- What does the verdict on this claim rest on?
SELECT url, archived, archived_at, path, blake3, bytes, quote, figure
FROM evidence
WHERE claim = ?1
ORDER BY nth
