-- Which headlines of this revision can be searched?
SELECT text, begins, ends
FROM sentence
WHERE article = (SELECT article FROM revision WHERE id = ?1) AND revision = ?1 AND headline
ORDER BY begins, ends, id
