"""Serve an MkDocs site and do only what a change needs: `python -m quick_serve`, with the options of `mkdocs serve`."""
