-- Which sources does this name mean, and which are joined to those?
WITH root (id) AS (SELECT coalesce(same_as, id) FROM source WHERE name LIKE ?1 ESCAPE '\')
SELECT id FROM root
UNION
SELECT s.id FROM source s JOIN root ON s.same_as = root.id
