"""Measure the CPU time of doc-lint and rumdl, as whole processes, on synthetic sites."""

import argparse
import os
import random
import resource
import shutil
import subprocess
import sys
import tempfile
from itertools import accumulate, product
from pathlib import Path
from statistics import median
from typing import NamedTuple

SYLLABLES = ["".join(letters) for letters in product("bcdfglmnprst", "aeiou")]
WORDS = [*SYLLABLES, *("".join(pair) for pair in product(SYLLABLES, SYLLABLES))]
WEIGHTS = list(accumulate(1 / rank for rank in range(1, len(WORDS) + 1)))  # like natural text: a few words are frequent
PER_SECTION = 20
COLUMNS = ("no cache", "first", "unchanged", "one page")


def write_site(root: Path, pages: int) -> None:
    """Write a site of typical pages: about 700 words, headings, links, code, a table, a note."""
    source = random.Random(pages)  # noqa: S311 - the same site in every run
    names = [f"part-{number // PER_SECTION}/page-{number % PER_SECTION}.md" for number in range(pages)]
    (root / "docs").mkdir(parents=True)
    for number, name in enumerate(names):
        path = root / "docs" / name
        path.parent.mkdir(exist_ok=True)
        path.write_text("\n".join(_page(source, number, names)))
    (root / "docs/index.md").write_text(
        "# Home\n\n" + "".join(f"- [{name}]({name})\n" for name in names[::PER_SECTION])
    )
    nav = "".join(
        f"  - Part {first // PER_SECTION}: [{', '.join(names[first : first + PER_SECTION])}]\n"
        for first in range(0, pages, PER_SECTION)
    )
    extensions = "markdown_extensions: [admonition, attr_list, tables, pymdownx.superfences]\n"
    (root / "mkdocs.yml").write_text(f"site_name: Bench\n{extensions}nav:\n  - index.md\n{nav}")


def _page(source: random.Random, number: int, names: list[str]) -> list[str]:
    lines = [f"# Page {number} on {_words(source, 3)}", ""]
    for section in range(5):
        lines += [f"## {_words(source, 4).capitalize()} {section}", ""]
        for _ in range(3):
            near = names[source.randrange(len(names))]
            link = f"[{_words(source, 3)}](../{near})"
            lines += [_wrapped(f"{_words(source, 25)} {link} {_words(source, 12)} `{_words(source, 1)}`."), ""]
        lines += [f"- {_words(source, 8)}" for _ in range(3)] + [""]
    lines += ["```python", *(f"value_{n} = run({_words(source, 1)!r})" for n in range(8)), "```", ""]
    lines += [
        "| Option | Meaning |",
        "| --- | --- |",
        *(f"| `{_words(source, 1)}` | {_words(source, 6)} |" for _ in "1234"),
    ]
    near = names[source.randrange(len(names))]
    note = f"    {_words(source, 20)} [{_words(source, 2)}](../{near}#next-steps)."
    return [*lines, "", "!!! note", "", note, "", "## Next steps", "", _words(source, 15), ""]


def _words(source: random.Random, number: int) -> str:
    return " ".join(source.choices(WORDS, cum_weights=WEIGHTS, k=number))


def _wrapped(text: str, width: int = 90) -> str:
    lines, line = [], ""
    for word in text.split(" "):
        line, full = (word, line) if len(line) + len(word) > width else (f"{line} {word}".strip(), "")
        lines += [full] if full else []
    return "\n".join([*lines, line])


def cpu(command: list[str], folder: Path) -> tuple[float, float]:
    """Return the CPU seconds of a command and its children, and the peak memory of its largest child, in MiB."""
    compiled = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    done = subprocess.run(command, cwd=folder, capture_output=True, text=True, check=False, env=compiled)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    if done.returncode not in (0, 1):
        raise SystemExit(f"bench: {' '.join(command)}: {done.stderr[-500:]}")
    return after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime, after.ru_maxrss / 1024


class Tool(NamedTuple):
    """A command that lints the site in the current folder.

    Attributes:
        command: The command with its arguments.
        cache: The folder of its cache, relative to the site.
    """

    command: list[str]
    cache: str


def tools() -> dict[str, Tool]:
    """Return the commands to measure, by name. rumdl is included if it is installed."""
    check = [sys.executable, "-m", "doc_lint", "check", "--output", "concise"]
    found = {"doc-lint, links": Tool([*check, "--select", "links"], ".doc-lint-cache")}
    found["doc-lint, default rules"] = Tool(check, ".doc-lint-cache")
    rumdl = shutil.which("rumdl", path=f"{Path(sys.executable).parent}{os.pathsep}{os.environ.get('PATH', '')}")
    if rumdl:
        check = [rumdl, "check", "--flavor", "mkdocs", "--silent", "docs"]
        found["rumdl, links"] = Tool([*check, "--enable", "MD051,MD057"], ".rumdl_cache")
        found["rumdl, default rules"] = Tool(check, ".rumdl_cache")
    return found


def times(tool: Tool, root: Path) -> list[float]:
    """Return the CPU seconds of one run for each of the columns."""
    shutil.rmtree(root / tool.cache, ignore_errors=True)
    found = [cpu([*tool.command, "--no-cache"], root)[0]]
    found += [cpu(tool.command, root)[0] for _ in range(2)]
    page = root / "docs/part-0/page-0.md"
    text = page.read_text()
    page.write_text(f"{text}\nOne sentence more.\n")
    found.append(cpu(tool.command, root)[0])
    page.write_text(text)
    return found


def measure(pages: int, runs: int) -> None:
    """Print the medians of both on one site, and their ratios."""
    with tempfile.TemporaryDirectory() as folder:
        write_site(Path(folder), pages)
        found: dict[str, list[list[float]]] = {name: [] for name in tools()}
        for tool in tools().values():
            cpu([*tool.command, "--no-cache"], Path(folder))  # compiles the modules, which pip would have done
        for _ in range(runs):
            for name, tool in tools().items():
                found[name].append(times(tool, Path(folder)))
    medians = {name: [median(column) for column in zip(*rows, strict=True)] for name, rows in found.items()}
    print(f"{f'{pages} pages, {runs} runs, CPU seconds':40}" + "".join(f"{column:>12}" for column in COLUMNS))
    for name, row in medians.items():
        print(f"  {name:38}" + "".join(f"{seconds:12.2f}" for seconds in row))
    for name, row in medians.items():
        peer = medians.get(name.replace("doc-lint", "rumdl"), row)
        if peer is not row:
            ratios = (seconds / other for seconds, other in zip(row, peer, strict=True))
            print(f"  {f'{name}, of rumdl':38}" + "".join(f"{ratio:12.2f}" for ratio in ratios))


def profile(pages: int) -> None:
    """Print a profile of one run."""
    with tempfile.TemporaryDirectory() as folder:
        write_site(Path(folder), pages)
        command = [sys.executable, "-m", "cProfile", "-s", "tottime", "-m", "doc_lint", "check", "--output", "concise"]
        done = subprocess.run(command, cwd=folder, capture_output=True, text=True, check=False)
    print(
        "\n".join(line for line in done.stdout.splitlines() if line.startswith(" ") or "function calls" in line)[:4000]
    )


def share(pages: int) -> None:
    """Print doc-lint's share of the build time, for its own site and a synthetic one with the Material theme."""
    root = Path(__file__).parents[1]
    with tempfile.TemporaryDirectory() as folder:
        made = Path(folder)
        write_site(made, pages)
        with (made / "mkdocs.yml").open("a") as config:
            config.write("theme: material\nplugins: [search, doc-lint]\n")
        for place in (root, made):
            command = [sys.executable, "-m", "scripts.measure_build", "mkdocs.yml"]
            done = subprocess.run(command, cwd=place, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True)
            name = "its own site" if place == root else "synthetic site"
            print(f"{name}, {done.stdout or 'cannot be built'}", end="")


def main() -> None:
    """Measure runs, profile one, or measure builds."""
    parser = argparse.ArgumentParser(prog="scripts/bench")
    parser.add_argument("pages", nargs="*", type=int, default=[1000])
    parser.add_argument("--runs", type=int, default=3)
    parser.add_argument("--profile", action="store_true")
    parser.add_argument("--build", action="store_true")
    given = parser.parse_args()
    for pages in given.pages:
        if given.profile:
            profile(pages)
        elif given.build:
            share(pages)
        else:
            measure(pages, given.runs)


if __name__ == "__main__":
    main()
