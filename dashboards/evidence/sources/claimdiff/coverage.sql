SELECT story, question, outlet, state, value, relation FROM v_outlet_claim
