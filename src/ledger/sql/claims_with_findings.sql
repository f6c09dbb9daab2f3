-- About which claims did a check find something that nobody has put aside?
SELECT fc.claim FROM finding_claim fc JOIN finding f ON f.id = fc.finding
WHERE NOT EXISTS (SELECT 1 FROM dismissal d WHERE d.key = f.key)
