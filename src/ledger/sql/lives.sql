-- What were the claims of an article, from the first to the last, since when, and until when?
SELECT c.id, c.supersedes, c.exact, c.shape, c.value, c.low, c.high, c.unit, c.modifier, c.of, s.name, c.headline,
  coalesce(c.verdict, 'unverified'), c.since, coalesce(r.stated, r.at), coalesce(g.stated, g.at)
FROM claim c
JOIN revision r ON r.id = c.since
LEFT JOIN revision g ON g.id = c.gone
LEFT JOIN source s ON s.id = c.source
WHERE c.article = ?1
ORDER BY c.id
