"""A small real site in this repository's theme, built by MkDocs."""

import html
import json
import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from xml.etree import ElementTree

import pytest
from mkdocs.commands.build import build
from mkdocs.config import load_config

PLUGINS = Path(__file__).parents[2] / "plugins"
THEME = PLUGINS / "theme"
HOOKS = PLUGINS / "hooks"
CONFIG = """
site_name: Small site
site_url: https://small.example/docs/
repo_url: https://small.example/repository
edit_uri: edit/main/docs/
theme:
  name: material
  custom_dir: {theme}
  font: false
  icon: {{repo: fontawesome/brands/github}}
  features: [navigation.footer, navigation.indexes, navigation.path, navigation.tabs]
extra: {extra}
markdown_extensions:
  - admonition
  - attr_list
  - def_list
  - tables
  - toc: {{title: On this page, permalink: true}}
  - pymdownx.highlight: {{anchor_linenums: false, pygments_lang_class: true}}
  - pymdownx.superfences
  - pymdownx.tabbed: {{alternate_style: true}}
hooks: {hooks}
validation: {{links: {{anchors: warn}}}}
plugins: {plugins}
nav: {nav}
"""


@dataclass(frozen=True)
class Built:
    """A built site, as its reader gets it."""

    folder: Path

    def page(self, address: str) -> str:
        """The HTML of a page by its address, such as `guides/ray/`."""
        return (self.folder / address / "index.html").read_text("utf-8")

    def panel(self, address: str) -> dict[str, ElementTree.Element]:
        """The values of the landing panel by their labels, in the order shown."""
        found = re.search(r'<dl class="landing-panel.*?</dl>', self.page(address), re.DOTALL)
        rows = ElementTree.fromstring(found[0]).findall("div") if found else []
        return {words(row.find("dt")): value for row in rows if (value := row.find("dd")) is not None}

    def cards(self, address: str) -> list[ElementTree.Element]:
        """The cards of the next steps."""
        found = re.search(r'<ul class="next-steps">.*?</ul>', self.page(address), re.DOTALL)
        return ElementTree.fromstring(found[0]).findall("li") if found else []

    def found_by_search(self, address: str) -> str:
        """The text that the search index holds of a page or of a section of it."""
        entries = json.loads((self.folder / "search" / "search_index.json").read_text("utf-8"))["docs"]
        return html.unescape(
            " ".join(re.sub("<.*?>", " ", entry["text"]) for entry in entries if entry["location"] == address)
        )


def words(element: ElementTree.Element | None) -> str:
    """The text of an element, with single spaces."""
    return "" if element is None else " ".join("".join(element.itertext()).split())


def hrefs(element: ElementTree.Element) -> list[str]:
    """The addresses of the links in an element."""
    return [link.attrib["href"] for link in element.iter("a")]


Build = Callable[..., Built]


def write_project(
    root: Path,
    pages: Mapping[str, str],
    nav: object = None,
    plugins: object = ("search",),
    hooks: Sequence[str] = ("version_selector.py", "page_text.py"),
    extra: Mapping[str, object] | None = None,
) -> None:
    """Write the configuration and the pages, by their paths, of a small site."""
    for path, text in pages.items():
        target = root / "docs" / path
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_text(text, "utf-8")
    config = CONFIG.format(
        theme=THEME,
        plugins=json.dumps(plugins),
        nav=json.dumps(nav),
        hooks=json.dumps([str(HOOKS / hook) for hook in hooks]),
        extra=json.dumps({"version": {"provider": "mike", "default": "latest"}, **(extra or {})}),
    )
    (root / "mkdocs.yml").write_text(config, "utf-8")


@pytest.fixture(scope="module")
def build_site(tmp_path_factory: pytest.TempPathFactory) -> Build:
    """Build a site from its pages by path, and what else `write_project` takes."""

    def make(pages: Mapping[str, str], *settings: object, **more: object) -> Built:
        root = tmp_path_factory.mktemp("site")
        write_project(root, pages, *settings, **more)  # type: ignore[arg-type]  # passed on as they come
        build(load_config(str(root / "mkdocs.yml"), site_dir=str(root / "site")))
        return Built(root / "site")

    return make
