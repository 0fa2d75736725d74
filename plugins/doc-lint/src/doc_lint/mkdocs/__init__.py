"""doc-lint as a MkDocs plugin."""
