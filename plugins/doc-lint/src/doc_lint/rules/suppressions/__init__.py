"""Rules about suppressions and the baseline: each exception needs a reason, and must still cover a finding."""
