-- How does the claim stand from now on? All empty for an unverified one.
UPDATE claim
SET verdict = ?2, marked_by = ?3, marked_at = ?4, note = ?5, should_be = ?6, n_evidence = ?7, expires = ?8
WHERE id = ?1
