-- What did the checks find, the newest article first? About one article, of some levels and checks, with or without those put aside.
SELECT id, key, name, level, places, sentence, sentence_begins, arithmetic, ask, article, article_headline, outlet, url,
  published, dismissed_by, dismissed_at, because,
  (SELECT json_group_array(claim) FROM finding_claim WHERE finding = finding_card.id) AS claims
FROM finding_card
WHERE (?1 IS NULL OR article = ?1
       OR id IN (SELECT t.finding FROM claim c JOIN finding_claim t ON t.claim = c.id WHERE c.article = ?1))
  AND (?2 OR level <> 'info') AND (?3 OR level <> 'warning')
  AND (?4 OR because IS NULL)
  AND (?5 = '[]' OR name IN (SELECT value FROM json_each(?5)))
ORDER BY recency, article, id
