-- How do claims stand? All with a verdict, and all that evidence hangs on.
SELECT id, verdict, marked_by, marked_at, note, should_be, expires
FROM claim
WHERE verdict IS NOT NULL OR id IN (SELECT claim FROM evidence)
