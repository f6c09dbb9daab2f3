-- Where did the claim stand in the revision that is now an older one?
INSERT INTO sighting (claim, revision, begins, ends, sentence_begins, sentence_ends)
SELECT c.id, c.revision, c.begins, c.ends, s.begins, s.ends
FROM claim c JOIN sentence s ON s.id = c.sentence
WHERE c.id = ?1
