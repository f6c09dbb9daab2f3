-- What is known of this state of a text, the text included?
SELECT id, article, at, origin, extractor, blake3, blocks, text, stated
FROM revision
WHERE id = ?1
