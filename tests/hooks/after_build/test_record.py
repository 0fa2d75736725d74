"""The JSON of a page has its parts, and follows the published schema."""

import json

import jsonschema
import pytest

from tests.hooks.after_build.conftest import json_version
from tests.theme.conftest import Built

pytestmark = pytest.mark.xdist_group("theme")


def test_the_json_has_the_parts_of_the_page(site: Built) -> None:
    ray = json_version(site, "guides/ray")
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


def test_every_page_follows_the_published_schema(site: Built) -> None:
    schema = json.loads((site.folder / "schemas/page.json").read_text("utf-8"))
    assert schema["$id"] == "https://small.example/docs/schemas/page.json"
    validate = jsonschema.Draft202012Validator(schema).validate
    for page in site.folder.rglob("index.json"):
        validate(json.loads(page.read_text("utf-8")))
    with pytest.raises(jsonschema.ValidationError):
        validate(json_version(site, "guides/ray") | {"headings": [{"id": "", "text": "x", "level": 7}]})
