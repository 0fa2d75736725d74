"""The version of doc-lint, read by the package build and by the reports."""

__version__ = "0.1.0"
