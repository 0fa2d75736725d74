"""The rule hub-without-link."""

from doc_lint.testing import findings

CONFIG = """\
nav:
  - hub.md
  - API:
      - api/index.md
      - api/cart.md
  - till.md
plugins:
  - doc-lint:
      rules:
        hub-without-link:
          hubs:
            hub.md: ["api/*.md", till.md]
"""
PAGES = {f"docs/{name}.md": f"# {name}\n" for name in ("api/index", "api/cart", "till")}


def test_page_that_a_hub_does_not_link_to_is_reported() -> None:
    assert findings(
        "hub-without-link", {"mkdocs.yml": CONFIG, **PAGES, "docs/hub.md": "# Hub\n\n[x](api/cart.md)\n"}
    ) == [
        "docs/hub.md:1:1: `hub.md` links neither to `api/index.md` nor to a landing page above it",
        "docs/hub.md:1:1: `hub.md` links neither to `till.md` nor to a landing page above it",
    ]


def test_landing_page_of_the_section_is_enough() -> None:
    hub = "# Hub\n\n[x](api/index.md) [y](till.md)\n"
    assert findings("hub-without-link", {"mkdocs.yml": CONFIG, **PAGES, "docs/hub.md": hub}) == []


def test_hub_does_not_count_as_its_own_landing_page() -> None:
    config = CONFIG.replace('hub.md: ["api/*.md", till.md]', 'api/index.md: ["api/*.md"]')
    assert findings("hub-without-link", {"mkdocs.yml": config, **PAGES, "docs/hub.md": "# Hub\n"}) == [
        "docs/api/index.md:1:1: `api/index.md` links neither to `api/cart.md` nor to a landing page above it"
    ]


def test_hub_and_pattern_that_do_not_exist_are_reported_at_the_option() -> None:
    config = CONFIG + "            gone.md: [till.md]\n            till.md: ['gone/*']\n"
    hub = "# Hub\n\n[x](api/index.md) [y](till.md)\n"
    assert findings("hub-without-link", {"mkdocs.yml": config, **PAGES, "docs/hub.md": hub}) == [
        "mkdocs.yml:13:1: `hubs` names `gone.md`, which is not a page of this site",
        "mkdocs.yml:14:1: `hubs` requires `gone/*`, which does not match any page",
    ]
