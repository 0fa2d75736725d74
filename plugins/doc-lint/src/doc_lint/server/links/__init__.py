"""Links of a site: where they are written, where they lead, and what changes with a new name."""
