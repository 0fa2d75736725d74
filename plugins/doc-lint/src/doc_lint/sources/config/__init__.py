"""Read the configuration and the nav files of a site without MkDocs."""
