SELECT p.finding, v.position, v.display, v.outlets, v.origins, p.outlet, p.published, p.prefix || '[' || p.exact || ']' || p.suffix AS words
FROM finding_places p JOIN finding_values v ON v.finding = p.finding AND v.position = p.position
