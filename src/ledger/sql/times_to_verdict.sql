-- How many seconds passed between a claim's coming in and its standing verdict?
SELECT unixepoch(c.marked_at) - unixepoch(r.at) AS seconds
FROM claim c JOIN revision r ON r.id = c.since
WHERE c.gone IS NULL AND c.verdict > ''
ORDER BY seconds
