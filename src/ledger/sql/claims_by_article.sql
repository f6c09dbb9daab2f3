-- Which articles have the most open claims?
SELECT coalesce(headline, 'article ' || id), n_claims, n_verified + n_disputed + n_unsourced AS done
FROM article
WHERE n_claims > n_verified + n_disputed + n_unsourced
ORDER BY n_claims - n_verified - n_disputed - n_unsourced DESC, recency, id LIMIT ?1
