-- Where else in its article does the same figure stand? Small numbers of different things are left out, and scores, of which
-- a report of several matches has many alike: one is the same only in a headline and in the text below it.
SELECT id
FROM claim
WHERE article = ?1 AND id <> ?2 AND gone IS NULL AND unit IS ?3 AND change IS ?4
  AND (value = ?5 OR (low = ?6 AND high = ?7))
  AND (of = ?8 COLLATE NOCASE OR size >= 10 OR unit IS NOT NULL)
  AND (unit IS NOT 'score' OR headline <> ?9)
ORDER BY begins
LIMIT ?10
