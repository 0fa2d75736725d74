"""Text and links that pages must or must not have, by pattern, each with a reason."""
