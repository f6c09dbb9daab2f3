-- Which article comes back? Its counts are counted at the end; until then verdicts are counted up and down below a limit.
INSERT INTO article (id, url, outlet, headline, byline, published, recency, revision, story, n_claims)
VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, 9223372036854775807)
