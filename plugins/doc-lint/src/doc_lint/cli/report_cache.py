"""The report of a site that did not change since the last run.

Rules are pure functions of the site, so the same site with the same options has the same report. Rules of other
packages may be anything; with them, every run lints.
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

_NAME = "report"


def lint(site: Site, options: Options, cache: Cache | None) -> Report:
    """Hold a site to the rules, unless an earlier run has done so; keep what was found out for the next run.

    Args:
        site: The site.
        options: Which rules run, and how.
        cache: What an earlier run found out.
    """
    if cache is None:
        return engine.lint(site, options)
    facts = engine.Facts(site)
    key = _key(facts, site, options, cache)
    kept = cache.get(_NAME, key, Report) if key else None
    report = kept or engine.lint(site, options, facts=facts)
    if key and kept is None:
        cache.put(_NAME, key, report)
    cache.save()
    return report


def _key(facts: engine.Facts, site: Site, options: Options, cache: Cache) -> bytes | None:
    """Return the digest of all that the report depends on; `None` where it may depend on more.

    What is read of the package is part of it: the facts that the rules ask for are computed first, from the cache where
    it holds them.
    """
    held = [page_name(page.path) for page in site.pages]
    read = {name: facts.get(name) for name in sorted({"symbols", "type_diagnostics"} & _derived(options.facts()))}
    if isinstance(read.get("symbols"), Symbols):
        held.append("symbols")
        del read["symbols"]
    if len(all_rules()) > len(RULES) or not cache.holds(held):
        return None
    package = replace(site.package, reader=None) if site.package else None
    others = replace(site, pages=(), package=package, option_lines={})
    lines = [(list(keys), line) for keys, line in site.option_lines.items()]
    return digest(cache.state(), msgpack.encode((others, lines, options, read), order="deterministic"))


def _derived(names: Iterable[str]) -> set[str]:
    """Return facts with all that they are derived from."""
    found = {name for name in names if name in FACTS}
    return found.union(*(_derived(FACTS[name].asks) for name in found))
