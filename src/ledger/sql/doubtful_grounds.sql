-- Which verdicts do not stand as they should, by what is recorded? ?1 is today.
SELECT 'verified-without-evidence' AS name, c.id AS claim, NULL AS a, NULL AS b
FROM claim c WHERE c.verdict = 'verified' AND c.n_evidence = 0 AND c.gone IS NULL
UNION ALL
SELECT 'disputed-without-figure', c.id, NULL, NULL
FROM claim c WHERE c.verdict = 'disputed' AND c.gone IS NULL AND c.should_be IS NULL
  AND NOT EXISTS (SELECT 1 FROM evidence e WHERE e.claim = c.id AND e.figure IS NOT NULL)
UNION ALL
SELECT 'evidence-too-early', c.id, coalesce(e.retrieved_at, e.archived_at), a.published
FROM evidence e JOIN claim c ON c.id = e.claim JOIN article a ON a.id = c.article
WHERE c.gone IS NULL AND e.stance IS NOT 'context' AND substr(coalesce(e.retrieved_at, e.archived_at), 1, 10) < substr(a.published, 1, 10)
UNION ALL
SELECT 'evidence-twice', c.id, coalesce(e.url, e.path), coalesce(f.url, f.path)
FROM evidence e JOIN evidence f ON f.claim = e.claim AND f.nth > e.nth JOIN claim c ON c.id = e.claim
WHERE c.gone IS NULL AND (e.blake3 = f.blake3 OR rtrim(e.url, '/') = rtrim(f.url, '/') OR e.archived = f.archived OR e.quote = f.quote)
UNION ALL
SELECT 'evidence-not-archived', c.id, e.url, NULL
FROM evidence e JOIN claim c ON c.id = e.claim
WHERE c.gone IS NULL AND e.kind = 'url' AND e.archived IS NULL
UNION ALL
SELECT 'verdict-expired', c.id, c.expires, NULL
FROM claim c WHERE c.expires IS NOT NULL AND c.gone IS NULL AND c.expires <= ?1
ORDER BY 2, 1
