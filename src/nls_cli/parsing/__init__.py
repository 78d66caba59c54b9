"""From raw columns to a typed census, by the form; every doubt becomes a finding."""
