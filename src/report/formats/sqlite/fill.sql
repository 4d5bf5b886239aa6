-- Statements for each record of a table. A heading says whose they are: the table; a list in its records that has a row
-- for each member, as `values` or `values/mentions`; `again` where a statement does nothing in a new database; and behind
-- a colon what the parameters are, in order:
--   name  a field of the innermost member    ^name  one of the record    /name  one of the member of the outer list
--   #0  the number of the member in the outer list, #1 in the inner one    @key  its key    .  the member itself
--   @at  the time of the run, where one is told    @day  the last day on which a place of the record was published

-- articles: id outlet url title published published_from published_reliability modified language genre credit section author source.path source.record sha256 story origin claims zones_chars skipped.reason skipped.detail
INSERT INTO articles VALUES (?1, ?2, ?3, ?4, ?5, CAST(strftime('%s', ?5) AS INTEGER), ?6, ?7, ?8,
    CAST(strftime('%s', ?8) AS INTEGER), ?9, ?10, ?11, ?12, ?13, ?14, ?15, ?16, ?17, ?18, ?19, ?20, ?21, ?22)
  ON CONFLICT (id) DO UPDATE SET outlet = excluded.outlet, url = excluded.url, title = excluded.title,
    published = excluded.published, published_epoch = excluded.published_epoch, modified = excluded.modified,
    modified_epoch = excluded.modified_epoch, story = excluded.story, origin = excluded.origin, claims = excluded.claims,
    sha256 = excluded.sha256, path = excluded.path, record = excluded.record, zones_chars = excluded.zones_chars,
    skipped = excluded.skipped, skipped_detail = excluded.skipped_detail

-- groups: id story question subject pattern relation
INSERT INTO groups VALUES (?1, ?2, ?3, ?4, ?5, ?6) ON CONFLICT (id) DO UPDATE SET question = excluded.question,
  subject = excluded.subject, pattern = excluded.pattern, relation = excluded.relation

-- groups again: id
DELETE FROM group_values WHERE group_id = ?1

-- groups values: ^id #0 display outlets origins
INSERT INTO group_values VALUES (?1, ?2, ?3, ?4, ?5)

-- claims: id article story group pattern start end exact stance attributed_to zone
INSERT INTO claims VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11)
  ON CONFLICT (id) DO UPDATE SET story = excluded.story, group_id = excluded.group_id, pattern = excluded.pattern,
  start = excluded.start, "end" = excluded."end", exact = excluded.exact, stance = excluded.stance,
  attributed_to = excluded.attributed_to, zone = excluded.zone

-- claims again: id
DELETE FROM slots WHERE claim = ?1

-- claims slots: ^id @key kind start end surface comparator value low high unit noun edtf earliest latest canonical role
INSERT INTO slots VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14, ?15, ?16, ?17)

-- findings: id rule severity shape confidence.total confidence.extract confidence.key confidence.meta story group question message change status @day @at
INSERT INTO findings VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14, ?15,
    CAST(strftime('%s', ?15) AS INTEGER), ?16, CAST(strftime('%s', ?16) AS INTEGER), ?16, CAST(strftime('%s', ?16) AS INTEGER))
  ON CONFLICT (id) DO UPDATE SET status = excluded.status, question = excluded.question, message = excluded.message, day = excluded.day,
  day_epoch = excluded.day_epoch, last_seen = excluded.last_seen, last_seen_epoch = excluded.last_seen_epoch

-- findings: id
DELETE FROM finding_values WHERE finding = ?1

-- findings: id
DELETE FROM finding_places WHERE finding = ?1

-- findings: id
DELETE FROM finding_tests WHERE finding = ?1

-- findings values: ^id #0 display outlets origins
INSERT INTO finding_values VALUES (?1, ?2, ?3, ?4, ?5)

-- findings values/mentions: ^id #0 #1 article outlet published start end exact prefix suffix
INSERT INTO finding_places VALUES (?1, ?2, ?3, ?4, ?5, ?6, CAST(strftime('%s', ?6) AS INTEGER), ?7, ?8, ?9, ?10, ?11)

-- findings trace: ^id #0 test outcome
INSERT INTO finding_tests VALUES (?1, ?2, ?3, ?4)

-- names: id canonical kind story
INSERT INTO names VALUES (?1, ?2, ?3, ?4) ON CONFLICT (id) DO UPDATE SET canonical = excluded.canonical, kind = excluded.kind

-- names again: id
DELETE FROM name_forms WHERE name = ?1

-- names again: id
DELETE FROM name_articles WHERE name = ?1

-- names again: id
DELETE FROM name_roles WHERE name = ?1

-- names forms: ^id form class mentions first
INSERT OR IGNORE INTO name_forms VALUES (?1, ?2, ?3, ?4, ?5, CAST(strftime('%s', ?5) AS INTEGER))

-- names forms/articles: ^id /form .
INSERT OR IGNORE INTO name_articles VALUES (?1, ?2, ?3)

-- names again: id
DELETE FROM name_keys WHERE name = ?1

-- names keys: ^id .
INSERT OR IGNORE INTO name_keys VALUES (?1, ?2)

-- names roles/articles: ^id /role .
INSERT OR IGNORE INTO name_roles VALUES (?1, ?2, ?3)

-- coverage: story group outlet state value articles
INSERT INTO coverage VALUES (?1, ?2, ?3, ?4, ?5, ?6) ON CONFLICT (group_id, outlet) DO UPDATE SET state = excluded.state,
  value = excluded.value, articles = excluded.articles

-- copies: id story origin words credit
INSERT INTO copies VALUES (?1, ?2, ?3, ?4, ?5) ON CONFLICT (id) DO UPDATE SET words = excluded.words,
  credit = excluded.credit, origin = excluded.origin

-- copies: id
DELETE FROM copy_places WHERE copy = ?1

-- copies: id
DELETE FROM copy_edits WHERE copy = ?1

-- copies mentions: ^id #0 article outlet start end exact
INSERT INTO copy_places VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)

-- copies edits: ^id #0 from to articles
INSERT INTO copy_edits VALUES (?1, ?2, ?3, ?4, ?5)
