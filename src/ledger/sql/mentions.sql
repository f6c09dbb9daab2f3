-- Which figures does an article have, with all that it takes to compare them with another's?
SELECT c.id, c.article, t.text, c.begins - t.begins, c.ends - t.begins, c.shape, c.value, c.low, c.high, c.unit, c.modifier,
  c.change, c.of, c.begins, c.ends, c.exact, coalesce(j.name, s.name), c.via, o.name, a.published, a.headline, a.url, r.origin,
  c.verdict, c.headline, c.key, t.begins
FROM claim c
JOIN sentence t ON t.id = c.sentence
JOIN article a ON a.id = c.article
JOIN revision r ON r.id = a.revision
LEFT JOIN outlet o ON o.id = a.outlet
LEFT JOIN source s ON s.id = c.source
LEFT JOIN source j ON j.id = s.same_as
WHERE c.article = ?1 AND c.gone IS NULL
ORDER BY c.begins
