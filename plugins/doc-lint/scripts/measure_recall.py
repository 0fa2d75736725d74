"""Write broken links of many forms into a copy of a site, and count those that doc-lint finds."""

import argparse
import random
import re
import shutil
import sys
import tempfile
from collections import defaultdict
from collections.abc import Iterable, Iterator
from functools import partial
from pathlib import Path
from posixpath import dirname, normpath, relpath
from typing import NamedTuple
from urllib.parse import urlsplit

from msgspec.structs import replace

from doc_lint import Report, Site, lint
from doc_lint.cli.load import Loaded, Place, load
from doc_lint.engine import Facts
from doc_lint.grouping import each_place
from doc_lint.site import Page
from doc_lint.sources.config.raw_config import entries, read_config
from doc_lint.sources.files.folder import Folder

PLACES = ("See [{x}].\n", "- item with [{x}]\n", "> quoted [{x}]\n", "Two lines\nwith **[{x}]**.\n", "1. [{x}]\n")


class Injected(NamedTuple):
    """A broken link that was written into a copy of the site."""

    form: str
    file: str
    token: str


def inject(root: Path, site: Site, each: int, snippets: str) -> list[Injected]:
    """Write broken links of every form into the pages of a copy, each after a heading; return them.

    Pages that get anchors of unknown names while they are rendered are left out.
    """
    source = random.Random(0)  # noqa: S311 - the same links at every run
    anchors = Facts(site).get("anchors")
    hosts = [page for page in site.pages if _headings(page) and (root / page.location.path).is_file()]
    prefix = urlsplit(site.site_url).path or "/"
    injected: list[Injected] = []
    lines: dict[str, dict[int, list[str]]] = defaultdict(lambda: defaultdict(list))
    for form in FORMS:
        for number in range(each):
            token = f"gone-{len(injected)}-x"
            page, goal = (source.choice([p for p in hosts if not anchors.origin_of(p, token)]) for _ in range(2))
            target = FORMS[form].format(
                token=token,
                file=relpath(goal.path, dirname(page.path) or "."),
                url=_relative_url(page, goal),
                absolute=prefix + goal.url,
                prefix=prefix,
                case=_swapped(relpath(goal.path, dirname(page.path) or ".")),
            )
            text = target + "\n" if "<" in target else PLACES[number % len(PLACES)].replace("[{x}]", target)
            file = page.location.path
            if form.startswith("included"):
                name = f"included-{token}.md"
                file = normpath(f"{snippets}/{name}")
                (root / file).write_text(f"An included file.\n\n{text}")
                text = f'--8<-- "{name}"\n'
            lines[page.location.path][source.choice(_headings(page))].append(text)
            injected.append(Injected(form, file, token))
    for path, additions in lines.items():
        _write(root / path, additions)
    return injected


FORMS = {
    "relative link": "[{token}]({token}.md)",
    "relative anchor": "[{token}]({file}#{token})",
    "anchor of the page": "[{token}](#{token})",
    "directory URL": "[{token}]({url}{token}/)",
    "directory URL, anchor": "[{token}]({url}#{token})",
    "absolute link": "[{token}]({prefix}{token}/)",
    "absolute anchor": "[{token}]({absolute}#{token})",
    "raw HTML link": '<a href="{token}/">{token}</a>',
    "raw HTML anchor": '<p><a href="#{token}">{token}</a></p>',
    "raw HTML image": '<img src="{token}.png" alt="{token}">',
    "included link": "[{token}]({token}.md)",
    "included anchor": "[{token}](#{token})",
    "wrong case": "[{token}]({case})",
    "image": "![{token}]({token}.png)",
}


def _headings(page: Page) -> list[int]:
    """Return the lines of the headings that stand in the page's own file."""
    return [heading.location.line for heading in page.headings if heading.location.path == page.location.path]


def _relative_url(page: Page, goal: Page) -> str:
    url = relpath("/" + goal.url, "/" + page.url)
    return f"{url}/" if goal.url.endswith("/") or not goal.url else url


def _swapped(path: str) -> str:
    folder, slash, name = path.rpartition("/")
    return f"{folder}{slash}{name[0].swapcase()}{name[1:]}"


def _write(path: Path, additions: dict[int, list[str]]) -> None:
    lines = path.read_text("utf-8").split("\n")
    for number in sorted(additions, reverse=True):
        below = number + 1 if lines[number : number + 1] and re.fullmatch(r"=+|-+", lines[number]) else number
        lines[below:below] = ["", *"\n".join(additions[number]).split("\n")]
    path.write_text("\n".join(lines), "utf-8")


def found(injected: Iterable[Injected], report: Report, root: Path) -> Iterator[tuple[Injected, bool]]:
    """Yield each injected link and whether a finding of the family links is at its line."""
    reported = {
        (place.location.path, place.location.line) for place in each_place(report.findings) if place.rule in LINK_RULES
    }
    for link in injected:
        lines = (root / link.file).read_text("utf-8").split("\n")
        line = next(number for number, text in enumerate(lines, 1) if link.token in text)
        yield link, (link.file, line) in reported


LINK_RULES = ("broken-link", "broken-anchor", "missing-image", "wrong-case-link")


def read(config: Path, generated: Iterable[str], *, plugins: bool) -> Loaded:
    """Read a site, with these patterns of generated pages in addition to its own."""
    loaded = load(Place(config), lambda options: options, plugins=plugins)
    return replace(loaded, site=replace(loaded.site, generated=(*loaded.site.generated, *generated)))


def with_snippets(config: Path) -> str:
    """Turn on the extension for included files where the site does not use it; return the folder that it looks in."""
    text = config.read_text("utf-8")
    if "pymdownx.snippets" not in text:
        first = re.search(r"^markdown_extensions:[ ]*\n(?:[ ]*(?:#.*)?\n)*([ ]*)(- )?(?=\w)", text, re.MULTILINE)
        if first:  # a list or a mapping
            at = first.start(1)
            entry = f"{first[1]}- pymdownx.snippets\n" if first[2] else f"{first[1]}pymdownx.snippets:\n"
            config.write_text(f"{text[:at]}{entry}{text[at:]}", "utf-8")
        else:
            config.write_text(f"{text}\nmarkdown_extensions: [pymdownx.snippets]\n", "utf-8")
    options = entries(read_config(Folder(config.parent, ""), config.name).get("markdown_extensions"))
    folders = options["pymdownx.snippets"].get("base_path", ".")
    return str(folders if isinstance(folders, str) else folders[0])


def main() -> int:
    """Measure one site and print a table."""
    parser = argparse.ArgumentParser(prog="scripts/recall")
    parser.add_argument("folder", type=Path)
    parser.add_argument("--config", default="mkdocs.yml")
    parser.add_argument("--generated", action="append", default=[])
    parser.add_argument("--each", type=int, default=20)
    parser.add_argument("--no-plugins", dest="plugins", action="store_false")
    given = parser.parse_args()
    read_site = partial(read, generated=given.generated, plugins=given.plugins)
    loaded = read_site(given.folder / given.config)
    if loaded.note:
        print(loaded.note)
    with tempfile.TemporaryDirectory() as folder:
        copy = Path(folder, "site")
        shutil.copytree(given.folder, copy, ignore=shutil.ignore_patterns(".git", ".venv", "node_modules", "target"))
        if (given.folder / ".git").is_dir():  # plugins ask git for dates
            (copy / ".git").write_text(f"gitdir: {(given.folder / '.git').resolve()}\n")
        config = copy / given.config
        root = config.parent
        injected = inject(root, loaded.site, given.each, with_snippets(config))
        read_copy = read_site(config)
        rows = list(found(injected, lint(read_copy.site, read_copy.options), root))
    print(f"{'broken links written into it':32} written  found at their line")
    for form in FORMS:
        hits = [hit for link, hit in rows if link.form == form]
        print(f"{form:32} {len(hits):7}  {sum(hits):7}")
    print(f"{'all':32} {len(rows):7}  {sum(hit for _, hit in rows):7}")
    for link, hit in rows:
        if not hit:
            print(f"  not found: {link.form}: {link.file}: {link.token}")
    return 0 if all(hit for _, hit in rows) else 1


if __name__ == "__main__":
    sys.exit(main())
