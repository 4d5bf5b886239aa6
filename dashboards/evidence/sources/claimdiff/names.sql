SELECT story, canonical, form, class, outlet, articles, first FROM v_name_usage
