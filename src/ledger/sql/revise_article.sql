-- What is known of the article now? What the new text does not say stays as it was.
UPDATE article SET
  revision = ?2, outlet = coalesce(?3, outlet), headline = coalesce(?4, headline), byline = coalesce(?5, byline),
  published = coalesce(?6, published), recency = coalesce(?7, recency)
WHERE id = ?1
RETURNING recency
