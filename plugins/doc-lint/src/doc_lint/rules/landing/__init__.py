"""Landing pages: what they say and where they lead."""
