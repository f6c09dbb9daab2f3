-- In which articles are the claims of the findings of a coverage?
SELECT DISTINCT c.article
FROM finding f JOIN finding_claim t ON t.finding = f.id JOIN claim c ON c.id = t.claim
WHERE f.coverage = ?1
