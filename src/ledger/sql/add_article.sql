-- Which article came in?
INSERT INTO article (
  id, url, outlet, headline, byline, published, recency, revision, n_claims, n_attributed, n_suppressed)
VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11)
