-- Which sources have the most claims, and how many of them are done? Names that were joined are one source.
SELECT coalesce(j.name, s.name) AS name, sum(n.claims) AS claims, sum(n.done)
FROM (SELECT source, count(*) AS claims, count(verdict) AS done
      FROM claim
      WHERE source IS NOT NULL AND gone IS NULL
      GROUP BY source) n
JOIN source s ON s.id = n.source
LEFT JOIN source j ON j.id = s.same_as
GROUP BY coalesce(s.same_as, s.id)
ORDER BY claims DESC, name LIMIT ?1
