-- Which articles have had more than one text, the newest first?
SELECT a.id
FROM article a
JOIN (SELECT article FROM revision GROUP BY article HAVING count(*) > 1) r ON r.article = a.id
ORDER BY a.recency, a.id
