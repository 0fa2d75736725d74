"""The targets of all links."""

import re
from collections.abc import Mapping, Sequence
from posixpath import basename, dirname, join, normpath
from urllib.parse import unquote, urlsplit

from msgspec.structs import replace

from doc_lint.facts.base import fact
from doc_lint.facts.ignored_files import REASON, ignored, sources_of
from doc_lint.facts.unjudged_pages import UNSURE
from doc_lint.patterns import match
from doc_lint.site import Image, Link, Page, Site
from doc_lint.site.target import Target

# Most links are paths of Markdown files. Resolving any other link takes ten times as long.
_MARKDOWN_PATH = re.compile(r"([\w.-][\w./-]*\.md)(?:#([\w.-]*))?")


_BUILT = frozenset({"404.html", "sitemap.xml", "sitemap.xml.gz", "search/search_index.json"})
"""Files that MkDocs and its search plugin add to the site."""

LinkTargets = Mapping[str, tuple[tuple[Link, Target], ...]]


@fact
def link_targets(site: Site) -> LinkTargets:
    """The links of each page with their targets, by path of the page."""
    return {page.path: tuple((link, confirmed(site, page, link)) for link in page.links) for page in site.pages}


_EXISTING = ("page", "file", "external")


def confirmed(site: Site, page: Page, reference: Link | Image) -> Target:
    """Return the target of a link or image, without defects that the rendered page does not have.

    A plugin, hook or extension may have changed the link, or the text may not be a link at all, such as math or a
    comment of a macro. Links that MkDocs can't rewrite are in the HTML as written.
    """
    target = resolve(site, page, reference)
    if isinstance(reference, Link) and reference.kind not in ("body", "html"):
        return target
    if page.rendered is None:
        reason = site.unknown.get("links", UNSURE if page.is_unsure else "")
        if reason:
            return replace(target, as_written=False) if target.kind in _EXISTING else Target("unjudged", reason=reason)
        return target
    href = unquote(reference.target)
    if target.kind in ("draft", "excluded"):  # MkDocs rewrites these as if they were published
        name = basename(target.path).partition(".")[0]
        return target if any(name in each for each in page.rendered.targets) else Target("unjudged")
    if target.kind not in _EXISTING and href not in page.rendered.targets:
        return _rewritten(site, page, href) or Target("unjudged")
    if (target.by_url or href.startswith("/")) and href not in page.rendered.targets:
        target = replace(target, as_written=False)
    if target.kind == "page" and target.anchor and target.page and target.anchor not in target.page.anchor_ids:
        fragment = f"#{target.anchor}"
        if not any(each.endswith(fragment) for each in page.rendered.targets):
            return replace(target, anchor="")
    return target


def _rewritten(site: Site, page: Page, target: str) -> Target | None:
    """Return the target of the only link on the rendered page with the same fragment; `None` if it is not a page."""
    _, mark, anchor = target.partition("#")
    same = [href for href in (page.rendered.targets if page.rendered else ()) if mark and href.endswith(f"#{anchor}")]
    found = resolve(site, page, Link(same[0], "", "html", page.location)) if len(same) == 1 else None
    return replace(found, by_url=False) if found is not None and found.kind == "page" else None


def resolve(site: Site, page: Page, reference: Link | Image) -> Target:
    """Return the target of a link or image on a page.

    Markdown targets are resolved as files, because MkDocs rewrites them, and then as URLs of the built site, as in a
    browser. MkDocs does not rewrite raw HTML, so its targets are only URLs.
    """
    markdown = _MARKDOWN_PATH.fullmatch(reference.target)
    if markdown:
        found = _by_file(site, _from_page(page, markdown[1]), markdown[2] or "")
        if found.kind == "page" and _is_rewritten(reference):
            return found
    try:
        parts = urlsplit(reference.target)
    except ValueError:
        return Target("missing", None, reference.target)
    if "{{" in reference.target or "{%" in reference.target:
        return Target("unjudged")
    path, anchor = unquote(parts.path), unquote(parts.fragment)
    if parts.scheme or parts.netloc:
        own = site.site_url and reference.target.startswith(site.site_url)
        return _own_url(site, reference.target, anchor) if own else Target("external")
    if not path:
        return Target("page", page, page.path, anchor)
    if not site.is_configured and not path.startswith("/"):
        followed = _in_repository(site, _from_page(page, path))
        if followed is not None:
            as_url = _relative_url(site, page, path, anchor)
            return as_url if followed.kind != "file" and as_url.kind in ("page", "file") else followed
    if path.startswith("/") and site.docs_root_links and _is_rewritten(reference):
        return _by_file(site, _join("", path), anchor)
    if path.startswith("/"):
        prefix = urlsplit(site.site_url).path or "/"
        return _from_root(site, path.removeprefix(prefix), anchor) if path.startswith(prefix) else Target("external")
    if _leaves_site(site, page, path):
        return Target("external")
    rewritten = _is_rewritten(reference) or not site.is_configured
    found = _by_file(site, _from_page(page, path).rstrip("/"), anchor)
    if rewritten and found.kind in ("page", "file"):
        return found
    by_url = _relative_url(site, page, path, anchor)
    if not site.is_configured and by_url.kind in ("missing", "unjudged"):  # some programs leave out the trailing slash
        by_url = _by_url(site, _join(dirname(page.path), path), anchor)
    if by_url.kind in ("page", "file") or (by_url.kind == "unjudged" and found.kind != "wrong-case"):
        return by_url
    if not rewritten and found.kind == "page":
        return Target("not-rewritten", None, found.path, anchor)
    return found if rewritten else by_url


def _in_repository(site: Site, path: str) -> Target | None:
    """Return the target of a link out of a folder without a configuration, or to one of its folders; `None` for others.

    Programs that show the files of a repository, such as GitHub, follow these links.
    """
    if path in site.folders or path == ".":
        return Target("file", None, path)
    if not path.startswith("../"):
        return None
    if path in site.outside:
        return Target("file" if site.outside[path] else "missing", None, path)
    return Target("unjudged", None, path, reason="the target is outside of the folder")


def _from_page(page: Page, path: str) -> str:
    """Return the path in the docs folder of a file that a page names, with `../` in front above that folder."""
    return normpath(join(dirname(page.path), path))


def _relative_url(site: Site, page: Page, path: str, anchor: str) -> Target:
    """Return where a browser goes that shows the page."""
    return _by_url(site, _url_from(page, path), anchor)


def linked_page(site: Site, page: Page, path: str) -> Page | None:
    """Return the page that a relative URL on a page leads to; `None` if it leads to something else."""
    return _page_at(site, _url_from(page, path))


def _url_from(page: Page, path: str) -> str:
    return _join(page.url if page.url.endswith("/") else dirname(page.url), path)


def _leaves_site(site: Site, page: Page, path: str) -> bool:
    """Return whether a relative URL leads out of the site, to something else on the same host."""
    folder = page.url if page.url.endswith("/") else dirname(page.url)
    there = normpath(f"{folder}/{path}".lstrip("/"))
    outside = there == ".." or there.startswith("../")
    return outside and urlsplit(site.site_url).path not in ("", "/") and not path.endswith(".md")


def _is_rewritten(reference: Link | Image) -> bool:
    return not reference.html if isinstance(reference, Image) else reference.kind != "html"


def _by_file(site: Site, path: str, anchor: str) -> Target:
    path = site.aliases.get(path, path)
    if path in site.page_by_path:
        return Target("page", site.page_by_path[path], path, anchor)
    if path in site.files:
        return Target("file", None, path, anchor)
    if path in site.unpublished:
        return Target(site.unpublished[path], None, path, anchor)
    meant = site.path_by_lower.get(path.lower())
    if meant:
        return Target("wrong-case", None, meant, anchor)
    return _absent(site, path, anchor, [path])


def _absent(site: Site, path: str, anchor: str, sources: Sequence[str]) -> Target:
    """Return the target of a link to something that does not exist; `unjudged` if something may generate it.

    Args:
        site: The site.
        path: The path or the URL.
        anchor: The fragment.
        sources: Paths of the files that it may come from.
    """
    if any(match(source, site.generated) for source in sources):
        return Target("unjudged", None, path, anchor, reason=site.unknown.get("pages", ""))
    name = ignored(site, sources)
    if name:
        return Target("unjudged", None, path, anchor, reason=REASON, ignored=name)
    if "addresses" in site.unknown and "." not in basename(path.rstrip("/")):
        return Target("unjudged", None, path, anchor, reason=site.unknown["addresses"])
    return Target("missing", None, path, anchor)


def _page_at(site: Site, url: str) -> Page | None:
    return next((site.page_by_url[name] for name in _names(url) if name in site.page_by_url), None)


def _names(url: str) -> tuple[str, ...]:
    """Return the URLs of what a host may send for a URL."""
    slash = "" if url.endswith("/") or not url else "/"
    return url, url + slash, url.removesuffix("index.html"), f"{url}{slash}index.html"


def _by_url(site: Site, url: str, anchor: str) -> Target:
    url = url.lstrip("/")
    found = _page_at(site, url)
    if found is not None:
        return Target("page", found, found.path, anchor, by_url=True)
    if any(name in site.files or name in site.addresses or name in _BUILT for name in _names(url)):
        return Target("file", None, url, anchor, by_url=True)
    if match(url.rstrip("/"), site.generated_urls):
        return Target("unjudged", None, url, anchor, reason="a plugin makes the address, and did not run")
    return _absent(site, url, anchor, sources_of(url))


def _from_root(site: Site, url: str, anchor: str) -> Target:
    """Resolve a URL that is relative to the root of the site.

    If the site has nothing in its first folder, the URL may belong to something else on the same host, such as another
    version or another site. So does the URL of that folder, if other links lead into it. Without `site_url`, the root
    is unknown, so a URL that does not exist is unjudged. Hosts don't serve Markdown files, so those are always missing.
    """
    found = _by_url(site, url, anchor)
    if found.kind == "missing" and not site.site_url and not (site.is_configured and url.endswith(".md")):
        what = "`site_url` does not say where the site" if site.is_configured else "nothing says where the folder"
        return Target("unjudged", None, found.path, anchor, reason=f"{what} is published")
    if found.kind == "page" and not site.site_url:
        found = replace(found, anchor="")
    first, _, rest = url.strip("/").partition("/")
    is_elsewhere = (rest and first not in site.top_folders and not url.endswith(".md")) or first in site.other_folders
    return Target("external") if found.kind == "missing" and is_elsewhere else found


def _own_url(site: Site, target: str, anchor: str) -> Target:
    found = _from_root(site, unquote(urlsplit(target).path.removeprefix(urlsplit(site.site_url).path)), anchor)
    return Target("dead-own-url", None, found.path, anchor) if found.kind == "missing" else found


def _join(base: str, path: str) -> str:
    """Join two paths as a browser does, which does not go above the root, and keep a trailing slash."""
    joined = normpath(f"/{base}/{path}").lstrip("/")
    return joined + "/" if joined and path.endswith("/") else joined
