"""A badge below each block that shows a program of `docs/examples`, for how it is tested, and a link to the file.

The pages do not mention it: the block that shows a program is found by its text, and `examples.toml` next to the
program has its kind. The badge links the page that explains the tests, if the site has it. The markup is in
`partials/example.html`. For programs that read the page, the block has the attributes `data-example`, the path below
`docs/examples`, and `data-kind`.
"""

import html
import re
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import NamedTuple

from markupsafe import Markup
from mkdocs.exceptions import PluginError
from mkdocs.structure.files import Files
from mkdocs.structure.pages import Page

from kept import kept
from page_parts.templates import Templates
from text_files import read_text
from toml_tables import read_tables

FOLDER = "examples"
BLOCK = re.compile(
    r'<div class="(?P<classes>language-\w+ highlight)">(?P<shown>(?:<span class="filename">[^<]*</span>)?'
    r"<pre>(?:<span></span>)?<code>(?P<code>.*?)</code></pre>)</div>",
    re.DOTALL,
)
EXPLANATION = "about/how-these-docs-are-tested.md"
KINDS = {
    "local": ("Local", "Tested in CI on one machine"),
    "cli": ("Command line", "Tested in CI from a shell"),
    "slurm": ("Slurm", "Tested in CI on a real Slurm"),
    "ray": ("Ray", "Tested in CI on a local Ray"),
    "dry-run": ("Dry run", "Tested in CI as a dry run: nothing was submitted"),
    "static": ("Not run", "Not run in CI: its calls are checked against the package"),
}
"""The badge of each kind, and what it means."""


class Program(NamedTuple):
    """A program that pages show."""

    path: str  # below the folder of examples
    kind: str
    badge: str
    tested: str  # what the badge means
    text: str


Programs = Mapping[str, Sequence[Program]]
"""By their text."""


def programs_by_text(docs: Path) -> Programs:
    """Return the programs in the tables below `docs/examples`."""
    found: dict[str, list[Program]] = {}
    for program in read_programs(docs):
        found.setdefault(program.text, []).append(program)
    return found


def read_programs(docs: Path) -> Iterator[Program]:
    """Yield the programs in the tables below `docs/examples`."""
    folder = docs / FOLDER
    for toml in sorted(folder.rglob("examples.toml")):
        for name, table in read_tables(toml).items():
            file, kind = toml.parent / name, table.get("kind")
            if kind not in KINDS or not file.is_file():
                place = f"{FOLDER}/{toml.relative_to(folder)}"
                raise PluginError(
                    f"{place}: [{name!r}] must name a file next to it and one of the kinds {', '.join(KINDS)}."
                )
            badge, tested = KINDS[kind]
            yield Program(file.relative_to(folder).as_posix(), kind, badge, tested, read_text(file).strip())


def with_program_badges(page: Page, content: str, programs: Programs, files: Files, templates: Templates) -> str:
    """Return the content; each block that shows a program has a badge and a link to its file."""
    parts, end = [], 0
    for block in _blocks(content):
        if equal := programs.get(_text(block["code"])):
            parts += [content[end : block.start()], _with_badge(page, equal, files, templates, block)]
            end = block.end()
    return "".join([*parts, content[end:]]) if parts else content


@kept
def _blocks(content: str) -> tuple[re.Match[str], ...]:
    return tuple(BLOCK.finditer(content))


def _with_badge(page: Page, equal: Sequence[Program], files: Files, templates: Templates, block: re.Match[str]) -> str:
    """Return a block; of several equal programs, the one in the folder of the page counts."""
    own = page.file.src_uri.removesuffix(".md") + "/"
    program = min(equal, key=lambda it: not it.path.startswith(own))
    file = files.src_uris.get(f"{FOLDER}/{program.path}")
    explanation = files.src_uris.get(EXPLANATION)
    return templates.render(
        "example",
        program=program,
        href=file.url_relative_to(page.file) if file else "",
        explanation=explanation.url_relative_to(page.file) if explanation and explanation.page else "",
        classes=block["classes"],
        code=Markup(block["shown"]),  # noqa: S704 - as Pygments made it
    )


@kept
def _text(code: str) -> str:
    return html.unescape(re.sub("<[^>]+>", "", code)).strip()
