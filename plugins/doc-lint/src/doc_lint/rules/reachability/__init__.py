"""Rules about the pages that readers can reach by following links in the text."""
