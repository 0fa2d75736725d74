"""The Markdown of a page reads without the site."""

import pytest

from tests.theme.conftest import Built

pytestmark = pytest.mark.xdist_group("theme")


def test_the_markdown_has_the_text_of_the_page(site: Built) -> None:
    assert (
        (site.folder / "guides/ray/index.md").read_text("utf-8")
        == """\
---
title: "Deploy Ray"
description: "How to run Ray."
url: "https://small.example/docs/guides/ray/"
---

# Deploy *Ray*

See [the guides](https://small.example/docs/guides/index.md#guides),
[below](https://small.example/docs/guides/ray/index.md#clusters "Title") and [Ray](https://docs.ray.io/).

> **Two things**
>
> First.

## Clusters

**cluster.py**

```python
x = 1


y = "|"
```

| Option | Meaning |
| --- | --- |
| `a \\| b` | *either* |

![A cluster](https://small.example/docs/cluster.png)

**GitHub**

One.

**GitLab**

Two.

**Term**: What it means.
"""
    )
