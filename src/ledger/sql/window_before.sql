-- Where do the ?2 articles before this one begin?
SELECT min(article) FROM (SELECT article FROM topic WHERE article < ?1 ORDER BY article DESC LIMIT ?2)
