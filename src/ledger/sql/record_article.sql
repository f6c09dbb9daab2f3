-- What is known of this article?
SELECT a.id, a.url, o.name, a.headline, a.byline, a.published, a.revision, a.story
FROM article a LEFT JOIN outlet o ON o.id = a.outlet
WHERE a.id = ?1
