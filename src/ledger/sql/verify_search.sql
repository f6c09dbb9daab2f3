-- Does the index know every sentence and nothing else?
SELECT
  (SELECT count(*) FROM sentence),
  (SELECT count(*) FROM sentence_words_docsize WHERE id IN (SELECT id FROM sentence)),
  (SELECT count(*) FROM sentence_words_docsize WHERE id NOT IN (SELECT id FROM sentence))
