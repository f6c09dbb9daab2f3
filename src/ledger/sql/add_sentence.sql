-- Which sentence holds the figures? `index_sentences` puts its words into the search index.
INSERT INTO sentence (id, article, revision, headline, begins, ends, text)
VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)
