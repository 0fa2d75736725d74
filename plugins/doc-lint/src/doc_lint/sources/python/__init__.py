"""Read the documented Python package: its modules, its names, and diagnostics of a type checker."""
