-- What is the article's text now, and by which article is its story known?
SELECT r.text, coalesce(a.story, a.id) FROM article a JOIN revision r ON r.id = a.revision WHERE a.id = ?1
