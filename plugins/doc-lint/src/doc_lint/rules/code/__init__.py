"""Whether the code of the pages parses, imports what exists and calls it correctly."""
