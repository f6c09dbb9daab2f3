-- Which claims stand at the place of a finding's figure?
INSERT OR IGNORE INTO finding_claim (claim, finding)
SELECT id, ?2 FROM claim WHERE article = ?1 AND begins < ?4 AND ends > ?3 AND revision = ?5 AND gone IS NULL
