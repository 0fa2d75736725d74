"""Rules that compare the API reference with the documented package."""
