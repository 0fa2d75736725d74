"""Whether the pages use the words of the code and of the command line."""
