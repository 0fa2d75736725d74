"""Reuse the report of the last run if the site has not changed.

doc-lint's rules are pure functions of the site, so the same site with the same options has the same report. Rules of
other packages may depend on more, so with them every run lints the site.
"""

from collections.abc import Iterable
from pathlib import Path

from msgspec import msgpack
from msgspec.structs import replace

from doc_lint import Options, Report, Site, engine
from doc_lint.cli import last_run
from doc_lint.cli.load import CONFIG_NAMES, Loaded
from doc_lint.cli.main import Call
from doc_lint.facts import FACTS
from doc_lint.options import all_rules
from doc_lint.rules import RULES
from doc_lint.site import Symbols
from doc_lint.sources.cache import Cache, digest, page_name

_NAME = "report"


def lint(site: Site, options: Options, cache: Cache | None) -> Report:
    """Lint a site, or return the cached report of an identical run. Save the cache for the next run.

    Args:
        site: The site.
        options: The options of the run.
        cache: The cache, or `None` to lint without one.
    """
    if cache is None:
        return engine.lint(site, options)
    facts = engine.Facts(site)
    key = _key(facts, site, options, cache)
    cached = cache.get(_NAME, key, Report) if key else None
    report = cached or engine.lint(site, options, facts=facts)
    if key and cached is None:
        cache.put(_NAME, key, report)
    cache.save()
    return report


def _key(facts: engine.Facts, site: Site, options: Options, cache: Cache) -> bytes | None:
    """Return a digest of everything the report depends on; `None` if it may depend on more.

    This includes what the rules need of the documented package: those facts are computed here, from the cache if
    possible.
    """
    entries = [page_name(page.path) for page in site.pages]
    package_facts = {
        name: facts.get(name) for name in sorted({"symbols", "type_diagnostics"} & _with_dependencies(options.facts()))
    }
    if isinstance(package_facts.get("symbols"), Symbols):
        entries.append("symbols")
        del package_facts["symbols"]
    if site.languages or len(all_rules()) > len(RULES) or not cache.holds(entries):
        return None
    package = replace(site.package, reader=None) if site.package else None
    others = replace(site, pages=(), package=package, option_lines={})
    lines = [(list(keys), line) for keys, line in site.option_lines.items()]
    return digest(cache.state(), msgpack.encode((others, lines, options, package_facts), order="deterministic"))


def _with_dependencies(names: Iterable[str]) -> set[str]:
    """Return the names of facts and of all facts that they depend on."""
    found = {name for name in names if name in FACTS}
    return found.union(*(_with_dependencies(FACTS[name].asks) for name in found))


def keep_output(call: Call, loaded: Loaded, code: int, output: str) -> None:
    """Keep the output of this run, if it depends on nothing but files, and the cache is in the current folder.

    Args:
        call: The call of the program.
        loaded: The site.
        code: The exit code.
        output: The standard output. Nothing was written to standard error.
    """
    cache, site = loaded.cache, loaded.site
    if call.inputs is None or cache is None or not cache.holds([_NAME]) or loaded.root.resolve() != Path.cwd():
        return
    if loaded.from_files and site.package is None:
        files = (str(loaded.docs / path) for path in (*site.files, *site.unpublished))
        git = (str(folder / ".git") for folder in (Path.cwd(), *Path.cwd().parents))
        last_run.keep(call.arguments, code, output, call.inputs, (*CONFIG_NAMES, *git, *files, *call.arguments))
