-- What was read out of this article, gone claims included? Names instead of numbers of rows, so that a source cannot be
-- renamed unseen. What follows from events (verdict, gone) is left to the replay.
SELECT
  c.id, c.key, c.since, c.revision, c.supersedes, c.begins, c.ends, c.exact, c.shape, c.value, c.low, c.high, c.unit,
  c.modifier, c.change, c.of, c.of_begins, c.of_ends, c.headline, s.name AS source, s.kind AS source_kind, c.source_text,
  c.source_begins, c.source_ends, c.cue, c.via, c.mode, c.scope, c.said_rule, c.hedge, c.rule, c.size,
  t.begins AS sentence_begins, t.ends AS sentence_ends, t.text AS sentence, c.happened, c.happened_from, c.happened_until
FROM claim c
JOIN sentence t ON t.id = c.sentence
LEFT JOIN source s ON s.id = c.source
WHERE c.article = ?1
ORDER BY c.id
