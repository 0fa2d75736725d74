"""What Acme's style guide asks of titles."""
