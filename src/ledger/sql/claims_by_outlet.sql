-- Which outlets have the most claims, and how many of them are done?
SELECT o.name, sum(a.n_claims) AS claims, sum(a.n_verified + a.n_disputed + a.n_unsourced)
FROM article a JOIN outlet o ON o.id = a.outlet
GROUP BY a.outlet
ORDER BY claims DESC, o.name LIMIT ?1
