-- Which coverages have an article that was changed, or judged, since this version of the checks compared it?
SELECT DISTINCT coverage FROM topic WHERE linked IS NULL AND coverage IS NOT NULL
UNION SELECT DISTINCT coverage FROM topic WHERE linked < ?1 AND coverage IS NOT NULL
UNION SELECT DISTINCT coverage FROM topic WHERE linked > ?1 AND coverage IS NOT NULL
