"""What an editor offers while one types: paths and anchors in pages, options in the configuration."""
