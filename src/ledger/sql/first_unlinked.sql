-- Which is the first article whose figures this version of the checks has not compared with others?
SELECT min(article) FROM (
  SELECT (SELECT min(article) FROM topic WHERE linked IS NULL) AS article
  UNION ALL SELECT (SELECT min(article) FROM topic WHERE linked < ?1)
  UNION ALL SELECT (SELECT min(article) FROM topic WHERE linked > ?1)
)
