-- Is there an article of this text from this outlet? An outlet that is not named is one, too.
SELECT a.id
FROM revision r
JOIN article a ON a.id = r.article
LEFT JOIN outlet o ON o.id = a.outlet
WHERE r.blake3 = ?1 AND o.name IS ?2
ORDER BY a.id LIMIT 1
