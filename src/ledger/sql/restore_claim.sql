-- Which claim comes back? How it stands follows from the events.
INSERT INTO claim (
  id, key, article, since, revision, supersedes, sentence, begins, ends, exact, shape, value, low, high, unit, modifier,
  change, of, of_begins, of_ends, headline, source, source_text, source_begins, source_ends, cue, via, mode, scope,
  said_rule, hedge, rule, size, recency, queue, happened, happened_from, happened_until)
VALUES (
  ?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14, ?15, ?16,
  ?17, ?18, ?19, ?20, ?21, ?22, ?23, ?24, ?25, ?26, ?27, ?28, ?29,
  ?30, ?31, ?32, ?33, ?34, ?35, ?36, ?37, ?38)
