-- Which claims of this article did a check find something about that nobody has put aside? The bits are clear where it did:
-- ?2 where figures do not fit, ?3 where another article gives another one.
UPDATE claim
SET queue = (queue | ?2 | ?3)
  & ~iif(EXISTS (SELECT 1 FROM finding_claim t JOIN finding f ON f.id = t.finding
                 WHERE t.claim = claim.id AND f.level <> 'info' AND f.name <> 'conflict'
                   AND NOT EXISTS (SELECT 1 FROM dismissal d WHERE d.key = f.key)), ?2, 0)
  & ~iif(EXISTS (SELECT 1 FROM finding_claim t JOIN finding f ON f.id = t.finding
                 WHERE t.claim = claim.id AND f.level <> 'info' AND f.name = 'conflict'
                   AND NOT EXISTS (SELECT 1 FROM dismissal d WHERE d.key = f.key)), ?3, 0)
WHERE article = ?1
