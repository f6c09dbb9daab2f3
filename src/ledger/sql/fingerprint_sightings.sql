-- Where did the claims of this article stand in its older revisions?
SELECT g.claim, g.revision, g.begins, g.ends, g.sentence_begins, g.sentence_ends
FROM claim c JOIN sighting g ON g.claim = c.id
WHERE c.article = ?1
ORDER BY g.claim, g.revision
