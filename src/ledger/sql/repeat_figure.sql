-- Which claims of this article give the figure that now stands elsewhere, too? The lowest bit is the reason; it is clear
-- where the reason holds.
UPDATE claim
SET queue = queue & ~1
WHERE value = ?1 AND of = ?2 COLLATE NOCASE AND of IS NOT NULL AND unit IS ?3 AND gone IS NULL
  AND change IS ?4 AND article = ?5
