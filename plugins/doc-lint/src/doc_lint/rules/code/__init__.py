"""Rules about Python code on pages: whether it parses, its imports exist and its calls are correct."""
