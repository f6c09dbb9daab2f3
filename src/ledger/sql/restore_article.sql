-- Which article comes back? Its counts are counted at the end.
INSERT INTO article (id, url, outlet, headline, byline, published, recency, revision, story)
VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9)
