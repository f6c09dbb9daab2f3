-- How many of everything are there now? Counted anew.
UPDATE tally SET n = CASE name
  WHEN 'articles' THEN (SELECT count(*) FROM article)
  WHEN 'revisions' THEN (SELECT count(*) FROM revision)
  WHEN 'claims' THEN (SELECT sum(n_claims) FROM article)
  WHEN 'attributed' THEN (SELECT sum(n_attributed) FROM article)
  WHEN 'verified' THEN (SELECT sum(n_verified) FROM article)
  WHEN 'disputed' THEN (SELECT sum(n_disputed) FROM article)
  WHEN 'unsourced' THEN (SELECT sum(n_unsourced) FROM article)
  WHEN 'suppressed' THEN (SELECT sum(n_suppressed) FROM article)
  WHEN 'gone' THEN (SELECT count(*) FROM claim WHERE gone IS NOT NULL)
  ELSE n END
WHERE (SELECT count(*) FROM article) > 0
