"""Writes offences at random places into a copy of a site."""

import random
import re
import shutil
import sys
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from posixpath import dirname, join, relpath
from typing import NamedTuple
from urllib.parse import urlsplit

from doc_lint import Site
from doc_lint.site import Page
from scripts.mutations import Form

MARK = ">>"


class Mutation(NamedTuple):
    """An offence in the copy.

    Attributes:
        form: Its form.
        word: The word that only this offence has.
        lines: The lines of each file that were written.
        right: Those of them at which a finding is right.
    """

    form: Form
    word: str
    lines: frozenset[tuple[str, int]]
    right: frozenset[tuple[str, int]]


class Insertion(NamedTuple):
    """A block to be written below a line of a file."""

    form: Form
    word: str
    line: int
    text: str


class Writer:
    """Writes offences into one copy of a site, each on another page.

    Args:
        root: The folder of the copy's configuration.
        site: The site, as it was before.
        config: The name of the configuration file.
        source: Where random numbers come from.
        plugins: Whether the plugins of the site run.
    """

    def __init__(self, root: Path, site: Site, config: str, source: random.Random, *, plugins: bool):
        self.root, self.site, self.source, self.plugins = root, site, source, plugins
        self.config = (root / config).read_text("utf-8", "replace")
        self.docs = site.pages[0].location.path.removesuffix(site.pages[0].path) if site.pages else ""
        self.nav = _nav_file(root, site, config, self.docs)
        hosts = [page for page in site.pages if self._is_host(page)]
        self.goals = [page for page in hosts if page.url]
        self.hosts = source.sample(hosts, len(hosts))
        listed = [page.path for page in self.goals if page.in_nav]
        self.listed = source.sample(listed, min(len(listed), 2))
        self.callables = _callables(site)
        self.insertions: dict[str, list[Insertion]] = defaultdict(list)
        self.written: list[Mutation] = []

    def _is_host(self, page: Page) -> bool:
        """Whether offences of every form may be written into a page, and are judged there."""
        own = page.location.path
        return (
            page is not self.site.home  # the order of its links counts
            and any(heading.location.path == own and 1 < heading.level < 5 for heading in page.headings)
            and any(heading.level == 1 for heading in page.headings)
            and (self.root / own).is_file()
            and not (page.generated or page.is_history or page.has_markers or page.directives or page.encoding_defect)
        )

    def takes(self, form: Form) -> bool:
        """Whether the site has what a form needs."""
        if form.needs == "no autorefs":
            return not re.search("autorefs|mkdocstrings", self.config)
        known = {
            "": True,
            "nav": self.nav is not None,
            "callable": bool(self.callables),
            "ty": self.site.package is not None and shutil.which("ty", path=Path(sys.executable).parent) is not None,
            "known pages": "pages" not in self.site.unknown,  # a plugin that did not run may write the page
            "nav in mkdocs.yml": self.nav is not None and self.nav[0].endswith((".yml", ".yaml")),
            "site_url": bool(self.site.site_url),
            "package": self.site.package is not None,
            "folder": any(page.url.endswith("/") for page in self.goals),
            "case": len(self.goals) > 1,
            "no plugins": not self.plugins,  # scripts of a site may read all of its pages as UTF-8
        }
        if form.kind == "nav" and (self.nav is None or len(self.listed) < 2):
            return False
        return known.get(form.needs, form.needs in self.config)

    def add(self, form: Form, word: str) -> bool:
        """Write an offence; return whether a page was left for it."""
        if form.kind == "nav":
            self._add_to_nav(form, word)
            return True
        if not self.hosts:
            return False
        page = self.hosts.pop()
        if form.kind == "page":
            self._add_pages(form, word, dirname(page.location.path))
            return True
        own = [h for h in page.headings if h.location.path == page.location.path and 1 < h.level < 5]
        heading = self.source.choice(own)
        text = self._fill(form.text, word, page, heading.level)
        self.insertions[page.location.path].append(Insertion(form, word, heading.location.line, text))
        return True

    def finish(self) -> list[Mutation]:
        """Write the blocks below headings, and return all offences."""
        for path, insertions in self.insertions.items():
            lines = _read(self.root / path).split("\n")
            for each in sorted(insertions, key=lambda each: -each.line):
                setext = bool(lines[each.line : each.line + 1]) and re.fullmatch(r"=+|-+", lines[each.line].strip())
                below = each.line + bool(setext)
                block = ["", *each.text.split("\n"), ""]
                lines[below:below] = [line.removeprefix(MARK) for line in block]
                self.written.append(_mutation(each.form, each.word, path, block, below))
            (self.root / path).write_text("\n".join(lines), "utf-8", newline="")
        return self.written

    def _fill(self, text: str, word: str, page: Page, level: int) -> str:
        goal = self.source.choice([each for each in self.goals if each is not page] or self.goals or [page])
        path = relpath(goal.path, dirname(page.path) or ".")
        folder, slash, name = path.rpartition("/")
        values = {
            "x": word,
            "goal": path,
            "wrong_case": f"{folder}{slash}{name[0].swapcase()}{name[1:]}",
            "folder": _relative_url(page, goal),
            "url": goal.url,
            "prefix": urlsplit(self.site.site_url).path or "/",
            "site_url": self.site.site_url,
            "same": "#" * level,
            "jump": "#" * (level + 2),
            "package": self.site.package.name if self.site.package else "",
            **self._call(),
        }
        return re.sub(r"\{(\w+)\}", lambda match: values.get(match[1], match[0]), text)

    def _call(self) -> dict[str, str]:
        """Return what to write to call a function or class of the package."""
        if not self.callables:
            return {}
        name, most = self.source.choice(self.callables)
        return {"call": name, "module": name.rpartition(".")[0], "many": ", ".join("1" * (most + 1))}

    def _add_pages(self, form: Form, word: str, folder: str) -> None:
        parts = re.split(r"^----(?: (.+))?\n", form.text.replace("{x}", word), flags=re.MULTILINE)
        files = list(zip(parts[1::2], parts[2::2], strict=True)) if parts[1:] else []
        for number, (name, text) in enumerate([(None, parts[0]), *files] if parts[0] else files):
            path = join(folder, name or f"page-{word}{f'-{number}' if number else ''}.md")
            if name and name.startswith("/"):
                path = f"{self.docs}{name.removeprefix('/')}"
            block = text.split("\n")
            encoding = "latin-1" if "Latin-1" in text else "utf-8"
            (self.root / path).parent.mkdir(exist_ok=True)
            (self.root / path).write_bytes("\n".join(line.removeprefix(MARK) for line in block).encode(encoding))
            self.written.append(_mutation(form, word, path, block, 0, whole=True))

    def _add_to_nav(self, form: Form, word: str) -> None:
        if self.nav is None:
            return
        path, line, item = self.nav
        values = {"{x}": word, "{listed}": self.listed[0]}
        text = re.sub(r"\{\w+\}", lambda match: values.get(match[0], match[0]), form.text)
        block = []
        for entry in text.split("\n"):
            title, target = entry.removeprefix(MARK).split(": ", 1)
            block.append((MARK if entry.startswith(MARK) else "") + item.format(title=title, target=target))
        lines = _read(self.root / path).split("\n")
        lines[line:line] = [each.removeprefix(MARK) for each in block]
        (self.root / path).write_text("\n".join(lines), "utf-8", newline="")
        self.nav = (path, line + len(block), item)
        self.written.append(_mutation(form, word, path, block, line))


def _mutation(form: Form, word: str, path: str, block: Sequence[str], above: int, *, whole: bool = False) -> Mutation:
    """Return an offence whose lines are below the line `above`."""
    marked = [number for number, line in enumerate(block, above + 1) if line.startswith(MARK)]
    words = [number for number, line in enumerate(block, above + 1) if word in line]
    right = marked or ([*words, 1] if whole else words)
    lines = range(above + 1, above + len(block) + 1)
    return Mutation(
        form, word, frozenset((path, number) for number in lines), frozenset((path, number) for number in right)
    )


def merged(mutations: Iterable[Mutation]) -> Iterator[Mutation]:
    """Join the files of one offence."""
    by_word: dict[str, list[Mutation]] = defaultdict(list)
    for mutation in mutations:
        by_word[mutation.word].append(mutation)
    for first, *others in by_word.values():
        yield first._replace(
            lines=first.lines.union(*(each.lines for each in others)),
            right=first.right.union(*(each.right for each in others)),
        )


def _nav_file(root: Path, site: Site, config: str, docs: str) -> tuple[str, int, str] | None:
    """Return the file of the nav, the line below its last entry, and the form of an entry."""
    if not site.nav or not site.pages:
        return None
    for path, entry in ((config, _CONFIG_ENTRY), (f"{docs}SUMMARY.md", _SUMMARY_ENTRY)):
        lines = _read(root / path).split("\n") if (root / path).is_file() else []
        first = next((n for n, line in enumerate(lines, 1) if re.fullmatch(r"nav:\s*(?:#.*)?", line)), 0)
        if path == config and not first:
            continue
        rest = lines[first:]
        length = next((n for n, line in enumerate(rest) if first and re.match(r"[^\s#-]", line)), len(rest))
        found = [(n, match) for n, line in enumerate(rest[:length], first + 1) if (match := entry.match(line))]
        if found:
            mark = found[0][1][1]
            last = max(n for n, line in enumerate(rest[:length], first + 1) if line.strip())
            return path, last, f"{mark}{{title}}: {{target}}" if path == config else f"{mark}[{{title}}]({{target}})"
    return None


_CONFIG_ENTRY = re.compile(r"(\s*- )")
_SUMMARY_ENTRY = re.compile(r"([*-] +)\[")


def _callables(site: Site) -> list[tuple[str, int]]:
    """Return what the package has that takes certain arguments and needs one: its name, and how many by position."""
    symbols = site.package.reader.symbols() if site.package and site.package.reader else ""
    if isinstance(symbols, str):
        return []
    modules = {symbol.path for symbol in symbols.defined if symbol.kind == "module"}
    found = []
    for symbol in (each for each in symbols.defined if each.is_public and each.path.rpartition(".")[0] in modules):
        parameters = symbols.find(symbol.path).parameters or ()
        is_open = any(parameter.kind in ("args", "kwargs") for parameter in parameters)
        if not is_open and any(parameter.required for parameter in parameters):
            found.append((symbol.path, sum(each.kind in ("positional", "either") for each in parameters)))
    return found


def _relative_url(page: Page, goal: Page) -> str:
    url = relpath("/" + goal.url, "/" + page.url)
    return f"{url}/" if goal.url.endswith("/") else f"{dirname(url)}/"


def _read(path: Path) -> str:
    with path.open(encoding="utf-8", newline="") as file:
        return file.read()
