"""Whether the words of the pages are those of the code and of the command line."""
