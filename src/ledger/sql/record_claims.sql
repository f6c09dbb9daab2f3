-- What is known of this article's claims, gone ones included? Sources as they are named in the text.
SELECT
  c.id, c.key, c.article, c.since, c.revision, c.gone, c.supersedes, c.begins, c.ends, c.exact, c.shape, c.value, c.low,
  c.high, c.unit, c.modifier, c.change, c.of, c.of_begins, c.of_ends, c.headline, c.source AS source_id, s.name AS source,
  s.kind AS source_kind, c.source_text, c.source_begins, c.source_ends, c.cue, c.via, c.mode, c.scope, c.said_rule, c.hedge,
  c.rule, c.size, t.text AS sentence, t.begins AS sentence_begins, t.ends AS sentence_ends, c.verdict, c.marked_by, c.marked_at,
  c.note, c.should_be, c.n_evidence, c.expires, c.queue, c.happened, c.happened_from, c.happened_until
FROM claim c
JOIN sentence t ON t.id = c.sentence
LEFT JOIN source s ON s.id = c.source
WHERE c.article = ?1
ORDER BY c.id
