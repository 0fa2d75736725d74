"""A small site with a landing page, for the tests of several parts of a page."""

from pathlib import Path

import pytest

from tests.theme.conftest import Build, Built, build_site

__all__ = ["build_site"]

ROOT = Path(__file__).parents[2]

LANDING = """\
---
description: About the guides.
purpose: Find the steps with `run.Config[int]`.
audience: Engineers & <b>scientists</b>.
prerequisites:
  - Python 3.10
  - page: ../index.md
    text: "`nemo-run` installed"
  - page: ray.md#clusters
next_steps:
  - page: ray.md#clusters
    text: Run <i>Ray</i> with `RayJob`.
  - page: ../index.md
    text: Go home.
  - ray.md
---
# Guides

First paragraph.

## First heading
"""
RAY = """\
---
next_steps:
  - page: index.md
    text: All guides.
---
# Deploy `Ray` & <em>more</em>

## Next steps

Written by hand.

## Clusters
"""


def dated(day: str) -> str:
    """Return front matter that dates a page as `page_dates.py` does by Git."""
    return f"---\nlast_modified: '{day}'\ngit_revision_date_localized: '<time datetime=\"{day}\">{day}</time>'\n---\n"


@pytest.fixture(scope="module")
def site(build_site: Build) -> Built:
    """A home page, a landing page and a guide, whose label in the nav is not its title."""
    pages = {"index.md": "# Welcome\n", "guides/index.md": LANDING, "guides/ray.md": RAY, "guides/bare.md": "# Bare\n"}
    nav = [{"Home": "index.md"}, {"Guides": ["guides/index.md", {"Ray": "guides/ray.md"}, {"Bare": "guides/bare.md"}]}]
    return build_site(pages, nav)
