-- Who changed last how the claim stands?
SELECT reviewer, action
FROM event
WHERE claim = ?1 AND (kind IN ('mark', 'reset') OR kind = 'undo')
ORDER BY seq DESC LIMIT 1
