"""The `doc-lint init` command: a first configuration for an existing site, with which the site has no findings."""

from collections import Counter
from collections.abc import Iterable
from pathlib import Path

import click
import yaml
from msgspec.structs import replace

from doc_lint import RULES, Options, Report, Rule, Site, lint
from doc_lint.cli import arguments, plugin_entry
from doc_lint.cli.load import Loaded, Place, find, load
from doc_lint.cli.main import exit_on_error
from doc_lint.cli.plugin_entry import InitialOptions
from doc_lint.explain import example_files
from doc_lint.grouping import each_place
from doc_lint.options import RuleOptions, all_rules
from doc_lint.sources import SourceError, tree
from doc_lint.sources.config.option_file import find_option_file, shown
from doc_lint.sources.config.raw_config import entries, read_config
from doc_lint.sources.files.folder import Folder
from doc_lint.sources.files.write_file import write_or_explain
from doc_lint.sources.python.package import public_modules


@click.command("init")
@arguments.config_file
@arguments.plugins
@click.option("--write", "writes", is_flag=True, help="Change the configuration file instead of printing the change.")
def command(config_file: Path | None, plugins: bool, writes: bool) -> None:
    """Print the change of the configuration file that adds doc-lint, so that the site has no findings.

    Rules with findings are ignored, each with the number of its findings. Opt-in rules that the site passes are on.
    """
    with exit_on_error():
        place = find(config_file, ())
        options = initial_options(place, plugins=plugins)
        if place.config is None:
            _to_toml(Path("doc-lint.toml"), options, writes=writes)
            return
        path = place.config
        try:
            old, new = plugin_entry.changed(path, options)
        except SourceError as error:
            if writes:
                raise SourceError(f"{error}; doc-lint init prints the lines") from None
            click.echo("\n".join(plugin_entry.list_item(options)))
            click.echo(f"doc-lint: {error}", err=True)
            return
        if writes:
            write_or_explain(path, new.encode())
            click.echo(f"doc-lint: added to {path}; {_outcome(options)}")
        else:
            click.echo(plugin_entry.diff(path, old, new), nl=False)
            click.echo(
                f"doc-lint: to change {path} like this, run doc-lint init --write; {_outcome(options)}", err=True
            )


def _to_toml(path: Path, options: InitialOptions, *, writes: bool) -> None:
    """Print or write the options of a folder without a configuration file."""
    text = plugin_entry.toml_text(options)
    if writes:
        write_or_explain(path, text.encode())
        click.echo(f"doc-lint: wrote {path}; {_outcome(options)}")
    else:
        click.echo(text, nl=False)
        click.echo(f"doc-lint: to write this to {path}, run doc-lint init --write; {_outcome(options)}", err=True)


def _outcome(options: InitialOptions) -> str:
    ignored = len(options["ignore"])
    return f"the site passes with {ignored} rule{'s' * (ignored != 1)} ignored"


def initial_options(place: Place, *, plugins: bool) -> InitialOptions:
    """Return options of doc-lint with which a site has no findings.

    Rules with findings are ignored. Opt-in rules that need no options and have no findings are turned on.

    Args:
        place: The site.
        plugins: Whether its plugins run.

    Raises:
        SourceError: If the site cannot be read, or already has options of doc-lint.
    """
    config = read_config(Folder(place.config.parent, ""), place.config.name) if place.config else {}
    option_file = find_option_file(place.config.parent if place.config else place.folder or Path())
    if option_file or "doc-lint" in entries(config.get("plugins")):
        where = shown(option_file.path) if option_file else place.config
        raise SourceError(f"{where}: doc-lint is already configured; run doc-lint check")
    package = _package(load(place, lambda _: Options(select=("missing-title",)), plugins=plugins))
    opt_in = [rule.name for rule in RULES if rule.opt_in and not _needs_options(rule)]
    every = Options(package=package, rules={name: RuleOptions() for name in opt_in})
    site = load(place, lambda _: every, plugins=plugins).site
    without_package = replace(site, package=None)
    if package and not _passes_more(lint(site, every), than=lint(without_package, every)):
        package, site = "", without_package
    return _passing(site, package, opt_in)


def _passing(site: Site, package: str, opt_in: Iterable[str]) -> InitialOptions:
    """Return options with which `lint` finds nothing, with the given opt-in rules that have no findings."""
    failing: Counter[str] = Counter()
    rules = dict.fromkeys(opt_in, RuleOptions())
    while True:
        report = lint(site, Options(package=package, ignore=tuple(failing), rules=rules))
        ran = {each.rule for each in report.ran}
        found = Counter(place.rule for place in each_place(report.findings))
        failing.update({name: number for name, number in found.items() if name not in rules})
        kept = {name: value for name, value in rules.items() if name in ran and name not in found}
        if not found and kept == rules:
            return {
                "package": package,
                "ignore": {rule.name: failing[rule.name] for rule in all_rules() if rule.name in failing},
                "rules": dict.fromkeys(rules),
            }
        rules = kept


def _passes_more(report: Report, than: Report) -> bool:
    """Return whether any rule ran without a finding only in the first of two reports."""
    passed, before = (
        {each.rule for each in one.ran} - {place.rule for place in each_place(one.findings)} for one in (report, than)
    )
    return bool(passed - before)


def _package(loaded: Loaded) -> str:
    """Return the installed package that most `:::` blocks of the site document, or an empty string."""
    names = Counter(block.name.split(".")[0] for page in loaded.site.pages for block in page.directives)
    search = [loaded.root, loaded.root / "src"]
    return next((name for name, _ in names.most_common() if public_modules(name, search)), "")


def _needs_options(rule: Rule) -> bool:
    """Return whether a rule finds nothing without options. Its example then sets some."""
    config = yaml.safe_load(example_files(rule)[0].get("mkdocs.yml", b"")) or {}
    return bool((tree.plugin_options(config).get("rules") or {}).get(rule.name))
