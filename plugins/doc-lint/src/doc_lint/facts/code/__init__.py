"""Facts about the Python code in pages: its blocks, their definitions, and their use of the documented package."""
