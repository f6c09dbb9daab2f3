-- What is going on with claims beside their verdicts, and does their place in the queue say so?
SELECT w.claim, w.flagged, w.postponed, w.assigned, w.gathered, w.readings, w.kept,
  (c.queue & 1024 = 0) = (w.flagged IS NOT NULL) AND (c.queue & 2048 <> 0) = (w.postponed IS NOT NULL)
FROM work w JOIN claim c ON c.id = w.claim
ORDER BY w.claim
