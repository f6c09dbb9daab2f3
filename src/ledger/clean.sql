-- A copy of a Tickmark ledger for looking at: articles, claims, evidence, history. It is made by `tickmark export sqlite`
-- and is no ledger: nothing in it can be verified, and nothing that is changed in it comes back.
--
-- Places (`start`, `end`) are Unicode code points of the article's text, `start` included and `end` not.

PRAGMA page_size = 4096;
PRAGMA user_version = 1;

CREATE TABLE article (
  id          INTEGER PRIMARY KEY,
  headline    TEXT,
  outlet      TEXT,
  byline      TEXT,
  published   TEXT,               -- in the publisher's words
  url         TEXT,
  imported    TEXT NOT NULL,
  claims      INTEGER NOT NULL,   -- in its current text; the copy may hold fewer
  unverified  INTEGER NOT NULL,
  verified    INTEGER NOT NULL,
  disputed    INTEGER NOT NULL,
  unsourced   INTEGER NOT NULL,
  text        TEXT NOT NULL
) STRICT;

CREATE TABLE claim (
  id              INTEGER PRIMARY KEY,
  key             TEXT NOT NULL,      -- the same in every ledger
  article         INTEGER NOT NULL REFERENCES article (id),
  status          TEXT NOT NULL,      -- unverified, verified, disputed, unsourced
  gone            INTEGER NOT NULL,   -- 1: no longer in its article
  headline        INTEGER NOT NULL,   -- 1: it stands in the headline
  figure          TEXT NOT NULL,      -- the words: "$4.2 billion"
  value           TEXT,               -- the exact number as text; none for a range and a vague count
  low             TEXT,               -- the two numbers of a range or pair
  high            TEXT,
  number          REAL,               -- for sorting: the value, or the larger of two
  unit            TEXT,               -- none for a count
  modifier        TEXT NOT NULL,      -- = ~ < > <= >=
  change          TEXT,               -- up, down
  of              TEXT,               -- the thing counted or measured
  source          TEXT,               -- none where the article speaks in its own voice, and for hearsay
  source_kind     TEXT,
  cue             TEXT,
  via             TEXT,               -- who relays it
  mode            TEXT,               -- direct, indirect
  hedge           TEXT,
  sentence        TEXT NOT NULL,
  start           INTEGER NOT NULL,
  end             INTEGER NOT NULL,
  sentence_start  INTEGER NOT NULL,
  sentence_end    INTEGER NOT NULL,
  reviewer        TEXT,
  reviewed_at     TEXT,
  note            TEXT,
  should_be       TEXT,
  expires         TEXT
) STRICT;

CREATE TABLE evidence (
  id            INTEGER PRIMARY KEY,
  claim         INTEGER NOT NULL REFERENCES claim (id),
  url           TEXT,
  archived      TEXT,
  archived_at   TEXT,
  file          TEXT,
  blake3        TEXT,
  quote         TEXT,
  figure        TEXT,
  stance        TEXT,
  level         TEXT,
  locator       TEXT,
  retrieved_at  TEXT
) STRICT;

CREATE TABLE history (
  id        INTEGER PRIMARY KEY,
  claim     INTEGER NOT NULL REFERENCES claim (id),
  at        TEXT NOT NULL,
  reviewer  TEXT NOT NULL,
  act       TEXT NOT NULL,
  was       TEXT,               -- the status before, where the act changed it
  became    TEXT
) STRICT;

CREATE INDEX claim_by_article ON claim (article, start);
CREATE INDEX claim_by_status ON claim (status);
CREATE INDEX claim_by_source ON claim (source);
CREATE INDEX evidence_by_claim ON evidence (claim);
CREATE INDEX history_by_claim ON history (claim);

CREATE VIRTUAL TABLE claim_fts USING fts5 (sentence, source, content = 'claim', content_rowid = 'id');

CREATE VIEW claims AS
SELECT c.id, c.status, c.figure, c.of, c.unit, c.source, c.source_kind, c.sentence, a.outlet, a.published,
  a.headline AS article, c.reviewer, c.reviewed_at, c.note, c.should_be, a.url
FROM claim c JOIN article a ON a.id = c.article
WHERE NOT c.gone;

CREATE VIEW open_claims AS SELECT * FROM claims WHERE status = 'unverified';

CREATE VIEW disputed_claims AS SELECT * FROM claims WHERE status = 'disputed';

CREATE VIEW claims_by_source AS
SELECT source, source_kind, count(*) AS claims, sum(status = 'unverified') AS unverified, sum(status = 'verified') AS verified,
  sum(status = 'disputed') AS disputed, sum(status = 'unsourced') AS unsourced
FROM claim WHERE NOT gone GROUP BY source, source_kind ORDER BY claims DESC;

CREATE VIEW claims_by_outlet AS
SELECT outlet, count(*) AS claims, sum(status = 'unverified') AS unverified, sum(status = 'verified') AS verified,
  sum(status = 'disputed') AS disputed, sum(status = 'unsourced') AS unsourced
FROM claims GROUP BY outlet ORDER BY claims DESC;

CREATE VIEW claims_by_reviewer AS
SELECT reviewer, count(*) AS claims, sum(status = 'verified') AS verified, sum(status = 'disputed') AS disputed,
  sum(status = 'unsourced') AS unsourced, min(reviewed_at) AS first, max(reviewed_at) AS last
FROM claim WHERE reviewer IS NOT NULL GROUP BY reviewer ORDER BY claims DESC;
