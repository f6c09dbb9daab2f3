-- Which articles have these words in their headline, but no figure there, newest first?
SELECT a.id
FROM sentence_words w
JOIN sentence t ON t.id = w.rowid
JOIN article a ON a.id = t.article
WHERE w.sentence_words MATCH ?1 AND t.headline
  AND NOT EXISTS (SELECT 1 FROM claim c WHERE c.article = t.article AND c.sentence = t.id)
ORDER BY a.recency, a.id LIMIT ?2
