-- What is known of the article's publication?
SELECT a.url, o.name, a.headline, a.byline, a.published
FROM article a LEFT JOIN outlet o ON o.id = a.outlet
WHERE a.id = ?1
