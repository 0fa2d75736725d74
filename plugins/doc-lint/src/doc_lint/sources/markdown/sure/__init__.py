"""Which pages the fast reader reads as Python-Markdown does."""
