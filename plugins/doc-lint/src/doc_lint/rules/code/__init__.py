"""Whether the code of the pages parses, finds what it imports and calls it as it can be called."""
