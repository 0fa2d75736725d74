"""Single pages: title, headings, description, front matter, encoding."""
