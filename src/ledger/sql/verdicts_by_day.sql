-- On which days were the standing verdicts given? The newest days.
SELECT substr(marked_at, 1, 10) AS day, count(*) AS claims, count(*)
FROM claim
WHERE gone IS NULL AND verdict > ''
GROUP BY day
ORDER BY day DESC LIMIT ?1
