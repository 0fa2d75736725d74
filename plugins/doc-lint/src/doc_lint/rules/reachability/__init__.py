"""What a reader reaches by following the links of the text."""
