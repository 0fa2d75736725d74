"""Rules about text and links that pages must or must not contain, each with a reason."""
