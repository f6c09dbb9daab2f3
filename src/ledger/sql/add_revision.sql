-- What is the article's text now?
INSERT INTO revision (id, article, at, origin, extractor, blake3, blocks, text, stated)
VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9)
