"""The fixture that builds a small site, which tests of the theme need, too."""

from tests.theme.conftest import build_site

__all__ = ["build_site"]
