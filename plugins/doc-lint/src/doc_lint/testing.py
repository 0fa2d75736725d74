r"""Lint a site given as a dict of files, in the tests of doc-lint and of packages that provide rules.

```python
from doc_lint.testing import findings

def test_title_in_capitals_is_found() -> None:
    site = {"docs/index.md": "# READ THIS\n"}
    assert findings("shouting-title", site) == ["docs/index.md:1:1: `READ THIS` is written in capitals"]
```
"""

from collections.abc import Iterable, Iterator, Mapping
from contextlib import chdir, contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory
from textwrap import dedent

from msgspec.structs import replace

from doc_lint.cli.load import Loaded, Place, load
from doc_lint.engine import lint
from doc_lint.findings import Report
from doc_lint.grouping import each_place
from doc_lint.rules import Rule
from doc_lint.site import Site
from doc_lint.sources.html.navigation import RenderedReader

__all__ = ["Files", "findings", "lint_files", "loaded", "read_site", "write_files"]

Files = Mapping[str, str | bytes]
"""File contents by path, relative to the folder of the configuration file.

Strings are dedented. `mkdocs.yml` is the configuration; without it, `docs/` is the docs folder. The option `package`
can name a package in `src/`. HTML files in `site/` are the built pages.
"""


def findings(rule: str, files: Files, *, rules: Iterable[Rule] | None = None) -> list[str]:
    """Return what one rule finds: `file:line:column: message` for each place.

    Places with the same cause, which a report shows as one finding, are listed one by one; a place in a file that
    several pages include is listed once.

    Args:
        rule: Name of the rule. It runs even if the configuration doesn't select it, with the options set there.
        files: The site.
        rules: All available rules. Defaults to doc-lint's own and those of installed packages.
    """
    report = lint_files(files, select=(rule,), rules=rules)
    places = sorted(each_place(report.findings), key=lambda each: (each.location, each.key, each.message))
    return list(dict.fromkeys(f"{place.location}: {place.message}" for place in places))


def lint_files(files: Files, *, select: tuple[str, ...] = (), rules: Iterable[Rule] | None = None) -> Report:
    """Lint a site without running the plugins of its configuration.

    Args:
        files: The site.
        select: Rules or families to run instead of those that the configuration selects.
        rules: All available rules. Defaults to doc-lint's own and those of installed packages.
    """
    with loaded(files) as site:
        options = replace(site.options, select=select or site.options.select)
        return lint(site.site, options, rules)


def read_site(files: Files) -> Site:
    """Read a site without running the plugins of its configuration.

    The documented package can't be read afterwards, because its files are gone. For rules on it, use `lint_files`.
    """
    with loaded(files) as found:
        return found.site


@contextmanager
def loaded(files: Files) -> Iterator[Loaded]:
    """Read a site from a temporary folder, which is the working directory inside the `with` block."""
    with TemporaryDirectory(prefix="doc-lint-") as folder, chdir(folder):
        root = Path(folder)
        write_files(root, {"mkdocs.yml": "", **files})
        (root / "docs").mkdir(exist_ok=True)
        found = load(Place(root / "mkdocs.yml"), plugins=False)
        built = {path: (root / path).read_bytes() for path in files if path.startswith("site/")}
        rendered = RenderedReader().read_pages(built, found.site.pages) if built else None
        yield replace(found, site=replace(found.site, rendered=rendered))


def write_files(root: Path, files: Files) -> None:
    """Write files into a folder."""
    for path, content in files.items():
        target = root / path
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(content if isinstance(content, bytes) else dedent(content).encode())
