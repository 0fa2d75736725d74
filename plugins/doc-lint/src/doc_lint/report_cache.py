"""Reuse the report of the last run if the site has not changed.

doc-lint's rules are pure functions of the site, so the same site with the same options has the same report. Rules of
other packages may depend on more, so with them every run lints the site.
"""

from collections.abc import Iterable

from msgspec import msgpack
from msgspec.structs import replace

from doc_lint import Options, Report, Site, engine
from doc_lint.facts import FACTS
from doc_lint.options import all_rules
from doc_lint.rules import RULES
from doc_lint.site import Symbols
from doc_lint.sources.cache import Cache, digest, page_name

NAME, _NAME_OF_BUILD = "report", "report of a build"


def lint(site: Site, options: Options, cache: Cache | None, *, rendered: bool = False) -> Report:
    """Lint a site, or return the cached report of an identical run. Save the cache for the next run.

    Args:
        site: The site.
        options: The options of the run.
        cache: The cache, or `None` to lint without one.
        rendered: Whether a build has changed the pages since the cache has returned them.
    """
    if cache is None:
        return engine.lint(site, options)
    facts = engine.Facts(site)
    name = _NAME_OF_BUILD if rendered else NAME
    key = _key(facts, site, options, cache, rendered)
    cached = cache.get(name, key, Report) if key else None
    report = cached or engine.lint(site, options, facts=facts)
    if key and cached is None:
        cache.put(name, key, report)
    cache.save()
    return report


def _key(facts: engine.Facts, site: Site, options: Options, cache: Cache, rendered: bool) -> bytes | None:
    """Return a digest of everything the report depends on; `None` if it may depend on more.

    This includes what the rules need of the documented package: those facts are computed here, from the cache if
    possible.
    """
    if site.languages or len(all_rules()) > len(RULES):
        return None
    package_facts = {
        name: facts.get(name) for name in sorted({"symbols", "type_diagnostics"} & _with_dependencies(options.facts()))
    }
    states = [_content(site) if rendered else cache.state(page_name(page.path) for page in site.pages)]
    if isinstance(package_facts.get("symbols"), Symbols):
        states.append(cache.state(["symbols"]))
        del package_facts["symbols"]
    known = [state for state in states if state is not None]
    if len(known) < len(states):
        return None
    package = replace(site.package, reader=None) if site.package else None
    others = replace(site, pages=(), rendered=None, package=package, option_lines={})
    lines = [(list(keys), line) for keys, line in site.option_lines.items()]
    return digest(*known, msgpack.encode((others, lines, options, package_facts), order="deterministic"))


def _content(site: Site) -> bytes | None:
    """Return a digest of what the pages have, and of the navigation around them; `None` if that can't be encoded.

    Many pages share a sidebar, which has all pages of the site.
    """
    rendered = site.rendered or {}
    sidebars = {id(each.sidebar): each.sidebar for each in rendered.values()}
    number = {name: at for at, name in enumerate(sidebars)}
    shown = [(path, number[id(each.sidebar)], each.breadcrumbs) for path, each in rendered.items()]
    try:
        found = (site.pages, [*sidebars.values()], shown, site.rendered is None)
        return digest(msgpack.encode(found, order="deterministic"))
    except (TypeError, ValueError, OverflowError, RecursionError):  # front matter may have anything
        return None


def _with_dependencies(names: Iterable[str]) -> set[str]:
    """Return the names of facts and of all facts that they depend on."""
    found = {name for name in names if name in FACTS}
    return found.union(*(_with_dependencies(FACTS[name].asks) for name in found))
