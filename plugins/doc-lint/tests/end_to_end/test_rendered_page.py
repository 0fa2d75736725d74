"""In a build, the rendered page decides; in `check`, a page that a hook may change is unjudged."""

import re

import pytest

from tests.conftest import Make

HOOK = """\
import re


def on_page_markdown(markdown, page, **_):
    changed = {
        "empty.md": lambda: "# Filled\\n\\nWith text.\\n",
        "untitled.md": lambda: "# Title\\n\\n" + markdown,
        "jump.md": lambda: markdown.replace("#### Deep", "## Deep"),
        "pictures.md": lambda: markdown.replace("![]", "![A cup]").replace("cup.png", "https://example.org/cup.png"),
        "links.md": lambda: markdown.replace("](/jump/", "](ids.md").replace("](../jump/", "](titles.md"),
        "titles.md": lambda: markdown.replace("# Two", "## Two").replace("javascript:", "https://example.org/?"),
        "terms.md": lambda: markdown + "\\n\\n[ray]: https://docs.ray.io/\\n[^1]: Forty\\n",
    }
    return changed.get(page.file.src_uri, lambda: markdown)()


def on_page_content(html, page, **_):
    return html.replace('id="x"', 'id="y"', 1) if page.file.src_uri == "ids.md" else html
"""
FILES = {
    "docs/index.md": "# Home\n\n"
    + " ".join(
        f"[{name}]({name}.md)" for name in ("empty", "untitled", "jump", "pictures", "terms", "ids", "links", "titles")
    )
    + " [y](ids.md#y)\n",
    "docs/empty.md": "",
    "docs/untitled.md": "Some text.\n",
    "docs/jump.md": "# Jump\n\n#### Deep\n\nText.\n",
    "docs/pictures.md": "# Pictures\n\n![](cup.png)\n",
    "docs/links.md": "# Links\n\n[one](/jump/) and [two](../jump/)\n",
    "docs/titles.md": "# One\n\n[run](javascript:run)\n\n# Two\n\nText.\n",
    "docs/terms.md": "# Terms\n\nRead [the guide][ray].[^1]\n",
    "docs/ids.md": "# Ids\n\n## A {#x}\n\nText.\n\n## B {#x}\n\nText.\n",
    "hook.py": HOOK,
}
CONFIG = "site_name: X\nmarkdown_extensions: [footnotes, attr_list]\nplugins: [doc-lint]\n"
DEFECTS = {
    "docs/empty.md:1:1 empty-page",
    "docs/untitled.md:1:1 missing-title",
    "docs/jump.md:3:1 heading-jump",
    "docs/pictures.md:3:1 missing-alt-text",
    "docs/pictures.md:3:1 missing-image",
    "docs/links.md:3:1 absolute-link",
    "docs/links.md:3:19 directory-link",
    "docs/titles.md:3:1 script-link",
    "docs/titles.md:5:1 second-title",
    "docs/terms.md:3:6 undefined-reference",
    "docs/terms.md:3:23 undefined-reference",
    "docs/ids.md:7:1 duplicate-id",
    "docs/index.md:3:153 broken-anchor",
}


@pytest.mark.parametrize("command", ["build", "check"])
@pytest.mark.parametrize("hook", ["", "hooks: [hook.py]\n"])
def test_a_defect_that_a_hook_repairs_is_not_reported(project: Make, hook: str, command: str) -> None:
    site = project({"mkdocs.yml": CONFIG + hook, **FILES})
    output = (site.build() if command == "build" else site.check()).output
    found = {f"{place} {rule}" for place, rule in re.findall(r"(docs/\S+): .*\[([a-z-]+)\]$", output, re.MULTILINE)}
    assert found == (set() if hook else DEFECTS)
