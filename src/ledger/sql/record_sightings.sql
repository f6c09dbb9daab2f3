-- Where did this claim stand in older revisions?
SELECT revision, begins, ends, sentence_begins, sentence_ends
FROM sighting
WHERE claim = ?1
ORDER BY revision
