-- Which numerals were set aside in this revision?
SELECT begins, ends, sentence_begins, sentence_ends, headline, why, rule
FROM suppressed
WHERE revision = ?1
ORDER BY begins, ends
