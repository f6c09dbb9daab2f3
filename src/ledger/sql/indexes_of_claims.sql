-- Which indexes are kept of claims and their sentences, and how are they made?
SELECT name, sql FROM sqlite_schema
WHERE type = 'index' AND sql IS NOT NULL AND tbl_name IN ('claim', 'sentence')
