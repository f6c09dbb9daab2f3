-- Which articles keep counts that counting does not confirm?
SELECT a.id, a.n_claims + a.n_attributed + a.n_verified + a.n_disputed + a.n_unsourced + a.n_suppressed AS kept,
  (SELECT count(*) + count(mode) + count(verdict) FROM claim c WHERE c.article = a.id AND c.gone IS NULL)
  + (SELECT count(*) FROM suppressed p WHERE p.revision = a.revision) AS counted
FROM article a
WHERE a.id = ?1
