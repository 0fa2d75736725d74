"""Parse the Markdown of a page into its parts: headings, links, images, code and prose."""
