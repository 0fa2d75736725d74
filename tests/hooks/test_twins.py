"""Each page is there for programs as well: as Markdown, as JSON, and in the lists of all pages."""

import json
import re
from typing import Any

import jsonschema
import pytest

from tests.theme.conftest import Build, Built

pytestmark = pytest.mark.xdist_group("theme")

HOOKS = ("page_text.py", "page_dates.py", "twins.py")
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


def build(build_site: Build) -> Built:
    return build_site(PAGES, NAV, hooks=HOOKS, extra={"kinds": {"api/*": "api", "guides/*": "guide"}})


@pytest.fixture(scope="module")
def site(build_site: Build) -> Built:
    return build(build_site)


def twin(site: Built, address: str) -> dict[str, Any]:
    found: dict[str, Any] = json.loads((site.folder / address / "index.json").read_text("utf-8"))
    return found


def test_the_markdown_says_what_the_page_says(site: Built) -> None:
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


def test_the_json_says_what_the_page_holds(site: Built) -> None:
    ray = twin(site, "guides/ray")
    content = ray.pop("content")
    assert content.startswith("# Deploy *Ray*\n")
    assert ray.pop("word_count") == len(content.split())
    address = "https://small.example/docs/guides/ray/"
    assert ray == {
        "id": "guides/ray",
        "title": "Deploy Ray",
        "url": address,
        "markdown_url": f"{address}index.md",
        "json_url": f"{address}index.json",
        "description": "How to run Ray.",
        "kind": "guide",
        "section_path": ["Guides"],
        "tags": ["ray", "kubernetes"],
        "headings": [
            {"id": "deploy-ray", "text": "Deploy Ray", "level": 1},
            {"id": "clusters", "text": "Clusters", "level": 2},
        ],
        "code_blocks": [{"content": 'x = 1\n\n\ny = "|"\n', "language": "python", "title": "cluster.py"}],
        "links": [
            {"text": "the guides", "url": "https://small.example/docs/guides/#guides", "type": "internal"},
            {"text": "below", "url": f"{address}#clusters", "type": "anchor"},
            {"text": "Ray", "url": "https://docs.ray.io/", "type": "external"},
        ],
        "images": [{"src": "https://small.example/docs/cluster.png", "alt": "A cluster"}],
    }


def test_the_panel_and_the_next_steps_are_part_of_the_twins(site: Built) -> None:
    guides = twin(site, "guides")
    assert "**Audience**: Engineers." in guides["content"]
    assert [heading["id"] for heading in guides["headings"]] == ["guides", "next-steps"]
    assert "Run Ray." in guides["content"]


def test_a_landing_page_lists_its_section_and_the_home_page_all_pages(site: Built) -> None:
    assert [page["id"] for page in twin(site, "guides")["children"]] == ["guides/ray", "guides/apart/note"]
    assert [page["id"] for page in twin(site, "")["children"]] == [
        "guides/index",
        "guides/ray",
        "guides/apart/note",
        "api/module",
    ]
    assert "children" not in twin(site, "guides/ray")


def test_a_page_with_an_audience_is_a_landing_page_whatever_its_folder(site: Built) -> None:
    kinds = {page["id"]: page["kind"] for page in [twin(site, ""), *twin(site, "")["children"]]}
    assert kinds == {
        "index": "page",
        "guides/index": "landing",
        "guides/ray": "guide",
        "guides/apart/note": "guide",
        "api/module": "api",
    }


def test_the_lists_name_the_pages_by_section_and_the_reference_last(site: Built) -> None:
    assert (
        (site.folder / "llms.txt").read_text("utf-8")
        == """\
# Small site

## Start

- [Welcome](https://small.example/docs/index.md): Start.

## Guides

- [Guides](https://small.example/docs/guides/index.md): About the guides.
- [Deploy Ray](https://small.example/docs/guides/ray/index.md): How to run Ray.
- [Note](https://small.example/docs/guides/apart/note/index.md)

## Optional

- [module](https://small.example/docs/api/module/index.md): A module.
"""
    )
    full = (site.folder / "llms-full.txt").read_text("utf-8")
    assert [line for line in full.splitlines() if line.startswith("# ")] == [
        "# Small site",
        "# Welcome",
        "# Guides",
        "# Deploy *Ray*",
        "# Note",
    ]


def test_every_page_keeps_to_the_published_schema(site: Built) -> None:
    schema = json.loads((site.folder / "schemas/page.json").read_text("utf-8"))
    assert schema["$id"] == "https://small.example/docs/schemas/page.json"
    validate = jsonschema.Draft202012Validator(schema).validate
    for page in site.folder.rglob("index.json"):
        validate(json.loads(page.read_text("utf-8")))
    with pytest.raises(jsonschema.ValidationError):
        validate(twin(site, "guides/ray") | {"headings": [{"id": "", "text": "x", "level": 7}]})


def test_the_twins_of_a_released_version_have_addresses_of_the_latest(
    build_site: Build, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("MIKE_DOCS_VERSION", "0.11")
    plugins = ["search", {"mike": {"canonical_version": "latest"}}]
    ray = twin(build_site(PAGES, NAV, plugins, hooks=HOOKS), "guides/ray")
    assert ray["json_url"] == "https://small.example/docs/latest/guides/ray/index.json"
    assert [link["type"] for link in ray["links"]] == ["internal", "anchor", "external"]


def test_the_same_pages_give_the_same_bytes(site: Built, build_site: Build) -> None:
    again = build(build_site)
    names = [
        "llms.txt",
        "llms-full.txt",
        "guides/ray/index.md",
        "guides/ray/index.json",
        "index.json",
        "schemas/page.json",
    ]
    assert {name: (again.folder / name).read_bytes() for name in names} == {
        name: (site.folder / name).read_bytes() for name in names
    }


def test_the_page_leads_to_its_twins(site: Built) -> None:
    page = site.page("guides/ray/")
    assert '<link rel="nofollow alternate" type="text/markdown" href="index.md">' in page
    assert '<link rel="nofollow alternate" type="application/json" href="index.json">' in page
    assert re.search(r'<a href="index.md" [^>]*data-copy-page', page)
    assert "index.md" not in (site.folder / "404.html").read_text("utf-8")
