"""Hook of the theme: the old address of a page that moved leads to the new one.

`extra.redirects` maps old paths below docs to new ones, which may have an anchor: `guides/old.md: guides/ray.md#start`.
The markup stands in `partials/redirect.html`. Release 1.2.2 of mkdocs-redirects writes over a page that still exists,
adds the anchor of an address to that of the target and lets search engines index what it writes; 1.2.3 requires
ProperDocs.
"""

import posixpath
from collections.abc import Iterator

from jinja2 import Environment
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.plugins import get_plugin_logger
from mkdocs.structure.files import File, Files

logger = get_plugin_logger("redirects")


def on_env(env: Environment, *, config: MkDocsConfig, files: Files) -> None:
    """Add a file for each redirect. MkDocs copies it, and takes it for no page: no list or index of pages has it.

    All pages are rendered here, so that an anchor is known.
    """
    template = env.overlay(autoescape=True).get_template("partials/redirect.html")
    pages = {file.src_uri: file for file in files.documentation_pages()}
    taken = {file.dest_uri: file.src_uri for file in [*pages.values(), *files.static_pages()]}
    for old, path, anchor in _redirects(config):
        source, target = File(old, None, config.site_dir, config.use_directory_urls), pages.get(path)
        if other := taken.get(source.dest_uri):
            _warn(f"{old} has the same address as {other}. Remove the line.")
        elif target is None or target.page is None:
            _warn(f"{old} leads to {path}, which is no page of this site. Name the page that stands for it now.")
        elif anchor and f'id="{anchor}"' not in (target.page.content or ""):
            _warn(f"{old} leads to #{anchor}, which {path} does not have. Name another anchor of the page, or none.")
        else:
            text = template.render(
                page=target.page,
                address=target.url_relative_to(source),
                fragment=anchor and f"#{anchor}",
                language=config.theme.get("language", "en"),
            )
            files.append(File.generated(config, source.dest_uri, content=text))
            taken[source.dest_uri] = old


def _redirects(config: MkDocsConfig) -> Iterator[tuple[str, str, str]]:
    """The old path, the new path and the anchor of each redirect."""
    given = config.extra.get("redirects") or {}
    if not isinstance(given, dict):
        _warn(f"found {given!r}, not a mapping. Write a line such as `guides/old.md: guides/new.md` for each page.")
        return
    for old, new in given.items():
        if not isinstance(old, str) or not old.endswith(".md") or posixpath.normpath(f"docs/{old}") != f"docs/{old}":
            _warn(f"{old!r} is not the path of a page below docs. Write it as `guides/old.md`.")
        elif not isinstance(new, str):
            _warn(f"{old} leads to {new!r}, not to the path of a page. Write it as `{old}: guides/new.md`.")
        else:
            path, _, anchor = new.partition("#")
            yield old, path, anchor


def _warn(text: str) -> None:
    logger.warning("mkdocs.yml, extra.redirects: %s", text)
