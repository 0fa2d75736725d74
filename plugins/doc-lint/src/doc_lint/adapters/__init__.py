"""Where doc-lint meets its users: the MkDocs plugin and the command."""
