-- Questions for Metabase ("New question, SQL query"), Superset (SQL Lab, then "Save as data set") and any other program
-- that sends SQL to claimdiff.sqlite. A line of `-- name:` starts each. No answer says which value is right.

-- name: Open findings, by severity
SELECT severity, count(*) AS findings FROM findings WHERE status = 'open' GROUP BY severity ORDER BY severity;

-- name: Open findings, worst first
SELECT severity, rule, question, message, day, id FROM findings WHERE status = 'open'
ORDER BY CASE severity WHEN 'error' THEN 0 WHEN 'warning' THEN 1 ELSE 2 END, confidence DESC, id;

-- name: Findings by day and severity
SELECT day, severity, sum(findings) AS findings FROM v_findings_daily WHERE day IS NOT NULL GROUP BY day, severity ORDER BY day, severity;

-- name: Values and who reports them
SELECT f.id, f.question, v.display, v.outlets, v.origins, group_concat(DISTINCT p.outlet) AS reported_by
FROM findings f JOIN finding_values v ON v.finding = f.id JOIN finding_places p ON p.finding = v.finding AND p.position = v.position
WHERE f.status = 'open' GROUP BY f.id, v.position ORDER BY f.id, v.position;

-- name: Names spelt or told in several ways, and by whom
SELECT canonical, form, class, outlet, articles, first FROM v_name_usage WHERE class IN ('variant', 'alias') ORDER BY canonical, form, outlet;

-- name: What each outlet reports, does not, or could not be told from
SELECT outlet, state, count(*) AS questions FROM v_outlet_claim GROUP BY outlet, state ORDER BY outlet, state;

-- name: Passages that outlets share
SELECT c.id, c.words, c.credit, group_concat(DISTINCT p.outlet) AS outlets, (SELECT count(*) FROM copy_edits e WHERE e.copy = c.id) AS changes
FROM copies c JOIN copy_places p ON p.copy = c.id GROUP BY c.id ORDER BY c.words DESC, c.id;

-- name: Articles that were not used, and why
SELECT path, record, skipped, skipped_detail FROM articles WHERE skipped IS NOT NULL ORDER BY path, record;

-- name: What might be missing
SELECT measure, count, total, share FROM v_run_health WHERE number = (SELECT max(number) FROM v_run_health) ORDER BY measure;
