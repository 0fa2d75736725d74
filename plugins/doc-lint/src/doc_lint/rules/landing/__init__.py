"""Rules about landing pages: their content, and the pages that they link to."""
