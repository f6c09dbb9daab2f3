-- What is the article's current text, and how many figures does it hold?
SELECT r.id, r.blake3, r.extractor, a.n_claims, a.n_suppressed
FROM article a JOIN revision r ON r.id = a.revision
WHERE a.id = ?1
