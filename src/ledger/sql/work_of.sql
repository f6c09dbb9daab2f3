-- What is going on with the claim beside its verdict?
SELECT flagged, postponed, assigned, gathered, readings, kept
FROM work
WHERE claim = ?1
