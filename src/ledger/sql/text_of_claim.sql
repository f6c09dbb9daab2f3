-- In which text does the claim stand?
SELECT r.text, r.blocks, r.origin
FROM claim c JOIN revision r ON r.id = c.revision
WHERE c.id = ?1
