r"""Lint a site that is given as a dict of files: for doc-lint's own tests and those of other packages with rules.

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
from doc_lint.rules import Rule
from doc_lint.site import Site
from doc_lint.sources.rendered import RenderedReader

__all__ = ["Files", "findings", "lint_files", "loaded", "read_site", "write_files"]

Files = Mapping[str, str | bytes]
"""Contents by path, relative to the folder of the configuration.

Text is dedented. `mkdocs.yml` is the configuration; without one, `docs/` is the docs folder. Python files below `src/`
are packages that the option `package` can name, and HTML files below `site/` are the built pages.
"""


def findings(rule: str, files: Files, *, rules: Iterable[Rule] | None = None) -> list[str]:
    """Return what one rule finds in a site, as `file:line:column: message`.

    Args:
        rule: Name of the rule. It runs whatever the configuration selects, with the options that are set there.
        files: The site.
        rules: All rules there are; by default doc-lint's own and those of installed packages.
    """
    report = lint_files(files, select=(rule,), rules=rules)
    return [f"{finding.location}: {finding.message}" for finding in report.findings]


def lint_files(files: Files, *, select: tuple[str, ...] = (), rules: Iterable[Rule] | None = None) -> Report:
    """Lint a site; no plugin of its configuration runs.

    Args:
        files: The site.
        select: Rules or families to run instead of those that the configuration selects.
        rules: All rules there are; by default doc-lint's own and those of installed packages.
    """
    with loaded(files) as site:
        options = replace(site.options, select=select or site.options.select)
        return lint(site.site, options, rules)


def read_site(files: Files) -> Site:
    """Read a site; no plugin of its configuration runs. Its package can be read no more: use `lint_files` for that."""
    with loaded(files) as found:
        return found.site


@contextmanager
def loaded(files: Files) -> Iterator[Loaded]:
    """Read a site from a temporary folder, which is the working directory for as long as the block runs."""
    with TemporaryDirectory(prefix="doc-lint-") as folder, chdir(folder):
        root = Path(folder)
        write_files(root, {"mkdocs.yml": "", **files})
        (root / "docs").mkdir(exist_ok=True)
        found = load(Place(root / "mkdocs.yml"), plugins=False)
        built = {path: (root / path).read_bytes() for path in files if path.startswith("site/")}
        rendered = RenderedReader().read_pages(built, found.site.pages) if built else None
        yield replace(found, site=replace(found.site, rendered=rendered))


def write_files(root: Path, files: Files) -> None:
    """Write files below a folder."""
    for path, content in files.items():
        target = root / path
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(content if isinstance(content, bytes) else dedent(content).encode())
