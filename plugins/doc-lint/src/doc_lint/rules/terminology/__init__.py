"""Rules about names: whether pages use those of the package and the command line."""
