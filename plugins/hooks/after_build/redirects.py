"""A page at the old address of each page that moved, which leads to the new one.

`extra.redirects` maps old paths below docs to new ones, which may have an anchor: `guides/old.md: guides/ray.md#start`.
The markup is in `partials/redirect.html`. Release 1.2.2 of mkdocs-redirects overwrites a page that still exists, adds
the anchor of an address to that of the target and lets search engines index what it writes; 1.2.3 requires ProperDocs.
"""

import html
import posixpath
import re
from collections.abc import Iterator
from functools import lru_cache
from pathlib import Path, PurePosixPath
from urllib.parse import quote

from jinja2 import Environment, Template

from after_build.pages import CANONICAL, text_of
from after_build.settings import Settings

TEMPLATE = Path(__file__).resolve().parents[2] / "theme/partials/redirect.html"
TITLE = re.compile(r"<h1[^>]*>(.*?)(?:<a class=\"headerlink\"|</h1>)", re.DOTALL)
WRITTEN_HERE = "<script>location.replace("  # is in no page: the text of a page has its brackets escaped


def write_redirects(site: Path, settings: Settings) -> Iterator[str]:
    """Write a redirect for each page that moved. Yield what is wrong with those that cannot work."""
    template = _template(TEMPLATE.read_text("utf-8"))
    written: dict[Path, str] = {}
    for redirect in _redirects(settings.redirects):
        if isinstance(redirect, str):
            yield redirect
            continue
        old, path, anchor = redirect
        file, target = site / _built(old), site / _built(path)
        page = _read(target) if path.endswith(".md") else ""
        if file in written:
            yield f"{old} has the same address as {written[file]}. Remove the line."
        elif _read(file):
            yield f"{old} has the same address as {file.relative_to(site)}, which is built. Remove the line."
        elif not page:
            yield f"{old} leads to {path}, which is not a page of this site. Name the page that replaces it."
        elif anchor and f'id="{anchor}"' not in text_of(page):
            yield f"{old} leads to #{anchor}, which {path} does not have. Name another anchor of the page, or none."
        else:
            canonical = CANONICAL.search(page)
            text = template.render(
                title=_title(page),
                canonical=html.unescape(canonical[1]) if canonical else "",
                address=_relative(target.parent.relative_to(site), file.parent.relative_to(site)),
                fragment=anchor and f"#{anchor}",
                language=settings.language,
            )
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_text(text, encoding="utf-8")
            written[file] = old


@lru_cache(maxsize=1)  # `scripts/serve` writes the redirects after each change
def _template(text: str) -> Template:
    return Environment(autoescape=True).from_string(text)


def _redirects(given: object) -> Iterator[tuple[str, str, str] | str]:
    """Yield the old path, the new path and the anchor of each redirect, or what is wrong with it."""
    if not isinstance(given, dict):
        yield f"found {given!r}, not a mapping. Write a line such as `guides/old.md: guides/new.md` for each page."
        return
    for old, new in given.items():
        if not isinstance(old, str) or not old.endswith(".md") or posixpath.normpath(f"docs/{old}") != f"docs/{old}":
            yield f"{old!r} is not the path of a page below docs. Write it as `guides/old.md`."
        elif not isinstance(new, str):
            yield f"{old} leads to {new!r}, not to the path of a page. Write it as `{old}: guides/new.md`."
        else:
            path, _, anchor = new.partition("#")
            yield old, path, anchor


def _built(path: str) -> PurePosixPath:
    """Return where the page of a path below docs is built."""
    page = PurePosixPath(path)
    folder = page.parent if page.stem in ("index", "README") else page.with_suffix("")
    return folder / "index.html"


def _read(file: Path) -> str:
    """Return the HTML of a page that the engine built; empty if there is none."""
    text = file.read_text("utf-8") if file.is_file() else ""
    return "" if WRITTEN_HERE in text else text


def _title(page: str) -> str:
    """Return the text of a page's H1."""
    found = TITLE.search(page)
    return " ".join(html.unescape(re.sub("<[^>]*>", "", found[1])).split()) if found else ""


def _relative(target: Path, source: Path) -> str:
    """Return the address of a folder, relative to another one."""
    return quote(posixpath.relpath(target.as_posix(), source.as_posix())) + "/"
