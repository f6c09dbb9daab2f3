-- Which articles were not yet looked at by this version of the checks?
SELECT a.id FROM article a LEFT JOIN checked k ON k.article = a.id
WHERE a.id > ?2 AND (k.version IS NULL OR k.version <> ?1)
ORDER BY a.id LIMIT ?3
