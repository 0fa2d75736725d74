"""doc-lint as a plugin of MkDocs."""
