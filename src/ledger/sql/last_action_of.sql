-- What did this reviewer do last to verdicts, undoing aside?
SELECT action
FROM event
WHERE reviewer = ?1 AND claim IS NOT NULL AND action < ?2 AND kind IN ('mark', 'reset')
ORDER BY seq DESC LIMIT 1
