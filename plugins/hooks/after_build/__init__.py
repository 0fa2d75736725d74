"""What `site_files.py` writes into a built site, one file a kind of file."""
