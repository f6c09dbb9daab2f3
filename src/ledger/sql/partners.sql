-- Which articles that came before this one share names with it, within ten days, and how many?
SELECT b.article, count(*) AS n
FROM topic a JOIN topic b ON b.name = a.name AND b.day BETWEEN a.day - 10 AND a.day + 10
WHERE a.article = ?1 AND b.article < ?1
GROUP BY b.article HAVING n >= ?2
ORDER BY n DESC, b.article LIMIT 20
