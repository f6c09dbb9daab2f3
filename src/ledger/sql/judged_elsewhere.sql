-- Which open claims of this article give a figure of which a claim elsewhere was judged? Small numbers without a unit are
-- everywhere, and left out.
SELECT c.id, j.id, j.article
FROM claim c CROSS JOIN claim j ON j.value = c.value AND j.of = c.of COLLATE NOCASE AND j.unit IS c.unit
WHERE c.article = ?1 AND c.gone IS NULL AND c.verdict IS NULL AND c.value IS NOT NULL AND c.of IS NOT NULL
  AND (length(c.value) > 2 OR c.unit IS NOT NULL)
  AND j.of IS NOT NULL AND j.gone IS NULL AND j.verdict IS NOT NULL AND j.article <> c.article
ORDER BY c.id, j.id
LIMIT 64
