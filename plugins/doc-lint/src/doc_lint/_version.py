"""The version of doc-lint, where the build of the package and the reports read it."""

__version__ = "0.1.0"
