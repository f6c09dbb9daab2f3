-- Which articles is the finding of this key about?
SELECT article FROM finding WHERE key = ?1
UNION
SELECT c.article FROM finding f JOIN finding_claim t ON t.finding = f.id JOIN claim c ON c.id = t.claim WHERE f.key = ?1
