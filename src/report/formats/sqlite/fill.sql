-- Statements for each row of a table: ?1 is the row as JSON, ?2 the time of the run where one is told.
-- A blank line parts statements; a heading says whose they are.

-- table articles
INSERT INTO articles SELECT j.id, j.outlet, j.url, j.title, j.published, CAST(strftime('%s', j.published) AS INTEGER),
    j.published_from, j.published_reliability, j.modified, CAST(strftime('%s', j.modified) AS INTEGER), j.language, j.genre,
    j.credit, j.section, j.author, j.path, j.record, j.sha256, j.story, j.origin, j.claims, j.zones, j.reason, j.detail
  FROM (SELECT ?1 ->> 'id' AS id, ?1 ->> 'outlet' AS outlet, ?1 ->> 'url' AS url, ?1 ->> 'title' AS title,
    ?1 ->> 'published' AS published, ?1 ->> 'published_from' AS published_from,
    ?1 ->> 'published_reliability' AS published_reliability, ?1 ->> 'modified' AS modified, ?1 ->> 'language' AS language,
    ?1 ->> 'genre' AS genre, ?1 ->> 'credit' AS credit, ?1 ->> 'section' AS section, ?1 ->> 'author' AS author,
    ?1 ->> '$.source.path' AS path, ?1 ->> '$.source.record' AS record, ?1 ->> 'sha256' AS sha256, ?1 ->> 'story' AS story,
    ?1 ->> 'origin' AS origin, ?1 ->> 'claims' AS claims, ?1 -> 'zones_chars' AS zones,
    ?1 ->> '$.skipped.reason' AS reason, ?1 ->> '$.skipped.detail' AS detail) j WHERE ?2 IS ?2
  ON CONFLICT (id) DO UPDATE SET outlet = excluded.outlet, url = excluded.url, title = excluded.title,
    published = excluded.published, published_epoch = excluded.published_epoch, modified = excluded.modified,
    modified_epoch = excluded.modified_epoch, story = excluded.story, origin = excluded.origin, claims = excluded.claims,
    sha256 = excluded.sha256, path = excluded.path, record = excluded.record, zones_chars = excluded.zones_chars,
    skipped = excluded.skipped, skipped_detail = excluded.skipped_detail

-- table groups
INSERT INTO groups SELECT ?1 ->> 'id', ?1 ->> 'story', ?1 ->> 'question', ?1 ->> 'subject', ?1 ->> 'pattern', ?1 ->> 'relation'
  WHERE ?2 IS ?2 ON CONFLICT (id) DO UPDATE SET question = excluded.question, subject = excluded.subject,
  pattern = excluded.pattern, relation = excluded.relation

DELETE FROM group_values WHERE group_id = ?1 ->> 'id' AND ?2 IS ?2

INSERT INTO group_values SELECT ?1 ->> 'id', v.key, v.value ->> 'display', v.value ->> 'outlets', v.value ->> 'origins'
  FROM json_each(?1, '$.values') v WHERE ?2 IS ?2

-- table claims
INSERT INTO claims SELECT ?1 ->> 'id', ?1 ->> 'article', ?1 ->> 'story', ?1 ->> 'group', ?1 ->> 'pattern', ?1 ->> 'start',
  ?1 ->> 'end', ?1 ->> 'exact', ?1 ->> 'stance', ?1 ->> 'attributed_to', ?1 ->> 'zone' WHERE ?2 IS ?2
  ON CONFLICT (id) DO UPDATE SET story = excluded.story, group_id = excluded.group_id, pattern = excluded.pattern,
  start = excluded.start, "end" = excluded."end", exact = excluded.exact, stance = excluded.stance,
  attributed_to = excluded.attributed_to, zone = excluded.zone

DELETE FROM slots WHERE claim = ?1 ->> 'id' AND ?2 IS ?2

INSERT INTO slots SELECT ?1 ->> 'id', s.key, s.value ->> 'kind', s.value ->> 'start', s.value ->> 'end', s.value ->> 'surface',
  s.value ->> 'comparator', s.value ->> 'value', s.value ->> 'low', s.value ->> 'high', s.value ->> 'unit', s.value ->> 'noun',
  s.value ->> 'edtf', s.value ->> 'earliest', s.value ->> 'latest', s.value ->> 'canonical', s.value ->> 'role'
  FROM json_each(?1, '$.slots') s WHERE ?2 IS ?2

-- table findings
INSERT INTO findings SELECT ?1 ->> 'id', ?1 ->> 'rule', ?1 ->> 'severity', ?1 ->> 'shape', ?1 ->> '$.confidence.total',
  ?1 ->> '$.confidence.extract', ?1 ->> '$.confidence.key', ?1 ->> '$.confidence.meta', ?1 ->> 'story', ?1 ->> 'group',
  ?1 ->> 'question', ?1 ->> 'message', ?1 ->> 'change', ?1 ->> 'status', d.day, CAST(strftime('%s', d.day) AS INTEGER),
  ?2, CAST(strftime('%s', ?2) AS INTEGER), ?2, CAST(strftime('%s', ?2) AS INTEGER)
  FROM (SELECT max(substr(m.value ->> 'published', 1, 10)) AS day
    FROM json_each(?1, '$.values') v, json_each(v.value, '$.mentions') m) d WHERE true
  ON CONFLICT (id) DO UPDATE SET status = excluded.status, question = excluded.question, message = excluded.message, day = excluded.day,
  day_epoch = excluded.day_epoch, last_seen = excluded.last_seen, last_seen_epoch = excluded.last_seen_epoch

DELETE FROM finding_values WHERE finding = ?1 ->> 'id' AND ?2 IS ?2

DELETE FROM finding_places WHERE finding = ?1 ->> 'id' AND ?2 IS ?2

DELETE FROM finding_tests WHERE finding = ?1 ->> 'id' AND ?2 IS ?2

INSERT INTO finding_values SELECT ?1 ->> 'id', v.key, v.value ->> 'display', v.value ->> 'outlets', v.value ->> 'origins'
  FROM json_each(?1, '$.values') v WHERE ?2 IS ?2

INSERT INTO finding_places SELECT ?1 ->> 'id', v.key, m.key, m.value ->> 'article', m.value ->> 'outlet',
  m.value ->> 'published', CAST(strftime('%s', m.value ->> 'published') AS INTEGER), m.value ->> 'start', m.value ->> 'end',
  m.value ->> 'exact', m.value ->> 'prefix', m.value ->> 'suffix'
  FROM json_each(?1, '$.values') v, json_each(v.value, '$.mentions') m WHERE ?2 IS ?2

INSERT INTO finding_tests SELECT ?1 ->> 'id', t.key, t.value ->> 'test', t.value ->> 'outcome'
  FROM json_each(?1, '$.trace') t WHERE ?2 IS ?2

-- table names
INSERT INTO names SELECT ?1 ->> 'id', ?1 ->> 'canonical', ?1 ->> 'kind', ?1 ->> 'story' WHERE ?2 IS ?2
  ON CONFLICT (id) DO UPDATE SET canonical = excluded.canonical, kind = excluded.kind

DELETE FROM name_forms WHERE name = ?1 ->> 'id' AND ?2 IS ?2

DELETE FROM name_articles WHERE name = ?1 ->> 'id' AND ?2 IS ?2

DELETE FROM name_roles WHERE name = ?1 ->> 'id' AND ?2 IS ?2

INSERT OR IGNORE INTO name_forms SELECT ?1 ->> 'id', f.value ->> 'form', f.value ->> 'class', f.value ->> 'mentions',
  f.value ->> 'first', CAST(strftime('%s', f.value ->> 'first') AS INTEGER) FROM json_each(?1, '$.forms') f WHERE ?2 IS ?2

INSERT OR IGNORE INTO name_articles SELECT ?1 ->> 'id', f.value ->> 'form', a.value
  FROM json_each(?1, '$.forms') f, json_each(f.value, '$.articles') a WHERE ?2 IS ?2

DELETE FROM name_keys WHERE name = ?1 ->> 'id' AND ?2 IS ?2

INSERT OR IGNORE INTO name_keys SELECT ?1 ->> 'id', k.value FROM json_each(?1, '$.keys') k WHERE ?2 IS ?2

INSERT OR IGNORE INTO name_roles SELECT ?1 ->> 'id', r.value ->> 'role', a.value
  FROM json_each(?1, '$.roles') r, json_each(r.value, '$.articles') a WHERE ?2 IS ?2

-- table coverage
INSERT INTO coverage SELECT ?1 ->> 'story', ?1 ->> 'group', ?1 ->> 'outlet', ?1 ->> 'state', ?1 ->> 'value', ?1 -> 'articles'
  WHERE ?2 IS ?2 ON CONFLICT (group_id, outlet) DO UPDATE SET state = excluded.state, value = excluded.value,
  articles = excluded.articles

-- table copies
INSERT INTO copies SELECT ?1 ->> 'id', ?1 ->> 'story', ?1 ->> 'origin', ?1 ->> 'words', ?1 ->> 'credit' WHERE ?2 IS ?2
  ON CONFLICT (id) DO UPDATE SET words = excluded.words, credit = excluded.credit, origin = excluded.origin

DELETE FROM copy_places WHERE copy = ?1 ->> 'id' AND ?2 IS ?2

DELETE FROM copy_edits WHERE copy = ?1 ->> 'id' AND ?2 IS ?2

INSERT INTO copy_places SELECT ?1 ->> 'id', m.key, m.value ->> 'article', m.value ->> 'outlet', m.value ->> 'start',
  m.value ->> 'end', m.value ->> 'exact' FROM json_each(?1, '$.mentions') m WHERE ?2 IS ?2

INSERT INTO copy_edits SELECT ?1 ->> 'id', e.key, e.value ->> 'from', e.value ->> 'to', e.value -> 'articles'
  FROM json_each(?1, '$.edits') e WHERE ?2 IS ?2
