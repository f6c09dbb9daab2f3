-- Which indexes are kept of claims, their sentences and events, and how are they made?
SELECT name, sql FROM sqlite_schema
WHERE type = 'index' AND sql IS NOT NULL AND tbl_name IN ('claim', 'sentence', 'event')
