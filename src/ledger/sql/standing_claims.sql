-- Which claims does the article have now, in text order, and how do they stand?
SELECT c.id, c.verdict, t.text, c.begins - t.begins, c.ends - t.begins, c.exact, c.shape, c.value, c.low, c.high, c.unit,
  c.modifier, c.change, c.of, s.name, coalesce(c.scope, 'same'), c.headline
FROM claim c
JOIN sentence t ON t.id = c.sentence
LEFT JOIN source s ON s.id = c.source
WHERE c.article = ?1 AND c.gone IS NULL
ORDER BY c.begins
