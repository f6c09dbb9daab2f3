-- Which claims of this article did a check find something about that nobody has put aside? The bit is clear where it did.
UPDATE claim
SET queue = iif(
  id IN (SELECT t.claim FROM finding f JOIN finding_claim t ON t.finding = f.id
         WHERE f.article = ?1 AND f.level <> 'info' AND f.key NOT IN (SELECT key FROM dismissal)),
  queue & ~?2, queue | ?2)
WHERE article = ?1
