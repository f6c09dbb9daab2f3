-- Which figure can be checked? The first thirty-three are the same as in move_claim.
INSERT INTO claim (
  id, revision, sentence, begins, ends, exact, shape, value, low, high, unit, modifier, change, of, of_begins, of_ends,
  headline, source, source_text, source_begins, source_ends, cue, via, mode, scope, said_rule, hedge, rule, size, recency,
  happened, happened_from, happened_until,
  key, article, supersedes, queue, since)
VALUES (
  ?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14, ?15, ?16,
  ?17, ?18, ?19, ?20, ?21, ?22, ?23, ?24, ?25, ?26, ?27, ?28, ?29, ?30,
  ?31, ?32, ?33,
  ?34, ?35, ?36, ?37, ?2)
