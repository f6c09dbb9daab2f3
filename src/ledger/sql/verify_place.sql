-- Where does the article stand among all, and do its claims stand there, too?
SELECT a.revision, a.recency, (SELECT count(*) FROM claim c WHERE c.article = a.id AND c.recency <> a.recency)
FROM article a
WHERE a.id = ?1
