"""Hold what doc-lint reads from Markdown against what Python-Markdown makes of it."""

import argparse
import sys
import time
from collections import Counter
from collections.abc import Callable
from contextlib import chdir
from functools import partial
from pathlib import Path

from msgspec.structs import replace

from doc_lint.sources import SourceError, tree
from doc_lint.sources.config.raw_config import entries, read_config
from doc_lint.sources.files.folder import Folder
from doc_lint.sources.files.text import decode
from scripts.oracle_causes import CAUSES, Cause
from scripts.oracle_reading import Oracle, random_parts

ROOT = Path(__file__).parents[1]


def shrink(text: str, holds: Callable[[str, bool], bool], seconds: float = 20) -> str:
    """Return the smallest text found for which a predicate holds, by leaving out paragraphs, lines and characters."""
    end = time.process_time() + seconds
    for glue in ("\n\n", "\n", ""):
        parts = text.split(glue) if glue else list(text)
        size = max(len(parts) // 2, 1)
        while size and time.process_time() < end:
            start, before = 0, len(parts)
            while start < len(parts) and time.process_time() < end:
                kept = parts[:start] + parts[start + size :]
                if holds(glue.join(kept), glue != ""):
                    parts = kept
                else:
                    start += size
            size = size if size == 1 and len(parts) < before else size // 2
        text = glue.join(parts)
    return text


class Result:
    """The disagreements of one run, as they are found.

    Args:
        limit: How many unexplained ones to shrink and print.
    """

    def __init__(self, limit: int):
        self.limit = limit
        self.texts = 0
        self.sure = 0
        self.failed: Counter[str] = Counter()
        self.explained: Counter[str] = Counter()
        self.unexplained = 0
        self.disagreeing = 0
        self.printed: set[tuple[str, str]] = set()

    def add(self, name: str, text: str, oracle: Oracle) -> None:
        """Compare one text."""
        self.texts += 1
        self.sure += oracle.is_sure(text)
        try:
            found = oracle.compare(text)
        except Exception as error:
            self.failed[type(error).__name__] += 1
            return
        self.disagreeing += bool(found)
        for each in found:
            if self.unexplained >= self.limit:
                self.unexplained += 1
                continue
            smallest = shrink(text, partial(oracle.disagrees, each))
            cause = cause_of(each.kind, smallest)
            if cause:
                self.explained[cause.reason] += 1
                continue
            self.unexplained += 1
            if (each.kind, smallest) in self.printed:
                continue
            self.printed.add((each.kind, smallest))
            (small,) = (one for one in oracle.compare(smallest) if one.kind == each.kind)
            print(f"{name}: {each.kind}")
            print(f"  input:           {smallest!r}")
            print(f"  doc-lint:        {small.doc_lint}")
            print(f"  Python-Markdown: {small.markdown}", flush=True)

    def summary(self) -> str:
        """Return the counts."""
        lines = [f"  {count} pages not rendered: {error}" for error, count in self.failed.items()]
        lines += [f"  {count} explained: {reason}" for reason, count in self.explained.most_common()]
        return "\n".join(
            [
                f"{self.texts} texts, {self.sure} of which the fast reader is sure; "
                f"{self.disagreeing} with disagreements, {self.unexplained} unexplained",
                *lines,
            ]
        )


def cause_of(kind: str, smallest: str) -> Cause | None:
    """Return the known cause of a disagreement."""
    return next((cause for cause in CAUSES if cause.kind == kind and cause.pattern.search(smallest)), None)


def compare_site(path: Path, result: Result, *, fast: bool) -> None:
    """Compare all pages of a site."""
    config_path = (
        path if path.is_file() else next(path / n for n in ("mkdocs.yml", "properdocs.yml") if (path / n).is_file())
    )
    with chdir(config_path.parent):
        files = Folder(Path(), "")
        config = read_config(files, config_path.name)
        files.docs = tree.docs_folder(config)
        extensions = entries(config.get("markdown_extensions"))
        dialect = tree.dialect_of(config, files, files.docs)
        dialect = replace(dialect, extensions=None) if fast else dialect
        oracle = Oracle(extensions, dialect, files.get)
        for missing in oracle.missing:
            print(f"{path}: without the extension {missing}")
        for page in files:
            if page.endswith(".md"):
                result.add(f"{path}/{page}", decode(files[page])[0], oracle)


def main(arguments: list[str]) -> int:
    """Compare, print, and return the exit code."""
    parser = argparse.ArgumentParser()
    parser.add_argument("sites", nargs="*", type=Path, default=[ROOT])
    parser.add_argument("--generated", type=int)
    parser.add_argument("--seed", type=int, default=0)
    parser.add_argument("--fast", action="store_true")
    parser.add_argument("--sure", action="store_true")
    parser.add_argument("--parts", type=int)
    parser.add_argument("--limit", type=int, default=20)
    given = parser.parse_args(arguments)
    if given.parts is None:
        return compare(given)
    with random_parts(given.parts):
        return compare(given)


def compare(given: argparse.Namespace) -> int:
    """Compare what the arguments say."""
    total = Result(given.limit)
    start = time.process_time()
    if given.generated:
        from scripts.generated_markdown import compare_generated

        compare_generated(given.generated, given.seed, total, fast=given.fast, sure=given.sure)
    for site in () if given.generated else given.sites:
        result = Result(given.limit)
        try:
            compare_site(site.resolve(), result, fast=given.fast)
        except (SourceError, StopIteration) as error:
            print(f"{site}: {error}")
            continue
        print(f"{site.name}: {result.summary()}", flush=True)
        total.unexplained += result.unexplained
        total.texts += result.texts
        total.sure += result.sure
        total.disagreeing += result.disagreeing
        total.explained += result.explained
        total.failed += result.failed
    print(f"{total.summary()} ({time.process_time() - start:.0f} CPU s)")
    return 1 if total.unexplained else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
