-- Which numeral is no claim, and why?
INSERT INTO suppressed (revision, begins, ends, sentence_begins, sentence_ends, headline, why, rule)
VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8)
