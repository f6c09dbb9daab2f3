-- What does an article say, as checks read it?
SELECT r.id, r.text, r.blocks, a.published, a.url, a.recency
FROM article a JOIN revision r ON r.id = a.revision
WHERE a.id = ?1
