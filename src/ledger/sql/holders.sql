-- Which other articles have this shingle, the first to come in first?
SELECT article FROM shingle WHERE hash = ?1 AND article <> ?2 ORDER BY article LIMIT ?3
