-- Which sources are there, joined names as one, and what became of their claims? The most claims first.
SELECT
  r.id, r.name, r.kind, sum(n.claims) AS claims, sum(n.verified), sum(n.disputed), sum(n.unsourced),
  (SELECT json_group_array(o.name) FROM source o WHERE o.same_as = r.id)
FROM (SELECT
        source, count(*) AS claims, count(iif(verdict = 'verified', 1, NULL)) AS verified,
        count(iif(verdict = 'disputed', 1, NULL)) AS disputed, count(iif(verdict = 'unsourced', 1, NULL)) AS unsourced
      FROM claim
      WHERE source IS NOT NULL AND gone IS NULL
      GROUP BY source) n
JOIN source s ON s.id = n.source
JOIN source r ON r.id = coalesce(s.same_as, s.id)
WHERE ?1 IS NULL OR r.name LIKE ?1 ESCAPE '\' OR s.name LIKE ?1 ESCAPE '\'
GROUP BY r.id
ORDER BY claims DESC, r.name, r.id
