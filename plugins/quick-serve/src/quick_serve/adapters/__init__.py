"""What other plugins keep or register while MkDocs renders a page, one file each."""
