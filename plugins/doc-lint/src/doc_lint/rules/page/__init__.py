"""Single pages: front matter, encoding."""
