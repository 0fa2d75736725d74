"""The `doc-lint init` command: a first configuration for an existing site, with which the site passes."""

import json
from collections import Counter
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import click
import yaml

from doc_lint import RULES, Options, Rule, lint
from doc_lint.cli import arguments
from doc_lint.cli.load import Loaded, Place, find, load
from doc_lint.cli.main import exit_on_error
from doc_lint.explain import example_files
from doc_lint.options import RuleOptions
from doc_lint.sources import SourceError, tree
from doc_lint.sources.config.lines import entry
from doc_lint.sources.config.raw_config import entries, read_config
from doc_lint.sources.folder import Folder
from doc_lint.sources.python.package import public_modules

_FAILING = """\
# Rules with findings so far. Remove a line, fix its findings, continue with the next. Or remove all lines and
# accept the current findings for now, so that only new ones are reported: doc-lint baseline doc-lint.json"""
_PASSING = "# Opt-in rules that the site already passes."


@click.command("init")
@arguments.config_file
@arguments.plugins
@click.option("--write", "writes", is_flag=True, help="Add it to the configuration file instead of printing it.")
def command(config_file: Path | None, plugins: bool, writes: bool) -> None:
    """Print a first configuration with which the site passes.

    Rules with findings are ignored, each with the number of its findings. Opt-in rules that the site passes are on.
    """
    with exit_on_error():
        place = find(config_file, ())
        options = initial_options(place, plugins=plugins)
        if writes and place.config:
            write(place.config, options)
    if writes:
        click.echo(f"doc-lint: added to {place.config}; the site passes with {len(options['ignore'])} rules ignored")
    else:
        click.echo(insert("plugins:\n  - search\n", options), nl=False)


InitialOptions = Mapping[str, Mapping[str, int | None] | str]


def initial_options(place: Place, *, plugins: bool) -> InitialOptions:
    """Return options of doc-lint with which a site passes.

    Rules with errors or warnings are ignored. Opt-in rules that need no options and have no findings are turned on.

    Args:
        place: The site.
        plugins: Whether its plugins run.

    Returns:
        A mapping with three keys. `package`: the documented package, or an empty string. `ignore`: the rules to ignore,
        with the number of their findings. `rules`: the opt-in rules to turn on, with `None`.

    Raises:
        SourceError: If the site cannot be read, has no configuration file, or already uses doc-lint.
    """
    if place.config is None:
        raise SourceError(f"{place.folder} has no mkdocs.yml; create one with `site_name:` first")
    config = read_config(Folder(place.config.parent, ""), place.config.name)
    if "doc-lint" in entries(config.get("plugins")):
        raise SourceError(f"{place.config}: doc-lint is already configured; run doc-lint check")
    package = _package(load(place, lambda _: Options(select=("missing-title",)), plugins=plugins))
    opt_in = [rule.name for rule in RULES if rule.opt_in and not _needs_options(rule)]
    options = Options(package=package, rules={name: RuleOptions() for name in opt_in})
    report = lint(load(place, lambda _: options, plugins=plugins).site, options)
    failing = Counter(finding.rule for finding in report.of(["error", "warning"]))
    ran = {each.rule for each in report.ran}
    return {
        "package": package,
        "ignore": {rule.name: failing[rule.name] for rule in RULES if rule.name in failing and not rule.opt_in},
        "rules": {name: None for name in opt_in if name in ran and name not in failing},
    }


def _package(loaded: Loaded) -> str:
    """Return the installed package that most `:::` blocks of the site document, or an empty string."""
    names = Counter(block.name.split(".")[0] for page in loaded.site.pages for block in page.directives)
    search = [loaded.root, loaded.root / "src"]
    return next((name for name, _ in names.most_common() if public_modules(name, search)), "")


def _needs_options(rule: Rule) -> bool:
    """Return whether a rule finds nothing without options. Its example then sets some."""
    config = yaml.safe_load(example_files(rule)[0].get("mkdocs.yml", b"")) or {}
    return bool((tree.plugin_options(config).get("rules") or {}).get(rule.name))


def block_lines(options: InitialOptions) -> list[str]:
    """Return the options as lines of YAML in block style, to be indented under `doc-lint:`."""
    lines = [f"package: {options['package']}"] if options["package"] else []
    for key, note in (("ignore", _FAILING), ("rules", _PASSING)):
        names = options[key]
        if isinstance(names, Mapping) and names:
            lines += [*note.splitlines(), f"{key}:"]
            for name, number in names.items():
                count = f"  # {number} finding{'s' * (number != 1)}"
                lines.append(f"  {name}:" if number is None else f"  - {name}{count}")
    return lines


def flow_text(options: InitialOptions) -> str:
    """Return the options as YAML in flow style, for configurations whose plugins are in flow style."""
    values = {"package": options["package"], "ignore": list(options["ignore"]), "rules": options["rules"]}
    return json.dumps({key: value for key, value in values.items() if value}).replace('"', "").replace("null", "")


def insert(text: str, options: InitialOptions) -> str:
    """Return a configuration with doc-lint added to its plugins and nothing else changed.

    Args:
        text: The content of `mkdocs.yml`.
        options: The options of doc-lint.
    """
    newline = "\r\n" if "\r\n" in text else "\n"
    root = yaml.compose(text, yaml.SafeLoader)
    plugins = entry(root, "plugins")
    item = [f"- doc-lint{':' if block_lines(options) else ''}", *(f"    {line}" for line in block_lines(options))]
    if plugins is None or isinstance(plugins, yaml.ScalarNode):
        lines = ["  - search", *(f"  {line}" for line in item)]
        if plugins is None:
            return _insert_lines(text, text.count("\n") + 1, ["", "plugins:", *lines], newline)
        return _insert_lines(text, plugins.start_mark.line + 1, lines, newline)
    if isinstance(plugins, yaml.CollectionNode) and plugins.flow_style:
        words = f"doc-lint: {flow_text(options)}"
        words = words if isinstance(plugins, yaml.MappingNode) else f"{{{words}}}"
        last = plugins.value[-1] if plugins.value else None
        end = last[1] if isinstance(last, tuple) else last
        at = end.end_mark.index if end is not None else plugins.start_mark.index + 1
        return f"{text[:at]}{', ' if end is not None else ''}{words}{text[at:]}"
    if isinstance(plugins, yaml.MappingNode):
        item = [f"doc-lint:{'' if block_lines(options) else ' {}'}", *(f"  {line}" for line in block_lines(options))]
    lines = [" " * plugins.start_mark.column + line for line in item]
    in_last_line = plugins.end_mark.index >= len(text) and not text.endswith("\n")
    return _insert_lines(text, plugins.end_mark.line + in_last_line, lines, newline)


def _insert_lines(text: str, at: int, lines: list[str], newline: str) -> str:
    """Insert lines before the line with index `at`, or before the empty lines and comments above it."""
    before = text.splitlines(keepends=True)
    at = min(at, len(before))
    while at and (not before[at - 1].strip() or before[at - 1].lstrip().startswith("#")):
        at -= 1
    if at and not before[at - 1].endswith("\n"):
        before[at - 1] += newline
    return "".join([*before[:at], *(line + newline for line in lines), *before[at:]])


def write(path: Path, options: InitialOptions) -> None:
    """Add doc-lint to a configuration file.

    Raises:
        SourceError: If that is not possible without changing anything else.
    """
    files = Folder(path.parent, "")
    text = files[path.name].decode("utf-8")
    changed = insert(text, options)
    inherited = (
        "plugins" in read_config(files, path.name) and entry(yaml.compose(text, yaml.SafeLoader), "plugins") is None
    )
    if inherited or not _only_adds(text, changed):
        raise SourceError(f"{path}: cannot be changed safely; add the output of doc-lint init to its plugins yourself")
    path.write_bytes(changed.encode("utf-8"))


def _only_adds(text: str, changed: str) -> bool:
    """Return whether a changed configuration only adds doc-lint at the end of the plugins."""
    try:
        before, after = (_plain(yaml.compose(each, yaml.SafeLoader)) or {} for each in (text, changed))
    except yaml.YAMLError:
        return False
    old, new = before.pop("plugins", None) or ["search"], after.pop("plugins", None)
    if isinstance(old, dict) and isinstance(new, dict):
        old, new = list(old.items()), list(new.items())
    return before == after and isinstance(new, list) and new[:-1] == old and "doc-lint" in new[-1]


def _plain(node: yaml.Node | None) -> Any:
    """Return a YAML tree as Python values. Custom tags are kept as `(tag, value)`."""
    if isinstance(node, yaml.MappingNode):
        return {key.value: _plain(value) for key, value in node.value}
    if isinstance(node, yaml.SequenceNode):
        return [_plain(item) for item in node.value]
    return (
        None
        if node is None or not node.value
        else node.value
        if node.tag.startswith("tag:")
        else (node.tag, node.value)
    )
