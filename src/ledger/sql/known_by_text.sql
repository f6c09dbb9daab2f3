-- Is there an article of this text from this outlet? An outlet that is not named is one, too.
SELECT a.id
FROM revision r JOIN article a ON a.id = r.article
WHERE r.blake3 = ?1 AND a.outlet IS ?2
ORDER BY a.id LIMIT 1
