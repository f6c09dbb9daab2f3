-- Where else does the same figure of the same thing stand? In another article, if anywhere.
SELECT id, article, queue
FROM claim
WHERE value = ?1 AND of = ?2 COLLATE NOCASE AND of IS NOT NULL AND unit IS ?3 AND gone IS NULL
  AND change IS ?4 AND article <> ?5
LIMIT ?6
