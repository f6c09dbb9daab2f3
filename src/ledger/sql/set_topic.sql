-- What is an article about? Its coverage stays when its text changes; its figures are to be compared again.
INSERT INTO topic (article, day, words) VALUES (?1, ?2, ?3)
ON CONFLICT (article) DO UPDATE SET day = excluded.day, words = excluded.words, linked = NULL
