"""The documented Python package: its modules and names, and what a type checker reports."""
