"""Hold doc-lint's findings on a site against the built site, and count the broken links that it finds."""

import argparse
import random
import re
import shutil
import sys
import tempfile
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from functools import cached_property, partial
from html.parser import HTMLParser
from pathlib import Path
from posixpath import dirname, normpath, relpath
from typing import NamedTuple
from urllib.parse import unquote, urldefrag, urlsplit

from msgspec.structs import replace

from doc_lint import Finding, Report, Site, lint
from doc_lint.cli.load import Loaded, Place, load
from doc_lint.engine import Facts
from doc_lint.patterns import match
from doc_lint.site import Page
from doc_lint.sources.config.raw_config import entries, read_config
from doc_lint.sources.folder import Folder
from doc_lint.sources.html.navigation import RenderedReader

JUDGED = ("links", "navigation")
PLACES = ("See [{x}].\n", "- item with [{x}]\n", "> quoted [{x}]\n", "Two lines\nwith **[{x}]**.\n", "1. [{x}]\n")


class Shown(NamedTuple):
    """An entry of the sidebar or menu of a built page."""

    target: str
    label: str
    depth: int  # lists that it stands in
    list: int  # the innermost of them


class Built(NamedTuple):
    """What the built page of a source page holds."""

    links: tuple[tuple[str, str, str], ...]  # tag, target, alternative text
    ids: frozenset[str]
    text: str
    nav: tuple[Shown, ...]


class BuiltSite:
    """The folder that MkDocs built."""

    def __init__(self, folder: Path, site: Site):
        self.folder = folder
        self.prefix = urlsplit(site.site_url).path or "/"
        self.site_url = site.site_url
        self._read: dict[str, Built | None] = {}

    def page(self, url: str) -> Built | None:
        """Return what the page at a URL of the site holds."""
        if url not in self._read:
            file = self.folder / unquote(url)
            file = file / "index.html" if file.is_dir() or not url else file
            if file.is_file() and file.suffix == ".html":
                reader = _HtmlReader()
                reader.feed(file.read_text("utf-8", errors="replace"))
                self._read[url] = Built(
                    tuple(reader.links), frozenset(reader.ids), "".join(reader.text), tuple(reader.nav)
                )
            else:
                self._read[url] = None
        return self._read[url]

    def is_dead(self, url: str, target: str) -> bool:
        """Tell whether a link on the page at a URL leads to nothing of this site."""
        if self.site_url and target.startswith(self.site_url):
            target = self.prefix + target[len(self.site_url) :]
        parts = urlsplit(target)
        if parts.scheme or parts.netloc:
            return False
        if parts.path.startswith("/"):
            if not parts.path.startswith(self.prefix):
                return False
            there = parts.path.removeprefix(self.prefix)
        elif parts.path:
            base = url if url.endswith("/") or not url else dirname(url)
            there = normpath(f"/{base}/{parts.path}").lstrip("/")
        else:
            there = url
        if not (self.folder / unquote(there)).exists():
            return True
        page = self.page(there if not there or (self.folder / unquote(there)).is_file() else there.rstrip("/") + "/")
        fragment = unquote(parts.fragment)
        return bool(fragment and page is not None and fragment not in page.ids and not fragment.startswith(":~:"))

    @cached_property
    def listed(self) -> frozenset[str]:
        """Names of files that the nav of the home page links, without folders."""
        home = self.page("")
        return frozenset(unquote(target) for _, target, _ in home.links) if home else frozenset()


class _HtmlReader(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.links: list[tuple[str, str, str]] = []
        self.ids: list[str] = ["", "top"]
        self.text: list[str] = []
        self.nav: list[Shown] = []
        self.menu = ""  # the tag of the menu that is being read
        self.open = 0  # how many of its kind are open
        self.lists: list[int] = []
        self.number = 0
        self.target: str | None = None

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        values = {name: value or "" for name, value in attrs}
        if not self.menu and _MENUS & {*values.get("class", "").split()}:
            self.menu, self.open = tag, 0
        self.open += tag == self.menu
        if self.menu and tag == "ul":
            self.number += 1
            self.lists.append(self.number)
        if self.lists and tag == "a":
            self.target, self.label = values.get("href", ""), ""
        self.ids += [values[name] for name in ("id", "name") if name in values]
        target = values.get("href") if tag == "a" else values.get("src") if tag == "img" else None
        if target is not None:
            self.links.append((tag, target, values.get("alt", "")))

    def handle_endtag(self, tag: str) -> None:
        if self.lists and tag == "a" and self.target is not None:
            if self.target and not self.target.startswith("#"):
                self.nav.append(Shown(self.target, " ".join(self.label.split()), len(self.lists), self.lists[-1]))
            self.target = None
        if self.lists and tag == "ul":
            self.lists.pop()
        self.open -= tag == self.menu
        if self.menu and not self.open:
            self.menu = ""

    def handle_data(self, data: str) -> None:
        self.text.append(data)
        if self.target is not None:
            self.label += data


_MENUS = {"md-nav--primary", "navbar-nav", "wy-menu-vertical"}


def _is_true_of_nav(finding: Finding, site: Site, built: BuiltSite) -> bool | None:
    """Tell whether the sidebar of a page that a finding of the nav names shows the defect."""
    spans = (finding.page, *re.findall(r"`([^`]*)`", finding.message))
    named = [site.page_by_path[span] for span in spans if span in site.page_by_path]
    navigation = Facts(site).get("navigation")
    nav = [entry.path for entry in navigation.entries() if entry.location == finding.location]
    pages = named or [site.page_by_path[path] for path in nav if path in site.page_by_path]
    here = built.page(pages[-1].url) if pages else None
    if here is None or not here.nav:
        return None
    ways = {shown: _address(pages[-1].url, shown.target) for shown in here.nav}
    own = [shown for shown, address in ways.items() if address == pages[0].url.rstrip("/")]
    if finding.rule == "ambiguous-nav-title":
        labels = [(shown.list, shown.label.lower()) for shown in here.nav]
        return any(labels.count((shown.list, shown.label.lower())) > 1 for shown in own)
    if finding.rule == "page-listed-twice":
        return sum(_address(pages[-1].url, shown.target) == pages[0].url.rstrip("/") for shown in here.nav) > 1
    if finding.rule == "nav-too-deep":
        limit = int(finding.message.rsplit(" ", 1)[1])
        return any(shown.depth > limit + 1 for shown in own)
    if finding.rule == "sidebar-mismatch" and "lacks" in finding.message:
        return not own
    if finding.rule == "sidebar-mismatch" and "calls" in finding.message:
        label, name = re.findall(r"` (.*), but the nav calls it (.*) \(on", finding.message)[0]
        return any(shown.label == label != name for shown in own)
    return None


def _address(url: str, target: str) -> str:
    """Return what a relative link on the page at a URL leads to, from the root on, without slashes at its ends."""
    base = url if url.endswith("/") or not url else dirname(url)
    return unquote(normpath(f"/{base}/{urldefrag(target)[0]}")).strip("/")


def is_true(finding: Finding, site: Site, built: BuiltSite) -> bool | None:
    """Tell whether the built site has the defect that a finding names; `None` where it cannot tell."""
    named = (re.findall(r"`([^`]*)`", finding.message) or [""])[0]
    if finding.rule == "nav-entry-without-page":
        return built.is_dead("", named.removesuffix("index.md").removesuffix(".md"))
    page = next((page for page in site.pages if page.location.path == finding.location.path), None)
    if finding.rule == "page-not-in-nav" and page:
        return page.url not in built.listed
    if finding.rule in ("ambiguous-nav-title", "page-listed-twice", "nav-too-deep", "sidebar-mismatch"):
        return _is_true_of_nav(finding, site, built)
    here = built.page(page.url) if page else None
    if page is None or here is None:
        return None
    if finding.rule == "missing-alt-text":
        return any(tag == "img" and not alt and Path(named).name in target for tag, target, alt in here.links)
    if finding.rule == "undefined-reference":
        return named in here.text
    if finding.rule == "vague-link-text":
        return named in here.text
    if finding.rule in ("absolute-link", "script-link"):
        return any(target == named for _, target, _ in here.links)
    if finding.rule == "directory-link":
        return any(target == named and not built.is_dead(page.url, urldefrag(target)[0]) for _, target, _ in here.links)
    return any(_same(named, target) and built.is_dead(page.url, target) for _, target, _ in here.links)


def _same(written: str, rendered: str) -> bool:
    """Tell whether a rendered target may come from a written one: MkDocs changes paths and keeps fragments."""
    fragment = urlsplit(written).fragment
    return written == rendered or bool(fragment and fragment == urlsplit(rendered).fragment)


def untold(report: Report, site: Site, built: BuiltSite) -> Iterator[str]:
    """Yield the dead links of built pages that no finding names; those that most pages have are the theme's."""
    told: dict[str, set[str]] = defaultdict(set)
    for finding in report.findings:
        told[finding.location.path] |= set(re.findall(r"`([^`]*)`", finding.message))
    pages = [(page, here) for page in site.pages if (here := built.page(page.url)) is not None]
    common = Counter(link for _, here in pages for link in {target.lstrip("./") for _, target, _ in here.links})
    for page, here in pages:
        for _, target, _ in here.links:
            is_theme = common[target.lstrip("./")] > len(pages) / 2
            bases = (page.url, dirname(page.path))  # MkDocs leaves a link to what is not there as it was written
            known = is_theme or any(
                match(normpath(f"{base}/{urlsplit(target).path}"), site.generated) for base in bases
            )
            named = any(_same(written, target) for written in told[page.location.path])
            if not known and not named and built.is_dead(page.url, target):
                yield f"{page.path}: {target}"


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
    """Yield each injected link and whether a finding of the family links stands at its line."""
    told = {(finding.location.path, finding.location.line) for finding in report.findings if finding.rule in LINK_RULES}
    for link in injected:
        lines = (root / link.file).read_text("utf-8").split("\n")
        line = next(number for number, text in enumerate(lines, 1) if link.token in text)
        yield link, (link.file, line) in told


LINK_RULES = ("broken-link", "broken-anchor", "missing-image", "wrong-case-link")


def read(config: Path, generated: Iterable[str], *, plugins: bool) -> Loaded:
    """Read a site, with these patterns of generated pages beside its own."""
    loaded = load(Place(config), lambda options: options, plugins=plugins)
    return replace(loaded, site=replace(loaded.site, generated=(*loaded.site.generated, *generated)))


def with_snippets(config: Path) -> str:
    """Turn on the extension for included files where the site has it not; return the folder that it looks in."""
    text = config.read_text("utf-8")
    if "pymdownx.snippets" not in text:
        text, number = re.subn(r"^(markdown_extensions:\n)( *)- ", r"\1\2- pymdownx.snippets\n\2- ", text, flags=re.M)
        config.write_text(text if number else f"{text}\nmarkdown_extensions: [pymdownx.snippets]\n", "utf-8")
    options = entries(read_config(Folder(config.parent, ""), config.name).get("markdown_extensions"))
    folders = options["pymdownx.snippets"].get("base_path", ".")
    return str(folders if isinstance(folders, str) else folders[0])


def main() -> int:
    """Measure one site and print two tables."""
    parser = argparse.ArgumentParser(prog="scripts/precision")
    parser.add_argument("folder", type=Path)
    parser.add_argument("--config", default="mkdocs.yml")
    parser.add_argument("--generated", action="append", default=[])
    parser.add_argument("--site", type=Path)
    parser.add_argument("--each", type=int, default=20)
    parser.add_argument("--no-plugins", dest="plugins", action="store_false")
    given = parser.parse_args()
    read_site = partial(read, generated=given.generated, plugins=given.plugins)
    loaded = read_site(given.folder / given.config)
    if loaded.note:
        print(loaded.note)
    site = loaded.site
    if given.site:
        pages = {path.relative_to(given.site).as_posix(): path.read_bytes() for path in given.site.rglob("*.html")}
        site = replace(site, rendered=RenderedReader().read_pages(pages, site.pages, "."))
    good = judge(lint(site, loaded.options), site, BuiltSite(given.site, site) if given.site else None)
    with tempfile.TemporaryDirectory() as folder:
        copy = Path(folder, "site")
        shutil.copytree(given.folder, copy, ignore=shutil.ignore_patterns(".git", ".venv", "node_modules", "target"))
        if (given.folder / ".git").is_dir():  # plugins ask git for dates
            (copy / ".git").write_text(f"gitdir: {(given.folder / '.git').resolve()}\n")
        config = copy / given.config
        root = config.parent
        injected = inject(root, site, given.each, with_snippets(config))
        read_copy = read_site(config)
        rows = list(found(injected, lint(read_copy.site, read_copy.options), root))
    print(f"\n{'broken links written into it':32} written  found at their line")
    for form in FORMS:
        hits = [hit for link, hit in rows if link.form == form]
        print(f"{form:32} {len(hits):7}  {sum(hits):7}")
    print(f"{'all':32} {len(rows):7}  {sum(hit for _, hit in rows):7}")
    for link, hit in rows:
        if not hit:
            print(f"  not found: {link.form}: {link.file}: {link.token}")
    return 0 if good and all(hit for _, hit in rows) else 1


def judge(report: Report, site: Site, built: BuiltSite | None) -> bool:
    """Print how many findings of each rule are true; tell whether enough are."""
    from doc_lint import RULES

    family = {rule.name: rule.family for rule in RULES}
    print(f"{len(site.pages)} pages\n")
    print(f"{'rule':32} findings  true  false  not judged")
    counts: dict[str, Counter[bool | None]] = defaultdict(Counter)
    false: list[Finding] = []
    for finding in report.findings:
        verdict = is_true(finding, site, built) if built and family[finding.rule] in JUDGED else None
        counts[finding.rule][verdict] += 1
        if verdict is False:
            false.append(finding)
    for rule in (name for name in family if name in counts):
        of = counts[rule]
        print(f"{rule:32} {of.total():8}  {of[True]:4}  {of[False]:5}  {of[None]:10}")
    for finding in false:
        print(f"  false: {finding}")
    if built is None:
        return True
    for text in untold(report, site, built):
        print(f"  dead in the built site and not told: {text}")
    true, wrong = (sum(of[verdict] for of in counts.values()) for verdict in (True, False))
    print(f"{'precision':32} {f'{true / (true + wrong):.2f}' if true + wrong else 'nothing to judge':>8}")
    return true >= 0.95 * (true + wrong)


if __name__ == "__main__":
    sys.exit(main())
