-- Whose verdicts stand?
SELECT marked_by, count(*) AS claims, count(*)
FROM claim
WHERE gone IS NULL AND verdict > ''
GROUP BY marked_by
ORDER BY claims DESC, marked_by LIMIT ?1
