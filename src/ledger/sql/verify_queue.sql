-- Which claims stand in the queue as flagged or postponed without a word of why?
SELECT id FROM claim
WHERE (queue & 1024 = 0 OR queue & 2048 <> 0) AND id NOT IN (SELECT claim FROM work)
ORDER BY id
