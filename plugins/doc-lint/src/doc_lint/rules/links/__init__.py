"""Links and pictures: where they lead, and what the reader is told."""
