SELECT id, rule, severity, confidence, story, question, message, day FROM findings WHERE status = 'open'
