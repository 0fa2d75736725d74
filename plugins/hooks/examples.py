"""Hook of the theme: a block that shows a program of `docs/examples` says how it was checked, and offers the file.

Which block shows which program is found by comparing texts, so that pages say nothing of it; how a program is checked
stands in the `examples.toml` beside it. The markup is in `partials/example.html`. For other readers than people the
block has the attributes `data-example`, the path below `docs/examples`, and `data-kind`.
"""

import html
import re
import tomllib
from collections.abc import Iterator
from functools import partial
from pathlib import Path
from typing import NamedTuple

from jinja2 import Environment, Template
from markupsafe import Markup
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError
from mkdocs.structure.files import Files
from mkdocs.structure.pages import Page

FOLDER = "examples"
BLOCK = re.compile(
    r'<div class="(?P<classes>language-\w+ highlight)">(?P<shown>(?:<span class="filename">[^<]*</span>)?'
    r"<pre>(?:<span></span>)?<code>(?P<code>.*?)</code></pre>)</div>",
    re.DOTALL,
)
KINDS = {
    "local": ("Local", "Run in CI"),
    "cli": ("Command line", "Run in CI from a shell"),
    "slurm": ("Slurm", "Run in CI on a real Slurm"),
    "ray": ("Ray", "Run in CI on a local Ray"),
    "dry-run": ("Dry run", "Made in CI: nothing was submitted"),
    "static": ("Not run", "Checked against the package"),
}
"""The badge of each kind, and the beginning of the line beside it."""


class Example(NamedTuple):
    """A program that pages show."""

    path: str  # below the folder of examples
    kind: str
    badge: str
    line: str  # how it was checked
    text: str


def on_env(env: Environment, *, config: MkDocsConfig, files: Files) -> None:
    """Mark the blocks of all pages, before the search plugin reads the pages."""
    template = env.overlay(autoescape=True).get_template("partials/example.html")
    examples = list(_examples(Path(config.docs_dir) / FOLDER))
    for page in [file.page for file in files if file.page]:
        if page.content is not None:
            page.content = BLOCK.sub(partial(_marked, page, examples, files, template), page.content)


def _marked(page: Page, examples: list[Example], files: Files, template: Template, block: re.Match[str]) -> str:
    """The block, with badge, line and link if it shows an example; of equal ones that of the page's own folder."""
    text = html.unescape(re.sub("<[^>]+>", "", block["code"])).strip()
    own = page.file.src_uri.removesuffix(".md") + "/"
    shown = sorted((it for it in examples if it.text == text), key=lambda it: not it.path.startswith(own))
    if not shown:
        return block[0]
    file = files.get_file_from_path(f"{FOLDER}/{shown[0].path}")
    href = file.url_relative_to(page.file) if file else ""
    code = Markup(block["shown"])  # noqa: S704 - as Pygments made it
    return template.render(example=shown[0], href=href, classes=block["classes"], code=code)


def _examples(folder: Path) -> Iterator[Example]:
    """The programs in the tables below a folder."""
    for toml in sorted(folder.rglob("examples.toml")):
        for name, table in tomllib.loads(toml.read_text("utf-8")).items():
            file, kind = toml.parent / name, table.get("kind")
            if kind not in KINDS or not file.is_file():
                place = f"{FOLDER}/{toml.relative_to(folder)}"
                raise PluginError(f"{place}: [{name!r}] must name a file beside it and a kind of {', '.join(KINDS)}.")
            badge, line = KINDS[kind]
            line += " with LocalExecutor" if kind == "local" and table.get("status") else ""
            line += "; output recorded" if table.get("output") else ""
            line += f": {table['why']}" if table.get("why") else ""
            yield Example(file.relative_to(folder).as_posix(), kind, badge, line, file.read_text("utf-8").strip())
