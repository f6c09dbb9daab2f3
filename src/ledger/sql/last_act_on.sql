-- Who did last something of this kind, or of the other, to the claim?
SELECT reviewer, action
FROM event
WHERE claim = ?1 AND (kind = ?2 OR kind = ?3)
ORDER BY seq DESC LIMIT 1
