-- Which sentences of older revisions hold no claim any more? They leave the search; the revision keeps its text.
DELETE FROM sentence
WHERE article = ?1 AND revision <> ?2
  AND id NOT IN (SELECT sentence FROM claim WHERE article = ?1)
