-- What did a check find in the article's current text?
INSERT INTO finding (key, article, name, level, places, sentence_begins, sentence, arithmetic, ask)
VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9)
