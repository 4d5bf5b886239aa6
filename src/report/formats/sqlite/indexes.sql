-- Made when the tables are full: sorting once is quicker than keeping order row by row.
CREATE INDEX IF NOT EXISTS articles_outlet ON articles (outlet);
CREATE INDEX IF NOT EXISTS articles_published ON articles (published_epoch);
CREATE INDEX IF NOT EXISTS claims_article ON claims (article);
CREATE INDEX IF NOT EXISTS claims_group ON claims (group_id);
CREATE INDEX IF NOT EXISTS claims_pattern ON claims (pattern);
CREATE INDEX IF NOT EXISTS findings_rule ON findings (rule, status);
CREATE INDEX IF NOT EXISTS findings_group ON findings (group_id);
