-- Are there at least so many sentences with these words? Counting stops there.
SELECT count(*) >= ?2 FROM (SELECT 1 FROM sentence_words WHERE sentence_words MATCH ?1 LIMIT ?2)
