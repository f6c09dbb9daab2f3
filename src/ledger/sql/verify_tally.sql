-- What do the kept counts say, and what would counting say?
WITH counted (name, n) AS (
  SELECT 'articles', count(*) FROM article
  UNION ALL SELECT 'revisions', count(*) FROM revision
  UNION ALL SELECT 'claims', count(*) FROM claim WHERE gone IS NULL
  UNION ALL SELECT 'attributed', count(mode) FROM claim WHERE gone IS NULL
  UNION ALL SELECT 'verified', count(*) FROM claim WHERE gone IS NULL AND verdict = 'verified'
  UNION ALL SELECT 'disputed', count(*) FROM claim WHERE gone IS NULL AND verdict = 'disputed'
  UNION ALL SELECT 'unsourced', count(*) FROM claim WHERE gone IS NULL AND verdict = 'unsourced'
  UNION ALL SELECT 'suppressed', count(*) FROM suppressed WHERE revision IN (SELECT revision FROM article)
  UNION ALL SELECT 'gone', count(*) FROM claim WHERE gone IS NOT NULL)
SELECT counted.name, coalesce(tally.n, -1), counted.n
FROM counted LEFT JOIN tally ON tally.name = counted.name
