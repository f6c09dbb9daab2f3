-- What did the checks find about this claim?
SELECT f.id, f.key, f.name, f.level, f.places, f.sentence, f.sentence_begins, f.arithmetic, f.ask, f.article,
  f.article_headline, f.outlet, f.url, f.published, f.dismissed_by, f.dismissed_at, f.because,
  (SELECT json_group_array(claim) FROM finding_claim WHERE finding = f.id) AS claims
FROM finding_claim fc JOIN finding_card f ON f.id = fc.finding
WHERE fc.claim = ?1
ORDER BY f.id
