SELECT number, measure, count, total, share FROM v_run_health
