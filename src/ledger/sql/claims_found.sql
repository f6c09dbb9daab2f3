-- Which claims stand in a sentence with these words? The index on places leads from the sentence to its claims.
SELECT c.id
FROM sentence_words w
JOIN sentence t ON t.id = w.rowid
JOIN claim c ON c.article = t.article AND c.begins BETWEEN t.begins AND t.ends AND c.sentence = t.id
WHERE w.sentence_words MATCH ?1
