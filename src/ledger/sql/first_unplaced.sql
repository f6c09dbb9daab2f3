-- Which is the first article that this version of the checks has not compared with others, and that is in no coverage?
SELECT min(article) FROM (
  SELECT (SELECT min(article) FROM topic WHERE linked IS NULL AND coverage IS NULL) AS article
  UNION ALL SELECT (SELECT min(article) FROM topic WHERE linked < ?1 AND coverage IS NULL)
  UNION ALL SELECT (SELECT min(article) FROM topic WHERE linked > ?1 AND coverage IS NULL)
)
