-- What happened? One more line of the log.
INSERT INTO event (seq, action, at, reviewer, kind, article, claim, undoes, was, became, prev, hash)
VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12)
