-- Which words does each claim that was last seen in this revision point to?
SELECT c.id, c.begins, c.ends, c.exact, t.begins, t.ends, t.text, c.of_begins, c.of_ends, c.of
FROM revision r
JOIN claim c ON c.article = r.article AND c.revision = r.id
JOIN sentence t ON t.id = c.sentence
WHERE r.id = ?1
