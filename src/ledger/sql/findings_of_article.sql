-- What did the checks find in this article, what was put aside as well?
SELECT id, key, name, level, places, sentence, sentence_begins, arithmetic, ask, article, article_headline, outlet, url,
  published, dismissed_by, dismissed_at, because,
  (SELECT json_group_array(claim) FROM finding_claim WHERE finding = finding_card.id) AS claims
FROM finding_card
WHERE article = ?1
ORDER BY id
