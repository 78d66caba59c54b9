"""From a census and a target set to a snapshot, in exact numbers."""
