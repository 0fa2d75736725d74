"""Rules about single pages: title, headings, description, front matter and encoding."""
