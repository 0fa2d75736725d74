"""What `page_text.py` adds to the text of a page, one file a part."""
