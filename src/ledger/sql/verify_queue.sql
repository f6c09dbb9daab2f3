-- Which claims stand in the queue as flagged or postponed without a word of why?
SELECT id FROM claim
WHERE (queue & 512 = 0 OR queue & 1024 <> 0) AND id NOT IN (SELECT claim FROM work)
ORDER BY id
