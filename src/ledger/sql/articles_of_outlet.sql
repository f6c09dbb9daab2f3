-- Which articles are from an outlet of such a name?
SELECT a.id
FROM article a JOIN outlet o ON o.id = a.outlet
WHERE o.name LIKE ?1 ESCAPE '\'
