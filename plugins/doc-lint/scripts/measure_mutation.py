"""Write the offence of each rule into copies of a site, and count those that doc-lint finds at their line."""

import argparse
import json
import random
import shutil
import sys
import tempfile
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import NamedTuple

from msgspec.structs import replace

from doc_lint import Finding, Options, Report, lint, read_options
from doc_lint.cli.load import Loaded, Place, load
from doc_lint.grouping import each_place
from doc_lint.options import RuleOptions
from doc_lint.testing import loaded
from scripts import generated_offences
from scripts.measure_recall import with_snippets
from scripts.mutated_site import Mutation, Writer, merged
from scripts.mutations import Form, forms

IGNORED = shutil.ignore_patterns(".git", ".venv", "node_modules", "target", "__pycache__", ".doc-lint-cache")


class Result(NamedTuple):
    """What became of an offence.

    Attributes:
        mutation: The offence.
        outcome: `found` at its line, `elsewhere`, `unjudged`, `wrong` if only another rule found it, or `missed`.
        extra: Findings of rules that find nothing in this offence.
    """

    mutation: Mutation
    outcome: str
    extra: tuple[Finding, ...]


def judged(mutations: Iterable[Mutation], before: Report, after: Report) -> tuple[list[Result], list[Finding]]:
    """Return what became of each offence, and new findings that belong to none."""
    new = list(_new(before, after))
    unjudged = {(each.location.path, each.location.line) for each in after.unjudged}
    pages = {each.location.path for each in after.unjudged_pages}
    skipped = {each.rule for each in after.skipped}
    results, claimed = [], set()
    for mutation in mutations:
        mine = [number for number, finding in enumerate(new) if _belongs(finding, mutation)]
        claimed.update(mine)
        form, findings = mutation.form, [new[number] for number in mine]
        same = [finding for finding in findings if finding.rule == form.rule]
        others = tuple(finding for finding in findings if finding.rule not in {form.rule, *form.also})
        if any((each.location.path, each.location.line) in mutation.right for each in same):
            outcome = "found"
        elif same:
            outcome = "elsewhere"
        elif (
            form.rule in skipped
            or not unjudged.isdisjoint(mutation.lines)
            or not pages.isdisjoint(path for path, _ in mutation.lines)
        ):
            outcome = "unjudged"
        else:
            outcome = "wrong" if others else "missed"
        results.append(Result(mutation, outcome, others))
    return results, [finding for number, finding in enumerate(new) if number not in claimed]


def _new(before: Report, after: Report) -> Iterator[Finding]:
    """Yield the places that were not there before; where several have one identity, the last ones."""
    had = Counter(place.identity for place in each_place(before.findings))
    for place in each_place(after.findings):
        if had[place.identity]:
            had[place.identity] -= 1
        else:
            yield place


def _belongs(finding: Finding, mutation: Mutation) -> bool:
    texts = (finding.location.path, finding.page, *finding.key, *finding.cause, finding.message)
    if finding.rule in mutation.form.also and finding.location.path in {path for path, _ in mutation.lines}:
        return True  # such as the heading after a second title
    return (finding.location.path, finding.location.line) in mutation.lines or any(
        mutation.word in text.lower() for text in texts
    )


def with_options(options: Options, wanted: Iterable[tuple[Form, str]]) -> Options:
    """Turn on the rules of forms, with their options, in addition to those that the site has."""
    rules = dict(options.rules)
    raw: dict[str, dict[str, dict[str, object]]] = defaultdict(lambda: defaultdict(dict))
    lists: dict[str, dict[str, list[object]]] = defaultdict(lambda: defaultdict(list))
    for form, word in wanted:
        rules.setdefault(form.rule, RuleOptions())
        for name, value in _filled(form.options, word).items():
            if isinstance(value, dict):
                raw[form.rule][name] |= value
            elif isinstance(value, list):
                lists[form.rule][name] += value
    for rule in {*raw, *lists}:
        given = read_options({"rules": {rule: {**raw[rule], **lists[rule]}}}).rules[rule].values
        had = rules[rule].values
        values = {name: _joined(had.get(name), value) for name, value in given.items()}
        rules[rule] = replace(rules[rule], values={**had, **values})
    chosen = {rule.name for rule in options.chosen()} | {form.rule for form, _ in wanted}
    return replace(options, rules=rules, select=tuple(sorted(chosen)), ignore=(), allow=(), baseline="")


def _filled(value: object, word: str) -> dict[str, object]:
    filled: dict[str, object] = json.loads(json.dumps(value).replace("{x}", word))
    return filled


def _joined(had: object, value: object) -> object:
    if isinstance(had, Mapping) and isinstance(value, Mapping):
        return {**had, **value}
    return (*had, *value) if isinstance(had, tuple) and isinstance(value, tuple) else value


class Run:
    """Mutates copies of one site.

    Args:
        folder: The checkout.
        config: The configuration file, relative to it.
        plugins: Whether the plugins of the site run.
        only: The rules to break; all of them if there are none.
    """

    def __init__(self, folder: Path, config: str, *, plugins: bool, only: Iterable[str] = ()):
        self.folder, self.config, self.plugins = folder, config, plugins
        rules = set(only)
        self.forms = [form for form in forms() if not rules or form.rule in rules]
        self.results: list[Result] = []
        self.strays: list[Finding] = []
        self.skipped: dict[tuple[str, str], str] = {}
        self.notes: set[str] = set()

    def measure(self, each: int, seed: int) -> None:
        """Write every form this many times, one offence into a page, into as many copies as that takes."""
        source = random.Random(seed)  # noqa: S311 - the same offences at every run
        every = [(form, f"zq{number}x") for number, form in enumerate(form for form in self.forms for _ in range(each))]
        with self._copy() as config:
            before = self._load(config, every)
            report = lint(before.site, before.options)
        left = source.sample(every, len(every))
        while left:
            with self._copy() as config:
                writer = Writer(config.parent, before.site, config.name, source, plugins=self.plugins)
                left, written = self._write(writer, left), writer.finish()
                if not written:
                    break
                after = self._load(config, every)
                results, strays = judged(merged(written), report, lint(after.site, after.options))
            self.results += results
            self.strays += strays

    def measure_generated(self, each: int, seed: int, only: Iterable[str]) -> None:
        """Write every offence that needs a separate site this many times into that site."""
        for mutation, files, broken in generated_offences.sites(each, seed, only):
            with loaded(files) as site:
                before = lint(site.site, site.options)
            with loaded(broken) as site:
                results, strays = judged([mutation], before, lint(site.site, site.options))
            self.results += results
            self.strays += strays

    def _write(self, writer: Writer, wanted: list[tuple[Form, str]]) -> list[tuple[Form, str]]:
        """Write offences as long as there are pages for them; return those that are left."""
        left = []
        for form, word in wanted:
            if not writer.takes(form):
                self.skipped[form.rule, form.name] = form.needs or form.kind
            elif not writer.add(form, word):
                left.append((form, word))
        return left

    @contextmanager
    def _copy(self) -> Iterator[Path]:
        """Copy the site; yield the configuration file of the copy."""
        with tempfile.TemporaryDirectory() as folder:
            copy = Path(folder, "site")
            shutil.copytree(self.folder, copy, ignore=IGNORED, symlinks=True)
            if (self.folder / ".git").exists():  # plugins ask Git for dates
                (copy / ".git").write_text(f"gitdir: {_git_folder(self.folder)}\n")
            config = copy / self.config
            with_snippets(config)
            yield config

    def _load(self, config: Path, wanted: list[tuple[Form, str]]) -> Loaded:
        loaded = load(Place(config), lambda options: with_options(options, wanted), plugins=self.plugins)
        self.notes |= {loaded.note} - {""}
        return loaded


def _git_folder(folder: Path) -> Path:
    git = folder / ".git"
    return (
        git.resolve() if git.is_dir() else (folder / git.read_text("utf-8").removeprefix("gitdir: ").strip()).resolve()
    )


OUTCOMES = ("found", "elsewhere", "wrong", "missed", "unjudged")


def table(results: Iterable[Result]) -> Iterator[str]:
    """Yield a line for each rule."""
    by_rule: dict[str, Counter[str]] = defaultdict(Counter)
    for result in results:
        for rule in (result.mutation.form.rule, "all"):
            by_rule[rule][result.outcome] += 1
            by_rule[rule]["extra"] += len(result.extra)
    yield f"{'rule':28} {'written':>7} {' '.join(f'{name:>9}' for name in OUTCOMES)} {'extra':>6} recall"
    for rule in (*sorted(by_rule.keys() - {"all"}), *({"all"} & by_rule.keys())):
        row = by_rule[rule]
        written = sum(row[name] for name in OUTCOMES)
        recall = row["found"] / (written - row["unjudged"] or 1)
        yield f"{rule:28} {written:7} {' '.join(f'{row[name]:9}' for name in OUTCOMES)} {row['extra']:6} {recall:6.3f}"


def details(run: Run) -> Iterator[str]:
    """Yield what was not found at its line, what was found in addition, and which forms the site cannot have."""
    for result in sorted(run.results, key=lambda each: each.mutation.form[:2]):
        form = result.mutation.form
        place = min(result.mutation.right)
        if result.outcome not in {"found", "unjudged"}:
            yield f"  {result.outcome}: {form.rule}: {form.name}: {place[0]}:{place[1]}: {result.mutation.word}"
        for finding in result.extra:
            yield f"  extra: {form.rule}: {form.name}: {finding}"
    for finding in run.strays:
        yield f"  stray: {finding}"
    for (rule, name), needs in sorted(run.skipped.items()):
        yield f"  not for this site: {rule}: {name} (needs {needs})"


def main() -> int:
    """Measure one site and print a table."""
    parser = argparse.ArgumentParser(prog="scripts/mutate")
    parser.add_argument("folder", type=Path, nargs="?")
    parser.add_argument("--generated", action="store_true")
    parser.add_argument("--config", default="mkdocs.yml")
    parser.add_argument("--each", type=int, default=3)
    parser.add_argument("--seed", type=int, default=0)
    parser.add_argument("--only", action="append", default=[])
    parser.add_argument("--no-plugins", dest="plugins", action="store_false")
    given = parser.parse_args()
    if bool(given.folder) == given.generated:
        parser.error("name a folder, or use --generated")
    run = Run(given.folder or Path(), given.config, plugins=given.plugins, only=given.only)
    if given.generated:
        run.measure_generated(given.each, given.seed, given.only)
    else:
        run.measure(given.each, given.seed)
    print(*sorted(run.notes), *table(run.results), *details(run), sep="\n")
    perfect = all(each.outcome in {"found", "unjudged"} and not each.extra for each in run.results)
    return 0 if perfect and not run.strays else 1


if __name__ == "__main__":
    sys.exit(main())
