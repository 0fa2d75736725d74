"""How a report is written, one file per format."""
