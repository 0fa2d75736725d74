"""What pages must and must not say, by pattern, each with a reason."""
