"""The Python of pages: its blocks, what they define, and what they ask of the documented package."""
