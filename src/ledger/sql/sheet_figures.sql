-- Which figures does the article have, in text order?
SELECT c.begins, c.ends, t.begins, t.ends, c.headline, c.shape, c.value, c.low, c.high, c.unit, c.modifier, c.change,
  c.of_begins, c.of_ends, coalesce(j.name, s.name), c.hedge IS NOT NULL
FROM claim c
JOIN sentence t ON t.id = c.sentence
LEFT JOIN source s ON s.id = c.source
LEFT JOIN source j ON j.id = s.same_as
WHERE c.article = ?1 AND c.gone IS NULL
ORDER BY c.begins
