-- Which stories have more than one copy, the newest first?
SELECT story FROM article WHERE story IS NOT NULL
GROUP BY story HAVING count(*) > 1 ORDER BY min(recency), story LIMIT ?1
