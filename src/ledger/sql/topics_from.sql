-- What are the articles from this one on about, and which of them were compared by this version of the checks?
SELECT article, day, words, coverage, linked IS ?2 FROM topic WHERE article >= ?1 ORDER BY article LIMIT ?3
