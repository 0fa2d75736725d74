"""What Python-Markdown makes of a page, for pages of which the fast reader is not sure."""
