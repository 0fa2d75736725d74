"""Acme's rules for doc-lint."""
