-- Is there an article of this address, and did it ever have this text?
SELECT a.id, EXISTS (SELECT 1 FROM revision r WHERE r.blake3 = ?2 AND r.article = a.id)
FROM article a
WHERE a.url = ?1
