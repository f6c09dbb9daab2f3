-- By which words are the sentences from this number on found?
INSERT INTO sentence_words (rowid, text)
SELECT id, text FROM sentence WHERE id >= ?1
