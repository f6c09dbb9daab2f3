-- What did this reviewer do last that can be undone, undoing aside?
SELECT action
FROM event
WHERE reviewer = ?1 AND kind <> 'import' AND kind <> 'revise' AND action < ?2
  AND kind <> 'change' AND kind <> 'drop' AND kind <> 'heard' AND undoes IS NULL
ORDER BY seq DESC LIMIT 1
