-- Which sources have the most claims, and how many of them are done?
SELECT s.name, count(*) AS claims, count(c.verdict)
FROM claim c JOIN source s ON s.id = c.source
WHERE c.source IS NOT NULL AND c.gone IS NULL
GROUP BY c.source
ORDER BY claims DESC, s.name LIMIT ?1
