-- Where did a claim that comes back stand in an older revision?
INSERT INTO sighting (claim, revision, begins, ends, sentence_begins, sentence_ends)
VALUES (?1, ?2, ?3, ?4, ?5, ?6)
