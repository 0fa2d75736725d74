"""What the configuration and the nav files of a site say, read without MkDocs."""
