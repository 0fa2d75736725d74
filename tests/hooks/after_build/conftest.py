"""A small site with the files that are written after a build."""

import json
from typing import Any

import pytest

from tests.theme.conftest import Build, Built

HOOKS = ("page_text.py", "page_dates.py", "site_files.py")
GUIDES = """\
---
description: About the guides.
audience: Engineers.
next_steps: [{page: ray.md, text: Run Ray.}]
---
# Guides
"""
RAY = """\
---
description: How to run Ray.
tags: [ray, kubernetes]
---
# Deploy *Ray*

See [the guides](index.md#guides),
[below](#clusters "Title") and [Ray](https://docs.ray.io/).

!!! warning "Two things"
    First.

## Clusters { #clusters }

```python title="cluster.py"
x = 1


y = "|"
```

| Option | Meaning |
| --- | --- |
| `a | b` | *either* |

![A cluster](../cluster.png)

=== "GitHub"
    One.

=== "GitLab"
    Two.

Term
:   What it means.
"""
PAGES = {
    "index.md": "---\ndescription: Start.\n---\n# Welcome\n",
    "guides/index.md": GUIDES,
    "guides/ray.md": RAY,
    "guides/apart/note.md": "# Note\n",
    "api/module.md": "---\ndescription: A module.\n---\n# module\n",
    "cluster.png": "",
}
NAV = [
    {"Home": "index.md"},
    {"Guides": ["guides/index.md", {"Ray": "guides/ray.md"}, {"Apart": [{"Note": "guides/apart/note.md"}]}]},
    {"API": ["api/module.md"]},
]


def json_version(site: Built, address: str) -> dict[str, Any]:
    """The JSON version of a page."""
    found: dict[str, Any] = json.loads((site.folder / address / "index.json").read_text("utf-8"))
    return found


@pytest.fixture(scope="module")
def site(build_site: Build) -> Built:
    """A section with a guide and a group, and a generated reference."""
    return build_site(PAGES, NAV, hooks=HOOKS, extra={"kinds": {"api/*": "api", "guides/*": "guide"}})
