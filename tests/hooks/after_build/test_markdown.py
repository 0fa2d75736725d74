"""The Markdown of a page reads without the site."""

import pytest

from after_build.markdown import page_markdown
from after_build.markup import parse
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


def test_titles_are_bold_and_what_only_the_theme_needs_is_left_out() -> None:
    html = "<details><summary>A <i>b</i></summary><p>c</p></details><p>d<span class='x doc-symbol'>e</span>f</p>"
    hidden = "<button>b</button><script>c</script><a>g</a>"
    assert page_markdown(parse(html + hidden)) == "> **A *b***\n>\n> c\n\ndf\n\ng\n"


def test_a_diagram_is_its_description_and_the_links_of_its_nodes() -> None:
    drawing = """<p>Before</p><svg viewBox="0 0 1 1"><title>Layers.</title><desc>From top
        to bottom</desc><style>x</style><a xlink:href="a/"><text>One</text><text>two</text></a><a></a></svg>"""
    assert page_markdown(parse(drawing)) == ("Before\n\nDiagram: Layers. From top\nto bottom.\n\n- [One two](a/)\n")


def test_nested_tabs_have_their_own_labels() -> None:
    def tabs(*contents: str) -> str:
        labels = "".join(f"<label>{index}</label>" for index, _ in enumerate(contents))
        blocks = "".join(f'<div class="tabbed-block">{content}</div>' for content in contents)
        return (
            f'<div class="tabbed-set"><input><div class="tabbed-labels">{labels}</div>'
            f'<div class="tabbed-content">{blocks}</div></div>'
        )

    assert page_markdown(parse(tabs("<p>a</p>", tabs("b", "c")))) == "**0**\n\na\n\n**1**\n\n**0**\n\nb\n\n**1**\n\nc\n"
