-- What did a check find in the article's current text, or in what the articles of a coverage say?
INSERT INTO finding (key, article, name, level, places, sentence_begins, sentence, arithmetic, ask, coverage)
VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10)
