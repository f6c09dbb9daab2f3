-- What did others publish about this article and its claims?
SELECT seq, claim, became FROM event WHERE article = ?1 AND kind = 'heard'
UNION ALL
SELECT seq, claim, became FROM event WHERE claim IN (SELECT id FROM claim WHERE article = ?1) AND kind = 'heard'
ORDER BY seq
