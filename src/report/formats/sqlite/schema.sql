-- Times stand as ISO 8601 and, in the column named *_epoch, as seconds since 1970 (UTC).
-- Every key is made of content, so that writing the same run again changes nothing.
CREATE TABLE IF NOT EXISTS runs (
  id TEXT PRIMARY KEY, number INTEGER NOT NULL, at TEXT, at_epoch INTEGER, version TEXT NOT NULL, patterns_hash TEXT NOT NULL,
  files INTEGER, records INTEGER, articles INTEGER, sentences INTEGER, mentions INTEGER, claims INTEGER, groups INTEGER,
  comparable INTEGER, findings INTEGER);
CREATE TABLE IF NOT EXISTS run_health (
  run TEXT NOT NULL REFERENCES runs (id), measure TEXT NOT NULL, count INTEGER NOT NULL, total INTEGER NOT NULL,
  PRIMARY KEY (run, measure)) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS articles (
  id TEXT PRIMARY KEY, outlet TEXT, url TEXT, title TEXT, published TEXT, published_epoch INTEGER, published_from TEXT,
  published_reliability TEXT, modified TEXT, modified_epoch INTEGER, language TEXT, genre TEXT, credit TEXT, section TEXT,
  author TEXT, path TEXT, record INTEGER, sha256 TEXT, story TEXT, origin TEXT, claims INTEGER, zones_chars TEXT,
  skipped TEXT, skipped_detail TEXT);
CREATE TABLE IF NOT EXISTS groups (
  id TEXT PRIMARY KEY, story TEXT NOT NULL, question TEXT NOT NULL, subject TEXT, pattern TEXT, relation TEXT);
CREATE TABLE IF NOT EXISTS group_values (
  group_id TEXT NOT NULL REFERENCES groups (id), position INTEGER NOT NULL, display TEXT NOT NULL, outlets INTEGER NOT NULL,
  origins INTEGER NOT NULL, PRIMARY KEY (group_id, position)) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS claims (
  id TEXT PRIMARY KEY, article TEXT NOT NULL REFERENCES articles (id), story TEXT, group_id TEXT REFERENCES groups (id),
  pattern TEXT NOT NULL, start INTEGER NOT NULL, "end" INTEGER NOT NULL, exact TEXT NOT NULL, stance TEXT, attributed_to TEXT,
  zone TEXT);
CREATE TABLE IF NOT EXISTS slots (
  claim TEXT NOT NULL REFERENCES claims (id), slot TEXT NOT NULL, kind TEXT, start INTEGER, "end" INTEGER, surface TEXT,
  comparator TEXT, value REAL, low REAL, high REAL, unit TEXT, noun TEXT, edtf TEXT, earliest TEXT, latest TEXT,
  canonical TEXT, role TEXT, PRIMARY KEY (claim, slot)) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS findings (
  id TEXT PRIMARY KEY, rule TEXT NOT NULL, severity TEXT NOT NULL, shape TEXT NOT NULL, confidence REAL, confidence_extract REAL,
  confidence_key REAL, confidence_meta REAL, story TEXT, group_id TEXT, question TEXT, message TEXT, change TEXT,
  status TEXT NOT NULL, day TEXT, day_epoch INTEGER, first_seen TEXT, first_seen_epoch INTEGER, last_seen TEXT,
  last_seen_epoch INTEGER);
CREATE TABLE IF NOT EXISTS finding_values (
  finding TEXT NOT NULL REFERENCES findings (id), position INTEGER NOT NULL, display TEXT NOT NULL, outlets INTEGER NOT NULL,
  origins INTEGER NOT NULL, PRIMARY KEY (finding, position)) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS finding_places (
  finding TEXT NOT NULL REFERENCES findings (id), position INTEGER NOT NULL, place INTEGER NOT NULL,
  article TEXT NOT NULL REFERENCES articles (id), outlet TEXT, published TEXT, published_epoch INTEGER, start INTEGER NOT NULL,
  "end" INTEGER NOT NULL, exact TEXT, prefix TEXT, suffix TEXT, PRIMARY KEY (finding, position, place)) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS finding_tests (
  finding TEXT NOT NULL REFERENCES findings (id), position INTEGER NOT NULL, test TEXT NOT NULL, outcome TEXT NOT NULL,
  PRIMARY KEY (finding, position)) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS names (
  id TEXT PRIMARY KEY, canonical TEXT NOT NULL, kind TEXT, story TEXT NOT NULL);
CREATE TABLE IF NOT EXISTS name_forms (
  name TEXT NOT NULL REFERENCES names (id), form TEXT NOT NULL, class TEXT NOT NULL, mentions INTEGER NOT NULL, first TEXT,
  first_epoch INTEGER, PRIMARY KEY (name, form)) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS name_articles (
  name TEXT NOT NULL REFERENCES names (id), form TEXT NOT NULL, article TEXT NOT NULL REFERENCES articles (id),
  PRIMARY KEY (name, form, article)) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS name_roles (
  name TEXT NOT NULL REFERENCES names (id), role TEXT NOT NULL, article TEXT NOT NULL REFERENCES articles (id),
  PRIMARY KEY (name, role, article)) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS name_keys (
  name TEXT NOT NULL REFERENCES names (id), key TEXT NOT NULL, PRIMARY KEY (name, key)) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS coverage (
  story TEXT NOT NULL, group_id TEXT NOT NULL REFERENCES groups (id), outlet TEXT NOT NULL, state TEXT NOT NULL, value TEXT,
  articles TEXT, PRIMARY KEY (group_id, outlet)) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS copies (
  id TEXT PRIMARY KEY, story TEXT NOT NULL, origin TEXT, words INTEGER NOT NULL, credit TEXT);
CREATE TABLE IF NOT EXISTS copy_places (
  copy TEXT NOT NULL REFERENCES copies (id), place INTEGER NOT NULL, article TEXT NOT NULL REFERENCES articles (id),
  outlet TEXT, start INTEGER NOT NULL, "end" INTEGER NOT NULL, exact TEXT, PRIMARY KEY (copy, place)) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS copy_edits (
  copy TEXT NOT NULL REFERENCES copies (id), position INTEGER NOT NULL, from_words TEXT, to_words TEXT, articles TEXT,
  PRIMARY KEY (copy, position)) WITHOUT ROWID;

CREATE VIEW IF NOT EXISTS v_findings_daily AS
  SELECT day, day_epoch, rule, severity, status, count(*) AS findings
  FROM findings GROUP BY day, rule, severity, status ORDER BY day, rule, severity, status;
CREATE VIEW IF NOT EXISTS v_outlet_claim AS
  SELECT c.story, c.group_id, g.question, g.subject, g.relation, c.outlet, c.state, c.value,
    (SELECT v.origins FROM group_values v WHERE v.group_id = c.group_id AND v.display = c.value) AS origins
  FROM coverage c JOIN groups g ON g.id = c.group_id ORDER BY c.story, c.group_id, c.outlet;
CREATE VIEW IF NOT EXISTS v_value_origins AS
  SELECT g.story, g.id AS group_id, g.question, g.subject, g.relation, v.display, v.outlets, v.origins
  FROM group_values v JOIN groups g ON g.id = v.group_id ORDER BY g.id, v.position;
CREATE VIEW IF NOT EXISTS v_name_usage AS
  SELECT n.story, n.id AS name, n.canonical, n.kind, f.form, f.class, a.outlet, count(*) AS articles,
    min(a.published) AS first, min(a.published_epoch) AS first_epoch
  FROM name_forms f JOIN names n ON n.id = f.name JOIN name_articles u ON u.name = f.name AND u.form = f.form
    JOIN articles a ON a.id = u.article
  GROUP BY n.id, f.form, a.outlet ORDER BY n.id, f.form, a.outlet;
CREATE VIEW IF NOT EXISTS v_name_stories AS
  SELECT DISTINCT a.name, n.canonical, n.story, b.name AS other_name, m.canonical AS other_canonical, m.story AS other_story,
    a.key
  FROM name_keys a JOIN name_keys b ON b.key = a.key AND b.name <> a.name JOIN names n ON n.id = a.name
    JOIN names m ON m.id = b.name AND m.story <> n.story
  ORDER BY a.name, b.name, a.key;
CREATE VIEW IF NOT EXISTS v_run_health AS
  SELECT r.id AS run, r.number, r.at, r.at_epoch, h.measure, h.count, h.total,
    round(1.0 * h.count / max(h.total, 1), 4) AS share
  FROM run_health h JOIN runs r ON r.id = h.run ORDER BY r.number, h.measure;
PRAGMA application_id = 1129071684;
PRAGMA user_version = 1;
