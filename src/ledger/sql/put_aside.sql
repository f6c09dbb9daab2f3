-- Which finding is put aside, by whom, when and why?
INSERT INTO dismissal (key, by, at, because) VALUES (?1, ?2, ?3, ?4)
ON CONFLICT (key) DO UPDATE SET by = excluded.by, at = excluded.at, because = excluded.because
