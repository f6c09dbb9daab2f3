-- How many claims of which sort are in the current revision, counted anew?
UPDATE article SET (n_claims, n_attributed, n_verified, n_disputed, n_unsourced) = (
    SELECT count(*), count(mode), count(*) FILTER (WHERE verdict = 'verified'),
           count(*) FILTER (WHERE verdict = 'disputed'), count(*) FILTER (WHERE verdict = 'unsourced')
    FROM claim WHERE claim.article = article.id AND gone IS NULL),
  n_suppressed = (SELECT count(*) FROM suppressed WHERE suppressed.revision = article.revision)
WHERE id = ?1
