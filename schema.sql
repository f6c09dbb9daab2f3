-- The ledger: what every Tickmark file is.
--
-- A fresh ledger runs this file and nothing else; migrations/ only brings older ledgers to the same place. To change it:
-- edit here, add migrations/NNNN_<what>.sql, raise user_version, leave fixtures/ledgers/v<old>.sql as it is.
--
-- Three kinds of tables stand here. `event` is the truth about what people and imports did: it only grows, and each row
-- seals the one before it. `article`, `revision`, `sentence`, `claim`, `suppressed`, `source`, `outlet` are what was read;
-- the event of an import holds their fingerprint. The columns on verdicts, `evidence`, `work` and `tally` follow from the events,
-- changed in the same transaction, so that nothing has to be counted or replayed to be shown. `tickmark ledger verify`
-- replays everything and compares.
--
-- Words out of a fixed list are checked in pairs: for a list of three or more SQLite would build a table at every insert,
-- which cost an import more than all its indexes.
--
-- Places are Unicode code points, `begins` included and `ends` not, counted in the text of the row's revision.
-- Reading goes through the views at the end.

PRAGMA page_size = 8192;              -- a text fits in a page or two; at 4096 an import spent twice the time in the kernel
PRAGMA application_id = 0x5469636B;   -- "Tick"
PRAGMA user_version = 1;

-- ---------------------------------------------------------------------------------------------------------------------
-- What was read

CREATE TABLE outlet (
  id    INTEGER PRIMARY KEY,
  name  TEXT NOT NULL UNIQUE CHECK (name <> '')
) STRICT;

-- One published text through all its revisions. Known again by its address; without one, by its words and outlet.
CREATE TABLE article (
  id            INTEGER PRIMARY KEY AUTOINCREMENT,
  url           TEXT UNIQUE CHECK (url <> ''),
  outlet        INTEGER REFERENCES outlet,
  headline      TEXT,
  byline        TEXT,
  published     TEXT,                 -- in the publisher's words: RFC 3339 with the publisher's offset, or a date
  recency       INTEGER NOT NULL,     -- minus the second of publication, else of import: rising = newest first
  revision      INTEGER NOT NULL REFERENCES revision DEFERRABLE INITIALLY DEFERRED,   -- the current one
  -- Counts over the claims that are in the current revision.
  n_claims      INTEGER NOT NULL DEFAULT 0 CHECK (n_claims >= 0),
  n_attributed  INTEGER NOT NULL DEFAULT 0 CHECK (n_attributed BETWEEN 0 AND n_claims),
  n_verified    INTEGER NOT NULL DEFAULT 0 CHECK (n_verified >= 0),
  n_disputed    INTEGER NOT NULL DEFAULT 0 CHECK (n_disputed >= 0),
  n_unsourced   INTEGER NOT NULL DEFAULT 0 CHECK (n_unsourced >= 0),
  n_suppressed  INTEGER NOT NULL DEFAULT 0 CHECK (n_suppressed >= 0),
  story         INTEGER REFERENCES article,   -- the first article of the same text, where there are copies
  CHECK (n_verified + n_disputed + n_unsourced <= n_claims)
) STRICT;

CREATE INDEX article_by_recency ON article (recency, id);
CREATE INDEX article_by_outlet ON article (outlet, recency, id) WHERE outlet IS NOT NULL;

CREATE INDEX article_by_story ON article (story) WHERE story IS NOT NULL;

-- By what copies of a text are found: hashes of some of its runs of five words. Follows from the texts.
CREATE TABLE shingle (
  hash     INTEGER NOT NULL,
  article  INTEGER NOT NULL REFERENCES article,
  PRIMARY KEY (hash, article)
) STRICT, WITHOUT ROWID;

-- One state of an article's text. The same text is never a second revision of the same article.
CREATE TABLE revision (
  id         INTEGER PRIMARY KEY AUTOINCREMENT,
  article    INTEGER NOT NULL REFERENCES article,
  at         TEXT NOT NULL,                               -- when it came in
  stated     TEXT,                                        -- when it was changed or published, as it says itself
  origin     TEXT,                                        -- the file it was read from, as given; '-' is standard input
  extractor  TEXT NOT NULL,                               -- the program and version that read its figures
  blake3     BLOB NOT NULL CHECK (length(blake3) = 32),   -- of the text
  blocks     TEXT NOT NULL CHECK (json_valid(blocks)),    -- its parts: [["paragraph", begins, ends], …]
  text       TEXT NOT NULL,                               -- last, because it is long and most questions skip it
  UNIQUE (blake3, article)
) STRICT;

CREATE INDEX revision_by_article ON revision (article);

-- The sentences that hold a claim, and every headline: what can be searched.
CREATE TABLE sentence (
  id        INTEGER PRIMARY KEY,
  article   INTEGER NOT NULL REFERENCES article,
  revision  INTEGER NOT NULL REFERENCES revision,
  headline  INTEGER NOT NULL CHECK (headline IN (0, 1)),
  begins    INTEGER NOT NULL CHECK (begins >= 0),
  ends      INTEGER NOT NULL,
  text      TEXT NOT NULL,
  CHECK (ends >= begins)
) STRICT;

CREATE INDEX sentence_by_article ON sentence (article, revision, begins);

-- "drone" finds "drones", "Kyiv" finds "Kyïv". Filled by whoever adds sentences, all of an article at once: a trigger on each
-- sentence would make the index write to the disk for each, which took a seventh of an import.
CREATE VIRTUAL TABLE sentence_words USING fts5 (
  text, content = 'sentence', content_rowid = 'id', tokenize = 'porter unicode61 remove_diacritics 2'
);

CREATE TRIGGER sentence_leaves_the_index AFTER DELETE ON sentence BEGIN
  INSERT INTO sentence_words (sentence_words, rowid, text) VALUES ('delete', old.id, old.text);
END;

CREATE TRIGGER sentence_is_not_rewritten BEFORE UPDATE ON sentence BEGIN
  SELECT raise(ABORT, 'a sentence is not rewritten: a changed text is a new revision');
END;

-- Who is named as saying something. One row per name and kind; `same_as` joins what turned out to be one, and follows
-- from the events. It points to a source that itself points nowhere.
CREATE TABLE source (
  id       INTEGER PRIMARY KEY,
  name     TEXT NOT NULL CHECK (name <> ''),
  kind     TEXT NOT NULL CHECK (kind IN ('person', 'organisation') OR kind IN ('outlet', 'document')
                                OR kind IN ('group', 'anonymous') OR kind = 'hearsay'),
  same_as  INTEGER REFERENCES source CHECK (same_as <> id),
  UNIQUE (name, kind)
) STRICT;

CREATE INDEX source_by_same ON source (same_as) WHERE same_as IS NOT NULL;

-- A figure that can be checked, with its sentence and its source. Never deleted: a claim that is no longer in its
-- article is `gone`.
CREATE TABLE claim (
  id             INTEGER PRIMARY KEY AUTOINCREMENT,
  key            TEXT NOT NULL CHECK (length(key) = 10),   -- the same in every ledger
  article        INTEGER NOT NULL REFERENCES article,
  since          INTEGER NOT NULL REFERENCES revision,     -- the first revision that has it
  revision       INTEGER NOT NULL REFERENCES revision,     -- the last that has it, in whose text its places count
  gone           INTEGER REFERENCES revision,              -- the first that no longer has it
  supersedes     INTEGER REFERENCES claim,                 -- the claim of an older revision whose figure was different
  sentence       INTEGER NOT NULL REFERENCES sentence,
  begins         INTEGER NOT NULL CHECK (begins >= 0),
  ends           INTEGER NOT NULL,
  exact          TEXT NOT NULL CHECK (exact <> ''),        -- the words between them: "$4.2 billion"
  shape          TEXT NOT NULL CHECK (shape IN ('one', 'range') OR shape IN ('pair', 'vague')),
  value          TEXT,                                     -- one: the exact decimal, "4200000000"
  low            TEXT,                                     -- range and pair: the two numbers in the order of the text
  high           TEXT,
  unit           TEXT CHECK (unit <> ''),                  -- none for a count
  modifier       TEXT NOT NULL CHECK (modifier IN ('=', '~') OR modifier IN ('<', '>') OR modifier IN ('<=', '>=')),
  change         TEXT CHECK (change IN ('up', 'down')),
  of             TEXT,                                     -- the thing counted or measured
  of_begins      INTEGER,
  of_ends        INTEGER,
  headline       INTEGER NOT NULL CHECK (headline IN (0, 1)),
  source         INTEGER REFERENCES source,                -- who says so; none for hearsay ("reportedly")
  source_text    TEXT,                                     -- the words at the place of attribution where they differ: "he"
  source_begins  INTEGER,
  source_ends    INTEGER,
  cue            TEXT,                                     -- "said", "according to"
  via            TEXT CHECK (json_valid(via)),             -- who relays it, the nearest to the source first
  mode           TEXT CHECK (mode IN ('direct', 'indirect')),   -- none: the article speaks in its own voice
  scope          TEXT CHECK (scope IN ('same', 'near')),
  said_rule      TEXT,                                     -- the rule that found the source
  hedge          TEXT,
  rule           TEXT NOT NULL,                            -- the rule that read the figure
  size           REAL,                                     -- for sorting and --min/--max: a range counts as its larger end
  recency        INTEGER NOT NULL,                         -- the article's, so that a list is one walk along an index
  happened       TEXT,                                     -- the words of time that belong to it: "last week"
  happened_from  TEXT,                                     -- the first and the last day that they mean, told from the
  happened_until TEXT,                                     -- day of publication
  -- How it stands. These follow from the events.
  verdict        TEXT CHECK (verdict IN ('verified', 'disputed') OR verdict = 'unsourced'),   -- none: unverified
  marked_by      TEXT,
  marked_at      TEXT,
  note           TEXT,
  should_be      TEXT,                                     -- the right figure, as the reviewer typed it
  n_evidence     INTEGER NOT NULL DEFAULT 0,
  expires        TEXT,                                     -- the day from which the verdict should be looked at again
  -- Its place in the queue, made of the reasons for it: src/model/urgency.rs. The smallest comes first.
  queue          INTEGER NOT NULL CHECK (queue BETWEEN 0 AND 4095),
  CHECK (ends > begins),
  CHECK ((shape = 'one') = (value IS NOT NULL)),
  CHECK ((shape IN ('range', 'pair')) = (low IS NOT NULL)),
  CHECK ((low IS NULL) = (high IS NULL)),
  CHECK ((of_begins IS NULL) = (of IS NULL) AND (of_begins IS NULL) = (of_ends IS NULL)),
  CHECK ((source_begins IS NULL) = (source_ends IS NULL)),
  CHECK ((mode IS NULL) = (scope IS NULL) AND (mode IS NULL) = (said_rule IS NULL)),
  CHECK (mode IS NOT NULL OR (source IS NULL AND source_text IS NULL AND cue IS NULL AND via IS NULL)),
  CHECK ((happened IS NULL) = (happened_from IS NULL) AND (happened IS NULL) = (happened_until IS NULL)),
  CHECK (happened_from <= happened_until),
  CHECK (gone IS NULL OR gone > revision),
  CHECK (supersedes <> id),
  CHECK ((verdict IS NULL) = (marked_by IS NULL) AND (verdict IS NULL) = (marked_at IS NULL)),
  CHECK (verdict IS NOT NULL OR (note IS NULL AND should_be IS NULL AND n_evidence = 0 AND expires IS NULL)),
  -- "Verified" and "disputed" rest on something.
  CHECK (verdict IS NULL OR verdict = 'unsourced' OR note IS NOT NULL OR n_evidence > 0)
) STRICT;

CREATE INDEX claim_by_article ON claim (article, begins);
CREATE INDEX claim_by_verdict ON claim (verdict, recency, article, begins) WHERE gone IS NULL;
-- The verdict stands at its end so that counting by source need not look at the claims.
CREATE INDEX claim_by_source ON claim (source, recency, article, begins, verdict) WHERE source IS NOT NULL AND gone IS NULL;
CREATE INDEX claim_gone ON claim (recency, article, begins) WHERE gone IS NOT NULL;
CREATE INDEX claim_by_key ON claim (key);
CREATE INDEX claim_by_superseded ON claim (supersedes) WHERE supersedes IS NOT NULL;
CREATE INDEX claim_by_queue ON claim (verdict, queue, recency, article, begins) WHERE gone IS NULL;
-- The same figure of the same thing, wherever it stands.
CREATE INDEX claim_by_figure ON claim (value, of COLLATE NOCASE, unit)
WHERE value IS NOT NULL AND of IS NOT NULL AND gone IS NULL;
CREATE INDEX claim_by_expiry ON claim (expires) WHERE expires IS NOT NULL AND gone IS NULL;

CREATE TRIGGER claim_is_never_deleted BEFORE DELETE ON claim BEGIN
  SELECT raise(ABORT, 'claims are never deleted: one that left its article is marked gone');
END;

-- Where a claim stood in the revisions before its current one.
CREATE TABLE sighting (
  claim            INTEGER NOT NULL REFERENCES claim,
  revision         INTEGER NOT NULL REFERENCES revision,
  begins           INTEGER NOT NULL,
  ends             INTEGER NOT NULL,
  sentence_begins  INTEGER NOT NULL,
  sentence_ends    INTEGER NOT NULL,
  PRIMARY KEY (claim, revision)
) STRICT, WITHOUT ROWID;

-- The numerals that are no claims, each with the reason.
CREATE TABLE suppressed (
  revision         INTEGER NOT NULL REFERENCES revision,
  begins           INTEGER NOT NULL,
  ends             INTEGER NOT NULL,
  sentence_begins  INTEGER NOT NULL,
  sentence_ends    INTEGER NOT NULL,
  headline         INTEGER NOT NULL CHECK (headline IN (0, 1)),
  why              TEXT NOT NULL CHECK (why IN ('date', 'ordinal') OR why IN ('name', 'identifier')
                                        OR why IN ('idiom', 'anaphoric') OR why IN ('boilerplate', 'hypothetical')),
  rule             TEXT NOT NULL,
  PRIMARY KEY (revision, begins, ends)
) STRICT, WITHOUT ROWID;

-- ---------------------------------------------------------------------------------------------------------------------
-- What checks found

-- Figures that do not fit, in the current revision. Made anew with every revision and every version of the checks; what
-- several articles say, with every article that comes to them, and every verdict on them.
CREATE TABLE finding (
  id               INTEGER PRIMARY KEY,
  key              TEXT NOT NULL CHECK (length(key) = 10),   -- the same until one of its figures changes
  article          INTEGER NOT NULL REFERENCES article,
  name             TEXT NOT NULL CHECK (name <> ''),         -- of the check
  level            TEXT NOT NULL CHECK (level IN ('error', 'warning') OR level = 'info'),
  places           TEXT NOT NULL CHECK (json_valid(places)), -- of its figures: [[begins, ends], …], the doubtful one first
  sentence_begins  INTEGER NOT NULL,                         -- of the sentence with the first of them
  sentence         TEXT NOT NULL,
  arithmetic       TEXT NOT NULL,                            -- a line that a reader can redo
  ask              TEXT NOT NULL,                            -- what to ask
  coverage         INTEGER REFERENCES article                -- of what several articles say: the first of them
) STRICT;

CREATE INDEX finding_by_article ON finding (article);
CREATE INDEX finding_by_coverage ON finding (coverage) WHERE coverage IS NOT NULL;
CREATE INDEX finding_by_key ON finding (key);

-- The claims that a finding is about.
CREATE TABLE finding_claim (
  claim    INTEGER NOT NULL REFERENCES claim,
  finding  INTEGER NOT NULL REFERENCES finding,
  PRIMARY KEY (claim, finding)
) STRICT, WITHOUT ROWID;

CREATE INDEX finding_claim_by_finding ON finding_claim (finding);

-- What an article is about, as hashes of names and of the words of its beginning, and the news event that it reports on:
-- two reports on one event, near in time, share some of them. Follows from the texts; src/checks/links/topics.rs.
CREATE TABLE topic (
  article  INTEGER PRIMARY KEY REFERENCES article,
  day      INTEGER NOT NULL,      -- of publication, else of import; counted from 1970
  words    BLOB NOT NULL,
  coverage INTEGER REFERENCES article,   -- the first article on the same news event, once there is another one
  linked   TEXT                          -- the version of the checks across articles that saw it; none: has changed since
) STRICT;

CREATE INDEX topic_by_link ON topic (linked, article);
CREATE INDEX topic_by_coverage ON topic (coverage) WHERE coverage IS NOT NULL;

-- By which version of the checks an article was looked at.
CREATE TABLE checked (
  article  INTEGER PRIMARY KEY REFERENCES article,
  version  TEXT NOT NULL
) STRICT;

-- Findings that a reviewer has looked at and put aside. Follows from the events.
CREATE TABLE dismissal (
  key      TEXT PRIMARY KEY CHECK (length(key) = 10),
  by       TEXT NOT NULL,
  at       TEXT NOT NULL,
  because  TEXT NOT NULL CHECK (because <> '')
) STRICT, WITHOUT ROWID;

-- ---------------------------------------------------------------------------------------------------------------------
-- What people found

-- What the standing verdicts rest on. Follows from the events; what stood before is in the log.
CREATE TABLE evidence (
  claim        INTEGER NOT NULL REFERENCES claim,
  nth          INTEGER NOT NULL CHECK (nth >= 1),   -- in the order in which it was given
  kind         TEXT NOT NULL CHECK (kind IN ('url', 'file')),
  url          TEXT,
  archived     TEXT,      -- the address of a web archive's copy
  archived_at  TEXT,      -- when the copy was taken
  path         TEXT,
  blake3       TEXT CHECK (length(blake3) = 64),   -- of the file's bytes when it was recorded
  bytes        INTEGER CHECK (bytes >= 0),
  quote        TEXT,      -- the words that matter, exactly
  figure       TEXT,      -- the figure that it gives
  stance       TEXT CHECK (stance IN ('supports', 'refutes') OR stance = 'context'),
  level        TEXT CHECK (level IN ('primary', 'secondary')),
  locator      TEXT,      -- where in it: "page 4", "12:31"
  retrieved_at TEXT,      -- when the reviewer saw it
  PRIMARY KEY (claim, nth),
  CHECK ((kind = 'url') = (url IS NOT NULL)),
  CHECK ((kind = 'file') = (path IS NOT NULL AND blake3 IS NOT NULL AND bytes IS NOT NULL)),
  CHECK (kind = 'url' OR (archived IS NULL AND archived_at IS NULL))
) STRICT, WITHOUT ROWID;

-- What is going on with a claim beside its verdict, each matter as JSON. Follows from the events; a row in which nothing
-- stands is not kept.
CREATE TABLE work (
  claim      INTEGER PRIMARY KEY REFERENCES claim,
  flagged    TEXT CHECK (json_valid(flagged)),     -- for the editor: by, at, why
  postponed  TEXT CHECK (json_valid(postponed)),   -- comes last in the queue: by, at, why
  assigned   TEXT CHECK (json_valid(assigned)),    -- to, by, at
  gathered   TEXT CHECK (json_valid(gathered)),    -- evidence, note and figure that wait for a verdict
  readings   TEXT CHECK (json_valid(readings)),    -- what each of several readers found, and whether they agree
  kept       TEXT CHECK (json_valid(kept)),        -- cells of spreadsheets that mean nothing here, by column
  CHECK (flagged IS NOT NULL OR postponed IS NOT NULL OR assigned IS NOT NULL OR gathered IS NOT NULL
         OR readings IS NOT NULL OR kept IS NOT NULL)
) STRICT;

CREATE INDEX work_by_assigned ON work (assigned ->> 'to') WHERE assigned IS NOT NULL;
CREATE INDEX work_flagged ON work (claim) WHERE flagged IS NOT NULL;
CREATE INDEX work_kept ON work (claim) WHERE kept IS NOT NULL;
CREATE INDEX work_by_readings ON work (readings ->> 'state') WHERE readings IS NOT NULL;

-- ---------------------------------------------------------------------------------------------------------------------
-- The log

-- One act. `hash` is BLAKE3 over `prev`, the hash of the act before (32 zero bytes at the beginning), followed by the
-- UTF-8 of the JSON array [seq, action, at, reviewer, kind, article, claim, undoes, was, became] written without white
-- space, `was` and `became` being strings or null. Whoever knows the last hash knows whether anything before it changed.
CREATE TABLE event (
  seq       INTEGER PRIMARY KEY CHECK (seq >= 1),
  action    INTEGER NOT NULL CHECK (action BETWEEN 1 AND seq),   -- the user action: the number of its first event
  at        TEXT NOT NULL,                                       -- RFC 3339
  reviewer  TEXT NOT NULL CHECK (reviewer <> ''),
  kind      TEXT NOT NULL CHECK (kind IN ('import', 'revise') OR kind IN ('change', 'drop')
                                 OR kind IN ('mark', 'reset') OR kind IN ('undo', 'flag')
                                 OR kind IN ('skip', 'assign') OR kind IN ('gather', 'read')
                                 OR kind IN ('settle', 'join') OR kind IN ('dismiss', 'heard') OR kind = 'keep'),
  article   INTEGER REFERENCES article,
  claim     INTEGER REFERENCES claim,
  undoes    INTEGER REFERENCES event,                            -- the action that it takes back
  was       TEXT CHECK (json_valid(was)),
  became    TEXT CHECK (json_valid(became)),
  prev      BLOB NOT NULL CHECK (length(prev) = 32),
  hash      BLOB NOT NULL CHECK (length(hash) = 32),
  CHECK ((kind IN ('import', 'revise') OR kind IN ('join', 'dismiss')) = (claim IS NULL) OR kind = 'heard'),
  CHECK (kind <> 'undo' OR undoes IS NOT NULL)
) STRICT;

CREATE INDEX event_by_claim ON event (claim) WHERE claim IS NOT NULL;
CREATE INDEX event_by_action ON event (action) WHERE kind <> 'import' AND kind <> 'revise';
CREATE INDEX event_by_reviewer ON event (reviewer) WHERE kind <> 'import' AND kind <> 'revise';
CREATE INDEX event_by_undone ON event (undoes) WHERE undoes IS NOT NULL;
CREATE INDEX event_by_article ON event (article) WHERE article IS NOT NULL;

CREATE TRIGGER event_is_not_changed BEFORE UPDATE ON event BEGIN
  SELECT raise(ABORT, 'the log only grows: an event is not changed');
END;

CREATE TRIGGER event_is_not_deleted BEFORE DELETE ON event BEGIN
  SELECT raise(ABORT, 'the log only grows: an event is not deleted');
END;

-- INSERT OR REPLACE would walk past the two above.
CREATE TRIGGER event_follows_the_last BEFORE INSERT ON event
WHEN new.seq <> 1 + coalesce((SELECT max(seq) FROM event), 0)
  OR new.prev <> coalesce((SELECT hash FROM event ORDER BY seq DESC LIMIT 1), zeroblob(32)) BEGIN
  SELECT raise(ABORT, 'the log only grows: an event follows the last one');
END;

-- Counts that are kept, not counted; over the claims and revisions that are current.
CREATE TABLE tally (
  name  TEXT PRIMARY KEY,
  n     INTEGER NOT NULL CHECK (n >= 0)
) STRICT, WITHOUT ROWID;

INSERT INTO tally (name, n) VALUES
  ('articles', 0), ('revisions', 0), ('claims', 0), ('attributed', 0),
  ('verified', 0), ('disputed', 0), ('unsourced', 0), ('suppressed', 0), ('gone', 0);

-- ---------------------------------------------------------------------------------------------------------------------
-- Views for reading, the same for every front-end

CREATE VIEW claim_card AS
SELECT
  c.id, c.key, coalesce(c.verdict, 'unverified') AS status, c.gone, c.supersedes,
  c.begins, c.ends, c.exact, c.shape, c.value, c.low, c.high, c.unit, c.modifier, c.change,
  c.of, c.of_begins, c.of_ends, c.headline,
  coalesce(j.name, s.name) AS source, coalesce(j.kind, s.kind, iif(c.mode IS NULL, NULL, 'hearsay')) AS source_kind,
  c.source_text, c.source_begins, c.source_ends, c.cue, c.via, c.mode, c.scope, c.said_rule, c.hedge, c.rule,
  t.text AS sentence, t.begins AS sentence_begins, t.ends AS sentence_ends,
  c.verdict, c.marked_by, c.marked_at, c.note, c.should_be, c.n_evidence,
  c.article, a.headline AS article_headline, o.name AS outlet, a.url, a.published, c.revision, c.since,
  c.source AS source_id, c.sentence AS sentence_id, a.outlet AS outlet_id, c.size, c.recency, c.expires, c.queue,
  c.happened, c.happened_from, c.happened_until,
  -- How loud the findings about it are that nobody has put aside: 3 error, 2 warning, 1 info.
  (SELECT max(iif(f.level = 'error', 3, iif(f.level = 'warning', 2, 1)))
   FROM finding_claim fc JOIN finding f ON f.id = fc.finding
   WHERE fc.claim = c.id AND NOT EXISTS (SELECT 1 FROM dismissal d WHERE d.key = f.key)) AS alarm
FROM claim c
JOIN sentence t ON t.id = c.sentence
JOIN article a ON a.id = c.article
LEFT JOIN outlet o ON o.id = a.outlet
LEFT JOIN source s ON s.id = c.source
LEFT JOIN source j ON j.id = s.same_as;

CREATE VIEW article_card AS
SELECT
  a.id, a.headline, o.name AS outlet, a.byline, a.published, a.url, r.origin, r.at AS imported, r.extractor,
  lower(hex(r.blake3)) AS blake3, a.revision, a.n_claims, a.n_attributed, a.n_suppressed,
  a.n_claims - a.n_verified - a.n_disputed - a.n_unsourced AS n_unverified, a.n_verified, a.n_disputed, a.n_unsourced,
  a.outlet AS outlet_id, a.recency
FROM article a
JOIN revision r ON r.id = a.revision
LEFT JOIN outlet o ON o.id = a.outlet;

CREATE VIEW event_card AS
SELECT
  e.seq, e.action, e.at, e.reviewer, e.kind, e.article AS about, e.claim, e.undoes, e.was, e.became,
  coalesce(e.article, c.article) AS article, a.headline AS article_headline, o.name AS outlet,
  c.exact, c.unit, c.modifier, c.of, s.name AS source
FROM event e
LEFT JOIN claim c ON c.id = e.claim
LEFT JOIN source s ON s.id = c.source
LEFT JOIN article a ON a.id = coalesce(e.article, c.article)
LEFT JOIN outlet o ON o.id = a.outlet;

CREATE VIEW suppressed_card AS
SELECT
  r.article, p.revision, p.begins, p.ends, substr(r.text, p.begins + 1, p.ends - p.begins) AS exact,
  substr(r.text, p.sentence_begins + 1, p.sentence_ends - p.sentence_begins) AS sentence, p.headline, p.why, p.rule
FROM suppressed p
JOIN revision r ON r.id = p.revision;

CREATE VIEW finding_card AS
SELECT
  f.id, f.key, f.name, f.level, f.places, f.sentence, f.sentence_begins, f.arithmetic, f.ask,
  f.article, a.headline AS article_headline, o.name AS outlet, a.url, a.published, a.recency,
  d.by AS dismissed_by, d.at AS dismissed_at, d.because
FROM finding f
JOIN article a ON a.id = f.article
LEFT JOIN outlet o ON o.id = a.outlet
LEFT JOIN dismissal d ON d.key = f.key;
