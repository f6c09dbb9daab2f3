-- Where did the claim stand in an older text, which came in late?
INSERT INTO sighting (claim, revision, begins, ends, sentence_begins, sentence_ends)
VALUES (?1, ?2, ?3, ?4, ?5, ?6)
