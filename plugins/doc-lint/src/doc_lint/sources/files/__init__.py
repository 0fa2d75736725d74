"""Files of the repository: read within limits, written whole."""
