-- How does the claim stand, its evidence aside?
SELECT verdict, marked_by, marked_at, note, should_be, expires
FROM claim
WHERE id = ?1
