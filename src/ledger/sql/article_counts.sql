-- How many claims does the article have, of which sort?
SELECT n_claims, n_attributed, n_verified, n_disputed, n_unsourced, n_suppressed
FROM article
WHERE id = ?1
