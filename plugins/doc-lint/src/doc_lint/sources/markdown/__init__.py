"""From the text of a page to its parts: headings, links, pictures, code, text."""
