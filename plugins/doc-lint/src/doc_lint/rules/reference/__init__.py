"""The API reference against the documented package."""
