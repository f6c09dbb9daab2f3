-- Has any claim that still stands been judged?
SELECT EXISTS (SELECT 1 FROM claim WHERE gone IS NULL AND verdict > '')
